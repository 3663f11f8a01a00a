internal import Glibc

/// The directory of a book. Every file is reached through the directory as it was opened, never by
/// path, so that a directory put in its place is noticed instead of written to; links, pipes and
/// devices in the place of a file are refused.
struct Folder: ~Copyable {
  let path: String
  let directory: Descriptor

  /// Group-shared: new files belong to the group of the directory, others see nothing.
  static let mode: mode_t = 0o2770
  static let fileMode: mode_t = 0o660

  init(at path: String, unlessDirectory error: BookError? = nil) throws(BookError) {
    self.path = path
    let number = BookGroup.with { Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard number >= 0 else {
      let failure = SystemError.last
      switch failure.code {
      case ENOENT: throw .noSuchDirectory(path)
      case ENOTDIR: throw error ?? .notABook(path)
      default: throw failure.asBookError("reading", path)
      }
    }
    directory = Descriptor(owning: number)
  }

  /// Makes the directory if need be; it must be empty.
  static func create(at path: String) throws(BookError) -> Folder {
    if BookGroup.with({ mkdir(path, mode & 0o777) }) != 0, errno != EEXIST {
      throw SystemError.last.asBookError("making", path)
    }
    let folder = try Folder(at: path, unlessDirectory: .alreadyExists(path))
    guard try folder.names().isEmpty else { throw .alreadyExists(path) }
    guard fchmod(folder.directory.number, mode) == 0 else {
      throw SystemError.last.asBookError("changing the mode of", path)
    }
    // A directory whose own name is lost takes the book with it.
    let parent = openat(folder.directory.number, "..", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if parent >= 0 { try? Descriptor(owning: parent).sync() }
    return folder
  }

  /// Opens a plain file that must be there, for reading, and hands over its number.
  func openNumber(_ name: String) throws(BookError) -> Int32 {
    guard let file = try open(name) else {
      throw .damaged(file: name, line: 1, what: "the file is missing")
    }
    let number = fcntl(file.number, F_DUPFD_CLOEXEC, 0)
    guard number >= 0 else { throw SystemError.last.asBookError("reading", name) }
    return number
  }

  /// Opens a plain file; nil if there is none of that name.
  func open(_ name: String, _ flags: Int32 = O_RDONLY) throws(BookError) -> Descriptor? {
    // O_NONBLOCK: opening a pipe that somebody put there must not wait for its other end.
    let all = flags | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK
    let number: Int32
    do {
      number = try uninterrupted { BookGroup.with { openat(directory.number, name, all) } }
    } catch {
      if error.code == ENOENT { return nil }
      if error.code == ENXIO || error.code == EISDIR { throw .notRegular(name) }
      throw error.asBookError(flags & O_ACCMODE == O_RDONLY ? "reading" : "opening", name)
    }
    let file = Descriptor(owning: number)
    let status = try file.status(name)
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notRegular(name) }
    return file
  }

  /// The length of a file; nil if there is none of that name.
  func size(of name: String) throws(BookError) -> Int? {
    guard let file = try open(name) else { return nil }
    return Int(try file.status(name).st_size)
  }

  /// Makes a file that is not there yet, with the book's mode whatever the umask.
  func make(_ name: String) throws(BookError) -> Descriptor {
    let flags = O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let number: Int32
    do {
      number = try uninterrupted {
        BookGroup.with { openat(directory.number, name, flags, Folder.fileMode) }
      }
    } catch { throw error.asBookError("making", name) }
    let file = Descriptor(owning: number)
    guard fchmod(number, Folder.fileMode) == 0 else {
      throw SystemError.last.asBookError("changing the mode of", name)
    }
    return file
  }

  /// Makes a file under a temporary name of its own, out of the way of whatever a dead process
  /// left behind; its name is for `rename`.
  func makeTemporary(_ name: String) throws(BookError) -> NamedFile {
    try makeFirstFree(name) { ".\(name).\(getpid()).\($0)" }
  }

  /// Makes a file under the first of the names for 0, 1, 2 ... that is free.
  func makeFirstFree(_ what: String, _ name: (Int) -> String) throws(BookError) -> NamedFile {
    for attempt in 0..<1000 {
      do { return NamedFile(file: try make(name(attempt)), name: name(attempt)) } catch {
        guard case .failed(_, _, EEXIST, _) = error else { throw error }
      }
    }
    throw .failed(file: what, doing: "making", code: EEXIST, reason: "no name is free")
  }

  func rename(_ from: String, to name: String) throws(BookError) {
    let failed = BookGroup.with { renameat(directory.number, from, directory.number, name) }
    guard failed == 0 else {
      throw SystemError.last.asBookError("renaming", name)
    }
    try syncNames()
  }

  /// Names made or removed are on the disk when this returns.
  func syncNames() throws(BookError) {
    do { try directory.sync() } catch { throw error.asBookError("syncing", path) }
  }

  /// Removes a file if it is there.
  func remove(_ name: String) {
    _ = BookGroup.with { unlinkat(directory.number, name, 0) }
  }

  func names() throws(BookError) -> [String] {
    // A second description: reading a directory moves a position that duplicates share.
    let number = BookGroup.with {
      openat(directory.number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    }
    guard number >= 0, let stream = fdopendir(number) else {
      throw SystemError.last.asBookError("reading", path)
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Whether the path still leads to the directory that was opened.
  func isStillThere() -> Bool {
    var there = stat()
    guard BookGroup.with({ stat(path, &there) }) == 0, let here = try? directory.status() else {
      return false
    }
    return there.st_ino == here.st_ino && there.st_dev == here.st_dev
  }

  /// Whether the name still leads to an open file.
  func holds(_ file: borrowing Descriptor, as name: String) -> Bool {
    var there = stat()
    guard
      BookGroup.with({ fstatat(directory.number, name, &there, AT_SYMLINK_NOFOLLOW) }) == 0,
      let here = try? file.status()
    else { return false }
    return there.st_ino == here.st_ino && there.st_dev == here.st_dev
  }
}

/// A file that was made, and the name it was made under.
struct NamedFile: ~Copyable {
  let file: Descriptor
  let name: String
}

extension Folder {
  /// Whether it is on a file system of another host (proc(5), mountinfo).
  var isOnNetwork: Bool {
    guard let status = try? directory.status(),
      let file = try? Folder.open("/proc/self/mountinfo"),
      let text = try? file.read(0..<(1 << 20))
    else { return false }
    let device = Folder.number(ofDevice: status.st_dev)
    let kinds: Set<Substring> = [
      "nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ceph", "9p", "fuse.sshfs", "glusterfs",
    ]
    for line in String(decoding: text, as: UTF8.self).split(separator: "\n") {
      let fields = line.split(separator: " ")
      guard fields.count > 6, fields[2] == device, let dash = fields.firstIndex(of: "-") else {
        continue
      }
      return dash + 1 < fields.count && kinds.contains(fields[dash + 1])
    }
    return false
  }

  /// `major:minor`, as the C library packs them (gnu_dev_major(3)).
  private static func number(ofDevice device: dev_t) -> String {
    let major = (device >> 8 & 0xFFF) | (device >> 32 & ~0xFFF)
    let minor = (device & 0xFF) | (device >> 12 & ~0xFF)
    return "\(major):\(minor)"
  }

  private static func open(_ path: String) throws(SystemError) -> Descriptor {
    Descriptor(owning: try uninterrupted { Glibc.open(path, O_RDONLY | O_CLOEXEC) })
  }
}

extension Descriptor {
  func status(_ name: String) throws(BookError) -> stat {
    do { return try status() } catch { throw error.asBookError("reading", name) }
  }
}
