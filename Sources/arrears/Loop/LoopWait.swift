internal import Casebook
internal import Cases
internal import Console
internal import CursesTerminal
internal import Glibc
internal import Worklist

// What the loop waits for, and how long.
extension ConsoleLoop {
  /// What ended a wait.
  struct Wake {
    var byTerminal = false
    /// The book may have changed.
    var hasNews = false
    /// The book is to be read now.
    var byBook = false
    /// Nothing came in the time there was.
    var byTime = false

    var byAnything: Bool { byTerminal || hasNews || byBook }
  }

  mutating func wait() -> Wake {
    let wake = isAwaited(timeout)
    guard wake.hasNews else { return wake }
    newsDue = .now + .milliseconds(Book.newsPause())
    return wake.byTerminal ? wake : isAwaited(timeout)
  }

  /// The only place that waits. News of the book wakes it once, until it is read.
  func isAwaited(_ milliseconds: Int32) -> Wake {
    let keyboard = terminal.descriptors
    let watch = place.book.watchDescriptor
    let news = newsDue == nil ? watch : nil
    var wanted = (keyboard + [news, knowHow.descriptor].compactMap { $0 }).map {
      pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
    }
    let found = poll(&wanted, nfds_t(wanted.count), milliseconds)
    let isDue = newsDue.map { $0 <= .now } ?? false
    return Wake(
      byTerminal: wanted.prefix(keyboard.count).contains { $0.revents != 0 },
      hasNews: wanted.contains { $0.fd == news && $0.revents != 0 },
      byBook: watch == nil ? milliseconds != 0 : isDue,
      byTime: found == 0 && !isDue)
  }

  /// Milliseconds until something must happen by itself; -1 for never.
  private var timeout: Int32 {
    var soonest = terminal.timeout
    func atMost(_ limit: Int32) { soonest = soonest < 0 ? limit : min(soonest, limit) }
    if rests || lacksLanguage { atMost(60) }
    if !unsurveyed.isEmpty { atMost(0) }
    if model.boardCounts { atMost(60_000 - Int32(place.now.milliseconds % 60_000)) }
    if model.call != nil { atMost(1000 - Int32(place.now.milliseconds % 1000)) }
    // A call-back falls due: at most a day ahead, so that the number of milliseconds fits.
    if let alarm = model.queue.alarm {
      atMost(Int32(clamping: max(0, min(alarm - place.now, 86_400_000)) + 1))
    }
    if let changes = model.open?.contacts?.changes {
      atMost(Int32(clamping: max(0, min(changes - place.now, 86_400_000)) + 1))
    }
    if let newsDue {
      let rest = (newsDue - .now) / .milliseconds(1)
      atMost(Int32(clamping: max(0, Int(rest.rounded(.up)))))
    }
    if place.book.watchDescriptor == nil { atMost(250) }
    return soonest
  }
}
