internal import Glibc

/// The editor could not be started, or its file not be written.
struct EditorFailure: Error {}

/// A person's text editor, on a file of its own that nobody else can read and that is gone after.
struct Editor {
  private let command: [String]

  /// - Parameter command: the program and its first arguments; the file is the last one.
  init(_ command: [String]) { self.command = command }

  /// The text as the editor leaves it; as it was where the editor says that it failed.
  func edit(_ text: String) throws(EditorFailure) -> String {
    let path = try Editor.write(text)
    defer { unlink(path) }
    guard let status = run(path) else { throw EditorFailure() }
    return status == 0 ? Editor.read(path) ?? text : text
  }

  private static func write(_ text: String) throws(EditorFailure) -> String {
    // The user's own runtime directory is in memory and theirs alone; /tmp is the fallback.
    let folder = getenv("XDG_RUNTIME_DIR").map { String(cString: $0) } ?? "/tmp"
    for folder in [folder, "/tmp"] {
      var template = Array((folder + "/arrears-note-XXXXXX.txt").utf8CString)
      let file = mkstemps(&template, 4)
      guard file >= 0 else { continue }
      defer { close(file) }
      let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
      let bytes = Array(text.utf8)
      if bytes.isEmpty || Glibc.write(file, bytes, bytes.count) == bytes.count { return path }
      unlink(path)
    }
    throw EditorFailure()
  }

  private static func read(_ path: String) -> String? {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    // More than a note may hold is read no further; saving it then says so.
    while bytes.count < 1 << 20 {
      let count = Glibc.read(file, &buffer, buffer.count)
      guard count > 0 else { break }
      bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// - Returns: the exit status; nil if it could not be started.
  private func run(_ path: String) -> Int32? {
    guard let program = command.first else { return nil }
    // While it runs its end must be waited for, which a program that ignores its children cannot.
    signal(SIGCHLD, SIG_DFL)
    defer { signal(SIGCHLD, SIG_IGN) }
    var pointers: [UnsafeMutablePointer<CChar>?] = (command + [path]).map { strdup($0) }
    pointers.append(nil)
    defer { for pointer in pointers { free(pointer) } }
    var attributes = posix_spawnattr_t()
    guard posix_spawnattr_init(&attributes) == 0 else { return nil }
    defer { posix_spawnattr_destroy(&attributes) }
    var defaults = sigset_t()
    sigemptyset(&defaults)
    for signal in [SIGPIPE, SIGINT, SIGCHLD, SIGHUP, SIGTERM, SIGTSTP, SIGQUIT] {
      sigaddset(&defaults, signal)
    }
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    var child = pid_t()
    guard posix_spawnp(&child, program, nil, &attributes, pointers, environ) == 0 else {
      return nil
    }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 {
      if errno != EINTR { return nil }
    }
    // The low seven bits are the signal that ended it.
    return status & 0x7F == 0 ? status >> 8 & 0xFF : -1
  }
}
