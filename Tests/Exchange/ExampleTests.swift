import Cases
import Exchange
import Testing

/// The mapping `example` explains every feature; here each of them works.
struct ExampleTests {
  static let columns = [
    "Konto", "Status", "Fällig am", "Gläubiger", "Produkt", "Währung", "Eröffnet", "Tage", "Saldo",
    "Zinsen", "Gebühren Cent", "Mindestrate", "Vorname", "Name", "Lateinisch", "Ausweis", "Sprache",
    "Land", "Geb.", "Anrede", "Beruf", "Arbeitgeber", "Tel. mobil", "Tel. privat", "Tel. Büro",
    "Straße", "PLZ", "Ort", "E-Mail", "Bürge", "Bürge Beziehung", "Bürge Tel.", "Streit",
    "Streit seit", "Härtefall", "Bemerkung",
  ]

  static let row = [
    "7/42", "offen", "01.10.2026", "Musterbank", " KK Nr.", "eur", "01.02.2020", "53",
    "12.480,50", "80,5", "1250", "1.300,00", "Müller-Lüd", "Zoë", "", "D-991", "D", "BE",
    "05.01.85", "Frau", "Lehrerin", "Schule", "0151 2345678", "(030) 901820", "01 58858",
    "Hauptstr. 1", "10115", "Berlin", "zoe@example.org", "Adam", "Bruder", "030/123456", "ja",
    "2026-11-01T10:00", "0", "ruft nach 18 Uhr zurück",
  ]

  private func read(_ changes: [String: String] = [:]) throws -> ImportResult {
    let cells = zip(Self.columns, Self.row).map { changes[$0] ?? $1 }
    let csv = Self.columns.joined(separator: ";") + "\n" + cells.joined(separator: ";") + "\n"
    return try readCases(
      Array(csv.utf8), mapping: try ShippedMappings.cases("example"),
      context: ImportContext(
        day: try #require(Day("2026-11-23")), zone: try #require(BookZone("Europe/Berlin")),
        by: "lin"))
  }

  @Test func `the account`() throws {
    let file = try #require(try read().cases.first)
    #expect(file.id.text == "DE-7/42")
    #expect(file.debt.creditor == "Musterbank")
    #expect(file.debt.product == "Credit card")
    #expect(file.debt.currency.code == "EUR")
    #expect(file.debt.opened == Day("2020-02-01"))
    #expect(file.debt.due == Day("2026-10-01"))
    #expect(file.debt.balance == 12_480_50)
    #expect(file.debt.interest == 80_50)
    #expect(file.debt.fees == 12_50)
    #expect(file.debt.principal == 12_480_50 - 80_50 - 12_50)
    #expect(file.debt.minimum == 1_300_00)
    #expect(file.facts.map(\.fact) == [.disputed])
    #expect(file.facts.first?.since == Instant("2026-10-31T23:00:00Z"))
    #expect(file.clues.map(\.text) == ["ruft nach 18 Uhr zurück"])
  }

  @Test func `the people`() throws {
    let file = try #require(try read().cases.first)
    let debtor = try #require(file.debtor)
    #expect(debtor.name == "Müller-Lüd Zoë")
    #expect(debtor.romanised == "Muller-Lud Zoe")
    #expect(debtor.identity == "D-991")
    #expect(debtor.language == "de")
    #expect(debtor.jurisdiction == "DE-BE")
    #expect(debtor.born == Day("1985-01-05"))
    #expect(debtor.sex == "F")
    #expect(debtor.occupation == "Lehrerin")
    #expect(debtor.employer == "Schule")
    #expect(
      debtor.points == [
        ContactPoint(id: "p1", kind: .phone, value: "+491512345678", place: .mobile),
        ContactPoint(
          id: "p2", kind: .phone, value: "+4930901820", place: .home, zones: ["Europe/Berlin"]),
        ContactPoint(
          id: "p3", kind: .phone, value: "+43158858", place: .work,
          zones: ["Europe/Vienna", "Europe/Berlin"]),
        ContactPoint(
          id: "p4", kind: .address, value: "Hauptstr. 1, 10115 Berlin", place: .home),
        ContactPoint(id: "p5", kind: .email, value: "zoe@example.org", place: .other),
      ])
    let guarantor = try #require(file.parties.last)
    #expect(guarantor.role == .guarantor)
    #expect(guarantor.id == "g1")
    #expect(guarantor.relation == "Bruder")
    #expect(guarantor.points.map(\.id) == ["p6"])
  }

  @Test func `tables, empty cells and what is no number`() throws {
    let file = try #require(
      try read([
        "Produkt": "", "Anrede": "Dr.", "Bürge": "", "Härtefall": "1", "Streit": "nein",
        "Tel. privat": "unbekannt", "Tel. Büro": "12", "E-Mail": "keine",
      ]).cases.first)
    #expect(file.debt.product == "Account")
    #expect(file.debtor?.sex == nil)
    #expect(file.parties.count == 1)
    #expect(file.facts.map(\.fact) == [.hardship])
    let points = file.debtor?.points ?? []
    #expect(points.map(\.value).contains("unbekannt") == false)
    #expect(points.filter { $0.state == .bad }.map(\.value) == ["12", "keine"])
  }

  @Test func `what a table does not name rejects the row`() throws {
    #expect(
      try read(["Währung": "XX"]).rejected.map(\.reason) == [
        "currency: 'XX' is no ISO 4217 code"
      ])
    #expect(try read(["Status": "bezahlt"]).skipped == 1)
    #expect(try read(["Saldo": "0"]).skipped == 1)
    #expect(try read(["Fällig am": "24.11.2026"]).skipped == 1)
    #expect(try read(["Tage": "1e3"]).rejected.map(\.reason) == ["due: '1e3' is not a number"])
  }
}
