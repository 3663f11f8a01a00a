internal import CNcurses
internal import Glibc
package import Screen

/// The live terminal: the only place that calls ncurses, and the only one that writes to it.
///
/// One at a time, on one thread. The main loop waits in one `poll` on `descriptors`, for at most
/// `timeout` milliseconds, then takes `events`, and shows the frame that results:
/// ```
/// let terminal = try CursesTerminal()
/// defer { terminal.close() }
/// terminal.present(draw(model, terminal.size))
/// while model.isRunning {
///   poll(terminal.descriptors and others, terminal.timeout)
///   for event in terminal.events() { … update … }
///   terminal.present(draw(model, terminal.size))
/// }
/// ```
/// Output goes through ncurses, which sends what changed; a frame like the last sends nothing.
/// Input is read here byte by byte and decoded by KeyDecoder, not by ncurses, whose `wget_wch`
/// loses a character that arrives in two reads and keeps bytes where `poll` does not see them.
///
/// Signals are bytes in a pipe, written by handlers in C (Rescue.h). A signalfd would need them
/// blocked in every thread and unblocked in every child; handlers need neither.
package final class CursesTerminal {
  /// What characters it shows. Draw with the ASCII line set, and warn, if not UTF-8.
  package let characterSet: CharacterSet
  /// How many colours it shows.
  package var depth: ColorDepth { painter.depth }
  /// Its size in cells.
  package private(set) var size: Size

  var decoder: KeyDecoder
  var isClosed = false
  /// Signals that came while another program had the terminal.
  var pendingSignals: [Int32] = []
  private var painter: CellPainter
  let rescue: Rescue
  /// A file in memory that ncurses writes to. It writes after every movement of the cursor; from
  /// here a frame goes to the terminal in one piece.
  private let output: Int32
  private let screen: OpaquePointer
  private let window: UnsafeMutablePointer<WINDOW>
  private let usesMouse: Bool
  /// What the terminal shows now; nil if it is not known.
  private var shown: Canvas?
  private var showsCursor: Bool?

  /// Takes the terminal over. Colours are as many as it has, fewer if asked for, none if NO_COLOR
  /// is set.
  package init(mouse: Bool = false, colors: ColorDepth? = nil) throws(TerminalFailure) {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1, let rescue = Rescue(STDIN_FILENO)
    else { throw .notATerminal }
    guard let name = getenv("TERM").map({ String(cString: $0) }), !name.isEmpty else {
      throw .unnamed
    }
    characterSet = CharacterSet.ofEnvironment()
    output = arrears_memory_file()
    guard output >= 0 else { throw .system(errno) }
    guard let screen = arrears_newterm(output), let window = arrears_stdscr() else {
      rescue.discard()
      throw .unknown(name)
    }
    guard arrears_capability("cup") != nil else {
      rescue.discard()
      delscreen(screen)
      throw .unusable(name)
    }
    self.rescue = rescue
    self.screen = screen
    self.window = window
    usesMouse = mouse
    size = CursesTerminal.measured(window)
    painter = CellPainter(wanted: colors)
    decoder = KeyDecoder(sequences: CursesTerminal.describedKeys(), mouse: mouse)
    guard rescue.begin() else { throw .system(errno) }
    resizeterm(Int32(size.height), Int32(size.width))
    keypad(window, true)
    // A frame is sent whole, also when more keys are waiting: they are read before it is drawn.
    typeahead(-1)
    takeUp()
  }

  deinit { close() }

  /// Gives the terminal back. Safe to call twice.
  package func close() {
    guard !isClosed else { return }
    isClosed = true
    putDown()
    rescue.end()
    delscreen(screen)
    Glibc.close(output)
  }

  /// Shows a frame: hands ncurses the cells that changed, and nothing if none did.
  package func present(_ canvas: Canvas) {
    guard !isClosed else { return }
    let runs = canvas.changes(since: shown ?? Canvas(Size(width: 0, height: 0)))
    guard !runs.isEmpty || shown?.cursor != canvas.cursor || shown == nil else { return }
    for run in runs where run.y < size.height { hand(run, of: canvas) }
    let cursor = canvas.cursor.flatMap { Rect(size).contains($0) ? $0 : nil }
    if showsCursor != (cursor != nil) {
      showsCursor = cursor != nil
      curs_set(cursor == nil ? 0 : 1)
      leaveok(window, cursor == nil)
    }
    if let cursor { wmove(window, Int32(cursor.y), Int32(cursor.x)) }
    wrefresh(window)
    send()
    shown = canvas
  }

  private func hand(_ run: Run, of canvas: Canvas) {
    let end = min(run.x + run.count, size.width)
    guard run.x < end else { return }
    withUnsafeTemporaryAllocation(of: cchar_t.self, capacity: end - run.x) { buffer in
      var count = 0
      var gaps = GapStyles(y: run.y, end: end)
      for x in run.x..<end {
        var cell = canvas[x, run.y]
        if cell.isWideTail && characterSet == .utf8 { continue }
        cell.style = gaps.style(of: cell, at: x, canvas)
        fill(&buffer[count], cell, canvas)
        count += 1
      }
      guard let start = buffer.baseAddress else { return }
      arrears_put(window, Int32(run.y), Int32(run.x), start, Int32(count))
    }
  }

  private func fill(_ target: inout cchar_t, _ cell: Cell, _ canvas: Canvas) {
    let paint = painter.paint(cell.style)
    if let scalar = cell.singleScalar {
      var shown = characterSet.shown(scalar)
      arrears_cell(&target, &shown, 1, paint.attributes, paint.pair)
    } else {
      var scalars = canvas.scalars(of: cell)
      if characterSet != .utf8 || scalars.isEmpty { scalars = [0x3F] }
      arrears_cell(&target, &scalars, Int32(scalars.count), paint.attributes, paint.pair)
    }
  }

  /// Paints everything again, for a screen that another program has written on (Ctrl-L).
  package func redraw() {
    clearok(window, true)
    wrefresh(window)
    send()
  }

  /// Takes over a new size of the window; nil if it is as it was.
  func resized() -> Size? {
    let now = CursesTerminal.measured(window)
    guard now != size else { return nil }
    size = now
    resizeterm(Int32(now.height), Int32(now.width))
    clearok(window, true)
    shown = nil
    armRescue()
    return now
  }

  /// The window's size as the system says, or else as ncurses has it.
  private static func measured(_ window: UnsafeMutablePointer<WINDOW>) -> Size {
    var found = winsize()
    if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &found) == 0, found.ws_col > 0, found.ws_row > 0 {
      return Size(width: Int(found.ws_col), height: Int(found.ws_row))
    }
    return Size(width: Int(getmaxx(window)), height: Int(getmaxy(window)))
  }
}

