internal import ArgumentParser
internal import Casebook
internal import Cases
internal import Exchange

struct Payments: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Payments and reversals from the creditor; they decide promises.")

  @OptionGroup var options: BookOptions
  @Argument(help: "The file.", completion: .file()) var file: String
  @Option(
    help: "A YAML mapping (else columns case, account, amount, day, reference, kind).",
    completion: .file())
  var map: String?

  func run() throws {
    let bytes = try InputFile.read(file)
    let mapping = try Mappings.payments(map)
    let place = try options.open()
    guard let member = try place.reader(), member.role == .lead else {
      throw Failure(Refusal.needsLead("import payments"))
    }
    Interruption.arm()
    let progress = Progress("reading")
    let read = try importing { () throws(ImportError) in
      try readPayments(bytes, mapping: mapping, day: place.today, progress: progress.show)
    }
    progress.end()
    var run = PaymentRun(place: place, actor: member, rejected: read.rejected)
    let (user, now, book) = (place.user, place.now, place.book)
    let performed = try refusing { () throws(PerformError) in
      try book.perform(by: user, now: now) { book throws(PerformError) in
        try run.choose(read.payments, book)
      }
    }
    place.report(performed.notices)
    Compaction.startIfNeeded(book)
    let answer = Answer(read.read, run, performed.events)
    try writeUnmatched(run, read)
    printing { printer in
      if options.json { return printer.json(answer) }
      printer.line(
        "\(answer.read) rows read: \(answer.applied) applied, \(answer.unmatched) unmatched; "
          + "promises \(answer.promises.kept) kept, \(answer.promises.partly) partly, "
          + "\(answer.promises.broken) broken")
    }
    if !run.rejected.isEmpty {
      throw Failure(
        .no,
        run.rejected.count == 1
          ? "1 row is not in the book; \(file).rejects.csv says why"
          : "\(run.rejected.count) rows are not in the book; \(file).rejects.csv says why")
    }
  }

  private func writeUnmatched(_ run: PaymentRun, _ read: PaymentFile) throws(Failure) {
    guard !run.rejected.isEmpty else { return }
    try OutputFile.write(
      rejectsFile(columns: read.columns, delimiter: read.delimiter, run.rejected),
      to: file + ".rejects.csv")
  }

  private struct Answer: Encodable {
    struct Decided: Encodable {
      var kept = 0
      var partly = 0
      var broken = 0
    }

    var read: Int
    var applied: Int
    var unmatched: Int
    var promises = Decided()

    init(_ read: Int, _ run: PaymentRun, _ events: [Event]) {
      self.read = read
      applied = run.applied
      unmatched = run.unmatched
      for case .promiseDecided(let decision) in events.map(\.happening) {
        switch decision.state {
        case .kept: promises.kept += 1
        case .partly: promises.partly += 1
        case .broken: promises.broken += 1
        case .open, .withdrawn, .rescheduled: break
        }
      }
    }
  }
}

/// One file of payments: finds the case of each row, decides, and settles every promise whose day
/// has passed.
private struct PaymentRun {
  let place: Workplace
  let actor: Member
  var rejected: [Rejection]
  var applied = 0
  var unmatched = 0
  /// Cases as the rows so far would leave them.
  private var files: [CaseID: CaseFile] = [:]
  private var orders: [Order] = []

  init(place: Workplace, actor: Member, rejected: [Rejection]) {
    self.place = place
    self.actor = actor
    self.rejected = rejected
  }

  mutating func choose(
    _ statements: [PaymentStatement], _ book: Book
  ) throws(PerformError) -> [Order] {
    let table: CaseTable
    do { table = try book.loadTable() } catch { throw .failed(error) }
    for statement in statements {
      if orders.count.isMultiple(of: 256), Interruption.isAsked { throw .failed(.cancelled) }
      guard let file = try match(statement, table, book) else {
        unmatched += 1
        reject(statement, "no case has this number")
        continue
      }
      take(statement, on: file)
    }
    try settleLapsed(table, book)
    return orders
  }

  private mutating func reject(_ statement: PaymentStatement, _ reason: String) {
    rejected.append(Rejection(line: statement.line, reason: reason, cells: statement.cells))
  }

  private mutating func take(_ statement: PaymentStatement, on file: CaseFile) {
    let amount: Int64
    do { amount = try statement.minor(in: file.debt.currency) } catch {
      return reject(statement, error.reason)
    }
    let command: Command =
      switch statement.kind {
      case .payment:
        .pay(Payment(reference: statement.reference, amount: amount, day: statement.day))
      case .reversal: .reverse(reference: statement.reference)
      }
    do {
      try add(command, to: file)
      applied += 1
    } catch {
      // The same file again: what is in the book already is no news.
      if isKnown(statement, file) { return }
      reject(statement, error.description)
    }
  }

  private func isKnown(_ statement: PaymentStatement, _ file: CaseFile) -> Bool {
    file.payments.contains {
      $0.reference == statement.reference && (statement.kind == .payment || $0.reversed)
    }
  }

  private mutating func add(_ command: Command, to file: CaseFile) throws(Refusal) {
    let happenings = try decide(
      command, on: file, by: actor, charter: place.charter, conduct: .none, now: place.now)
    guard !happenings.isEmpty else { return }
    var after: CaseFile? = file
    for happening in happenings {
      after = apply(
        Event(
          seq: file.seq, at: place.now, by: actor.user, caseID: file.id, happening: happening),
        to: after)
    }
    files[file.id] = after
    orders.append(Order(file.id, command))
  }

  private func file(_ id: CaseID, _ book: Book) throws(PerformError) -> CaseFile? {
    if let file = files[id] { return file }
    do { return try book.file(id) } catch { throw .failed(error) }
  }

  private func match(
    _ statement: PaymentStatement, _ table: CaseTable, _ book: Book
  ) throws(PerformError) -> CaseFile? {
    if let id = statement.caseID { return try file(id, book) }
    guard let account = statement.account, !account.isEmpty else { return nil }
    let all = (0..<table.count).map { Int32($0) }
    for row in table.filter(all, needles: [Array(account.lowercased().utf8)]) {
      if let id = table.id(Int(row)), let file = try file(id, book), file.debt.number == account {
        return file
      }
    }
    return nil
  }

  /// Promises whose day and grace have passed, in cases that no row was about.
  private mutating func settleLapsed(_ table: CaseTable, _ book: Book) throws(PerformError) {
    let last = place.today.number - Int32(clamping: place.charter.limits.promise.grace)
    for row in table.rows.indices {
      let due = table.rows[row].promiseDue
      guard due != CaseRow.none, due < last, let id = table.id(row), files[id] == nil,
        let file = try file(id, book)
      else { continue }
      do { try add(.settle, to: file) } catch { continue }
    }
  }
}
