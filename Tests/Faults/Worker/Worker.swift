import Casebook
import Cases
import Glibc
import SmallDesk

/// Works on a book as it is told and says after each step, on standard output, what has been
/// acknowledged. It is killed and disturbed by the tests of this folder.
///
///     faultworker BOOK TAG WORD...
///
/// Words: `create`; `note`, `bulk=K` (K notes of one append), `member`, `erase=K` (the Kth case from the end), `compact`, `rebuild`, `catchup`,
/// `segment=BYTES` (the length of a segment), `loop=N` (the words after it N times), `patience=MS`,
/// `floor=SECONDS` (Floor.swift), `day=N` (N notes over a day of 24 hours), `plan=TEXT` (what the preloaded library is to do from now on), `try` (the next word may fail).
@main struct Worker {
  let path: String
  let tag: String
  var book: Book?
  var made = 0

  static func main() {
    let words = CommandLine.arguments
    guard words.count > 3 else { exit(64) }
    var worker = Worker(path: words[1], tag: words[2])
    do { try worker.work(words[3...]) } catch {
      say("failed \(error)")
      exit(74)
    }
  }

  private mutating func work(_ words: ArraySlice<String>) throws {
    var mayFail = false
    for (index, word) in words.enumerated() {
      let (name, count) = split(word)
      if name == "try" {
        mayFail = true
        continue
      }
      if name == "plan" {
        plan(String(word.dropFirst(5)))
        continue
      }
      guard name == "loop" else {
        do { try step(name, count) } catch {
          guard mayFail else { throw error }
          Worker.say("failed \(error)")
        }
        mayFail = false
        continue
      }
      let rest = words.dropFirst(index + 1)
      for _ in 0..<count { try work(rest) }
      return
    }
  }

  private func split(_ word: String) -> (name: Substring, count: Int) {
    let parts = word.split(separator: "=", maxSplits: 1)
    return (parts[0], parts.count > 1 ? Int(parts[1]) ?? 0 : 1)
  }

  private mutating func step(_ name: Substring, _ count: Int) throws {
    if name == "create" {
      book = try Book.create(at: path, charter: FaultDesk.charter)
      Worker.say("ack created")
      return
    }
    let book = try self.book ?? Book.open(at: path, insecure: true)
    self.book = book
    switch name {
    case "note": try note(book, 1)
    case "bulk": try note(book, count)
    case "member":
      made += 1
      let user = UserID("\(tag).\(made)")
      try book.updateCharter(by: "mei", now: FaultDesk.now) {
        $0.team.append(Member(user: user, name: "x", role: .agent))
      }
      Worker.say("ack member \(user)")
    case "erase":
      let id = FaultDesk.number(FaultDesk.cases - count)
      _ = try book.erase([id], reason: "asked for", by: "mei", now: FaultDesk.now)
      Worker.say("ack erased \(id)")
      self.book = nil
    case "compact": _ = try book.compact()
    case "rebuild": _ = try book.rebuild()
    case "floor": try Floor(book, tag).work(seconds: count)
    case "day": try Floor(book, tag).day(actions: count)
    case "catchup": _ = try book.catchUp()
    case "segment": book.longestSegment = count
    case "patience": book.patience = Double(count) / 1000
    default: exit(64)
    }
  }

  private func plan(_ text: String) {
    guard let path = getenv("FAULTS_PLAN") else { exit(64) }
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    var text = text
    text.withUTF8 { _ = write(file, $0.baseAddress, $0.count) }
    close(file)
  }

  private mutating func note(_ book: Book, _ count: Int) throws {
    let texts = (0..<count).map { "\(tag).\(made + $0 + 1)" }
    made += count
    let orders = texts.enumerated().map { index, text in
      Order(FaultDesk.number((made + index) % FaultDesk.cases), .note(text))
    }
    _ = try book.perform(orders, by: "lin", now: FaultDesk.now)
    Worker.say("ack " + texts.joined(separator: " "))
  }

  static func say(_ sentence: String) {
    var text = sentence + "\n"
    text.withUTF8 { _ = write(STDOUT_FILENO, $0.baseAddress, $0.count) }
  }
}
