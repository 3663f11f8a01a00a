internal import Glibc

/// Starts programs that nobody waits for, cut off from the terminal.
enum Launcher {
  /// - Parameters:
  ///   - program: a path, or a name that is looked for in PATH.
  ///   - arguments: all of them, the program's own name first. No shell sees them.
  /// - Returns: whether it runs.
  static func start(_ program: String, _ arguments: [String]) -> Bool {
    var attributes = posix_spawnattr_t()
    var actions = posix_spawn_file_actions_t()
    guard posix_spawnattr_init(&attributes) == 0 else { return false }
    defer { posix_spawnattr_destroy(&attributes) }
    guard posix_spawn_file_actions_init(&actions) == 0 else { return false }
    defer { posix_spawn_file_actions_destroy(&actions) }
    var defaults = defaultSignals
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setflags(&attributes, ownSession)
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
    }
    var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
    pointers.append(nil)
    defer { for pointer in pointers { free(pointer) } }
    var child = pid_t()
    return posix_spawnp(&child, program, &actions, &attributes, pointers, environ) == 0
  }

  /// What this program ignores, the other one need not.
  private static var defaultSignals: sigset_t {
    var defaults = sigset_t()
    sigemptyset(&defaults)
    for signal in [SIGPIPE, SIGINT, SIGCHLD, SIGHUP, SIGTERM] { sigaddset(&defaults, signal) }
    return defaults
  }

  /// A hang-up or Ctrl-C of this terminal is not its business. POSIX_SPAWN_SETSID (0x80) is hidden
  /// behind a feature macro that the import does not set.
  private static let ownSession = Int16(0x80 | POSIX_SPAWN_SETSIGDEF)

  /// Children that end leave nothing behind in a program that never waits for them.
  static func forgetChildren() { signal(SIGCHLD, SIG_IGN) }
}

extension Launcher {
  /// Starts a program with a text on its standard input; no shell sees its arguments.
  /// - Parameter waits: for its end.
  /// - Returns: whether it was started, and where it was waited for, ended well.
  static func run(_ program: String, _ arguments: [String], reading text: String, waits: Bool)
    -> Bool
  {
    // A text that may leave (60,000 bytes at most) fits into the pipe: nothing waits for the program
    // to read it.
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return false }
    defer { close(ends[0]) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
    var text = text
    let isWritten = text.withUTF8 { write(ends[1], $0.baseAddress, $0.count) == $0.count }
    close(ends[1])
    guard isWritten else { return false }
    var actions = posix_spawn_file_actions_t()
    guard posix_spawn_file_actions_init(&actions) == 0 else { return false }
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO)
    for descriptor in [STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
    }
    var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
    pointers.append(nil)
    defer { for pointer in pointers { free(pointer) } }
    // A session of its own: the Ctrl-C that stops a batch does not stop what is being handed over.
    var attributes = posix_spawnattr_t()
    guard posix_spawnattr_init(&attributes) == 0 else { return false }
    defer { posix_spawnattr_destroy(&attributes) }
    var defaults = defaultSignals
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setflags(&attributes, ownSession)
    var child = pid_t()
    guard posix_spawnp(&child, program, &actions, &attributes, pointers, environ) == 0 else {
      return false
    }
    guard waits else { return true }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 { if errno != EINTR { return false } }
    return status == 0
  }
}
