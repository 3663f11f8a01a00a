import Cases
import Console
import Foundation
import Screen
import Testing

/// Line noise, sequences cut in pieces, terminals that answer when nobody asked: none of it may log
/// an outcome, and nothing may fall over. `ARREARS_FUZZ` says how many bytes.
@Suite struct RandomTests {
  private static let bytes =
    ProcessInfo.processInfo.environment["ARREARS_FUZZ"].flatMap { Int($0) } ?? 20_000

  /// The console behind the decoder of a terminal.
  private struct Line {
    var bench = Bench()
    var decoder = KeyDecoder()
    var now = 0

    mutating func feed(_ bytes: some Sequence<UInt8>) {
      for key in decoder.feed(bytes, at: now) { bench.press(key) }
    }

    mutating func wait(_ milliseconds: Int) {
      now += milliseconds
      for key in decoder.flush(at: now) { bench.press(key) }
    }
  }

  /// Everything a line can carry but the one byte that is the Enter key, which alone commits.
  @Test func noiseLogsNothing() {
    var random = SplitMix(seed: 7)
    var line = Line()
    var fed = 0
    while fed < Self.bytes {
      let count = Int(random.next() % 40) + 1
      let chunk = (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) }
        .filter { $0 != 0x0D && $0 != 0x0A }
      line.feed(chunk)
      // The keypad's Enter is a person's too: `ESC O M` is taken out by making it too old.
      if chunk.last == 0x1B || chunk.suffix(2) == [0x1B, 0x4F] { line.wait(1000) }
      if random.next() % 8 == 0 { line.wait(Int(random.next() % 60)) }
      fed += count
      // Out of lists and searches now and then: noise that only fills a search is no test.
      if random.next() % 16 == 0 { for _ in 0..<3 { line.bench.press(.escape) } }
    }
    #expect(line.bench.outcomesLogged.isEmpty)
    #expect(line.bench.text.count > 1_000, "and the screen still stands")
  }

  /// Sequences no terminal sends as a key, with digits and Enters inside, cut anywhere.
  @Test func sequencesOfNoKeyChooseNothing() {
    var random = SplitMix(seed: 11)
    var line = Line()
    var fed = 0
    while fed < Self.bytes {
      let sequence = Self.sequence(&random)
      let cut = Int(random.next() % UInt64(sequence.count))
      line.feed(sequence[..<cut])
      if random.next() % 4 == 0 { line.wait(10) }
      line.feed(sequence[cut...])
      line.wait(3000)
      fed += sequence.count
      guard line.bench.model.entry == nil, line.bench.events.isEmpty else {
        Issue.record("\(sequence) cut at \(cut)")
        return
      }
    }
    #expect(line.bench.dialled.isEmpty)
  }

  /// A control sequence with a private marker or too many numbers, or a string for a device.
  private static func sequence(_ random: inout SplitMix) -> [UInt8] {
    let inside: [UInt8] = Array("0123456789;15\r\n".utf8)
    let body = (0..<(3 + Int(random.next() % 12))).map { _ in
      inside[Int(random.next() % UInt64(inside.count))]
    }
    switch random.next() % 4 {
    case 0: return [0x1B, 0x5B, 0x3F] + body + [0x68]
    case 1: return [0x1B, 0x5B, 0x3E] + body + [0x63]
    case 2: return [0x1B, 0x50] + body + [0x1B, 0x5C]
    default: return [0x1B, 0x5D] + body + [0x07]
    }
  }
}

/// A small generator with a seed: the same bytes in every run.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
