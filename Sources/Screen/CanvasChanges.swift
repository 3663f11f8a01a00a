internal import Glibc

/// Cells of one row of the frame that differ, from `x` on.
package struct Run: Hashable, Sendable {
  package let y: Int
  package let x: Int
  package let count: Int

  package init(y: Int, x: Int, count: Int) {
    self.y = y
    self.x = x
    self.count = count
  }
}

extension Canvas {
  /// The runs of cells that look different from another frame, top to bottom: all rows if the
  /// frames differ in size. A run never begins or ends inside a wide character.
  package func changes(since old: Canvas) -> [Run] {
    guard frame == old.frame else {
      return (0..<frame.height).map { Run(y: $0, x: 0, count: frame.width) }
    }
    var runs: [Run] = []
    for y in 0..<frame.height where !looksSame(row: y, as: old) {
      appendChanges(row: y, since: old, to: &runs)
    }
    return runs
  }

  /// Cells closer together than this are one run: moving the cursor costs as much.
  private static let nearby = 4

  private func appendChanges(row y: Int, since old: Canvas, to runs: inout [Run]) {
    let start = y * frame.width
    var first = -1
    var last = -1
    for x in 0..<frame.width where !isSame(start + x, as: old) {
      if first >= 0 && x - last > Canvas.nearby {
        runs.append(run(y, first, last))
        first = -1
      }
      if first < 0 { first = x }
      last = x
    }
    if first >= 0 { runs.append(run(y, first, last)) }
  }

  /// The run from one cell to another, made whole at both ends.
  private func run(_ y: Int, _ first: Int, _ last: Int) -> Run {
    let start = y * frame.width
    let begin = first > 0 && cells[start + first].isWideTail ? first - 1 : first
    var end = last + 1
    if end < frame.width && cells[start + end].isWideTail { end += 1 }
    return Run(y: y, x: begin, count: end - begin)
  }

  @inline(__always)
  private func isSame(_ index: Int, as old: Canvas) -> Bool {
    let (new, was) = (cells[index], old.cells[index])
    guard new.isCluster && was.isCluster else { return new == was }
    return new.style == was.style && clusters[new.glyph] == old.clusters[was.glyph]
  }

  /// Whether a row is the same byte for byte. Only then: a cluster may be kept elsewhere in the
  /// other frame, and the cells decide.
  private func looksSame(row: Int, as old: Canvas) -> Bool {
    guard clusters.scalars == old.clusters.scalars else { return false }
    let width = frame.width * MemoryLayout<Cell>.stride
    return cells.withUnsafeBytes { new in
      old.cells.withUnsafeBytes { was in
        guard let a = new.baseAddress, let b = was.baseAddress else { return true }
        return memcmp(a + row * width, b + row * width, width) == 0
      }
    }
  }
}
