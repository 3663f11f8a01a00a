internal import Casebook
internal import Foundation
internal import Glibc

/// How a book and the program lie on the host: who owns what, who may write it.
struct Installation {
  struct Entry {
    var name: String
    var mode: mode_t
    var owner: uid_t
    var group: gid_t
    var isFile: Bool
    var links: UInt
  }

  /// The book's directory, then what is in it.
  private(set) var directory: Entry
  private(set) var files: [Entry] = []
  private(set) var program: Entry?

  init(_ path: String) throws(Failure) {
    guard let directory = Installation.entry(path, follow: true), !directory.isFile else {
      throw Failure(.noInput, "there is no directory \(path)")
    }
    self.directory = directory
    for name in try Installation.names(path) {
      if let entry = Installation.entry(path + "/" + name, named: name) { files.append(entry) }
    }
    program = Installation.entry("/proc/self/exe", follow: true)
  }

  static func names(_ path: String) throws(Failure) -> [String] {
    do {
      return try BookGroup.with { try FileManager.default.contentsOfDirectory(atPath: path) }
        .sorted()
    } catch { throw Failure(.notPermitted, "you may not read \(path)") }
  }

  private static func entry(_ path: String, named name: String? = nil, follow: Bool = false)
    -> Entry?
  {
    var status = stat()
    let result = BookGroup.with { follow ? stat(path, &status) : lstat(path, &status) }
    guard result == 0 else { return nil }
    return Entry(
      name: name ?? path, mode: status.st_mode & 0o7777, owner: status.st_uid,
      group: status.st_gid, isFile: status.st_mode & S_IFMT == S_IFREG,
      links: UInt(status.st_nlink))
  }

  /// Directories on the way to the book that somebody besides root and its owner may change: they
  /// could put another one in its place.
  static func openParents(of path: String) -> [String] {
    var path = URL(fileURLWithPath: path).standardized.deletingLastPathComponent().path
    var open: [String] = []
    while true {
      if let entry = entry(path, follow: true), entry.mode & 0o022 != 0, entry.mode & 0o1000 == 0 {
        open.append(path)
      }
      guard path != "/", !path.isEmpty else { return open }
      path = URL(fileURLWithPath: path).deletingLastPathComponent().path
    }
  }
}

/// Groups of the host.
enum HostGroup {
  static func id(_ name: String) -> gid_t? {
    getgrnam(name).map { $0.pointee.gr_gid } ?? gid_t(name)
  }

  static func name(_ id: gid_t) -> String {
    getgrgid(id).flatMap { $0.pointee.gr_name }.map { String(cString: $0) } ?? "\(id)"
  }

  /// People in a group, by the list of the group and as their own first group.
  static func members(_ id: gid_t) -> [String] {
    var names: [String] = []
    if let entry = getgrgid(id), var member = entry.pointee.gr_mem {
      while let name = member.pointee {
        names.append(String(cString: name))
        member += 1
      }
    }
    setpwent()
    while let person = getpwent() {
      if person.pointee.pw_gid == id, let name = person.pointee.pw_name {
        names.append(String(cString: name))
      }
    }
    endpwent()
    return names
  }
}
