internal import Cases

/// The outcome codes of the playbook with what follows from them, as the desk's rules record it.
enum OutcomeCode: String, CaseIterable, Sendable {
  case noAnswer = "no-answer"
  case leftMessage = "left-message"
  case thirdParty = "third-party"
  case callBack = "call-back"
  case promise
  case saysPaid = "says-paid"
  case wrongNumber = "wrong-number"
  case dispute, refused, busy
  case switchedOff = "switched-off"
  case outOfService = "out-of-service"
  case hungUp = "hung-up"
  case partialPromise = "partial-promise"
  case promiseConfirmed = "promise-confirmed"
  case planAgreed = "plan-agreed"
  case hardship, insolvent, represented
  case ceaseRequest = "cease-request"
  case guarantorPromise = "guarantor-promise"
  case notIdentified = "not-identified"
  case languageBarrier = "language-barrier"
  case deceased, imprisoned, moved
  case contactRefused = "contact-refused"
  case thirdPartyOffer = "third-party-offer"
  case inboundCall = "inbound-call"
  case messageSent = "message-sent"
  case visitNobody = "visit-nobody"
  case visitLetterLeft = "visit-letter-left"
  case visitMet = "visit-met"
  case visitPromise = "visit-promise"
  case visitRefused = "visit-refused"
  case visitThirdParty = "visit-third-party"
  case visitMoved = "visit-moved"
  case visitNotFound = "visit-not-found"

  var flags: OutcomeFlags {
    switch self {
    case .noAnswer, .leftMessage, .wrongNumber, .busy, .switchedOff, .outOfService, .visitNobody,
      .visitLetterLeft, .visitNotFound:
      [.worked, .attempt]
    case .thirdParty, .deceased, .imprisoned, .moved, .contactRefused, .thirdPartyOffer,
      .visitThirdParty, .visitMoved:
      [.worked, .attempt, .contact, .thirdParty]
    case .callBack, .hungUp, .notIdentified, .languageBarrier: [.worked, .attempt, .contact]
    case .inboundCall: [.worked, .contact, .rightParty]
    case .messageSent: [.worked]
    case .promise, .saysPaid, .dispute, .refused, .partialPromise, .promiseConfirmed, .planAgreed,
      .hardship, .insolvent, .represented, .ceaseRequest, .guarantorPromise, .visitMet,
      .visitPromise, .visitRefused:
      [.worked, .attempt, .contact, .rightParty]
    }
  }

  /// Days until the case is worked again.
  var retry: Int? {
    switch self {
    case .noAnswer, .leftMessage, .thirdParty, .wrongNumber, .busy, .switchedOff, .outOfService,
      .notIdentified, .languageBarrier, .moved, .contactRefused, .thirdPartyOffer, .inboundCall,
      .visitMoved, .visitNotFound:
      1
    case .saysPaid, .refused, .hungUp, .messageSent: 2
    case .promiseConfirmed, .hardship, .visitNobody, .visitLetterLeft, .visitMet,
      .visitThirdParty:
      3
    case .visitRefused: 5
    case .callBack, .promise, .dispute, .partialPromise, .planAgreed, .insolvent, .represented,
      .ceaseRequest, .guarantorPromise, .deceased, .imprisoned, .visitPromise:
      nil
    }
  }

  var pointState: ContactPoint.State? {
    switch self {
    case .promise, .saysPaid, .dispute, .refused, .partialPromise, .promiseConfirmed, .planAgreed,
      .hardship, .guarantorPromise, .visitMet, .visitPromise, .visitRefused:
      .good
    case .wrongNumber, .outOfService, .moved, .visitMoved, .visitNotFound: .bad
    default: nil
    }
  }

  var holds: FactName? {
    switch self {
    case .dispute: .disputed
    case .hardship: .hardship
    case .insolvent: .insolvent
    case .represented: .attorneyKnown
    case .ceaseRequest: .ceaseRequested
    case .deceased: .deceased
    case .imprisoned: .imprisoned
    case .contactRefused: .contactRefused
    default: nil
    }
  }

  /// The segment it speaks for, and its title, which is the reason on record.
  var segment: (segment: Segment, title: String)? {
    switch self {
    case .refused: (.unwilling, "Refused")
    case .visitRefused: (.unwilling, "Visit: refused")
    case .planAgreed: (.unable, "Plan agreed")
    case .hardship: (.unable, "Hardship")
    case .imprisoned: (.lostContact, "Imprisoned")
    case .moved: (.lostContact, "Moved")
    case .visitMoved: (.lostContact, "Visit: moved")
    default: nil
    }
  }

  /// Somebody went there: no telephone is dialled.
  var isVisit: Bool {
    switch self {
    case .visitNobody, .visitLetterLeft, .visitMet, .visitPromise, .visitRefused,
      .visitThirdParty, .visitMoved, .visitNotFound:
      true
    default: false
    }
  }

  var isContact: Bool { flags.contains(.contact) }
  var isRightParty: Bool { flags.contains(.rightParty) }
}
