import Casebook
import Cases
import Foundation
import Testing

/// Figures, not tests: run with ARREARS_MEASURE=1 in release mode. They print what they find.
private let isAsked = ProcessInfo.processInfo.environment["ARREARS_MEASURE"] != nil

/// Seconds that something takes.
func seconds(_ body: () throws -> Void) rethrows -> Double {
  let begin = ContinuousClock.now
  try body()
  let span = ContinuousClock.now - begin
  return Double(span.components.seconds) + Double(span.components.attoseconds) / 1e18
}

/// A case as large as those of a book in use: about a kilobyte.
func makeUsedFile(_ index: Int) -> CaseFile {
  var file = makeFile(index, owner: index % 3 == 0 ? "lin" : "wu")
  for step in 0..<(index % 7) {
    let at = morning + Int64(step - 20) * 86_400_000
    var contacted = Contacted(outcome: "no-answer", flags: [.worked, .attempt])
    contacted.to = "p1"
    contacted.note = step % 3 == 0 ? "没有人接电话, try again in the evening" : nil
    file.history.append(
      PastEvent(seq: nil, at: at, by: "lin", happening: .contacted(contacted)))
    file.tally.attempts += 1
    file.tally.lastWorked = at
  }
  file.segment = .cooperative
  file.next = Day(number: 20_780)
  return file
}

@Suite(.serialized, .enabled(if: isAsked)) struct Measurements {
  @Test func coding() throws {
    let files = (0..<2000).map(makeUsedFile)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let decoder = JSONDecoder()
    var lines: [Data] = []
    let slowEncode = try seconds { lines = try files.map { try encoder.encode($0) } }
    let slowDecode = try seconds {
      for line in lines { _ = try decoder.decode(CaseFile.self, from: line) }
    }
    var texts: [String] = []
    let encode = try seconds { texts = try files.map { try LineCoding.json($0) } }
    let decode = seconds { for text in texts { _ = LineCoding.file(text) } }
    let digest = seconds { for file in files { _ = CaseDigest(file) } }
    let event = Event(
      seq: 1, at: morning, by: "mei", caseID: number(1),
      happening: .assigned(Assignment(from: "lin", to: "wu", reason: "balance")))
    let encodeEvent = try seconds { for _ in 0..<2000 { _ = try LineCoding.json(event) } }
    let line = try LineCoding.json(event)
    let decodeEvent = seconds { for _ in 0..<2000 { _ = LineCoding.event(line) } }
    let bytes = texts.reduce(0) { $0 + $1.utf8.count } / texts.count
    print(
      "a case of \(bytes) B:", "encode \(us(encode)) (Foundation \(us(slowEncode))),",
      "decode \(us(decode)) (Foundation \(us(slowDecode))), digest \(us(digest));",
      "an event: encode \(us(encodeEvent)), decode \(us(decodeEvent))")
  }

  private func us(_ seconds: Double) -> String { String(format: "%.1f us", seconds * 500) }
}
