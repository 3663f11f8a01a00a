import Cases
import Console
import Playbook
import Screen
import Settings
import Testing
import Worklist

/// A console on a book in memory: keys in, frames out. Effects are carried out as the loop does it,
/// by the same `decide` and `apply`.
struct Bench {
  static let now = Instant("2026-11-24T02:00:00Z")!
  static let yuan = Currency("CNY")!

  var model: Model
  var files: [CaseID: CaseFile]
  var events: [Event] = []
  var dialled: [String] = []
  var beeps = 0
  /// Appends of several cases at once.
  var appends = 0
  var hasQuit = false
  var copied: [String] = []
  var keptViews: [OwnView]?
  /// What the person's editor makes of a text.
  var edits: ((String) -> String)?
  /// Keys that were typed ahead and not taken yet.
  private var ahead: [Key] = []
  /// The contact rules of the book; the others are tried where there are none.
  var conduct = ContactRules.none
  /// What the store answers instead of saving, to try a full disk.
  var failure: String?

  static let lin = Member(user: "lin", name: "林", role: .agent)

  static let outcomes: [Outcome] = [
    Outcome(
      code: "no-answer", title: "No answer", flags: [.worked, .attempt], digit: 1, retryDays: 1),
    Outcome(code: "left-message", title: "Left message", flags: [.worked, .attempt], digit: 2),
    Outcome(
      code: "call-back", title: "Call back", flags: [.worked, .attempt, .contact], digit: 4,
      needs: .callBack),
    Outcome(
      code: "promise", title: "Promise", flags: [.worked, .attempt, .contact, .rightParty],
      digit: 5, needs: .promise),
    Outcome(
      code: "wrong-number", title: "Wrong number", flags: [.worked, .attempt], digit: 7,
      pointState: .bad),
    Outcome(
      code: "refused", title: "Refused", flags: [.worked, .attempt, .contact, .rightParty],
      digit: 9, needs: .note),
    Outcome(code: "busy", title: "Busy", flags: [.worked, .attempt], retryDays: 0),
  ]

  static func file(_ id: String, _ name: String, _ principal: Int64) -> CaseFile {
    var debt = Debt(
      creditor: "East Bank", currency: yuan, due: Day("2026-08-24")!, principal: principal)
    debt.minimum = 130_000
    var debtor = Party(
      id: "d", role: .debtor, name: name,
      points: [
        ContactPoint(id: "p1", kind: .phone, value: "+8613800138000", place: .mobile),
        ContactPoint(id: "p2", kind: .phone, value: "+861065521000", place: .work),
      ])
    debtor.identity = "id-\(name)"
    var file = CaseFile(id: CaseID(id)!, debt: debt, parties: [debtor])
    file.owner = "lin"
    return file
  }

  static let desk = [
    file("A-1", "张伟", 9_000_000), file("A-2", "欧阳娜娜", 8_000_000),
    file("A-3", "Chen, Mary-Anne", 7_000_000), file("A-4", "O'Brien, Pat", 6_000_000),
    file("A-5", "张伟", 5_000_000),
  ]

  init(
    _ list: [CaseFile] = desk, size: Size = Size(width: 120, height: 40), actor: Member? = lin,
    playbook: Playbook? = nil, now: Instant = now, keys: KeyTable = .standard
  ) {
    files = Dictionary(uniqueKeysWithValues: list.map { ($0.id, $0) })
    let charter = Charter(
      name: "East", currency: Bench.yuan, zone: BookZone("Asia/Shanghai")!, actor: .agency,
      packs: [], team: [Bench.lin, Member(user: "wang", name: "Wang", role: .lead)])
    let table = CaseTable(list.sorted { $0.id < $1.id })
    model = Model(
      size: size, charter: charter, actor: actor, now: now, table: table,
      outcomes: Bench.outcomes, keys: keys)
    model.packets = PacketIndex(table)
    if let playbook { _ = update(&model, .learned(playbook, [])) }
    model.drawUp()
    carryOut(model.openSelected())
  }

  /// Presses keys as one string: `\n` is Enter, `\t` Tab, `\u{1B}` Esc, the rest themselves.
  mutating func type(_ text: String) {
    for key in Bench.keys(text) { press(key) }
  }

  /// Sends keys in one piece, as a person does who types ahead of the screen.
  mutating func typeAhead(_ text: String) {
    ahead = Bench.keys(text)
    while !ahead.isEmpty { press(ahead.removeFirst()) }
  }

