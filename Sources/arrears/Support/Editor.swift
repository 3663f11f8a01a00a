internal import Glibc

/// The editor could not be started, or its file not be written.
struct EditorFailure: Error {}

/// A person's text editor.
struct Editor {
  private let command: [String]

  /// - Parameter command: the program and its first arguments; the file is the last one.
  init(_ command: [String]) { self.command = command }

  /// The text as the editor leaves it; as it was where the editor says that it failed. Of an editor
  /// that a signal ended, as when the line drops, what was saved before.
  func edit(_ text: String, on sheet: EditorSheet) throws(EditorFailure) -> String {
    guard let status = run(sheet.path) else { throw EditorFailure() }
    if status == 0 { return sheet.text ?? text }
    return sheet.rescued ?? (status < 0 ? sheet.text : nil) ?? text
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
