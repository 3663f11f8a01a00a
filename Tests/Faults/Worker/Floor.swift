import Casebook
import Cases
import Glibc
import SmallDesk

/// One seat on a busy floor: logs something every few seconds, sees what the others log, and says
/// what each took, in milliseconds: `save`, `bare` (the same bytes appended and synced without a
/// book, on the same disk and in the same moment), `seen` (from another's beginning to its arrival).
struct Floor {
  private let book: Book
  private let tag: String

  init(_ book: Book, _ tag: String) {
    self.book = book
    self.tag = tag
  }

  /// A mean of five seconds from one save to the next: fifty seats save ten times a second.
  func work(seconds: Int) throws {
    let end = Floor.now(CLOCK_MONOTONIC) + Double(seconds)
    let probe = open(book.path + "/../probe.\(tag)", O_WRONLY | O_CREAT | O_APPEND, 0o600)
    defer { close(probe) }
    var next = Floor.now(CLOCK_MONOTONIC) + Double.random(in: 0..<5)
    var made = 0
    while true {
      let now = Floor.now(CLOCK_MONOTONIC)
      if now >= end { break }
      if now >= next {
        made += 1
        try save(made, probe)
        next = now - 5 * log(Double.random(in: 0.001..<1))
      }
      let pause = min(max(0, min(next, end) - Floor.now(CLOCK_MONOTONIC)), 1)
      book.waitForNews(Int32(pause * 1000) + 1)
      tell(try book.catchUp())
    }
    // What others logged at the very end.
    tell(try book.catchUp())
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    let cpu =
      Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
      + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6
    Worker.say("end \(made) saves, cpu \(cpu) s, memory \(usage.ru_maxrss) KB")
  }

  private func save(_ number: Int, _ probe: Int32) throws {
    let text = "\(tag).\(number)"
    let order = Order(FaultDesk.number(number % FaultDesk.cases), .note(text))
    let begin = Floor.now(CLOCK_MONOTONIC)
    let done = try book.perform([order], by: "lin", now: Floor.instant)
    let saved = Floor.now(CLOCK_MONOTONIC)
    let bytes = [UInt8](repeating: 0x61, count: 330)
    _ = write(probe, bytes, bytes.count)
    fdatasync(probe)
    let bare = Floor.now(CLOCK_MONOTONIC)
    Worker.say("ack \(text)\nsave \((saved - begin) * 1000)\nbare \((bare - saved) * 1000)")
    tell(done.earlier)
  }

  private func tell(_ events: [Event]) {
    let now = Floor.instant
    for event in events { Worker.say("seen \(now - event.at)") }
  }

  /// A day by a clock that runs as fast as the work is done, with snapshots when they are due.
  func day(actions: Int) throws {
    var made = 0
    while made < actions {
      made += 1
      let at = FaultDesk.now + Int64(made) * 86_400_000 / Int64(actions)
      let order = Order(FaultDesk.number(made % FaultDesk.cases), .note("\(tag).\(made)"))
      _ = try book.perform([order], by: "lin", now: at)
      guard book.needsCompaction else { continue }
      let begin = Floor.now(CLOCK_MONOTONIC)
      let snapshot = try book.compact()
      Worker.say(
        "snapshot \((Floor.now(CLOCK_MONOTONIC) - begin) * 1000) ms, \(snapshot.bytes) bytes")
    }
    Worker.say("day \(made) actions")
  }

  private static func now(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static var instant: Instant {
    Instant(milliseconds: Int64(now(CLOCK_REALTIME) * 1000))
  }
}
