import Casebook
import Cases
import SmallDesk

/// A book after a crash, looked at as the next person's program would.
struct Examination {
  /// What the workers were told: lines that begin with `ack`.
  private var texts: [String] = []
  private var members: [String] = []
  private var erased: [String] = []
  private var isCreated = true
  /// The sizes of the appends that were asked for.
  private let sizes: Set<Int>

  /// - Parameters:
  ///   - answers: what the workers said.
  ///   - sizes: how many notes one append may have.
  ///   - startsEmpty: the book itself was made by a worker.
  init(_ answers: [String], sizes: Set<Int>, startsEmpty: Bool = false) {
    self.sizes = sizes
    isCreated = !startsEmpty
    for answer in answers {
      // A line without its end was not told to anybody.
      for line in answer.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
        let words = line.split(separator: " ").map(String.init)
        guard words.first == "ack" else { continue }
        if words[1] == "created" {
          isCreated = true
        } else if words[1] == "member" {
          members.append(words[2])
        } else if words[1] == "erased" {
          erased.append(words[2])
        } else {
          texts += words.dropFirst()
        }
      }
    }
  }

  /// What is wrong; empty where everything that was acknowledged is there once, nothing is there
  /// twice or in part, and the next writer needs no help.
  func problems(_ path: String) -> [String] {
    let book: Book
    do { book = try Book.open(at: path, insecure: true) } catch {
      return isCreated ? ["it does not open: \(error)"] : []
    }
    do { return try problems(book) } catch { return ["it does not go on: \(error)"] }
  }

  private func problems(_ book: Book) throws -> [String] {
    var problems: [String] = []
    for notice in book.takeNotices() {
      if case .damaged(let error) = notice { problems.append("damaged: \(error)") }
    }
    var seen: [String: Int] = [:]
    var notes = 0
    _ = try book.log(LogFilter()) { logged in
      if case .noted(let noted) = logged.event.happening {
        seen[noted.text, default: 0] += 1
        notes += 1
      }
      if logged.line.contains(#""end":true"#) {
        if notes > 0, !sizes.contains(notes) { problems.append("an append of \(notes) notes") }
        notes = 0
      }
      return true
    }
    for (text, count) in seen where count > 1 { problems.append("\(text) is there \(count) times") }
    for text in texts where seen[text] == nil { problems.append("\(text) is lost") }
    for member in members where book.charter.member(UserID(member)) == nil {
      problems.append("member \(member) is lost")
    }
    if seen.count > 0 || !texts.isEmpty || book.seq >= FaultDesk.cases {
      _ = try book.perform(
        [Order(FaultDesk.number(1), .note("afterwards"))], by: "wu", now: FaultDesk.now)
    } else {
      // A book without cases: somebody writes all the same.
      try book.adoptCharter(by: "mei", now: FaultDesk.now)
    }
    for (name, bytes) in Folders.read(book.path) {
      let text = String(decoding: bytes, as: UTF8.self)
      for id in erased where text.contains(id) { problems.append("\(name) still knows \(id)") }
    }
    let found = try book.verify()
    return problems + found.problems.map(\.description)
  }
}
