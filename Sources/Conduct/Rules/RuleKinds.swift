package import Cases

// What the kinds of rule that judge a contact say, one type a kind.

extension PackRule {
  /// Contact only at these local times.
  package struct Window: Sendable, Equatable {
    package var allow: [WeekTimes]
    /// Whether the opening instant itself is outside (the closing instant always is).
    package var exclusive: Bool
    package var closedOn: HolidayCalendar?
  }

  /// At most `max` events in a span; the contact asked about would be the next.
  package struct Limit: Sendable, Equatable {
    package var events: [EventPattern]
    package var max: Int
    package var span: Span
    package var key: Key
    /// Events covered by a prior consent given at most so many local dates before are not counted.
    package var skipsConsentWithin: Int?

    package enum Span: Sendable, Equatable {
      /// Local dates, today included.
      case days(Int)
      /// Milliseconds up to this instant, inclusive.
      case time(Int64)
      case week, month, ever
    }

    /// What an event must share with the contact asked about.
    package struct Key: OptionSet, Sendable, Equatable {
      package let rawValue: UInt8
      package init(rawValue: UInt8) { self.rawValue = rawValue }
      /// The same role (a third party: also the same number, where both are known).
      package static let person = Key(rawValue: 1)
      package static let debt = Key(rawValue: 2)
      package static let number = Key(rawValue: 4)
    }
  }

  /// No contact within a span after an event.
  package struct Cooldown: Sendable, Equatable {
    package var after: [EventPattern]
    /// Local dates on which it stops, the event's own date included.
    package var days: Int
    package var key: Limit.Key
  }

  /// Blocked from one fact on, until another, or for a span. A fact that names a place or times
  /// blocks only there and then.
  package struct Hold: Sendable, Equatable {
    package var start: [FactName]
    /// Blocked where the person has opted out of the medium, of the number.
    package var optedOut: OptedOut
    /// Ends it, if at or after the start.
    package var until: FactName?
    /// So many local dates after the date of the start, of the end.
    package var span: Int?
    package var tail: Int?

    package struct OptedOut: OptionSet, Sendable, Equatable {
      package let rawValue: UInt8
      package init(rawValue: UInt8) { self.rawValue = rawValue }
      package static let medium = OptedOut(rawValue: 1)
      package static let number = OptedOut(rawValue: 2)
    }
  }

  /// Whom, for what purpose, how often.
  package struct Party: Sendable, Equatable {
    /// nil: any.
    package var purposes: [Purpose]?
    /// nil: no condition; otherwise one of them must hold.
    package var onlyIf: [Condition]?
    package var stopIf: [FactName]
    package var forbids: [Channel]
    package var limit: Limit?
    /// Facts later than the last event counted that allow another contact.
    package var againIf: [FactName]

    package enum Condition: Sendable, Equatable {
      case fact(FactName)
      /// The latest so many calls to the role, about this debt, went unanswered.
      case failedCalls(Int, to: PartyRole)
    }
  }

  /// Needs something first.
  package struct Precondition: Sendable, Equatable {
    package var staffMin: Int?
    package var priorConsent: Bool
    package var identity: Bool
  }
}
