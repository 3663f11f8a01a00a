internal import Casebook
internal import Cases
internal import Conduct
internal import Console
internal import CursesTerminal
internal import Glibc
internal import Playbook
internal import Screen
internal import Settings
internal import Worklist

/// The loop that joins the console's pure functions with the terminal, the book and the clock.
///
/// One thread, one `poll`: the keyboard and signals, the book's watch, and a timer only while
/// something on the screen counts. Nothing happens while nothing happens.
struct ConsoleLoop {
  private(set) var model: Model
  let place: Workplace
  let user: UserID?
  let terminal: CursesTerminal
  private let theme: Theme
  let preferences: Preferences
  /// Keys that are left of what was typed ahead are for something that was refused.
  private var dropsKeys = false
  var sessionFile: SessionFile
  private var keptDrafts: [Draft] = []
  private var keptCall: RunningCall?
  private var told: Set<String> = []
  /// Something is to be made ready once no more keys come: one who scrolls through the queue does
  /// not wait for scripts nobody reads.
  var rests = false
  /// The language check is still to be read.
  var lacksLanguage = false
  var knowHow: KnowHow
  /// When news of the book that was heard of is to be read.
  var newsDue: ContinuousClock.Instant?
  /// Cases whose promises are still to be counted for the board, and what was counted.
  var unsurveyed: ArraySlice<CaseID> = []
  var kept: [UserID: KeptRate] = [:]
  var nearLimits: [CaseID: Standing.Usage] = [:]
  /// The day whose ended covers were seen to.
  private var coversOf: Day?
  private var ending: Int32?

  init(
    _ model: Model, _ place: Workplace, as user: UserID?, terminal: CursesTerminal, theme: Theme,
    preferences: Preferences
  ) {
    self.model = model
    self.place = place
    self.user = user
    self.terminal = terminal
    self.theme = theme
    self.preferences = preferences
    knowHow = KnowHow(book: place.book.path)
    sessionFile = SessionFile(book: place.book.path, user: user?.text)
  }

  /// Runs until the person leaves.
  /// - Returns: the exit status: 0, or 128 and the signal that ended it.
  mutating func run() -> Int32 {
    model.queue.ownViews = preferences.views
    let session = sessionFile.read()
    if let session { model.restore(session) }
    model.drawUp()
    model.select(session?.case)
    keptDrafts = model.drafts
    keptCall = model.call
    takeLeftSheets()
    model.chooseScene()
    carryOut(model.call == nil ? model.beginning() : model.askForOutcome())
    present()
    // Nobody waits for these: the first frame stands.
    model.packets = PacketIndex(model.table)
    loadPlaybook()
    loadConduct()
    send(.tallied(tally()))
    send(.rested)
    bringFigures()
    readBoard()
    place.book.releaseMemory()
    // What happened before the book was watched tells nobody.
    _ = place.book.watchDescriptor
    catchUp()
    while ending == nil {
      if coversOf != model.today {
        let isLater = coversOf != nil
        coversOf = model.today
        endCovers()
        // The table came as it was at the start; a new day may have changed it.
        if isLater { place.passTime(in: &model.table, at: place.now) }
      }
      present()
      lookAhead()
      let woken = wait()
      if woken.byTime {
        if rests { send(.rested) }
        if lacksLanguage { loadLanguage() }
        surveyMore()
      }
      if knowHow.hasChanged() { loadPlaybook() }
      send(.clock(place.now))
      for event in terminal.events() where ending == nil { take(event) }
      dropsKeys = false
      keepDrafts()
      guard ending == nil, woken.byBook else { continue }
      // The answer to a key is shown before others' news is read.
      if woken.byTerminal { present() }
      catchUp()
    }
    sessionFile.keep(model.session)
    return ending ?? 0
  }

  /// Makes the cases above and below the selected one ready while nobody waits: the next key finds
  /// them so. Whoever types ahead is not held up by it.
  private mutating func lookAhead() {
    guard model.layer == nil, model.scene == .desk else { return }
    for id in model.unforeseen {
      guard !isAwaited(0).byAnything else { return }
      if let file = (try? place.book.file(id)) ?? nil { send(.foreseen(file)) }
    }
  }

  private func present() {
    terminal.present(
      draw(model, theme, lineSet: usesASCII ? .ascii : .unicode))
  }

  private var usesASCII: Bool { preferences.options.ascii || terminal.characterSet != .utf8 }

  private mutating func take(_ event: TerminalEvent) {
    switch event {
    case .key(let key): if !dropsKeys { send(.key(key)) }
    case .resized(let size): send(.resized(size))
    case .suspendAsked: terminal.suspend()
    case .endAsked(let signal): ending = 128 + signal
    case .closed: ending = 128 + SIGHUP
    }
  }

