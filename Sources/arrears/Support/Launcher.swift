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
    // A session of its own: a hang-up or Ctrl-C of this terminal is not its business. What this
    // program ignores, the other one need not.
    var defaults = sigset_t()
    sigemptyset(&defaults)
    for signal in [SIGPIPE, SIGINT, SIGCHLD, SIGHUP, SIGTERM] { sigaddset(&defaults, signal) }
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    // POSIX_SPAWN_SETSID (0x80) is hidden behind a feature macro that the import does not set.
    posix_spawnattr_setflags(&attributes, Int16(0x80 | POSIX_SPAWN_SETSIGDEF))
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
    }
    var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
    pointers.append(nil)
    defer { for pointer in pointers { free(pointer) } }
    var child = pid_t()
    return posix_spawnp(&child, program, &actions, &attributes, pointers, environ) == 0
  }

  /// Children that end leave nothing behind in a program that never waits for them.
  static func forgetChildren() { signal(SIGCHLD, SIG_IGN) }
}
