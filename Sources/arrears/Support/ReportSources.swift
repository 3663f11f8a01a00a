internal import Casebook
internal import Cases
internal import Worklist

extension Workplace {
  /// The book as it was on a day, from the journal alone: the same whenever it is asked for.
  func reportSource(_ day: Day) throws(Failure) -> ReportSource {
    guard day <= today else { throw Failure(.usage, "\(day) has not come yet") }
    let (book, zone) = (book, charter.zone)
    let begin = zone.instant(of: day, minute: 0)
    let end = zone.instant(of: day + 1, minute: 0) + -1
    let monthAgo = zone.instant(of: day - 29, minute: 0) + -1
    var rests: [Event] = []
    let states = try failing { () throws(BookError) in
      try book.replay(at: [monthAgo, begin + -1, end]) { event in
        if event.caseID == nil, event.at >= begin { rests.append(event) }
      }
    }
    return ReportSource(
      charter: charter, day: day, now: min(now, end), files: states[2].files,
      morning: states[1].files, monthAgo: states[0].files, rests: rests, head: states[2].head)
  }
}
