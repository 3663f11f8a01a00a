package import Cases

/// What a script may know: the case with its promises as they stand now, who is spoken to, who
/// speaks, when. A value, so that the same
/// one always gives the same words.
package struct ScriptSubject: Hashable, Sendable {
  package var file: CaseFile
  /// Who is spoken to; the debtor where nil.
  package var party: Party?
  package var charter: Charter
  package var agent: Member
  package var now: Instant
  package var settlement: ApprovedSettlement?

  package init(
    _ file: CaseFile, party: Party? = nil, charter: Charter, agent: Member, now: Instant,
    settlement: ApprovedSettlement? = nil
  ) {
    self.file = file.settled(on: charter.zone.day(of: now), charter.limits.promise)
    self.party = party
    self.charter = charter
    self.agent = agent
    self.now = now
    self.settlement = settlement ?? file.settlement
  }

  package var today: Day { charter.zone.day(of: now) }

  package var conditions: CaseConditions {
    CaseConditions(file, party: party, at: now, charter: charter, settlement: settlement)
  }

  package var bucket: Bucket {
    charter.limits.buckets.bucket(daysPastDue: file.debt.daysPastDue(on: today))
  }
}

/// The facts that a text of one language may show to one audience.
///
/// One for a third party, or for what others may overhear, is made without looking at the debt at
/// all: no template can bring out what is not there.
package struct FactContext: Hashable, Sendable {
  package private(set) var values: [Placeholder: String] = [:]

  package subscript(_ placeholder: Placeholder) -> String? { values[placeholder] }

  /// Without any fact.
  init() {}

  mutating func set(_ placeholder: Placeholder, _ value: String) { values[placeholder] = value }

  /// - Parameter sealed: nothing of the debt goes in.
  package init(_ subject: ScriptSubject, language: String, desk: DeskCard, sealed: Bool) {
    let forms = SpokenForms(language: language)
    let today = subject.today
    values[.agent] = subject.agent.name
    values[.callback] = desk.callback
    values[.publicName] = desk.publicName
    values[.today] = forms.day(today, from: today)
    values[.tomorrow] = forms.day(today + 1, from: today)
    if let debtor = subject.file.debtor {
      values[.name] = forms.name(debtor)
      values[.polite] = forms.polite(debtor)
    }
    if let person = subject.party ?? subject.file.debtor {
      values[.person] = forms.name(person)
      values[.personPolite] = forms.polite(person)
    }
    guard !sealed else { return }
    addDebt(subject, forms)
    addPromises(subject, forms)
    addLegal(subject, forms)
    addDesk(subject, desk, language)
  }

  private mutating func addDesk(
    _ subject: ScriptSubject, _ desk: DeskCard, _ language: String
  ) {
    values[.desk] = subject.charter.name
    values[.address] = desk.address
    values[.complaints] = desk.complaints
    // The disclosure is a text with placeholders itself.
    let disclosure = desk.disclosure(for: subject.charter.actor)[language]
    values[.disclosure] = TemplateText(text: disclosure).render(self)
  }

  private mutating func addDebt(_ subject: ScriptSubject, _ forms: SpokenForms) {
    let debt = subject.file.debt
    let today = subject.today
    let amounts = PromiseAmounts(subject)
    func money(_ minor: Int64) -> String { forms.money(minor, debt.currency) }
    values[.creditor] = debt.creditor
    values[.product] = forms.product(debt)
    values[.account] = forms.account(debt)
    values[.balance] = money(debt.balance)
    values[.minimum] = money(amounts.minimum)
    values[.half] = money(amounts.half)
    values[.principal] = money(debt.principal)
    if debt.interest > 0 { values[.interest] = money(debt.interest) }
    if debt.fees > 0 { values[.fees] = money(debt.fees) }
    if debt.paid > 0 { values[.paid] = money(debt.paid) }
    values[.guaranteed] = money(amounts.balance)
    values[.days] = String(max(0, debt.daysPastDue(on: today)))
    values[.due] = forms.day(debt.due, from: today)
    values[.bucket] = subject.bucket.name
    values[.disputeUntil] = forms.day(today + FactContext.disputeDays, from: today)
    values[.latest] = forms.day(today + subject.charter.limits.promise.days, from: today)
  }

  /// Thirty days after a letter has come, which counts as five working days after it was sent
  /// (12 CFR 1006.34(b)(5)): ten days hold them with two weekends and a holiday.
  private static let disputeDays = 40

  private mutating func addPromises(_ subject: ScriptSubject, _ forms: SpokenForms) {
    let currency = subject.file.debt.currency
    if let promise = subject.file.livePromise {
      values[.promiseAmount] = forms.money(promise.amount, currency)
      values[.promiseDue] = forms.day(promise.due, from: subject.today)
    } else if let broken = subject.file.lastBroken {
      values[.brokenAmount] = forms.money(broken.amount, currency)
      values[.brokenDue] = forms.day(broken.due, from: subject.today)
    }
    if let paid = subject.file.payments.last(where: { !$0.reversed }) {
      values[.paidAmount] = forms.money(paid.amount, currency)
      values[.paidDay] = forms.day(paid.day, from: subject.today)
    }
    if let settlement = subject.settlement, settlement.until >= subject.today {
      values[.settlementAmount] = forms.money(settlement.amount, currency)
      values[.settlementUntil] = forms.day(settlement.until, from: subject.today)
    }
  }

  private mutating func addLegal(_ subject: ScriptSubject, _ forms: SpokenForms) {
    let zone = subject.charter.zone
    func since(_ fact: FactName) -> String? {
      let held = subject.file.facts(at: subject.now).last { $0.fact == fact }
      guard let held else { return nil }
      return forms.day(zone.day(of: held.since ?? subject.now), from: subject.today)
    }
    values[.suitSince] = since(.suitFiled)
    values[.judgmentSince] = since(.judgment)
    values[.legalSince] = subject.file.legalStep.map {
      forms.day($0.day, from: subject.today)
    }
  }
}

extension ScriptSubject {
  /// The most that the person spoken to can be asked for. Of a guarantor nothing without a paper.
  fileprivate var owed: Int64 {
    guard let party, party.role == .guarantor else { return max(file.debt.balance, 0) }
    return file.liability(of: party, on: today)
  }
}

/// The amounts that a script may propose, in minor units: never more than the person owes, never
/// less than the book takes.
struct PromiseAmounts {
  let balance: Int64
  let minimum: Int64
  let half: Int64
  let settlement: Int64?
  let broken: Int64?

  init(_ subject: ScriptSubject) {
    let owed = subject.owed
    let smallest = subject.charter.limits.promise.smallest(of: owed)
    balance = owed
    // Rounded up to whole major units, as people say amounts.
    let unit = max(1, subject.file.debt.currency.minorPerMajor)
    func whole(_ amount: Int64) -> Int64 { amount + (unit - amount % unit) % unit }
    let most = max(owed, smallest)
    // Where neither the creditor nor the book names a smallest part, a tenth is one.
    let usual = subject.charter.limits.promise.namesMinimum ? smallest : whole(owed / 10)
    let asked = subject.file.debt.minimum > 0 ? subject.file.debt.minimum : usual
    minimum = min(max(asked, smallest), most)
    half = min(max(whole(owed / 2), smallest), most)
    settlement = subject.settlement?.amount
    broken = subject.file.lastBroken.map { min(max($0.amount, smallest), most) }
  }
}
