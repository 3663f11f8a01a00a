import Casebook
import Cases
import Foundation
import SmallDesk
import TestSupport
import Testing

/// Writers that die, machines that lose what was not synced: whatever was acknowledged is there
/// once, whatever was not is there once or not at all, and nobody has to mend anything.
@Suite(.serialized) struct CrashTests {
  /// What a worker does, on which book.
  struct Script: CustomTestStringConvertible {
    var name: String
    var words: [String]
    /// The journal ends in half a line that a process before left behind.
    var isTorn = false
    var startsEmpty = false

    var testDescription: String { name }
    var sizes: Set<Int> {
      Set(words.compactMap { $0.hasPrefix("bulk=") ? Int($0.dropFirst(5)) : nil }).union([1])
    }
  }

  static let scripts = [
    Script(
      name: "a day",
      words: ["note", "bulk=5", "member", "compact", "note", "rebuild", "note"]),
    Script(name: "a torn tail", words: ["note", "note"], isTorn: true),
    Script(
      name: "new segments",
      words: ["segment=20000", "bulk=70", "compact", "note", "bulk=70", "compact", "note"]),
    Script(name: "an erasure", words: ["note", "erase=1", "note", "compact", "erase=2", "note"]),
    Script(name: "a new book", words: ["create", "member", "compact"], startsEmpty: true),
  ]

  /// The scripts, and as many random ones as the harness is to run beyond them.
  static let all: [Script] = {
    var random = Pseudorandom(2)
    let kinds = [
      "note", "note", "bulk=3", "bulk=9", "member", "compact", "rebuild", "segment=9000",
    ]
    return scripts
      + (1..<max(2, Harness.scale)).dropLast().map { index in
        let words = (0..<(4 + random.below(9))).map { _ in kinds[random.below(kinds.count)] }
        return Script(name: "random \(index)", words: words, isTorn: random.below(3) == 0)
      }
  }()

  private func base(_ script: Script, _ scratch: Scratch) throws -> Files {
    if script.startsEmpty { return [:] }
    var files = Folders.read(try scratch.book("base"))
    if script.isTorn, let journal = files["journal.1.jsonl"] {
      files["journal.1.jsonl"] = journal + journal.prefix(150)
    }
    return files
  }

  /// Runs a script undisturbed.
  private func traced(_ script: Script, _ path: String, _ scratch: Scratch) -> [TraceStep] {
    let trace = scratch.path + "/trace"
    let environment = Harness.preload(path, ["FAULTS_TRACE": trace])
    let worker = Harness.worker(path, "t", script.words, environment)
    #expect(worker.wait() == 0, "\(worker.text)")
    return TraceStep.read(trace)
  }

  @Test(arguments: all) func killedAtEveryChange(_ script: Script) throws {
    let scratch = Scratch()
    let files = try base(script, scratch)
    let path = scratch.path + "/book"
    Folders.write(files, to: path)
    let changes = traced(script, path, scratch).count { $0.kind != .acknowledged }
    #expect(changes > 2)
    var tried = 0
    for change in 1...changes {
      // In `swift test` each change dies in one of the three ways, in turn.
      let ways = ["before", "half", "after"]
      for way in Harness.scale > 1 ? ways[...] : ways[(change % 3)...(change % 3)] {
        Folders.write(files, to: path)
        let worker = Harness.worker(
          path, "k", script.words, Harness.preload(path, ["FAULTS_KILL": "\(change):\(way)"]))
        #expect(worker.wait() == 128 + SIGKILL)
        let check = Examination(
          [worker.text], sizes: script.sizes, startsEmpty: script.startsEmpty)
        #expect(check.problems(path) == [], "killed \(way) change \(change)")
        tried += 1
      }
    }
    print("crash points: \(tried) (killed at every change, \(script.name))")
  }

