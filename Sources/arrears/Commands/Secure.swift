internal import ArgumentParser
internal import Casebook
internal import Foundation
internal import Glibc

struct Secure: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Give a book the owners and modes of a shared or a hardened installation.",
    discussion: """
      shared: the people who work in the book are in its group, and could write its files by hand; \
      `arrears verify` would show it. hardened: nobody is in its group, the program is installed \
      setgid to it, and there is no way to the files but the program. See the README, “Trust”. \
      Run as root; `arrears doctor` checks the result.
      """)

  enum Kind: String, ExpressibleByArgument, CaseIterable { case shared, hardened }

  @Argument(help: "shared or hardened.") var kind: Kind
  @Option(help: "The group: `groupadd --system arrears` makes one.") var group: String
  @Option(help: "The book's directory (else $ARREARS_BOOK).", completion: .directory)
  var book: String?
  @Option(help: "hardened: where the program is installed.", completion: .file())
  var program = "/usr/local/bin/arrears"

  func run() throws {
    guard BookGroup.id == nil else {
      throw Failure(.usage, "run a copy of the program that is not installed setgid")
    }
    var options = try BookOptions.parse([])
    options.book = book
    let path = try options.path()
    guard let id = HostGroup.id(group) else {
      throw Failure(.noInput, "there is no group \(group); `groupadd --system \(group)` makes it")
    }
    let members = HostGroup.members(id)
    if kind == .hardened, !members.isEmpty {
      throw Failure(
        .no,
        "\(members.joined(separator: ", ")) would get past the program: nobody may be in \(group)")
    }
    _ = try Book.verify(path)
    try secure(path, id)
    if kind == .hardened { try install(id) }
    printing { printer in
      printer.line("\(path) belongs to the group \(group), mode 2770; its files are 660")
      if kind == .hardened { printer.line("\(program) is setgid to \(group)") }
      printer.line("`arrears doctor --book \(path)` checks it")
    }
  }

  /// The directory and its plain files, each through a descriptor, so that no link leads elsewhere.
  private func secure(_ path: String, _ id: gid_t) throws(Failure) {
    let owner = kind == .hardened ? 0 : uid_t.max
    let directory = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard directory >= 0 else { throw Secure.failure(path) }
    defer { close(directory) }
    guard fchown(directory, owner, id) == 0, fchmod(directory, 0o2770) == 0 else {
      throw Secure.failure(path)
    }
    for name in try Installation.names(path) {
      let file = openat(directory, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
      guard file >= 0 else { throw Secure.failure(name) }
      defer { close(file) }
      var status = stat()
      guard fstat(file, &status) == 0 else { throw Secure.failure(name) }
      if status.st_mode & S_IFMT == S_IFDIR, ["packs", "playbook"].contains(name) { continue }
      guard status.st_mode & S_IFMT == S_IFREG, status.st_nlink == 1 else {
        throw Failure(.no, "\(name) in the book is not a plain file of one name; look at it first")
      }
      guard fchown(file, owner, id) == 0, fchmod(file, 0o660) == 0 else {
        throw Secure.failure(name)
      }
    }
  }

  /// This program, copied beside its place and put there as a whole.
  private func install(_ id: gid_t) throws(Failure) {
    let draft = program + ".new"
    unlink(draft)
    do {
      try FileManager.default.copyItem(
        atPath: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"),
        toPath: draft)
    } catch { throw Failure(.notPermitted, "\(draft) cannot be written") }
    // The owner first: changing it takes the setgid bit away.
    guard chown(draft, 0, id) == 0, chmod(draft, 0o2755) == 0, rename(draft, program) == 0 else {
      throw Secure.failure(program)
    }
  }

  private static func failure(_ what: String) -> Failure {
    Failure(
      errno == EPERM || errno == EACCES ? .notPermitted : .inputOutput,
      "\(what) cannot be changed (\(String(cString: strerror(errno)))); run this as root")
  }
}

extension Book {
  /// That it is one, before its owners are changed.
  fileprivate static func verify(_ path: String) throws(Failure) {
    _ = try failing { () throws(BookError) in try Book.open(at: path, insecure: true) }
  }
}
