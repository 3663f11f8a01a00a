import Cases
import Exchange
import Testing

struct PaymentTests {
  private func read(_ csv: String, _ mapping: PaymentMapping? = nil) throws -> PaymentFile {
    try readPayments(
      Array(csv.utf8), mapping: try mapping ?? ShippedMappings.payments(),
      day: try #require(Day("2026-11-23")))
  }

  @Test func `payments and reversals by case or account`() throws {
    let file = try read(
      """
      case,account,amount,day,reference,kind
      A-1,,1300.00,2026-11-20,R1,payment
      ,6222-0043,250,20261120,R2,
      A-1,,,2026-11-22,R1,reversal
      """)
    let cny = try #require(Currency("CNY"))
    #expect(file.read == 3)
    #expect(file.rejected == [])
    #expect(file.payments.map(\.kind) == [.payment, .payment, .reversal])
    #expect(file.payments.map(\.caseID) == [CaseID("A-1"), nil, CaseID("A-1")])
    #expect(file.payments.map(\.account) == [nil, "6222-0043", nil])
    #expect(file.payments.map(\.day) == [Day("2026-11-20"), Day("2026-11-20"), Day("2026-11-22")])
    #expect(try file.payments.map { try $0.minor(in: cny) } == [130_000, 25_000, 0])
    #expect(file.payments.map(\.line) == [2, 3, 4])
  }

  @Test(arguments: [
    ("A-1,-5,2026-11-20,R1,payment", "amount: '-5' is not more than nothing"),
    ("A-1,1.2.3,2026-11-20,R1,payment", "amount: '1.2.3' is not a number"),
    ("A-1,,2026-11-20,R1,payment", "amount: is empty"),
    ("A-1,5,31/02,R1,payment", "day: '31/02' is not a day written yyyy-MM-dd or yyyyMMdd"),
    ("A-1,5,,R1,payment", "day: is empty"),
    ("A-1,5,2026-11-20,,payment", "reference: is empty"),
    (",5,2026-11-20,R1,payment", "neither a case nor an account is named"),
    ("A-1,5,2026-11-20,R1,gift", "kind: 'gift' is not in the table of values"),
    ("A 1,5,2026-11-20,R1,", "case: 'A 1' is no case number"),
  ])
  func `a payment that cannot be is rejected`(row: String, reason: String) throws {
    let file = try read("case,amount,day,reference,kind\n\(row)\n")
    #expect(file.rejected.map(\.reason) == [reason])
    #expect(file.payments == [])
  }

  @Test func `two currencies never add`() throws {
    let file = try read("case,amount,currency,day,reference\nA,5.50,USD,2026-11-20,R\n")
    let payment = try #require(file.payments.first)
    #expect(try payment.minor(in: try #require(Currency("USD"))) == 550)
    #expect(throws: CellProblem("the payment is in USD, the case in CNY")) {
      try payment.minor(in: try #require(Currency("CNY")))
    }
  }

  @Test func `digits that a currency lacks are refused, not cut`() throws {
    let file = try read("case,amount,day,reference\nA,5.50,2026-11-20,R\n")
    #expect(throws: CellProblem("amount: '5.50' has more than 0 digits behind the mark")) {
      try file.payments.first?.minor(in: try #require(Currency("JPY")))
    }
  }

  @Test func `a mapping of one's own`() throws {
    let mapping = try PaymentMapping(
      yaml: """
        dates: dd.MM.yyyy
        numbers: { decimal: ",", thousands: "." }
        where: Art in ('E', 'S')
        payment:
          account: "{Konto}"
          amount: "{Betrag}"
          day: "{Tag}"
          reference: "{Konto}/{Nr}"
          kind: { value: "{Art}", table: { E: payment, S: reversal } }
        """, file: "p.yaml")
    let file = try read(
      "Konto;Betrag;Tag;Nr;Art\n17;1.300,5;20.11.2026;3;E\n17;0;20.11.2026;4;X\n", mapping)
    #expect(file.skipped == 1)
    let payment = try #require(file.payments.first)
    #expect(payment.reference == "17/3")
    #expect(try payment.minor(in: try #require(Currency("EUR"))) == 130_050)
  }

  @Test func `a mapping for payments says what it lacks`() {
    #expect(
      throws: ImportError.mapping([
        MappingProblem(file: "p", line: 2, text: "a payment needs 'case' or 'account'"),
        MappingProblem(file: "p", line: 2, text: "'day' is missing"),
        MappingProblem(file: "p", line: 2, text: "'reference' is missing"),
      ])
    ) { try PaymentMapping(yaml: "payment:\n  amount: \"{a}\"\n", file: "p") }
  }
}
