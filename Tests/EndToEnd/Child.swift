import Foundation

/// A program that a test starts: the only way tests here start one.
///
/// It inherits its three standard descriptors and nothing else. What another test starts at the
/// same moment would otherwise hold the writing end of this one's output, and a terminal's server
/// would hold it for as long as it lives.
final class Child {
  let pid: pid_t
  private let output: Int32
  private let errors: Int32

  /// How it ended and what it wrote.
  struct End {
    /// The exit status; 128 and the signal where a signal ended it.
    var status: Int32
    var output: String
    var errors: String
  }

  /// Nobody waits longer than this, in seconds: a program that hangs is killed and shows in the
  /// status of the test instead of holding up all of them.
  private static let patience = 120.0

  /// Held from the making of a child's pipes until it runs, so that no other child gets them.
  private static let starting = NSLock()

  /// Starts a program with nothing on its standard input.
  /// - Parameter program: a path, or a name that is looked for in `PATH`.
  init(_ program: String, _ arguments: [String], environment: [String: String]) {
    Child.starting.lock()
    defer { Child.starting.unlock() }
    let (outputEnd, outputStart) = Child.pipe()
    let (errorsEnd, errorsStart) = Child.pipe()
    for descriptor: Int32 in 3..<1024 { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, outputStart, 1)
    posix_spawn_file_actions_adddup2(&actions, errorsStart, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // The threads of tests block signals; a terminal's server that inherits that cannot be ended.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var words: [UnsafeMutablePointer<CChar>?] =
      ([program] + arguments).map { strdup($0) } + [nil]
    var variables: [UnsafeMutablePointer<CChar>?] =
      environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for word in words + variables { free(word) } }
    var child = pid_t()
    let failure = posix_spawnp(&child, program, &actions, &attributes, &words, &variables)
    precondition(failure == 0, "\(program) cannot be started: \(failure)")
    close(outputStart)
    close(errorsStart)
    (pid, output, errors) = (child, outputEnd, errorsEnd)
  }

  deinit {
    close(output)
    close(errors)
  }

  /// Reads what it writes until it ends.
  func wait() -> End {
    let deadline = Date(timeIntervalSinceNow: Child.patience)
    var texts: [Int32: [UInt8]] = [output: [], errors: []]
    var open = [output, errors]
    while !open.isEmpty {
      var wanted = open.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      let left = deadline.timeIntervalSinceNow
      guard left > 0 else {
        kill(pid, SIGKILL)
        break
      }
      poll(&wanted, nfds_t(wanted.count), Int32(left * 1000))
      for descriptor in wanted where descriptor.revents != 0 {
        let bytes = Child.read(descriptor.fd)
        texts[descriptor.fd, default: []] += bytes
        if bytes.isEmpty { open.removeAll { $0 == descriptor.fd } }
      }
    }
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    return End(
      status: signal == 0 ? (status >> 8) & 0xFF : 128 + signal,
      output: String(decoding: texts[output] ?? [], as: UTF8.self),
      errors: String(decoding: texts[errors] ?? [], as: UTF8.self))
  }

  private static func pipe() -> (reading: Int32, writing: Int32) {
    var ends: [Int32] = [0, 0]
    precondition(Glibc.pipe(&ends) == 0, "no pipe: \(errno)")
    return (ends[0], ends[1])
  }

  /// What is there to be read; empty at the end.
  private static func read(_ descriptor: Int32) -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      return count > 0 ? Array(buffer[..<count]) : []
    }
  }
}
