internal import ArgumentParser
internal import Casebook
internal import Cases
internal import Console
internal import Worklist

struct Related: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Other cases that share identity, phone, address or employer.")

  @OptionGroup var options: BookOptions
  @Argument(help: "The case's number.") var caseNumber: String

  func run() throws {
    let place = try options.open()
    let file = try place.file(caseNumber)
    let (shown, hidden) = try RelatedCases.of(file, place)
    printing { printer in
      for one in shown {
        if options.json { printer.json(one) } else { printer.line(one.text) }
      }
    }
    if hidden > 0 { tell(TreatmentWording.english.hiddenRelated(hidden)) }
  }
}

/// What `related` and `trace` print.
enum RelatedCases {
  struct Line: Encodable {
    var `case`: String
    var name: String
    var owner: String?
    var shares: [CaseLink.Kind]
    var links: [Link]

    var text: String {
      let why = links.map { "\($0.what) \($0.shown) (\($0.of))" }.joined(separator: ", ")
      return "\(`case`)  \(name)  \(owner ?? "-")  \(why)"
    }
  }

  struct Link: Encodable {
    var what: String
    var value: String
    /// As people are shown it.
    var shown: String
    /// Whose it is on the case that was asked about.
    var of: String

    enum CodingKeys: String, CodingKey { case what, value, of }
  }

  /// Those that the one who asks may see, and how many there are besides.
  static func of(_ file: CaseFile, _ place: Workplace) throws(Failure) -> ([Line], hidden: Int) {
    let book = place.book
    let table = try failing { () throws(BookError) in try book.loadTable() }
    let scope = Scope(try place.reader(), place.charter)
    let all = related(to: file, in: table)
    let seen = all.filter { scope.sees($0.row, in: table) }
    return (
      seen.map { one in
        Line(
          case: table.id(one.row)?.text ?? "", name: table.name(one.row),
          owner: table.owner(one.row)?.text, shares: one.shares,
          links: one.links.map {
            Link(what: one.label($0), value: $0.value, shown: $0.shown, of: $0.party)
          })
      }, all.count - seen.count
    )
  }
}
