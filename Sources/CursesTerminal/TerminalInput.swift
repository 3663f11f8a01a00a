internal import CNcurses
internal import Glibc
internal import Screen

// What comes in: keys and signals.
extension CursesTerminal {
  /// What to wait for being readable: the keyboard, and signals.
  package var descriptors: [Int32] { [STDIN_FILENO, rescue.descriptor] }

  /// How long to wait at most, in milliseconds: until an Escape is known to be alone; -1 for as
  /// long as it takes.
  package var timeout: Int32 {
    guard let deadline = decoder.deadline else { return -1 }
    return Int32(clamping: max(0, deadline - CursesTerminal.now))
  }

  /// What has happened until now. Does not wait.
  package func events() -> [TerminalEvent] {
    guard !isClosed else { return [] }
    var events = signalEvents()
    var buffer = [UInt8](repeating: 0, count: 4096)
    while isReadable(STDIN_FILENO) {
      let count = read(STDIN_FILENO, &buffer, buffer.count)
      if count < 0 && (errno == EINTR || errno == EAGAIN) { continue }
      guard count > 0 else {
        events.append(.closed)
        break
      }
      events += decoder.feed(buffer[..<count], at: CursesTerminal.now).map(TerminalEvent.key)
    }
    events += decoder.flush(at: CursesTerminal.now).map(TerminalEvent.key)
    return events
  }

  /// Forgets what has been typed ahead and not been taken yet: after a refused entry, what follows
  /// was meant for something else.
  package func dropTypeahead() {
    guard !isClosed else { return }
    tcflush(STDIN_FILENO, TCIFLUSH)
    decoder.reset()
  }

  private func signalEvents() -> [TerminalEvent] {
    var events: [TerminalEvent] = []
    // One of a kind is enough: a window being dragged sends dozens.
    let signals = Set(pendingSignals + rescue.signals())
    pendingSignals = []
    for signal in signals.sorted() {
      switch signal {
      case SIGWINCH:
        if let size = resized() { events.append(.resized(size)) }
      case SIGCONT:
        comeBackFromStop()
        if let size = resized() { events.append(.resized(size)) }
      case SIGTSTP: events.append(.suspendAsked)
      default: events.append(.endAsked(signal))
      }
    }
    return events
  }

  private func isReadable(_ descriptor: Int32) -> Bool {
    var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return Glibc.poll(&wanted, 1, 0) > 0
  }

  /// Milliseconds of the clock that does not go back.
  static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }

  /// The keys that the terminal's description knows, for terminals that are not like the usual
  /// ones.
  static func describedKeys() -> [[UInt8]: Key] {
    var keys: [[UInt8]: Key] = [:]
    var described: [(String, Key)] = [
      ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("khome", .home),
      ("kend", .end), ("kpp", .pageUp), ("knp", .pageDown), ("kich1", .insert),
      ("kdch1", .delete), ("kcbt", .backtab), ("kent", .enter),
    ]
    described += (1...12).map { ("kf\($0)", .function($0)) }
    for (name, key) in described {
      let sequence = TerminalControl.capability(name)
      if sequence.count > 1 && sequence.first == 0x1B { keys[sequence] = key }
    }
    return keys
  }
}

// What goes out beside the frame.
extension CursesTerminal {
  package func beep() {
    guard !isClosed else { return }
    _ = CNcurses.beep()
    send()
  }

  /// Puts text on the clipboard of the person's machine; false if it is too long for that.
  package func copy(_ text: String) -> Bool {
    let name = getenv("TERM").map { String(cString: $0) } ?? ""
    let inTmux = getenv("TMUX") != nil || name.hasPrefix("tmux")
    let inScreen = !inTmux && name.hasPrefix("screen")
    guard !isClosed,
      let bytes = TerminalControl.copy(text, inTmux: inTmux, inScreen: inScreen)
    else { return false }
    CursesTerminal.write(bytes)
    return true
  }
}
