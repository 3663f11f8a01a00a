package import Cases

/// Something that must be so on a case before a script is offered or a step is said.
package enum ScriptCondition: Hashable, Sendable {
  /// A fact that holds (CONDUCT.md, "facts").
  case fact(FactName)
  case derived(Derived)
  /// Written `not-…`.
  indirect case not(ScriptCondition)

  package enum Derived: String, Sendable, CaseIterable {
    /// A promise is to be decided still; `promise-hesitant`: and may break.
    case promiseOpen = "promise-open"
    case promiseHesitant = "promise-hesitant"
    /// The promise decided last was broken, or kept in part only, and no new one was made.
    case promiseBroken = "promise-broken"
    case plan, payment, guarantor
    /// A guarantee that can be claimed is on file: of the guarantor spoken to, else of any.
    case guarantee
    /// A lead approved a settlement, which may therefore be spoken of.
    case settlementApproved = "settlement-approved"
    /// A lead opened a step of the legal track.
    case legalStep = "legal-step"
    /// A lead ordered a visit, and its day is still to come: it may be announced.
    case visitOrdered = "visit-ordered"
    /// The right party has been spoken to.
    case reached
    case agency, creditor
  }

  /// Nil if there is no such condition.
  package init?(_ text: String) {
    if text.hasPrefix("not-"), let inner = ScriptCondition(String(text.dropFirst(4))) {
      self = .not(inner)
    } else if let derived = Derived(rawValue: text) {
      self = .derived(derived)
    } else if let fact = FactName(rawValue: text) {
      self = .fact(fact)
    } else {
      return nil
    }
  }

  package var text: String {
    switch self {
    case .fact(let fact): fact.rawValue
    case .derived(let derived): derived.rawValue
    case .not(let condition): "not-" + condition.text
    }
  }
}

/// What is so on a case at an instant, as far as scripts ask.
package struct CaseConditions: Hashable, Sendable {
  private var facts: Set<FactName>
  private var derived: Set<ScriptCondition.Derived>

  package init(
    _ file: CaseFile, party: Party? = nil, at now: Instant, charter: Charter,
    settlement: ApprovedSettlement?
  ) {
    facts = Set(file.facts(at: now).map(\.fact))
    var derived: Set<ScriptCondition.Derived> = []
    func add(_ condition: ScriptCondition.Derived, if holds: Bool) {
      if holds { derived.insert(condition) }
    }
    let live = file.livePromise
    add(.promiseOpen, if: live != nil)
    add(.promiseHesitant, if: live.map { $0.firmness != .firm } ?? false)
    add(.promiseBroken, if: live == nil && file.lastBroken != nil)
    add(.plan, if: file.promises.filter { $0.state == .open }.count > 1)
    add(.payment, if: file.payments.contains { !$0.reversed })
    add(.guarantor, if: file.parties.contains { $0.role == .guarantor })
    let today = charter.zone.day(of: now)
    let guarantors = party.map { $0.role == .guarantor ? [$0] : file.parties } ?? file.parties
    add(.guarantee, if: guarantors.contains { file.claimable($0, on: today) != nil })
    add(.settlementApproved, if: settlement.map { $0.until >= today } ?? false)
    add(.legalStep, if: file.legalStep != nil)
    add(.visitOrdered, if: file.openVisit.map { $0.order.day > today } ?? false)
    add(.reached, if: file.tally.rightParty > 0)
    add(.creditor, if: charter.actor == .creditor)
    add(.agency, if: charter.actor != .creditor)
    self.derived = derived
  }

  package func holds(_ condition: ScriptCondition) -> Bool {
    switch condition {
    case .fact(let fact): facts.contains(fact)
    case .derived(let name): derived.contains(name)
    case .not(let inner): !holds(inner)
    }
  }

  package func hold(_ conditions: [ScriptCondition]) -> Bool {
    conditions.allSatisfy(holds)
  }
}

extension CaseFile {
  /// The promise decided last, if it was broken or kept in part only.
  var lastBroken: Promise? {
    let decided = promises.last { $0.state != .open && $0.isDecidedByPayments }
    return decided?.state == .broken || decided?.state == .partly ? decided : nil
  }

  /// The latest step of the legal track that a person may be told of.
  var legalStep: LegalStep? { latestLegalStep }
}
