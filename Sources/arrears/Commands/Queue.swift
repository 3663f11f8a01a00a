internal import ArgumentParser
internal import Casebook
internal import Cases
internal import Playbook
internal import Screen
internal import Worklist

struct QueueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "queue", abstract: "What to work next, and why.")

  @OptionGroup var options: BookOptions
  @Option(
    help: "today, promises, broken, call-backs, skips, high-balance, orphans or all.",
    completion: Queues.completion)
  var view = "today"
  @Option(help: "How many at most.") var limit: Int?
  @Option(help: "As it is at another time: 2026-11-23T15:00:00+08:00.") var at: String?

  func run() throws {
    let view = try Queues.view(view)
    let place = try options.open()
    try place.endCovers()
    let member = try place.reader()
    let now = try at.map(Queues.instant) ?? place.now
    let moment = DeskData.moment(now, of: place)
    let table = try place.rows(at: now)
    let rules = DeskData.rules(of: place)
    let drawnUp = queue(view, Scope(member, place.charter), of: table, at: moment, rules: rules)
    let conduct = try ConductPacks(place)
    let stopped = try stopped(drawnUp.prefix(judgedHead), table, at: now, place, conduct)
    let rows = steppingDown(stopped, in: drawnUp, of: table, at: moment, rules: rules)
    var printed = TextTable([.right, .left, .left, .left, .right, .left, .right, .left])
    try printing { printer in
      for (index, row) in rows.prefix(limit ?? .max).enumerated() {
        let line = try line(
          index, Int(row), table, moment, place, conduct, rules, isStopped: stopped.contains(row))
        if options.json { printer.json(line) } else { printed.row(line.cells) }
      }
      for line in printed.lines { printer.line(line) }
    }
  }

  /// The rows that have nobody who may be called now.
  private func stopped(
    _ rows: ArraySlice<Int32>, _ table: CaseTable, at now: Instant, _ place: Workplace,
    _ conduct: ConductPacks
  ) throws -> Set<Int32> {
    let order = DeskData.callOrder(of: place)
    let stopped = try rows.filter { row in
      let id = table.id(Int(row))
      let file = try id.flatMap { id in
        try failing { () throws(BookError) in try place.book.file(id) }
      }
      return file.map { conduct.proposal(for: $0, order, at: now, place.charter.zone).isWait }
        ?? false
    }
    return Set(stopped)
  }

  private func line(
    _ index: Int, _ row: Int, _ table: CaseTable, _ moment: Moment, _ place: Workplace,
    _ conduct: ConductPacks, _ rules: QueueRules, isStopped: Bool
  ) throws -> Line {
    let entry = table.rows[row]
    let reasons = rules.reasons(entry, table, at: moment, isStopped: isStopped)
    let days = Int(moment.day.number) - Int(entry.due)
    let id = table.id(row)
    let file = try id.flatMap { id in
      try failing { () throws(BookError) in try place.book.file(id) }
    }
    return Line(
      position: index + 1, case: id?.text ?? "", name: table.name(row),
      bucket: moment.limits.buckets.bucket(daysPastDue: days).name, dpd: days,
      balance: entry.balance, currency: table.currency(row).code,
      points: reasons.reduce(0) { $0 + $1.points },
      reasons: reasons.map { .init(rule: $0.rule.rawValue, points: $0.points, text: $0.text) },
      contact: conduct.judgement(of: file, at: moment.now))
  }

  private struct Line: Encodable {
    struct Reason: Encodable {
      var rule: String
      var points: Int
      var text: String
    }

    var position: Int
    var `case`: String
    var name: String
    var bucket: String
    var dpd: Int
    var balance: Int64
    var currency: String
    var points: Int
    var reasons: [Reason]
    var contact: ConductPacks.Judgement

    var cells: [String] {
      let money = Currency(currency).map { Money(minor: balance, currency: $0).grouped } ?? ""
      let why = reasons.prefix(3).map(\.text).joined(separator: "; ")
      return [
        "\(position)", `case`, name, bucket, money, currency, "\(points)",
        "\(contact.verdict)  \(why)",
      ]
    }
  }
}

enum Queues {
  /// The views that a shell offers.
  static let completion = CompletionKind.list(View.allCases.map(\.rawValue))

  static func view(_ name: String) throws(Failure) -> View {
    guard let view = View(rawValue: name) else {
      let known = View.allCases.map(\.rawValue).joined(separator: ", ")
      throw Failure(.usage, "there is no view “\(name)”; known are \(known)")
    }
    return view
  }

  static func instant(_ text: String) throws(Failure) -> Instant {
    guard let instant = Instant(text) else {
      throw Failure(.usage, "a time looks like 2026-11-23T15:00:00+08:00, not “\(text)”")
    }
    return instant
  }
}