// Giving the terminal to others for a while.
extension CursesTerminal {
  /// Stops the program until it is continued (Ctrl-Z, `fg`).
  package func suspend() {
    guard !isClosed else { return }
    outside {
      // The whole job, as the terminal's own Ctrl-Z would.
      kill(0, SIGTSTP)
    }
  }

  /// Runs something else on the terminal, an editor for instance, and comes back. Meanwhile
  /// Ctrl-C is not for this program, and Ctrl-Z stops it with the other one.
  @discardableResult
  package func outside<Result>(_ body: () throws -> Result) rethrows -> Result {
    guard !isClosed else { return try body() }
    putDown()
    rescue.setAway(true)
    defer {
      rescue.setAway(false)
      comeBack()
    }
    return try body()
  }

  /// Takes the terminal up again after something else had it.
  private func comeBack() {
    takeUp()
    redraw()
    // Being continued is what just happened.
    pendingSignals += rescue.signals().filter { $0 != SIGCONT }
    // The window may have changed without a signal for a program in the background; one more
    // makes the next `poll` return.
    raise(SIGWINCH)
  }

  /// Takes the terminal up after a stop that left no time to give it back first (SIGSTOP).
  func comeBackFromStop() {
    takeUp()
    redraw()
  }

  private func takeUp() {
    armRescue()
    rescue.makeRaw()
    send()
    CursesTerminal.write(TerminalControl.begin(mouse: usesMouse))
  }

  private func putDown() {
    CursesTerminal.write(TerminalControl.end)
    // The cursor is shown by ncurses itself.
    endwin()
    send()
    // Without an alternate screen the frame stays, and what follows begins below it.
    if TerminalControl.capability("rmcup").isEmpty {
      CursesTerminal.write(Array("\r\n".utf8))
    }
    showsCursor = nil
    rescue.disarm()
  }

  /// Sends what ncurses has written, in as few writes as possible.
  func send() {
    let count = arrears_written(output)
    guard count > 0 else { return }
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: count) { buffer in
      guard let start = buffer.baseAddress else { return }
      let bytes = UnsafeRawBufferPointer(start: start, count: arrears_take(output, start, count))
      if depth == .palette256 {
        CursesTerminal.write(StyleMerge.merged(bytes))
      } else {
        arrears_write(STDOUT_FILENO, start, bytes.count)
      }
    }
  }

  private func armRescue() {
    rescue.arm(TerminalControl.end + TerminalControl.reset(height: size.height))
  }

  /// Writes what ncurses has no function for.
  static func write(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { buffer in
      guard let start = buffer.bindMemory(to: CChar.self).baseAddress else { return }
      arrears_write(STDOUT_FILENO, start, buffer.count)
    }
  }
}