  mutating func send(_ message: Message) {
    rests = false
    carryOut(update(&model, message))
  }

  private mutating func carryOut(_ effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .open(let id): open(id)
      case .readHead(let ids): readHead(ids)
      case .rest: rests = true
      case .perform(let id, let command): perform([Order(id, command)])
      case .performAll(let orders): perform(orders.map { Order($0.caseID, $0.command) })
      case .preview(let id): preview(id)
      case .readRequests: readRequests()
      case .report(let name): report(name)
      case .undo: undo()
      case .dial(let number): dial(number)
      case .beep: if preferences.options.bell { terminal.beep() }
      case .redo: redo()
      case .edit(let text): edit(text)
      case .copy(let text): send(.told(copy(text)))
      case .keepViews(let views): keep(views)
      case .dropTypeahead: dropTypeahead()
      case .redraw: terminal.redraw()
      case .suspend: terminal.suspend()
      case .quit: ending = 0
      }
    }
  }

  /// What is half typed, and a call without an outcome, are on disk before the next key is waited
  /// for: a crash loses no letter.
  mutating func keepDrafts() {
    let drafts = model.unsaved
    guard drafts != keptDrafts || model.call != keptCall else { return }
    (keptDrafts, keptCall) = (drafts, model.call)
    sessionFile.keep(model.session)
  }

  private mutating func dropTypeahead() {
    dropsKeys = true
    terminal.dropTypeahead()
  }

  private mutating func open(_ id: CaseID) {
    do { send(.opened(try place.book.file(id))) } catch { send(.failed(error.description)) }
  }

  mutating func perform(_ orders: [Order]) {
    guard let user else { return }
    do {
      let performed = try place.book.perform(orders, by: user, now: place.now)
      happened(performed.earlier)
      happened(performed.events)
      send(.performed(performed.events))
      handOver(orders, performed.events)
      tell(performed.notices)
      Compaction.startIfNeeded(place.book)
    } catch {
      switch error {
      case .refused(let refusal, let id):
        send(.refused(refusal))
        // Of several the person must hear which one it was.
        if orders.count > 1, let id {
          send(.told(Notice(.refused, "\(id): \(refusal)")))
        }
      case .failed(let failure): send(.failed(failure.description))
      }
    }
  }

  private mutating func catchUp() {
    newsDue = nil
    do {
      happened(try place.book.catchUp())
      takeFigures()
      tell(place.book.takeNotices())
      if place.charter != model.charter { send(.chartered(place.charter)) }
    } catch {
      // News that cannot be read answers no key: what is being typed goes on.
      send(.told(Notice(.refused, error.description)))
    }
  }

  mutating func happened(_ events: [Event]) {
    guard !events.isEmpty else { return }
    // Thousands of cases that only changed hands need not be read: their events say all of it.
    let open = model.open?.file.id
    let isMove = events.count >= 64 && events.allSatisfy(\.isAssignment)
    let changed = Set(events.compactMap(\.caseID))
    let ids = changed.filter { !isMove || $0 == open }
    do { send(.happened(events, try place.book.files(of: Array(ids), whole: open))) } catch {
      send(.failed(error.description))
    }
    if let id = model.board.preview?.id, changed.contains(id) { preview(id) }
  }

  /// Tells what a person should hear of, each kind once: a clock that is behind stays behind.
  private mutating func tell(_ notices: [BookNotice]) {
    for notice in notices where told.insert(notice.kind).inserted {
      send(.heard(notice.description))
    }
  }

  /// What the person did today, from the cases they worked today.
  private func tally() -> DayTally {
    guard let user else { return DayTally() }
    let start = place.charter.zone.instant(of: model.today, minute: 0)
    let rows = model.table.rows.indices.lazy.filter { [table = model.table] index in
      table.rows[index].lastWorked >= start.milliseconds
    }
    let files = rows.compactMap { [table = model.table, book = place.book] index in
      table.id(index).flatMap { try? book.file($0) }
    }
    return DayTally(of: user, in: files, since: start)
  }
}

extension Event {
  fileprivate var isAssignment: Bool {
    if case .assigned = happening { return true }
    return false
  }
}

extension BookNotice {
  /// Notices of one kind differ in their figures only.
  fileprivate var kind: String {
    switch self {
    case .tornWrite(let file, _): "torn " + file
    case .clockBehind: "clock"
    case .snapshotMissing(let file): "snapshot " + file
    case .networkFileSystem: "network"
    case .damaged: "damaged"
    }
  }
}