  @Test(arguments: all) func whatWasNotSyncedIsLostInPart(_ script: Script) throws {
    let scratch = Scratch()
    let files = try base(script, scratch)
    let path = scratch.path + "/book"
    Folders.write(files, to: path)
    var disk = Disk(files)
    var answers = ""
    var tried = 0
    var last: Files = [:]
    for (index, step) in traced(script, path, scratch).enumerated() {
      disk.take(step)
      if step.kind == .acknowledged { answers += String(decoding: step.data, as: UTF8.self) }
      var losses = [Disk.Loss.everything, .nothing]
      for seed in 0..<(Harness.scale > 1 ? 8 : 1) {
        let chance = [0.5, 0.9, 0.1, 0.7][seed % 4]
        losses.append(.some(keeping: chance, Pseudorandom(index &* 1000 &+ seed)))
      }
      for loss in losses {
        let after = disk.after(loss)
        // The same disk with the same promises is the same point.
        guard after != last || step.kind == .acknowledged else { continue }
        last = after
        Folders.write(after, to: path)
        let check = Examination(
          [answers], sizes: script.sizes, startsEmpty: script.startsEmpty)
        #expect(check.problems(path) == [], "\(loss) after step \(index) \(step.kind)")
        tried += 1
      }
    }
    #expect(tried > 10)
    print("crash points: \(tried) (what was not synced is lost, \(script.name))")
  }

  /// Writers and a maker of snapshots at once, killed at random moments.
  @Test func killedAtRandomMoments() throws {
    let scratch = Scratch()
    let path = try scratch.book()
    var random = Pseudorandom(20_261_123)
    var answers: [String] = []
    var tried = 0
    let rounds = 6 * Harness.scale
    for round in 0..<rounds {
      let scripts = [
        ["loop=1000", "note"], ["loop=500", "bulk=4"], ["loop=500", "compact", "note"],
      ]
      let workers = scripts.enumerated().map {
        Harness.worker(path, "r\(round).\($0)", $1)
      }
      for worker in workers {
        // A busy wait of a random length: the moment of the kill is the point of the test.
        let until = DispatchTime.now().uptimeNanoseconds + UInt64(random.below(40_000_000))
        while DispatchTime.now().uptimeNanoseconds < until {}
        kill(worker.pid, SIGKILL)
        tried += 1
      }
      for worker in workers {
        worker.wait()
        answers.append(worker.text)
      }
      if round % 4 == 3 || round == rounds - 1 {
        let problems = Examination(answers, sizes: [1, 4]).problems(path)
        // The mark that an examination leaves is there once for each.
        #expect(problems.filter { !$0.hasPrefix("afterwards") } == [], "round \(round)")
      }
      if problemsGrowTooLong(path) {
        #expect(Folders.read(path).keys.contains { $0.hasPrefix("journal") })
        return print("crash points: \(tried) (killed at random moments)")
      }
    }
    print("crash points: \(tried) (killed at random moments)")
  }

  private func problemsGrowTooLong(_ path: String) -> Bool {
    ((try? FileManager.default.attributesOfItem(atPath: path + "/journal.1.jsonl")[.size] as? Int)
      ?? 0) > 256 << 20
  }

  /// The last append cut off at every byte, the rest of it missing, zero, or of other data.
  @Test func tornAtEveryByte() throws {
    let scratch = Scratch()
    let path = try scratch.book()
    #expect(Harness.worker(path, "b", ["note", "bulk=2"]).wait() == 0)
    let files = Folders.read(path)
    let journal = try #require(files["journal.1.jsonl"])
    let lines = journal.split(separator: 0x0A)
    let acknowledged = lines.dropLast(2).reduce(0) { $0 + $1.count + 1 }
    let check = Examination(["ack b.1\n"], sizes: [1, 2])
    var tried = 0
    for cut in stride(from: acknowledged, to: journal.count, by: Harness.scale > 1 ? 1 : 13) {
      let rests: [[UInt8]] = [
        [], [UInt8](repeating: 0, count: journal.count - cut),
        Array(journal[..<(journal.count - cut)]), Array(repeating: 0x0A, count: 3),
      ]
      // The end of an append can come to the disk before its beginning.
      var late = files
      late["journal.1.jsonl"] =
        journal[..<acknowledged] + [UInt8](repeating: 0, count: cut - acknowledged)
        + journal[cut...]
      if cut > acknowledged {
        Folders.write(late, to: path)
        #expect(check.problems(path) == [], "lost up to \(cut)")
        tried += 1
      }
      for rest in rests {
        var torn = files
        torn["journal.1.jsonl"] = journal[..<cut] + rest
        Folders.write(torn, to: path)
        #expect(check.problems(path) == [], "cut at \(cut), then \(rest.prefix(4))")
        tried += 1
      }
    }
    print("crash points: \(tried) (torn at every byte)")
  }
}
