internal import Casebook
internal import Cases
internal import Demonstration
internal import Exchange
internal import Glibc

/// An import, from the bytes of a file to a book that holds them.
enum Importing {
  private static let rows = 30_000

  static func run(_ directory: String) throws {
    var charter = DemonstrationDesk(cases: 1, seed: 1).charter
    charter.currency = Currency("TWD") ?? charter.currency
    let book = try Book.create(at: directory, charter: charter)
    let bytes = file
    let mapping = try ShippedMappings.cases("credit")
    let user = DemonstrationDesk.placedBy
    let now = DemonstrationDesk.placedAt
    let context = ImportContext(day: DemonstrationDesk.day, zone: charter.zone, by: user)
    var figure = Figure("import \(rows) rows, a sixth of them cases")
    let placed = try figure.take {
      let read = try readCases(bytes, mapping: mapping, context: context)
      return try book.perform(
        read.cases.map { Order($0.id, .place($0)) }, by: user, now: now
      ).events.count
    }
    precondition(placed == rows / 6, "every sixth row is a case")
    var found = 0
    figure.compare(
      with: "a look at every byte",
      best(of: 5) {
        bytes.withUnsafeBytes { text in
          if let start = text.baseAddress, memchr(start, 0, text.count) != nil { found += 1 }
        }
      })
    figure.allow(Double(rows) / 25_000)
    figure.show()
    precondition(found == 0, "text has no such byte")
  }

  /// Rows in the form of the credit file that the shipped mapping reads.
  private static var file: [UInt8] {
    var text = "ID,LIMIT_BAL,SEX,EDUCATION,MARRIAGE,AGE,PAY_0,PAY_2,PAY_3,PAY_4,PAY_5,PAY_6"
    for number in 1...6 { text += ",BILL_AMT\(number)" }
    for number in 1...6 { text += ",PAY_AMT\(number)" }
    text += ",default.payment.next.month\r\n"
    for row in 1...rows {
      let late = row.isMultiple(of: 6) ? 1 + row % 4 : -1
      text += "\(row),\(row % 80 * 10_000),\(1 + row % 2),2,1,\(21 + row % 50)"
      text += ",\(late),0,0,0,0,0"
      for number in 0..<6 { text += ",\(1_000 + row * (7 + number) % 90_000)" }
      for number in 0..<6 { text += ",\(row * (3 + number) % 9_000)" }
      text += ",0\r\n"
    }
    return Array(text.utf8)
  }
}
