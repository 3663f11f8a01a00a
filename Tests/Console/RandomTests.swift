import Cases
import Console
import Foundation
import Screen
import TestSupport
import Testing

/// Line noise, sequences cut in pieces, terminals that answer when nobody asked: none of it may log
/// an outcome but by what is the Enter key, and nothing may fall over. `ARREARS_FUZZ` says how many bytes.
@Suite struct RandomTests {
  private static let bytes =
    ProcessInfo.processInfo.environment["ARREARS_FUZZ"].flatMap { Int($0) } ?? 20_000

  /// The console behind the decoder of a terminal.
  private struct Line {
    var bench = Bench()
    var decoder = KeyDecoder()
    var now = 0
    /// Keys of the Enter key, and what was logged by another key.
    var enters = 0
    var loggedWithoutEnter: [String] = []

    mutating func feed(_ bytes: some Sequence<UInt8>) {
      for key in decoder.feed(bytes, at: now) { press(key) }
    }

    mutating func wait(_ milliseconds: Int) {
      now += milliseconds
      for key in decoder.flush(at: now) { press(key) }
    }

    private mutating func press(_ key: Key) {
      let before = bench.events.count
      bench.press(key)
      if key == .enter {
        enters += 1
      } else if bench.events.dropFirst(before).contains(where: \.isOutcome) {
        loggedWithoutEnter.append("\(key)")
      }
    }
  }

  /// What noise can be held to: it has digits and Enters in it, and a person's digit and Enter log an
  /// outcome. Of all other keys none ever does, in whatever state the noise before has left the
  /// console; and where neither the byte nor the keypad's sequence of Enter comes, nothing is logged.
  @Test(arguments: [true, false]) func onlyEnterCommits(_ hasEnter: Bool) {
    var fed = 0
    var enters = 0
    var logged = 0
    var seed = hasEnter ? 1 : 1 << 32
    while fed < Self.bytes {
      var random = Pseudorandom(seed)
      var line = Line()
      // A console of its own every so often: once its few cases are worked, noise is no test.
      for _ in 0..<200 {
        let count = Int(random.next() % 40) + 1
        var chunk = (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) }
        if !hasEnter { chunk = Self.withoutEnter(chunk) }
        line.feed(chunk)
        if !hasEnter || random.next() % 8 == 0 {
          line.wait(hasEnter ? Int(random.next() % 600) : 600)
        }
        fed += count
      }
      #expect(line.loggedWithoutEnter.isEmpty, "seed \(seed)")
      if !hasEnter { #expect(line.bench.outcomesLogged.isEmpty, "seed \(seed)") }
      #expect(line.bench.isSound, "seed \(seed): a frame with a control character in it")
      enters += line.enters
      logged += line.bench.outcomesLogged.count
      seed += 1
    }
    #expect(hasEnter == (enters > 0))
    print("noise: \(fed) bytes, \(enters) Enters, \(logged) outcomes, each by an Enter")
  }

  private static func withoutEnter(_ chunk: [UInt8]) -> [UInt8] {
    var bytes = chunk.filter { $0 != 0x0D && $0 != 0x0A }
    // `ESC O M` and its one-byte introducer are the keypad's Enter.
    for index in bytes.indices where index > 0 && bytes[index] == 0x4D {
      if bytes[index - 1] == 0x4F || bytes[index - 1] == 0x8F { bytes[index] = 0x4C }
    }
    return bytes
  }

  /// Sequences no terminal sends as a key, with digits and Enters inside, cut anywhere.
  @Test func sequencesOfNoKeyChooseNothing() {
    var random = Pseudorandom(11)
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
  private static func sequence(_ random: inout Pseudorandom) -> [UInt8] {
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

extension Bench {
  /// The frame is one that a terminal can be given.
  fileprivate var isSound: Bool {
    let text = text
    // An empty history over the whole window is short.
    return text.count > 100 && !text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" }
  }
}

extension Event {
  fileprivate var isOutcome: Bool {
    if case .contacted = happening { return true }
    return false
  }
}
