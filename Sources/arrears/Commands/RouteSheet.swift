internal import ArgumentParser
internal import Casebook
internal import Cases
internal import Print

struct RouteSheet: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "route", abstract: "The visits that are ordered, by area, to print and take along."
  )

  @OptionGroup var options: BookOptions
  @Option(help: "Of this day only.") var day: String?
  @Option(help: "Write it here: .html, .pdf, or text.", completion: .file()) var out: String?

  private struct Stop: Encodable {
    var `case`: CaseID
    var name: String
    var address: String
    var area: String
    var day: Day
    var time: String
    var staff: Int
    var letter: String?
    var reason: String
  }

  func run() throws {
    let place = try options.open()
    _ = try place.reader()
    let day = try Typed.day(day, place)
    let stops = try stops(place, day)
    if let out { return try LetterFile.write([sheet(stops, place)], to: out) }
    printing { printer in
      if options.json { return stops.forEach { printer.json($0) } }
      printer.line(sheet(stops, place).text)
    }
  }

  private func stops(_ place: Workplace, _ day: Day?) throws -> [Stop] {
    let table = try failing { () throws(BookError) in try place.book.loadTable() }
    var stops: [Stop] = []
    for index in table.rows.indices where table.rows[index].isOpen {
      guard let id = table.id(index),
        let file = try failing({ () throws(BookError) in try place.book.file(id) }),
        let order = file.openVisit?.order, day == nil || order.day == day,
        let (party, point) = file.point(order.to)
      else { continue }
      stops.append(
        Stop(
          case: id, name: party.name, address: point.value, area: area(of: point.value),
          day: order.day, time: order.time, staff: order.staff, letter: order.letter,
          reason: order.reason))
    }
    return stops.sorted { ($0.day, $0.area, $0.time) < ($1.day, $1.area, $1.time) }
  }

  /// What to sort by, so that neighbours stand together: the larger place first. A Chinese address is
  /// written so; of one with commas the parts are turned round, and the house number goes last.
  private func area(of address: String) -> String {
    guard address.contains(",") else { return address }
    return address.split(separator: ",").reversed().map { part in
      let words = part.split(separator: " ")
      let numbers = words.prefix { $0.first?.isNumber == true }
      return (words.dropFirst(numbers.count) + numbers).joined(separator: " ")
    }.joined(separator: ", ")
  }

  /// What goes along: no amount and nothing of the debt, for a sheet can be lost.
  private func sheet(_ stops: [Stop], _ place: Workplace) -> Letter {
    var text = "\(place.charter.name)  \(place.today)  \(stops.count)\n"
    for (index, stop) in stops.enumerated() {
      text += """

        \(index + 1). \(stop.day) \(stop.time)  \(stop.case)  \(stop.name)
        \(stop.address)
        \(stop.staff) visitors\(stop.letter.map { "  letter: \($0)" } ?? "")
        [ ] met: ____________  [ ] address right  [ ] wrong  [ ] letter left  visitors: ____________
        found: ________________________________________________

        """
    }
    text += "\nNo money is taken. Identity is shown. Asked to leave: leave.\n"
    return Letter(reference: "route", language: "en", text: text)
  }
}
