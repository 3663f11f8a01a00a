internal import Casebook
internal import Console
internal import Glibc
internal import Playbook

/// The desk's own playbook, watched: it is read again when somebody saves a part of it.
struct KnowHow {
  /// The figures of strategies are being counted by another process.
  var awaitsFigures = false
  /// The own part as it was read last.
  private var sources: [PlaybookSource] = []
  private var problems: [PlaybookProblem] = []
  private let folder: String
  /// Becomes readable when something in the folders changes; -1 where the system has no watches
  /// left, and then the playbook is read at the start only.
  let descriptor: Int32

  init(book: String) {
    folder = book
    descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
    watch()
  }

  /// A folder that is made later is watched once its parent says so.
  private func watch() {
    guard descriptor >= 0 else { return }
    let names = UInt32(IN_CREATE) | UInt32(IN_MOVED_TO) | UInt32(IN_ONLYDIR)
    let files = names | UInt32(IN_CLOSE_WRITE) | UInt32(IN_MOVED_FROM) | UInt32(IN_DELETE)
    _ = inotify_add_watch(descriptor, folder, names)
    for part in ["/playbook", "/playbook/scripts"] {
      _ = inotify_add_watch(descriptor, folder + part, files)
    }
  }

  /// Takes what the watch has told.
  /// - Returns: whether the own part is another one now.
  mutating func hasChanged() -> Bool {
    guard descriptor >= 0 else { return false }
    var told = false
    withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 8) { buffer in
      while Glibc.read(descriptor, buffer.baseAddress, buffer.count) > 0 { told = true }
    }
    guard told else { return false }
    watch()
    let before = (sources, problems)
    read()
    return before.0 != sources || before.1 != problems
  }

  private mutating func read() {
    (sources, problems) = PlaybookSource.own(in: folder + "/playbook")
  }

  /// The playbook with the own part as it is now, and what is wrong in it.
  mutating func load() -> (playbook: Playbook, faults: [ScriptFault]) {
    read()
    let (playbook, wrong) = Playbook.load(own: sources)
    return (playbook, DeskData.ownFaults(in: playbook, problems + wrong))
  }
}

extension ConsoleLoop {
  /// Reads the playbook, for the first time or again.
  mutating func loadPlaybook() {
    let (playbook, faults) = knowHow.load()
    send(.learned(playbook, faults))
  }

  /// Shows the figures that were counted last; asks for new ones where they are old.
  mutating func bringFigures() {
    let kept = Figures.read(place.book)
    if let kept { send(.compared(kept.figures)) }
    knowHow.awaitsFigures = kept?.isOld(at: place.book.seq) ?? true
    if knowHow.awaitsFigures { Figures.count(place.book) }
  }

  /// The book's watch said something: it may be the figures.
  mutating func takeFigures() {
    guard knowHow.awaitsFigures, let fresh = Figures.read(place.book),
      !fresh.isOld(at: place.book.seq)
    else { return }
    knowHow.awaitsFigures = false
    send(.compared(fresh.figures))
  }
}
