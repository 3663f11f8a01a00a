internal import Cases
internal import Screen

// Letters, law, visits, searches, parties.
extension ConsoleCommand {
  static let treatments: [ConsoleCommand] = [
    .init(
      .letters, "letters", [.character("l")], label: "Letter",
      "Send a letter, message or e-mail; mark what came back", unless: cannotRecord),
    .init(.law, "law", [.character("L")], "The legal track: steps, limitation", unless: needsLead),
    .init(
      .visit, "visit", [.character("d")],
      "Door: order a visit, report it, take over what it found", unless: cannotVisit),
    .init(
      .trace, "search", [.character("T")],
      "Search: sources asked, other cases that share something", unless: cannotRecord),
    .init(
      .people, "people", [.character("p")],
      "People: add one, new number, good or bad, clue, guarantee, offer",
      unless: cannotRecord),
    .init(
      .related, "related", [.character("R")],
      "Related cases: who shares identity, phone, address, employer", on: .desk,
      unless: { $0.open == nil ? "no case is open" : nil }),
  ]

  /// An agent reports the visit that is ordered; what else there is at the door is a lead's, and said
  /// before a form is filled in.
  @Sendable private static func cannotVisit(_ model: Model) -> String? {
    if let reason = cannotRecord(model) { return reason }
    let isOrdered = model.open?.file.openVisit != nil
    return model.actor?.role == .lead || isOrdered ? nil : "only a lead may order visits"
  }

  @Sendable private static func needsLead(_ model: Model) -> String? {
    if let reason = cannotRecord(model) { return reason }
    return model.actor?.role == .lead ? nil : "only a lead may open a legal step"
  }
}
