internal import ArgumentParser
internal import Casebook
internal import Cases
internal import Demonstration
internal import Foundation
internal import Glibc

struct Demo: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "A demonstration book: a believable desk, the same for the same number and seed.")

  @Argument(help: "The directory to make.", completion: .directory) var directory: String
  @Option(help: "How many cases.") var cases = 2_000
  @Option(help: "Another number is another desk.") var seed: UInt64 = 1
  @Flag(help: "Do not open it when it is made.") var noOpen = false
  @Flag(help: "Replace a demonstration that is there.") var force = false
  @Option(name: .customLong("as"), help: "Sit down as this member.") var user: String?
  @Option(help: "Set the clock, which then runs on.") var now: String?
  @Flag(help: "Print JSON.") var json = false

  func run() throws {
    guard (1...1_000_000).contains(cases) else {
      throw Failure(.usage, "--cases takes a number from 1 to 1,000,000")
    }
    if force { try BookRemoval.remove(directory) }
    Interruption.arm()
    let desk = DemonstrationDesk(cases: cases, seed: seed)
    let book = try make(desk)
    printing { printer in
      if json {
        return printer.json(Answer(book: directory, cases: cases, team: desk.charter.team))
      }
      printer.line("Made a demonstration of \(cases) cases in \(directory).")
    }
    guard !noOpen, isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { return }
    var options = try BookOptions.parse([])
    options.book = directory
    options.user = user
    options.now = now
    try ConsoleSession.run(try Workplace(book, options))
  }

  private func make(_ desk: DemonstrationDesk) throws(Failure) -> Book {
    let progress = Progress("making")
    let directory = directory
    let files = (0..<desk.count).lazy.map { desk.file($0) }
    let book = try failing { () throws(BookError) in
      try Book.create(
        at: directory, charter: desk.charter, placing: files, by: DemonstrationDesk.placedBy,
        now: DemonstrationDesk.placedAt, progress: progress.show)
    }
    progress.end()
    return book
  }

  private struct Answer: Encodable {
    var book: String
    var cases: Int
    var team: [Member]
  }
}

/// Takes a demonstration away so that another can take its place: the files of a book, and nothing
/// else. A book of real cases stays, and so does one that does not say what it is.
enum BookRemoval {
  static func remove(_ path: String) throws(Failure) {
    let files = FileManager.default
    guard let names = try? files.contentsOfDirectory(atPath: path) else { return }
    guard names.isEmpty || names.contains("book.json") || names.allSatisfy(isOfBook) else {
      throw Failure(.no, "\(path) holds no book; --force replaces demonstrations only")
    }
    guard !names.contains("book.json") || isDemonstration(path) else {
      throw Failure(
        .no, "\(path) holds a book of real cases; --force replaces demonstrations only")
    }
    do {
      for name in names where isOfBook(name) { try files.removeItem(atPath: path + "/" + name) }
    } catch {
      let reason = (error as NSError).localizedFailureReason ?? "its files cannot be changed"
      throw Failure(
        .inputOutput, "the book in \(path) cannot be removed (\(reason)); name another directory")
    }
  }

  private static func isDemonstration(_ path: String) -> Bool {
    guard let data = FileManager.default.contents(atPath: path + "/book.json"),
      let book = try? JSONDecoder().decode(Kind.self, from: data)
    else { return false }
    return book.kind == .demo
  }

  private struct Kind: Decodable {
    var kind: Charter.Kind
  }

  private static func isOfBook(_ name: String) -> Bool {
    name == "book.json" || name == "lock" || name.hasSuffix(".jsonl") || name.hasPrefix(".")
      || name.hasPrefix("derived.")
      || name.hasSuffix(".tmp")
  }
}
