import Foundation

/// The real console at a terminal of a given size, which tmux plays. Waiting is for something to
/// appear, never for time to pass.
final class TmuxScreen {
  private let socket = "arrears-test-" + UUID().uuidString.prefix(8)

  /// Whether this machine has tmux; without it these tests say that they are skipped.
  static let isThere: Bool = {
    if !which("tmux") {
      print("skipped: there is no tmux here")
      return false
    }
    return true
  }()

  private static func which(_ name: String) -> Bool {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(name)")
    }
  }

  init(width: Int, height: Int, _ arguments: [String], environment: [String: String] = [:]) {
    let variables = environment.map { "\($0.key)='\($0.value)'" }.joined(separator: " ")
    let words = ([Program.path] + arguments).map { "'\($0)'" }.joined(separator: " ")
    // The status of the program is shown after it, so that a test can wait for its end.
    let line = "\(variables) \(words); echo status=$?; exec cat"
    tmux(
      "-f", "/dev/null", "new-session", "-d", "-x", "\(width)", "-y", "\(height)", "sh", "-c", line)
  }

  /// The program as a job of an interactive shell, which can stop it and bring it back.
  init(shell arguments: [String]) {
    let words = ([Program.path] + arguments).map { "'\($0)'" }.joined(separator: " ")
    // A runner of tests that ignores SIGTSTP hands that down to a shell and all its jobs.
    tmux(
      "-f", "/dev/null", "new-session", "-d", "-x", "100", "-y", "30", "env",
      "--default-signal=TSTP", "bash", "--norc", "--noprofile", "-i")
    type(words)
    press("Enter")
  }

  deinit { tmux("kill-server") }

  /// The screen as text.
  var text: String { tmux("capture-pane", "-p") }

  /// Waits until the screen holds a text, for half a minute at most.
  @discardableResult
  func waits(for wanted: String) -> Bool {
    let end = Date(timeIntervalSinceNow: 30)
    while Date() < end {
      if text.contains(wanted) { return true }
    }
    print("the screen never held “\(wanted)”:\n\(text)")
    return false
  }

  /// Waits until the screen holds a text no longer.
  func waits(while unwanted: String) -> Bool {
    let end = Date(timeIntervalSinceNow: 30)
    while Date() < end {
      if !text.contains(unwanted) { return true }
    }
    return false
  }

  /// Sends bytes as a terminal does.
  func send(_ text: String) {
    tmux(["send-keys", "-H"] + text.utf8.map { String($0, radix: 16) })
  }

  /// Types text as it is.
  func type(_ text: String) { tmux("send-keys", "-l", text) }

  /// Presses keys by tmux's names: `Enter`, `Escape`, `Down`, `C-z`.
  func press(_ keys: String...) {
    for key in keys { tmux("send-keys", key) }
  }

  func resize(width: Int, height: Int) {
    tmux("resize-window", "-x", "\(width)", "-y", "\(height)")
  }

  @discardableResult
  func tmux(_ arguments: String...) -> String { tmux(arguments) }

  @discardableResult
  private func tmux(_ arguments: [String]) -> String {
    Child("tmux", ["-u", "-L", String(socket)] + arguments, environment: Program.clean)
      .wait().output
  }
}
