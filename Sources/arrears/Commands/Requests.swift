internal import ArgumentParser
internal import Casebook
internal import Cases
internal import Console
internal import Screen
internal import Worklist

struct RequestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "request",
    abstract: "Ask the leads: a later date, a settlement, an override, closing.")

  @OptionGroup var options: BookOptions
  @Argument(help: "The case's number.") var caseNumber: String
  @Argument(help: "promise, settlement, override or closing.") var kind: String
  @Option(help: "Of a promise or a settlement, in major units.") var amount: String?
  @Option(help: "The day a promise is due, the last of a settlement: 2026-11-30, fri, +9.")
  var due: String?
  @Option(help: "Of a promise: firm, hesitant or evasive.") var firmness: String?
  @Option(help: "The contact rule to set aside: us.7in7.") var rule: String?
  @Option(help: "The contact point of an override.") var to: String?
  @Option(help: "Why. - reads it from standard input.") var reason: String

  func run() throws {
    let place = try options.open()
    try place.checkWriter()
    let file = try place.file(caseNumber)
    guard let kind = Requested.Kind(rawValue: kind) else {
      throw Failure(
        .usage, "there is no request “\(kind)”; known are promise, settlement, override, closing")
    }
    var wanted = Requested(kind, reason: reason)
    wanted.amount = try Typed.minor(amount, file)
    wanted.due = try Typed.day(due, place)
    if let firmness { wanted.firmness = try Typed.firmness(firmness) }
    if kind == .override { (wanted.rule, wanted.channel) = (rule, .call) }
    wanted.to = try file.point(named: to)
    let performed = try place.perform([Order(file.id, .request(wanted))])
    printing { printer in
      if options.json { return printer.json(EventsAnswer(file.id, performed.events)) }
      printer.line("the leads are asked; request \(performed.events.last?.seq ?? 0) on \(file.id)")
    }
  }
}

struct RequestsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "requests", abstract: "What the leads are asked for and have not answered.")

  @OptionGroup var options: BookOptions

  private struct Line: Encodable {
    var `case`: CaseID
    var name: String
    var request: String
    var by: UserID
    var at: Instant
    var wanted: Requested
  }

  func run() throws {
    let place = try options.open()
    let scope = Scope(try place.reader(), place.charter)
    let book = place.book
    let table = try failing { () throws(BookError) in try book.loadTable() }
    let ids = table.rows.indices.filter {
      table.rows[$0].flags.contains(.requested) && scope.sees($0, in: table)
    }.compactMap(table.id)
    let files = try failing { () throws(BookError) in try book.survey(ids) { $0 } }
    let open = files.flatMap { file in
      file.requests.filter(\.isOpen).map { (file: file, request: $0) }
    }
    printing { printer in
      var lines = TextTable([.left, .left, .left, .right, .left, .left, .left])
      for (file, request) in open {
        let (wanted, name) = (request.wanted, file.debtor?.name ?? "")
        if options.json {
          printer.json(
            Line(
              case: file.id, name: name, request: request.id, by: request.by, at: request.at,
              wanted: wanted))
          continue
        }
        let money = wanted.amount.map { Money(minor: $0, currency: file.debt.currency).grouped }
        lines.row([
          file.id.text, request.id, RequestWording.english.kind(wanted.kind), money ?? "",
          wanted.due?.description ?? wanted.rule ?? "", "\(request.by): \(wanted.reason)", name,
        ])
      }
      for line in lines.lines { printer.line(line) }
    }
    if open.isEmpty { tell(Wording.english.board.noRequests) }
  }
}

struct AnswerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "answer",
    abstract: "Answer a request: approve it, change it, send it back; withdraw one's own.")

  @OptionGroup var options: BookOptions
  @Argument(help: "The case's number.") var caseNumber: String
  @Argument(help: "approve, change, send-back or withdraw.") var answer: String
  @Option(help: "The request's number, where the case has several (`arrears requests`).")
  var request: String?
  @Option(help: "Granted instead: the amount, in major units.") var amount: String?
  @Option(help: "Granted instead: the day.") var due: String?
  @Option(help: "Why; needed to change, to send back and for an override.") var reason: String?

  func run() throws {
    let place = try options.open()
    try place.checkWriter()
    let file = try place.file(caseNumber)
    let chosen = try chosen(file)
    let answer: Answer
    switch self.answer {
    case "approve": answer = .approve
    case "send-back": answer = .sendBack
    case "withdraw": answer = .withdraw
    case "change":
      guard amount != nil || due != nil else {
        throw Failure(.usage, "change takes --amount or --due")
      }
      var wanted = chosen.wanted
      wanted.amount = try Typed.minor(amount, file) ?? wanted.amount
      wanted.due = try Typed.day(due, place) ?? wanted.due
      answer = .change(wanted)
    default:
      throw Failure(
        .usage,
        "there is no answer “\(self.answer)”; known are approve, change, send-back, withdraw")
    }
    let performed = try place.perform([
      Order(file.id, .answer(request: chosen.id, answer, reason: reason ?? ""))
    ])
    printing { printer in
      if options.json { return printer.json(EventsAnswer(file.id, performed.events)) }
      for case .answered(let answered) in performed.events.map(\.happening) {
        printer.line("\(file.id): \(RequestWording.english.decision(answered.decision))")
      }
    }
  }

  private func chosen(_ file: CaseFile) throws(Failure) -> Request {
    let open = file.requests.filter(\.isOpen)
    if let request {
      guard let known = file.requests.first(where: { $0.id == request }) else {
        throw Failure(Refusal.noSuchRequest(request))
      }
      return known
    }
    guard let only = open.first else { throw Failure(.no, "nothing is asked on \(file.id)") }
    guard open.count == 1 else {
      let numbers = open.map { "\($0.id) (\($0.wanted.kind.rawValue))" }.joined(separator: ", ")
      throw Failure(.usage, "\(file.id) has several requests; name one by --request: \(numbers)")
    }
    return only
  }
}
