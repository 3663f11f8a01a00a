import Cases
import Playbook
import Testing

struct SegmentTests {
  static let table = SegmentTable.load().table

  struct Row: Sendable, CustomTestStringConvertible {
    var what: String
    var days: Int
    var segment: Segment
    var change: @Sendable (inout CaseFile) -> Void
    var testDescription: String { what }

    init(
      _ what: String, _ days: Int, _ segment: Segment,
      _ change: @escaping @Sendable (inout CaseFile) -> Void = { _ in }
    ) {
      self.what = what
      self.days = days
      self.segment = segment
      self.change = change
    }
  }

  static let rows: [Row] = [
    Row("newly overdue", 10, .cooperative),
    Row("M2, never called", 45, .cooperative),
    Row("M4, a kept promise and a payment", 100, .cooperative) {
      $0.promise(.kept, due: -20)
      $0.payments = [Payment(reference: "1", amount: 1000, day: Fixture.today - 20)]
    },
    Row("M5, three calls and nobody reached", 142, .lostContact) { file in
      for day in (1...3).reversed() { file.had("switched-off", to: "p1", days: day) }
    },
    Row("every number bad", 20, .lostContact) { $0.parties[0].points[0].state = .bad },
    Row("marked unreachable", 20, .lostContact) { $0.holds(.unreachable) },
    Row("hardship", 70, .unable) { $0.holds(.hardship) },
    Row("paid part of what was promised", 70, .unable) { $0.promise(.partly, due: -5) },
    Row("a plan runs", 130, .unable) {
      $0.promise(.open, due: 2)
      $0.promise(.open, due: 32)
    },
    Row("refused", 100, .unwilling) { $0.had("refused", days: 3) },
    Row("refused, then promised", 40, .cooperative) {
      $0.had("refused", days: 5)
      $0.had("promise", days: 1)
      $0.promise(.open, due: 2)
    },
    Row("broke two promises", 70, .unwilling) {
      $0.promise(.broken, due: -20)
      $0.promise(.broken, due: -10)
    },
    Row("M6+ without a word", 400, .unwilling),
  ]

  @Test func `the table that ships is sound and weighs every signal`() {
    #expect(SegmentTable.load().problems == [])
    for segment in Segment.allCases {
      for language in ["en", "zh"] {
        #expect(Self.table.title(segment, in: language) != segment.rawValue)
        #expect(!Self.table.aim(segment, in: language).isEmpty)
      }
    }
  }

  @Test(arguments: rows)
  func `a segment follows from the facts, with reasons`(row: Row) {
    var file = Fixture.due(daysPastDue: row.days)
    row.change(&file)
    file.segment = nil
    let found = Self.table.assess(file, at: Fixture.now, charter: Fixture.charter)
    #expect(found.segment == row.segment, "\(found.reasons.map(\.signal))")
    #expect(!found.reasons.isEmpty)
  }

  @Test func `one that a person has set stands`() {
    var file = Fixture.due(daysPastDue: 10)
    let set = Event(
      seq: 1, at: Fixture.now + -86_400_000, by: "lin", caseID: file.id,
      happening: .segmentSet(SegmentSet(segment: .unable, reason: "lost her job")))
    file = apply(set, to: file) ?? file
    file.had("call-back")
    file.had("promise")
    let found = Self.table.assess(file, at: Fixture.now, charter: Fixture.charter)
    #expect(found.segment == .unable)
    #expect(found.computed == .cooperative)
    #expect(found.set?.reason == "lost her job")
  }

  @Test func `one that came with an outcome stands until the right party is spoken to again`() {
    var file = Fixture.due(daysPastDue: 10)
    file.had("moved", days: 3)
    let at = file.history.last?.at ?? Fixture.now
    let set = Event(
      seq: 9, at: at, by: "lin", caseID: file.id,
      happening: .segmentSet(SegmentSet(segment: .lostContact, reason: "Moved")))
    file = apply(set, to: file) ?? file
    #expect(
      Self.table.assess(file, at: Fixture.now, charter: Fixture.charter).segment == .lostContact)
    file.had("promise", days: 1)
    #expect(
      Self.table.assess(file, at: Fixture.now, charter: Fixture.charter).segment == .cooperative)
  }

  @Test func `a desk weighs a signal otherwise`() {
    let own = PlaybookSource(
      part: "segments.yaml",
      text: """
        signals:
          early: {points: {able-unwilling: 9}, text: {en: "no mercy"}}
        """)
    let table = SegmentTable.load(own: [own]).table
    let found = table.assess(
      Fixture.due(daysPastDue: 10), at: Fixture.now, charter: Fixture.charter)
    #expect(found.segment == .unwilling)
    #expect(found.reasons.map(\.text["en"]) == ["no mercy"])
  }
}
