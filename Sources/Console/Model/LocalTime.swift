internal import Cases
internal import Conduct

extension Model {
  /// What clocks show where the person of the open case may be, at a minute of a day in the book's
  /// zone: `08:00 in London`, for every zone that shows something else than the book's.
  func timesThere(_ day: Day, minute: Int) -> [String] {
    guard let open else { return [] }
    let instant = charter.zone.instant(of: day, minute: minute)
    var told: [String] = []
    for name in zones(of: open) {
      guard let zone = BookZone(name) else { continue }
      let (there, time) = zone.local(instant)
      guard there != day || time != minute else { continue }
      let clock = "\(padded(time / 60, 2)):\(padded(time % 60, 2))"
      let dated = there == day ? clock : wording.desk.weekday(there) + " " + clock
      let city = name.split(separator: "/").last.map(String.init) ?? name
      let text = wording.desk.there(dated, city.replacing("_", with: " "))
      if !told.contains(text) { told.append(text) }
    }
    return told
  }

  /// Where the person at the chosen number may be: as the case says, or else by the number.
  private func zones(of open: OpenCase) -> [String] {
    guard let id = open.point, let (party, point) = open.file.point(id) else {
      return open.file.debtor?.zones ?? []
    }
    if !point.zones.isEmpty { return point.zones }
    if !party.zones.isEmpty { return party.zones }
    return CandidateZones.shipped.candidate(phone: point.value)?.zones ?? []
  }
}
