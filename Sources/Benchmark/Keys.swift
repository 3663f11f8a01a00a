internal import Casebook
internal import Cases
internal import Console
internal import Demonstration
internal import Glibc
internal import Resources
internal import Screen
internal import Settings
internal import Worklist

/// A key, from the message to the frame; the terminal comes on top of it.
enum Keys {
  /// A key that moves, against a copy of the frame's cells.
  static func press(_ book: Book, _ table: CaseTable) throws {
    let charter = book.charter
    var model = Model(
      size: Size(width: 200, height: 50), charter: charter, actor: charter.member("lin"),
      now: DemonstrationDesk.placedAt + 14_400_000, table: table, outcomes: [])
    var drawingUp = Figure("draw up the queue of one agent")
    drawingUp.take { model.drawUp() }
    drawingUp.show()
    model.packets = PacketIndex(model.table)
    guard let text = Bundled.text("themes/arrears-default.yaml") else { return }
    let theme = Theme(try Scheme(text, file: "default"), depth: .palette256)
    var taken: [Double] = []
    for _ in 0..<500 {
      // The console reads the neighbours while nobody waits.
      for id in model.neighbours { _ = try book.file(id) }
      taken.append(
        seconds {
          for effect in update(&model, .key(.down)) {
            if case .open(let id) = effect {
              _ = update(&model, .opened(try? book.file(id)))
            }
          }
          _ = draw(model, theme)
        })
    }
    var figure = Figure("key to frame, 200x50, median")
    figure.set(quantile(taken, 0.5))
    figure.compare(with: "a copy of the frame's cells", copyOfCells(200 * 50))
    figure.allow(0.000_6)
    figure.show()
    var worst = Figure("key to frame, 200x50, 99th percentile")
    worst.set(quantile(taken, 0.99))
    worst.allow(0.001)
    worst.show()
  }

  /// The other cases that share something with one, as the search and its key show them.
  static func related(_ book: Book, _ table: CaseTable) throws {
    var found = 0
    let files = try stride(from: 0, to: table.count, by: max(1, table.count / 100)).compactMap {
      try table.id($0).flatMap { try book.file($0) }
    }
    let taken = files.map { file in
      seconds { found += Worklist.related(to: file, in: table).count }
    }
    precondition(found > 0, "packets are found")
    var figure = Figure("related cases of one, 99th percentile")
    figure.set(quantile(taken, 0.99))
    figure.allow(0.01)
    figure.show()
  }

  private static func copyOfCells(_ count: Int) -> Double {
    let size = count * MemoryLayout<Cell>.stride
    let from = [UInt8](repeating: 1, count: size)
    var to = [UInt8](repeating: 0, count: size)
    return best(of: 20) {
      to.withUnsafeMutableBytes { $0.copyBytes(from: from) }
    }
  }

  /// Typed letters over every case, as a lead's filter does, against a scan of as many bytes.
  static func filter(_ table: CaseTable, within budget: Double) {
    let charter = DemonstrationDesk(cases: 1, seed: 1).charter
    let moment = Moment(now: DemonstrationDesk.placedAt, charter: charter)
    // In the order of a queue, which is not the order of memory.
    let all = queue(.all, .everything, of: table, at: moment)
    let bytes = [UInt8](repeating: 0x61, count: table.count * 70)
    var found = 0
    let scanned = best(of: 5) {
      bytes.withUnsafeBytes { buffer in
        guard let start = buffer.baseAddress else { return }
        found += memchr(start, 0x7A, buffer.count) == nil ? 0 : 1
      }
    }
    var letters: [Double] = []
    for word in ["zhang", "lwm", "1380", "nguyen", "a-10005", "smith", "王", "qxz"] {
      var shown = all
      for end in word.indices {
        let needles = needles(String(word[...end]))
        letters.append(seconds { shown = table.filter(shown, needles: needles) })
      }
      found += shown.count
    }
    precondition(found >= 0, "what was found is used")
    var figure = Figure("filter every case, a letter, 99th percentile")
    figure.set(quantile(letters, 0.99))
    figure.compare(with: "memchr over 70 bytes a case", scanned)
    figure.allow(budget)
    figure.show()
  }
}
