package import Cases
package import Playbook
package import Screen
package import Worklist

/// Everything the console knows, and nothing it can compute from that: the screen is a function of
/// this value, a theme and a size.
package struct Model: Sendable {
  package var size: Size
  package var charter: Charter
  /// Who sits here; nil for one who may only read (a demonstration book, without membership).
  package var actor: Member?
  package var moment: Moment
  /// The only copy: changed in place as events arrive.
  package var table: CaseTable
  /// Which rows are of one person; made once the first frame stands, since nobody waits for it.
  package var packets = PacketIndex()
  package var queue = QueueState()
  package var open: OpenCase?
  /// Neighbours of the selected case, made ready at `foreseenAt`.
  var foreseen: [OpenCase] = []
  var foreseenAt: Instant?
  package var entry: Entry?
  package var drafts: [Draft] = []
  package var call: RunningCall?
  /// The script is read from its top wherever one comes from: its lines are others with the keys in
  /// it.
  package var focus = Focus.queue {
    didSet { if focus != oldValue { open?.scriptTop = 0 } }
  }
  package var scene = Scene.desk
  package var board = BoardState()
  /// Keys that begin a command of several.
  package var pending: [Key] = []
  package var layer: Layer?
  package var notice: Notice?
  /// What a person should hear of once the line is free.
  var waiting: [String] = []
  package var day = DayTally()
  package var outcomes: [Outcome]
  /// The desk's know-how; nil until it is read, once the first frame stands.
  package var playbook: Playbook?
  /// What is wrong in the desk's own part of it.
  package var faults: [ScriptFault] = []
  /// What strategies have led to in this book.
  package var figures: [StrategyFigure] = []
  package let rules: QueueRules
  package let keys: KeyTable
  package let wording: Wording
  /// The desk's know-how, loaded once the first frame stands.
  package var order = CallOrder.standard
  package var templates: [LocalText] = []
  /// The contact rules, loaded once the first frame stands.
  package var conduct: ConductDesk?
  package var correspondence = Correspondence()
  /// The contact rules that `decide` goes by; what a preview says of a letter comes from them.
  package var contactRules = ContactRules.none
  /// The person is away from the desk.
  package var isOnBreak = false
  /// When something was refused last: news that comes with the answer does not take its place.
  var refusedAt: Instant?
  /// What was asked for last of undo and redo: both are told by the same event.
  var doesAgain = false
  /// A case that became urgent while one works on another.
  package var urgent: CaseID?

  package init(
    size: Size, charter: Charter, actor: Member?, now: Instant, table: CaseTable,
    outcomes: [Outcome], rules: QueueRules = .standard, wording: Wording? = nil,
    keys: KeyTable = .standard
  ) {
    self.size = size
    self.charter = charter
    self.actor = actor
    moment = Moment(now: now, charter: charter)
    self.table = table
    self.outcomes = outcomes
    self.rules = rules
    self.wording = wording ?? .english(keys)
    self.keys = keys
  }

  package var scope: Scope { Scope(actor, charter) }
  package var today: Day { moment.day }

  /// The smallest window in which everything can be shown.
  package static let smallest = Size(width: 80, height: 24)

  package var isTooSmall: Bool {
    size.width < Model.smallest.width || size.height < Model.smallest.height
  }
}

/// The part of the screen that digits and arrows belong to.
package enum Focus: Sendable, CaseIterable {
  case queue, history, script
}

/// What lies over the panes and gets every key first.
package enum Layer: Sendable, Equatable {
  /// Why the selected case stands where it stands.
  case why
  /// The history of the open case, over the whole window.
  case history(HistoryView)
  case find(FindState)
  case prompt(Prompt)
  case confirm(Confirmation)
  case picker(Picker)
  case form(Form)
  case letter(LetterPreview)
  case report(ReportView)
  case balance(BalanceView)
  /// The commentary of the training case; the line at the top.
  case training(top: Int)
  /// What is wrong in the desk's own playbook.
  case faults(top: Int)
  /// Every rule that says something of a call to the chosen number.
  case rules(top: Int)
}

/// One line about what just happened.
package struct Notice: Sendable, Equatable {
  package enum Kind: Sendable { case done, news, refused }
  package var kind: Kind
  package var text: String

  package init(_ kind: Kind, _ text: String) {
    self.kind = kind
    self.text = text
  }
}

/// A call that was dialled and whose outcome is awaited.
package struct RunningCall: Sendable, Equatable, Codable {
  package var caseID: CaseID
  package var point: String
  package var began: Instant
}

/// The queue pane.
package struct QueueState: Sendable {
  package var view = View.today
  /// The rows of the view in the order they were drawn up; the order is kept while one works.
  package var entries: [Int32] = []
  /// Those of `entries` that the filter lets through.
  package var shown: [Int32] = []
  package var cursor = 0
  package var filter = ""
  package var isFiltering = false
  /// Those at the head of the queue that had nobody who may be called when it was drawn up.
  package var stopped: Set<Int32> = []
  /// Worked here since the queue was drawn up.
  package var done: Set<Int32> = []
  /// How many cases each view holds, for the line of views.
  package var counts: [View: Int] = [:]
  /// A person's own view that is chosen; `view` is what it narrows.
  package var own: OwnView?
  package var ownViews: [OwnView] = []
  package var sort = QueueSort()
  /// Chosen for something that is done to several.
  package var marks: Set<Int32> = []
  /// Where a range of marks begins.
  package var anchor: Int?
  /// When the next call-back of these cases is due.
  package var alarm: Instant?

  package var selected: Int32? { shown.indices.contains(cursor) ? shown[cursor] : nil }
}

/// The case that is open, and what its panes remember.
package struct OpenCase: Sendable {
  package var file: CaseFile
  /// Other cases of the same person.
  package var mates: [CaseID]
  package var history: [HistoryLine]
  package var historyTop = 0
  /// What to say and why; nil until it is wanted.
  package var guide: Guide?
  package var scriptTop = 0
  /// The next number by the desk's order of calls.
  package var proposal: CallProposal?
  /// What the contact rules say; nil until they are loaded.
  package var contacts: Contacts?
  /// The contact point that a call would go to.
  package var point: String?
  /// Somebody moved it away while it was open: it refuses outcomes.
  package var movedTo: UserID??

  package init(
    file: CaseFile, mates: [CaseID], history: [HistoryLine], point: String?
  ) {
    self.file = file
    self.mates = mates
    self.history = history
    self.point = point
  }
}
