internal import Glibc

/// How far long work is, on one line of a terminal; nothing where nobody watches.
struct Progress {
  private let what: String
  private let isShown = Printer.errors.isTerminal

  init(_ what: String) { self.what = what }

  /// - Parameter fraction: 0 to 1.
  /// - Returns: whether to go on; false once somebody pressed Ctrl-C.
  func show(_ fraction: Double) -> Bool {
    if isShown {
      let percent = Int((max(0, min(1, fraction)) * 100).rounded(.down))
      put("\r\(what) \(percent)%")
    }
    return !Interruption.isAsked
  }

  func end() {
    if isShown { put("\r\u{1B}[K") }
  }

  private func put(_ text: String) {
    var text = text
    text.withUTF8 { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}

/// Whether somebody asked the running work to stop (Ctrl-C).
///
/// The first one stops the work where the book is whole; until it is armed, Ctrl-C ends the program
/// as everywhere.
enum Interruption {
  // Written by the signal handler only, read between two pieces of work: an aligned word.
  nonisolated(unsafe) private static var happened: sig_atomic_t = 0

  static var isAsked: Bool { happened != 0 }

  static func arm() {
    signal(SIGINT) { _ in Interruption.happened = 1 }
  }
}
