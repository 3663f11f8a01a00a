internal import Cases

// Searching a zone's local times. Within a stretch of one offset local time runs evenly, so a
// boundary is found by arithmetic; a change of the clocks starts the search afresh, which makes
// missing and repeated local times come out as the clocks show them.

extension Zone {
  /// Whether an instant's local time lies within one of the times, on a day that is not closed.
  func isInside(
    _ times: [WeekTimes], exclusive: Bool = false, closedOn: HolidayCalendar? = nil,
    at instant: Int64
  ) -> Bool {
    let local = local(instant)
    let day = floorDivide(local, millisecondsPerDay)
    let time = local - day * millisecondsPerDay
    let inside = times.contains {
      $0.contains(day: day, time: time)
        && !(exclusive && time == Int64($0.open) * millisecondsPerMinute)
    }
    guard inside, let closedOn else { return inside }
    return closedOn.holiday(on: Day(number: Int32(clamping: day))) == nil
  }

  /// The first instant, from one on, that lies within the times; nil if there is none within
  /// about a year.
  func next(
    inside times: [WeekTimes], exclusive: Bool = false, closedOn: HolidayCalendar? = nil,
    from instant: Int64
  ) -> Int64? {
    var from = instant
    let horizon = instant + 400 * millisecondsPerDay
    while from < horizon {
      let stretch = stretch(at: from)
      let local = from + stretch.offset
      var day = floorDivide(local, millisecondsPerDay)
      while day * millisecondsPerDay - stretch.offset < min(stretch.end, horizon) {
        if closedOn?.holiday(on: Day(number: Int32(clamping: day))) == nil {
          let earliest = local - day * millisecondsPerDay
          var first: Int64?
          for one in times {
            first = earlier(first, one.first(on: day, from: earliest, exclusive))
          }
          if let first {
            let found = day * millisecondsPerDay + first - stretch.offset
            if found < stretch.end { return found }
          }
        }
        day += 1
      }
      if stretch.end == .max { return nil }
      from = stretch.end
    }
    return nil
  }

  /// The first instant after one that may lie outside the times: the end of the part it is in,
  /// or a change of the clocks.
  func end(of times: WeekTimes, at instant: Int64) -> Int64 {
    let stretch = stretch(at: instant)
    let local = instant + stretch.offset
    let day = floorDivide(local, millisecondsPerDay)
    let time = local - day * millisecondsPerDay
    let parts = times.parts(of: day)
    let end = [parts.first, parts.second].compactMap { $0 }.first { $0.contains(time) }?.upperBound
    return min(stretch.end, day * millisecondsPerDay + (end ?? time + 1) - stretch.offset)
  }
}

extension WeekTimes {
  /// The first local time of a day, from one on, that lies within.
  fileprivate func first(on day: Int64, from earliest: Int64, _ exclusive: Bool) -> Int64? {
    func first(in part: Range<Int64>?) -> Int64? {
      guard let part else { return nil }
      let first = max(earliest, exclusive ? part.lowerBound + 1 : part.lowerBound)
      return first < part.upperBound ? first : nil
    }
    let parts = parts(of: day)
    return earlier(first(in: parts.first), first(in: parts.second))
  }
}
