internal import ArgumentParser
internal import Casebook
internal import Cases
internal import Console
internal import Worklist

struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "One case, whole.")

  @OptionGroup var options: BookOptions
  @Argument(help: "The case's number.") var caseNumber: String

  func run() throws {
    let place = try options.open()
    _ = try place.reader()
    let file = try place.file(caseNumber)
    printing { printer in
      guard !options.json else { return printer.json(file) }
      for line in text(of: file, place) { printer.line(line) }
    }
  }

  private func text(of file: CaseFile, _ place: Workplace) -> [String] {
    func money(_ minor: Int64) -> String {
      Money(minor: minor, currency: file.debt.currency).grouped
    }
    let debt = file.debt
    let days = debt.daysPastDue(on: place.today)
    let bucket = place.charter.limits.buckets.bucket(daysPastDue: days)
    var lines = [
      "\(file.id)  \(file.debtor?.name ?? "")  \(file.debtor?.romanised ?? "")",
      "balance \(money(debt.balance)) \(debt.currency.code)  (principal \(money(debt.principal)),"
        + " interest \(money(debt.interest)), fees \(money(debt.fees)), paid \(money(debt.paid)))",
      "due \(debt.due), \(days) days past due, \(bucket.name); minimum \(money(debt.minimum))",
      "creditor \(debt.creditor)  owner \(file.owner?.text ?? "nobody")"
        + (file.cover.map { ", a cover until \($0.until) for \($0.back?.text ?? "nobody")" } ?? ""),
    ]
    if let reason = file.closed { lines.append("closed: \(reason)") }
    for party in file.parties {
      lines.append("\(party.role.rawValue) \(party.name) \(party.relation ?? "")")
      for point in party.points {
        lines.append("  \(point.id) \(point.value) \(point.place.rawValue) \(point.state.rawValue)")
      }
    }
    for promise in file.promises {
      lines.append(
        "promise \(money(promise.amount)) due \(promise.due) \(promise.state.rawValue)")
    }
    for fact in file.facts where fact.until.map({ place.now < $0 }) ?? true {
      lines.append("fact \(fact.fact.rawValue)\(held(fact, place))")
    }
    for consent in file.consents where consent.until.map({ place.now < $0 }) ?? true {
      lines.append("consent \(consent.consent)\(held(consent, place))")
    }
    for clue in file.clues { lines.append("clue \(clue.text)") }
    lines.append("history")
    let history = historyLines(
      of: file, on: place.today, charter: place.charter,
      outcomes: DeskData.outcomes(of: place), wording: .english)
    for line in history {
      lines.append("  \(line.when)  \(line.who)  \(line.what)  \(line.detail)")
    }
    return lines
  }
}

extension Show {
  /// From when to when a fact holds, where and at which times; one that is still to come says so by
  /// its date.
  private func held(_ fact: FactRecord, _ desk: Workplace) -> String {
    let place = fact.place.map { " at \($0.rawValue)" } ?? ""
    return span(fact.since, fact.until, desk) + place + hours(fact.days, fact.open, fact.close)
  }

  private func held(_ consent: ConsentRecord, _ desk: Workplace) -> String {
    span(consent.at, consent.until, desk) + hours(consent.days, consent.open, consent.close)
  }

  private func span(_ since: Instant?, _ until: Instant?, _ desk: Workplace) -> String {
    func day(_ instant: Instant) -> String { desk.charter.zone.day(of: instant).description }
    return (since.map { " since \(day($0))" } ?? "") + (until.map { " until \(day($0))" } ?? "")
  }

  private func hours(_ days: String?, _ open: String?, _ close: String?) -> String {
    let times = open.map { "\($0)-\(close ?? "24:00")" }
    return [days, times].compactMap { $0.map { " \($0)" } }.joined()
  }
}

struct Find: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find cases by name, romanised name or initials, phone, number, employer.")

  @OptionGroup var options: BookOptions
  @Argument(help: "What to look for; every word must occur. - reads it from standard input.")
  var text: String
  @Option(help: "How many at most.") var limit = 50

  func run() throws {
    let place = try options.open()
    let member = try place.reader()
    let table = try failing { () throws(BookError) in try place.book.loadTable() }
    let wanted = try StandardInput.text(text)
    let found = Worklist.find(wanted, in: table, scope: Scope(member, place.charter))
    printing { printer in
      for match in found.prefix(max(0, limit)) {
        let id = table.id(match.row)?.text ?? ""
        let name = table.name(match.row)
        if options.json {
          printer.json(Line(case: id, name: name, matched: match.matched))
        } else {
          printer.line("\(id)  \(name)  (\(match.matched))")
        }
      }
    }
    guard found.isEmpty else { return }
    throw Failure(.no, "nothing matches “\(text)”")
  }

  private struct Line: Encodable {
    var `case`: String
    var name: String
    var matched: String
  }
}
