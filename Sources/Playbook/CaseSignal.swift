package import Cases

/// Something that a case tells of the person's contactability, ability and willingness. Segments
/// and strategies weigh these; the weights are data.
package enum CaseSignal: String, Sendable, CaseIterable {
  case noNumberOnFile = "no-number-on-file"
  case noNumberLeft = "no-number-left"
  case unreachable, imprisoned
  case neverReached = "never-reached"
  case failedThrice = "failed-thrice"
  case failedOften = "failed-often"
  case reachedLately = "reached-lately"
  case hardship, vulnerable, insolvent, plan
  case partlyKept = "partly-kept"
  case promiseOpen = "promise-open"
  case promiseKept = "promise-kept"
  case paidLately = "paid-lately"
  case saysPaid = "says-paid"
  case hesitant, evasive
  case brokenOnce = "broken-once"
  case brokenOften = "broken-often"
  case refused
  case hungUp = "hung-up"
  case early, middle, late

  /// Days within which the right party was spoken to lately.
  private static let lately = 14
  /// Days within which a payment is recent: a month and its delays.
  private static let recentPayment = 45

  /// What a case tells at an instant.
  package static func of(
    _ file: CaseFile, at now: Instant, charter: Charter
  ) -> Set<CaseSignal> {
    var signals: Set<CaseSignal> = []
    func add(_ signal: CaseSignal, if condition: Bool) {
      if condition { signals.insert(signal) }
    }
    let today = charter.zone.day(of: now)
    let contacts = file.pastContacts

    let phones = (file.debtor?.points ?? []).filter { $0.kind == .phone }
    add(.noNumberOnFile, if: phones.isEmpty)
    add(.noNumberLeft, if: !phones.isEmpty && phones.allSatisfy { $0.state == .bad })
    add(.neverReached, if: file.tally.attempts >= 3 && file.tally.contacts == 0)
    add(.failedThrice, if: file.tally.failures >= 3)
    add(.failedOften, if: file.tally.failures >= 6)
    let spoken = contacts.last { $0.contacted.flags.contains(.rightParty) }
    if let spoken {
      add(.reachedLately, if: today - charter.zone.day(of: spoken.at) <= lately)
    }

    for record in file.facts(at: now) {
      switch record.fact {
      case .unreachable: signals.insert(.unreachable)
      case .imprisoned: signals.insert(.imprisoned)
      case .hardship: signals.insert(.hardship)
      case .vulnerable: signals.insert(.vulnerable)
      case .insolvent: signals.insert(.insolvent)
      default: break
      }
    }

    let open = file.promises.filter { $0.state == .open }
    let broken = file.promises.filter { $0.state == .broken }.count
    add(.promiseOpen, if: open.count == 1)
    add(.plan, if: open.count > 1)
    add(.promiseKept, if: file.promises.contains { $0.state == .kept })
    add(.partlyKept, if: file.promises.contains { $0.state == .partly })
    add(.brokenOnce, if: broken >= 1)
    add(.brokenOften, if: broken >= 2)
    add(.hesitant, if: file.promises.last?.firmness == .hesitant)
    add(.evasive, if: file.promises.last?.firmness == .evasive)
    add(
      .paidLately,
      if: file.payments.contains { !$0.reversed && (0...recentPayment).contains(today - $0.day) })
    let last = contacts.last { $0.contacted.flags.contains(.contact) }?.contacted.outcome
    add(.saysPaid, if: spoken?.contacted.outcome == "says-paid")
    add(.refused, if: ["refused", "visit-refused"].contains(spoken?.contacted.outcome))
    add(.hungUp, if: last == "hung-up")

    switch charter.limits.buckets.bucket(daysPastDue: file.debt.daysPastDue(on: today)) {
    case .current, .m1, .m2: signals.insert(.early)
    case .m3: signals.insert(.middle)
    case .m4, .m5, .m6, .beyond: signals.insert(.late)
    }
    return signals
  }
}
