import Foundation
import SmallDesk
import Testing

/// A floor of people on one book. In `swift test` a few of them for seconds; ARREARS_HARNESS=600 is
/// fifty of them for ten minutes.
@Suite(.serialized) struct LoadTests {
  /// A book on a disk, where syncing costs what it costs.
  private func bookOnDisk() throws -> (path: String, root: String) {
    let root = NSTemporaryDirectory() + "/arrears-load-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    let scratch = Scratch()
    let files = Folders.read(try scratch.book())
    Folders.write(files, to: root + "/book")
    return (root + "/book", root)
  }

  @Test func everybodySavesAndSeesTheOthers() throws {
    let (path, root) = try bookOnDisk()
    defer { try? FileManager.default.removeItem(atPath: root) }
    let isLong = Harness.scale > 1
    let seats = isLong ? 50 : 4
    let seconds = isLong ? Harness.scale : 4
    let workers = (0..<seats).map { Harness.worker(path, "s\($0)", ["floor=\(seconds)"]) }
    for worker in workers { #expect(worker.wait() == 0, "\(worker.text)") }
    let answers = workers.map(\.text)
    #expect(Examination(answers, sizes: [1]).problems(path) == [])
    func figures(_ name: String) -> [Double] {
      answers.flatMap { $0.split(separator: "\n") }.filter { $0.hasPrefix(name + " ") }
        .compactMap { Double($0.dropFirst(name.count + 1)) }.sorted()
    }
    let (saves, bare, seen) = (figures("save"), figures("bare"), figures("seen"))
    #expect(saves.count > 0 && saves.count == bare.count)
    for (name, list) in [("save", saves), ("bare append", bare), ("seen by others", seen)] {
      print("load: \(name): \(list.count), p50 \(at(list, 0.5)) ms, p99 \(at(list, 0.99)) ms")
    }
    for end in answers.flatMap({ $0.split(separator: "\n") }).filter({ $0.hasPrefix("end") })
      .prefix(3)
    {
      print("load: a seat: \(end)")
    }
    // Everybody who was there saw it: each save is seen by all others, but for the last moments.
    #expect(seen.count >= saves.count * (seats - 1) / 2)
  }

  private func at(_ sorted: [Double], _ part: Double) -> String {
    guard !sorted.isEmpty else { return "-" }
    let index = min(sorted.count - 1, Int(Double(sorted.count) * part))
    return String(format: "%.2f", sorted[index])
  }

  @Test func aDayGrowsByWhatWasDone() throws {
    let scratch = Scratch()
    let path = try scratch.book()
    let before = size(path)
    let actions = Harness.scale > 1 ? 14_400 : 700
    let worker = Harness.worker(path, "d", ["day=\(actions)"])
    #expect(worker.wait() == 0, "\(worker.text)")
    let snapshots = worker.text.split(separator: "\n").filter { $0.hasPrefix("snapshot") }
    #expect(!snapshots.isEmpty)
    print(
      "load: a day of \(actions) actions: journal \(size(path) - before) bytes, "
        + "\(snapshots.count) snapshots, the last: \(snapshots.last ?? "")")
    #expect((size(path) - before) / actions < 500)
    #expect(Examination([worker.text], sizes: [1]).problems(path) == [])
  }

  private func size(_ path: String) -> Int {
    Folders.read(path).filter { $0.key.hasPrefix("journal") }.reduce(0) { $0 + $1.value.count }
  }
}
