internal import ArgumentParser
internal import Casebook
internal import Cases
internal import Screen
internal import Worklist

struct CarryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "carry",
    abstract: "Carry cases that were not worked over to the next day, with a reason.")

  @OptionGroup var options: BookOptions
  @Option(help: "Case numbers, separated by commas.") var cases: String?
  @Flag(help: "Everything that today's close cannot account for; an agent's own only.")
  var unaccounted = false
  @Option(help: "Of what is unaccounted for, what this person has.") var of: String?
  @Option(help: "Why it was not worked.") var reason: String
  @Flag(name: .customLong("dry-run"), help: "Only say which.") var isDry = false

  private struct Answer: Encodable {
    var carried: Int
    var seq: Int?
    var cases: [CaseID]
  }

  func run() throws {
    guard (cases != nil) != unaccounted else {
      throw Failure(.usage, "name --cases or --unaccounted")
    }
    let place = try options.open()
    guard let outcome = DeskData.outcomes(of: place).first(where: { $0.code == carryOver }) else {
      throw Failure(.badData, "the playbook has no outcome \(carryOver)")
    }
    var record = Record(outcome: outcome)
    record.note = reason
    let ids = try chosen(place)
    var answer = Answer(carried: ids.count, seq: nil, cases: ids)
    if !isDry, !ids.isEmpty {
      answer.seq = try place.perform(ids.map { Order($0, .record(record)) }).events.last?.seq
    }
    try printing { printer in
      if options.json { return printer.json(answer) }
      for line in try lines(of: ids, place) { printer.line(line) }
      let count = ids.count == 1 ? "1 case" : "\(ids.count) cases"
      printer.line(isDry ? "\(count) would be carried over" : "\(count) carried over")
    }
  }

  /// A case a line: its number, whose it is, the debtor.
  private func lines(of ids: [CaseID], _ place: Workplace) throws -> [String] {
    var table = TextTable([.left, .left, .left])
    for id in ids {
      let file = try place.file(id.text)
      table.row([id.text, file.owner?.text ?? "nobody", file.debtor?.name ?? ""])
    }
    return table.lines
  }

  private func chosen(_ place: Workplace) throws -> [CaseID] {
    if let cases {
      return try cases.split(separator: ",").map { try place.file(String($0)).id }
    }
    let scope = Scope(try place.reader(), place.charter)
    let wanted = of.map { UserID($0) }
    return dayEntries(try place.reportSource(place.today)).filter { entry in
      if case .owned(let user) = scope, entry.owner != user { return false }
      return entry.end == .unaccounted && (wanted == nil || entry.owner == wanted)
    }.map(\.caseID)
  }
}
