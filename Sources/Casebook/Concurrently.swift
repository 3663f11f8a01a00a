internal import Dispatch
internal import Foundation

/// Does pieces of work at once, on the processors there are, and gives their results in order. The
/// pieces must not change anything in common.
func concurrently<Value>(_ count: Int, _ work: (Int) -> Value) -> [Value] {
  guard count > 1 else { return (0..<count).map(work) }
  return withoutActuallyEscaping(work) { work in
    Array(unsafeUninitializedCapacity: count) { buffer, filled in
      guard let base = buffer.baseAddress else { return }
      // The caller waits here until every piece is done: what `work` reads, nobody changes.
      nonisolated(unsafe) let work = work
      // Each piece writes its own element only.
      nonisolated(unsafe) let elements = base
      DispatchQueue.concurrentPerform(iterations: count) { index in
        (elements + index).initialize(to: work(index))
      }
      filled = count
    }
  }
}

/// The processors there are, at most as many as help here.
let processors = max(1, min(8, ProcessInfo.processInfo.activeProcessorCount))

extension Range<Int> {
  /// Parts of it, about equal, at most so many.
  func parts(_ count: Int) -> [Range<Int>] {
    let count = Swift.max(1, Swift.min(count, self.count))
    return (0..<count).map {
      (lowerBound + self.count * $0 / count)..<(lowerBound + self.count * ($0 + 1) / count)
    }
  }
}
