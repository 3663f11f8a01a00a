internal import Cases
internal import Yams

extension PackReader {
  /// What `events` may name.
  private enum EventWord: String, CaseIterable {
    case callPlaced = "call.placed"
    case callUnanswered = "call.unanswered"
    case callAnswered = "call.answered"
    case callConversation = "call.conversation"
    case smsSent = "sms.sent"
    case emailSent = "email.sent"
    case letterSent = "letter.sent"
    case visitMade = "visit.made"
    case socialSent = "social.sent"
    /// Somebody spoke, on the telephone or at the door.
    case conversation
    /// Everything the desk does to reach a person.
    case attempt
    /// Every attempt but an unanswered call.
    case contactMade = "contact-made"

    var patterns: [EventPattern] {
      switch self {
      case .callPlaced: [EventPattern(.call)]
      case .callUnanswered: [EventPattern(.call, without: .answered)]
      case .callAnswered: [EventPattern(.call, with: .answered)]
      case .callConversation: [EventPattern(.call, with: .conversation)]
      case .smsSent: [EventPattern(.sms)]
      case .emailSent: [EventPattern(.email)]
      case .letterSent: [EventPattern(.letter)]
      case .visitMade: [EventPattern(.visit)]
      case .socialSent: [EventPattern(.social)]
      case .conversation: [EventPattern([.call, .visit], with: .conversation)]
      case .attempt: [EventPattern([.call, .sms, .email, .letter, .visit, .social])]
      case .contactMade:
        [
          EventPattern(.call, with: .answered),
          EventPattern([.sms, .email, .letter, .visit, .social]),
        ]
      }
    }
  }

  private enum SideWord: String, CaseIterable { case collector, person, any }

  /// Events and what must be true of them. Calls that did not connect and contacts that the
  /// person began do not count unless `where` says so.
  mutating func patterns(_ events: Node?, _ condition: Node?) -> [EventPattern] {
    let words = yaml.words(events, "event", EventWord.self) ?? []
    var patterns = words.flatMap(\.patterns)
    for index in patterns.indices {
      patterns[index].without.formUnion([.inbound, .notConnected])
    }
    guard let condition,
      let fields = yaml.fields(
        condition, of: "where", known: ["connected", "by", "style", "places"])
    else { return merged(patterns) }
    let unconnected = fields["connected"].map { $0.scalar?.string == "any" } ?? false
    if fields["connected"] != nil, !unconnected {
      yaml.problem(
        "connected can only be any: calls that did not connect count too",
        at: fields["connected"])
    }
    let side = yaml.word(fields["by"], "side", SideWord.self)
    let style = yaml.word(fields["style"], "style", Situation.Style.self)
    let places = yaml.words(fields["places"], "place", Place.self)
    for index in patterns.indices {
      if unconnected { patterns[index].without.remove(.notConnected) }
      if side == .any || side == .person { patterns[index].without.remove(.inbound) }
      if side == .person { patterns[index].with.insert(.inbound) }
      if style == .interactive { patterns[index].without.insert(.oneWay) }
      if style == .oneWayNotice { patterns[index].with.insert(.oneWay) }
      patterns[index].places = places
    }
    return merged(patterns)
  }

  /// Patterns that differ in their events only, as one.
  private func merged(_ patterns: [EventPattern]) -> [EventPattern] {
    var merged: [EventPattern] = []
    for pattern in patterns {
      let same = merged.firstIndex {
        $0.with == pattern.with && $0.without == pattern.without && $0.places == pattern.places
      }
      if let same {
        merged[same].events.formUnion(pattern.events)
      } else {
        merged.append(pattern)
      }
    }
    return merged
  }
}
