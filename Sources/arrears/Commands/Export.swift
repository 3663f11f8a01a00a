internal import ArgumentParser
internal import Casebook
internal import Cases
internal import Exchange
internal import Worklist

struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Cases out, as CSV or JSON.")

  @OptionGroup var options: BookOptions
  @Option(
    help: "Of this view: today, promises, broken … (else all).", completion: Queues.completion)
  var view = "all"
  @Option(help: "csv or json.", completion: .list(["csv", "json"])) var format: String?

  func run() throws {
    let place = try options.open()
    let member = try place.reader()
    let format = try chosenFormat()
    let view = try Queues.view(view)
    let moment = DeskData.moment(place.now, of: place)
    let table = try place.rows(at: place.now)
    var export = CaseExport(format, day: place.today, buckets: place.charter.limits.buckets)
    let rows = queue(view, Scope(member, place.charter), of: table, at: moment)
    try printing { printer in
      printer.text(export.beginning)
      for row in rows {
        guard let id = table.id(Int(row)),
          let file = try failing({ () throws(BookError) in try place.book.file(id) })
        else { continue }
        printer.text(try export.line(file))
      }
      printer.text(export.end)
    }
  }

  private func chosenFormat() throws(Failure) -> CaseExport.Format {
    let name = format ?? (options.json ? "json" : "csv")
    guard let format = CaseExport.Format(rawValue: name) else {
      throw Failure(.usage, "--format takes csv or json, not “\(name)”")
    }
    return format
  }
}
