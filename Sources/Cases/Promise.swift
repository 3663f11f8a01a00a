/// A promise to pay: an amount by a day.
package struct Promise: Hashable, Sendable, Codable {
  package enum Firmness: String, Codable, Sendable, CaseIterable {
    case firm, hesitant, evasive
  }

  /// `partly`: something came, but less than the tolerance asks for. `withdrawn` and `rescheduled`
  /// are ends that a person chose; the others are decided by payments and days.
  package enum State: String, Codable, Sendable, CaseIterable {
    case open, kept, partly, broken, withdrawn, rescheduled
  }

  /// The sequence number of the event that made it, or `h1`, `h2` ... where it came with the case.
  package var id: String
  package var amount: Int64
  package var due: Day
  package var firmness: Firmness
  package var state: State
  /// What counted towards it so far.
  package var received: Int64
  package var made: Day
  package var by: UserID

  package init(
    id: String, amount: Int64, due: Day, firmness: Firmness, state: State = .open,
    received: Int64 = 0, made: Day, by: UserID
  ) {
    self.id = id
    self.amount = amount
    self.due = due
    self.firmness = firmness
    self.state = state
    self.received = received
    self.made = made
    self.by = by
  }

  /// Payments and days may still change its state.
  package var isDecidedByPayments: Bool { state != .withdrawn && state != .rescheduled }
}

/// Money the creditor says has come in. Nobody types these: they are imported.
package struct Payment: Hashable, Sendable {
  /// The creditor's reference; the same one twice is the same payment.
  package var reference: String
  package var amount: Int64
  package var day: Day
  package var reversed: Bool

  package init(reference: String, amount: Int64, day: Day, reversed: Bool = false) {
    self.reference = reference
    self.amount = amount
    self.day = day
    self.reversed = reversed
  }
}

extension Payment: Codable {
  private enum CodingKeys: String, CodingKey { case reference, amount, day, reversed }

  package init(from decoder: any Decoder) throws {
    let c = try decoder.container(keyedBy: CodingKeys.self)
    reference = try c.decode(String.self, forKey: .reference)
    amount = try c.decode(Int64.self, forKey: .amount)
    day = try c.decode(Day.self, forKey: .day)
    reversed = try c.decodeIfPresent(Bool.self, forKey: .reversed) ?? false
  }

  package func encode(to encoder: any Encoder) throws {
    var c = encoder.container(keyedBy: CodingKeys.self)
    try c.encode(reference, forKey: .reference)
    try c.encode(amount, forKey: .amount)
    try c.encode(day, forKey: .day)
    if reversed { try c.encode(true, forKey: .reversed) }
  }
}

/// What a book demands of promises.
package struct PromiseTerms: Hashable, Sendable, Codable {
  /// The latest day an agent may agree, in days from today.
  package var days: Int
  /// The smallest amount, minor units.
  package var minimum: Int64
  /// The smallest amount as a part of the balance, in percent.
  package var minimumPercent: Int
  /// A promise is kept from this part of its amount on, in percent.
  package var tolerance: Int
  /// Days after the due day on which a payment still counts.
  package var grace: Int

  /// DOMAIN.md section 6: three days, 95 %, one day of grace.
  package static let standard = PromiseTerms(
    days: 3, minimum: 0, minimumPercent: 0, tolerance: 95, grace: 1)

  package init(days: Int, minimum: Int64, minimumPercent: Int, tolerance: Int, grace: Int) {
    self.days = days
    self.minimum = minimum
    self.minimumPercent = minimumPercent
    self.tolerance = tolerance
    self.grace = grace
  }

  /// Whether the book names a smallest amount at all.
  package var namesMinimum: Bool { minimum > 0 || minimumPercent > 0 }

  /// The smallest promise on a balance: the larger of the two minimums, but never more than is owed.
  package func smallest(of balance: Int64) -> Int64 {
    let part = balance.multipliedReportingOverflow(by: Int64(minimumPercent))
    let percent = part.overflow ? 0 : part.partialValue / 100
    return min(max(minimum, percent, 1), max(balance, 1))
  }
}

extension CaseFile {
  /// The case with its promises as they stand on a day, whether that was put on record yet or not.
  package func settled(on day: Day, _ terms: PromiseTerms) -> CaseFile {
    guard promises.contains(where: { $0.state == .open }) else { return self }
    var file = self
    file.promises = decided(promises, payments: payments, on: day, terms: terms)
    return file
  }
}

/// What payments and days make of promises on a day: oldest promise first, each payment counting
/// once, for promises whose span (the day it was made to its due day and grace) holds its day.
/// - Returns: the same promises in the same order with `state` and `received` decided.
package func decided(
  _ promises: [Promise], payments: [Payment], on today: Day, terms: PromiseTerms
) -> [Promise] {
  var left = payments.filter { !$0.reversed }
  var result = promises
  let order = promises.indices.sorted { promises[$0].due < promises[$1].due }
  for index in order where promises[index].isDecidedByPayments {
    var promise = promises[index]
    let last = promise.due + terms.grace
    promise.received = 0
    for payment in left.indices
    where left[payment].day >= promise.made && left[payment].day <= last {
      let counted = min(left[payment].amount, promise.amount - promise.received)
      promise.received += counted
      left[payment].amount -= counted
    }
    let enough =
      promise.amount / 100 * Int64(terms.tolerance)
      + promise.amount % 100 * Int64(terms.tolerance) / 100
    if promise.received >= max(enough, 1) {
      promise.state = .kept
    } else if today <= last {
      promise.state = .open
    } else {
      promise.state = promise.received > 0 ? .partly : .broken
    }
    result[index] = promise
  }
  return result
}