  private static func keys(_ text: String) -> [Key] {
    text.map { character in
      switch character {
      case "\n": .enter
      case "\t": .tab
      case "\u{1B}": .escape
      default: .character(character)
      }
    }
  }

  mutating func press(_ key: Key) { send(.key(key)) }

  mutating func send(_ message: Message) {
    carryOut(update(&model, message))
  }

  /// A case comes into the book: somebody else placed it.
  mutating func place(_ file: CaseFile) {
    files[file.id] = file
    let placed = Event(
      seq: 700, at: Bench.now, by: "wang", caseID: file.id, happening: .placed(Placed(file: file)))
    send(.happened([placed], [file]))
  }

  /// Does what the console wants done.
  mutating func carryOut(_ effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .open(let id): send(.opened(files[id]))
      case .readHead(let ids): send(.headRead(ids.compactMap { files[$0] }))
      case .rest: send(.rested)
      case .perform(let id, let command): perform(id, command, by: model.actor)
      case .performAll(let orders): performAll(orders)
      case .preview(let id): send(.previewed(files[id]))
      case .readRequests:
        send(.requests(files.values.filter { !$0.requests.isEmpty }.sorted { $0.id < $1.id }))
      case .report: break
      case .undo: send(.refused(.nothingToUndo))
      case .dial(let number): dialled.append(number)
      case .beep: beeps += 1
      case .quit: hasQuit = true
      case .redo: send(.refused(.nothingToRedo))
      case .edit(let text): send(.edited(edits?(text) ?? text))
      case .copy(let text): copied.append(text)
      case .keepViews(let views): keptViews = views
      case .dropTypeahead: ahead = []
      case .redraw, .suspend: break
      }
    }
  }

  private mutating func perform(_ id: CaseID?, _ command: Command, by actor: Member?) {
    guard let actor, let id else { return }
    if let failure { return send(.failed(failure)) }
    do {
      let made = try record(id, command, by: actor)
      send(.happened(made, [files[id]].compactMap { $0 }))
      send(.performed(made))
    } catch { send(.refused(error)) }
  }

  private mutating func performAll(_ orders: [CaseOrder]) {
    guard let actor = model.actor else { return }
    let before = (files, events)
    do {
      var made: [Event] = []
      for order in orders { made += try record(order.caseID, order.command, by: actor) }
      appends += 1
      send(.happened(made, orders.compactMap { files[$0.caseID] }))
      send(.performed(made))
    } catch {
      (files, events) = before
      send(.refused(error))
    }
  }

  private mutating func record(
    _ id: CaseID, _ command: Command, by actor: Member
  ) throws(Refusal) -> [Event] {
    let happenings = try decide(
      command, on: files[id], by: actor, charter: model.charter, conduct: conduct,
      now: model.moment.now)
    var made: [Event] = []
    for happening in happenings {
      let event = Event(
        seq: events.count + 1, at: model.moment.now, by: actor.user, caseID: id,
        happening: happening)
      files[id] = apply(event, to: files[id])
      events.append(event)
      made.append(event)
    }
    return made
  }

  /// Another console does something; this one sees it.
  mutating func elsewhere(_ id: String, _ command: Command, by user: UserID) throws {
    let actor = try #require(model.charter.member(user))
    let id = try #require(CaseID(id))
    let made = try record(id, command, by: actor)
    send(.happened(made, [files[id]].compactMap { $0 }))
  }

  /// The frame as it is without colours.
  var text: String {
    guard let theme = Bench.theme else { return "" }
    return draw(model, theme).lines.joined(separator: "\n")
  }

  static let someScheme = try? Scheme(Bench.scheme, file: "test.yaml")
  static let theme = someScheme.map { Theme($0, depth: .mono) }

  private static let scheme =
    "system: base16\nname: Test\nauthor: nobody\nvariant: dark\npalette:\n"
    + (0..<16).map { number in
      let digit = String(number, radix: 16)
      return "  base0\(digit.uppercased()): \"\(String(repeating: "0" + digit, count: 3))\"\n"
    }.joined()

  func frame(_ theme: Theme) -> [String] { draw(model, theme).lines }

  var openCase: String? { model.open?.file.id.text }
  var outcomesLogged: [String] {
    events.compactMap { event in
      guard case .contacted(let contacted) = event.happening else { return nil }
      return "\(event.caseID?.text ?? "") \(contacted.outcome)"
    }
  }
}
