internal import Foundation
internal import Glibc

/// Does pieces of work at once, on the processors there are, and gives their results in order. The
/// pieces must not change anything in common.
///
/// Threads of its own that end with the work: those of libdispatch stay, and one of them looks at
/// the others every second for as long as the process lives, on a desk where nothing happens.
func concurrently<Value>(_ count: Int, _ work: (Int) -> Value) -> [Value] {
  guard count > 1 else { return (0..<count).map(work) }
  return withoutActuallyEscaping(work) { work in
    Array(unsafeUninitializedCapacity: count) { buffer, filled in
      guard let base = buffer.baseAddress else { return }
      // Each piece writes its own element only.
      let pieces = (0..<count).map { index in
        Piece { (base + index).initialize(to: work(index)) }
      }
      // The caller waits here until every piece is done: what `work` reads, nobody changes.
      let threads = pieces.dropFirst().map(Piece.start)
      pieces[0].body()
      for (piece, thread) in zip(pieces.dropFirst(), threads) {
        // Where the system has no thread left the work is done here.
        if let thread { pthread_join(thread, nil) } else { piece.body() }
      }
      filled = count
    }
  }
}

/// What one thread does.
private final class Piece {
  let body: () -> Void

  init(_ body: @escaping () -> Void) { self.body = body }

  /// Nil where no thread can be made. The piece must live until it is joined.
  static func start(_ piece: Piece) -> pthread_t? {
    var thread = pthread_t()
    let failure = pthread_create(
      &thread, nil,
      { pointer in
        if let pointer { Unmanaged<Piece>.fromOpaque(pointer).takeUnretainedValue().body() }
        return nil
      }, Unmanaged.passUnretained(piece).toOpaque())
    return failure == 0 ? thread : nil
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
