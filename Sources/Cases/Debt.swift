/// What is owed, to whom, since when. Amounts are minor units of `currency`.
package struct Debt: Hashable, Sendable {
  package var creditor: String
  package var product: String?
  /// The creditor's account number.
  package var number: String?
  package var currency: Currency
  package var kind: DebtKind
  package var opened: Day?
  /// The earliest day whose payment is still missing; days past due count from it.
  package var due: Day
  package var principal: Int64
  package var interest: Int64
  package var fees: Int64
  /// The smallest payment the creditor takes for now.
  package var minimum: Int64
  /// Paid since the creditor last stated the amounts above; a new statement sets it to zero.
  package var paid: Int64
  package var unknown = UnknownFields()

  package init(
    creditor: String, currency: Currency, due: Day, principal: Int64, interest: Int64 = 0,
    fees: Int64 = 0, minimum: Int64 = 0
  ) {
    self.creditor = creditor
    self.currency = currency
    kind = .consumer
    self.due = due
    self.principal = principal
    self.interest = interest
    self.fees = fees
    self.minimum = minimum
    paid = 0
  }

  /// What is still owed: principal, interest and fees as stated, less what was paid since.
  package var balance: Int64 { principal &+ interest &+ fees &- paid }

  /// Days past due on a calendar day of the book; negative before the due date.
  package func daysPastDue(on day: Day) -> Int { day - due }
}

extension Debt: Codable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case creditor, product, number, currency, kind, opened, due, principal, interest, fees
    case minimum, paid
  }

  package init(from decoder: any Decoder) throws {
    let c = try decoder.container(keyedBy: CodingKeys.self)
    creditor = try c.decode(String.self, forKey: .creditor)
    product = try c.decodeIfPresent(String.self, forKey: .product)
    number = try c.decodeIfPresent(String.self, forKey: .number)
    currency = try c.decode(Currency.self, forKey: .currency)
    kind = try c.decodeIfPresent(DebtKind.self, forKey: .kind) ?? .consumer
    opened = try c.decodeIfPresent(Day.self, forKey: .opened)
    due = try c.decode(Day.self, forKey: .due)
    principal = try c.decode(Int64.self, forKey: .principal)
    interest = try c.decodeIfPresent(Int64.self, forKey: .interest) ?? 0
    fees = try c.decodeIfPresent(Int64.self, forKey: .fees) ?? 0
    minimum = try c.decodeIfPresent(Int64.self, forKey: .minimum) ?? 0
    paid = try c.decodeIfPresent(Int64.self, forKey: .paid) ?? 0
    unknown = try UnknownFields(in: decoder, besides: CodingKeys.self)
  }

  package func encode(to encoder: any Encoder) throws {
    try unknown.encode(to: encoder)
    var c = encoder.container(keyedBy: CodingKeys.self)
    try c.encode(creditor, forKey: .creditor)
    try c.encodeIfPresent(product, forKey: .product)
    try c.encodeIfPresent(number, forKey: .number)
    try c.encode(currency, forKey: .currency)
    if kind != .consumer { try c.encode(kind, forKey: .kind) }
    try c.encodeIfPresent(opened, forKey: .opened)
    try c.encode(due, forKey: .due)
    try c.encode(principal, forKey: .principal)
    if interest != 0 { try c.encode(interest, forKey: .interest) }
    if fees != 0 { try c.encode(fees, forKey: .fees) }
    if minimum != 0 { try c.encode(minimum, forKey: .minimum) }
    if paid != 0 { try c.encode(paid, forKey: .paid) }
  }
}
