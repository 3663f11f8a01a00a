internal import ArgumentParser
internal import Casebook
internal import Cases
internal import Exchange

struct Delivered: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "delivered",
    abstract: "Take in delivery results: CSV with reference, state and reason, or one by options.")

  @OptionGroup var options: BookOptions
  @Argument(help: "A CSV with the columns reference, state, reason.", completion: .file())
  var file: String?
  @Option(help: "One result: the reference, as in A-100482/3.") var reference: String?
  @Option(
    help: "delivered, failed, returned or opted-out.",
    completion: .list(["delivered", "failed", "returned", "opted-out"]))
  var state: String?
  @Option(help: "Why, in the words of the post or the operator.") var reason: String?

  private struct Answer: Encodable {
    var read = 0
    var applied = 0
    var unchanged = 0
    var rejected: [Rejected] = []
    struct Rejected: Encodable {
      var row: Int
      var reason: String
    }
  }

  func run() throws {
    let place = try options.open()
    var answer = Answer()
    for (line, cells) in try results() {
      answer.read += 1
      do throws(Failure) {
        guard let state = Delivery.State(rawValue: cells[1]) else {
          let known = Delivery.State.allCases.map(\.rawValue).joined(separator: ", ")
          throw Failure(.badData, "“\(cells[1])” is no state; known are \(known)")
        }
        let parts = cells[0].split(separator: "/")
        guard parts.count == 2, let id = CaseID(String(parts[0])) else {
          throw Failure(.badData, "“\(cells[0])” is no reference such as A-100482/3")
        }
        let reason = cells.count > 2 && !cells[2].isEmpty ? cells[2] : nil
        let delivery = Delivery(reference: cells[0], state: state, reason: reason)
        let done = try place.perform([Order(id, .deliver(delivery))])
        if done.events.isEmpty { answer.unchanged += 1 } else { answer.applied += 1 }
      } catch {
        answer.rejected.append(.init(row: line, reason: error.sentence))
      }
    }
    printing { printer in
      if options.json { return printer.json(answer) }
      printer.line(
        "\(answer.read) read: \(answer.applied) taken in, \(answer.unchanged) known already, "
          + "\(answer.rejected.count) rejected")
      for row in answer.rejected { printer.line("  row \(row.row): \(row.reason)") }
    }
    if !answer.rejected.isEmpty { throw ExitCode(Failure.Status.no.rawValue) }
  }

  private func results() throws(Failure) -> [(line: Int, cells: [String])] {
    if let file {
      return try TableFile.rows(file, columns: ["reference", "state"], optional: ["reason"])
    }
    guard let reference, let state else {
      throw Failure(.usage, "name a CSV file, or --reference and --state")
    }
    return [(1, [reference, state, reason ?? ""])]
  }
}

/// A small CSV that people fill in: its named columns, in any order.
enum TableFile {
  static func rows(
    _ path: String, columns: [String], optional: [String] = []
  ) throws(Failure) -> [(line: Int, cells: [String])] {
    let bytes = try InputFile.read(path)
    var source: RowSource
    do { source = try RowSource(bytes) } catch {
      throw Failure(.badData, "\(path): \(error)")
    }
    let names = source.columns.map { $0.lowercased() }
    var places: [Int?] = []
    for column in columns {
      guard let place = names.firstIndex(of: column) else {
        throw Failure(
          .badData, "\(path) has no column “\(column)”; it needs \(columns.joined(separator: ", "))"
        )
      }
      places.append(place)
    }
    places += optional.map(names.firstIndex)
    var rows: [(Int, [String])] = []
    var row = Row()
    while source.next(&row) {
      let cells = row.cells
      let taken = places.map { place in
        place.flatMap { cells.indices.contains($0) ? cells[$0] : nil } ?? ""
      }
      if taken.contains(where: { !$0.isEmpty }) { rows.append((row.line, taken)) }
    }
    return rows
  }
}
