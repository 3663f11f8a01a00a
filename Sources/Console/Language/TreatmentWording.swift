package import Cases

/// The words of letters, visits, the legal track, searches and parties.
package struct TreatmentWording: Sendable {
  package var letters: String
  package var preview: String
  package var previewHint: String
  package var to: String
  package var wouldNotLeave: String
  package var cameBack: String
  package var law: String
  package var orderVisit: String
  package var visitOrdered: String
  /// In the form of a visit's order.
  package var noAddress: String
  /// Of a person without any contact point.
  package var nowhere: String
  package var reportVisit: String
  package var findings: String
  package var search: String
  package var related: String
  package var noneRelated: String
  /// Those that are not the person's to see.
  package var hiddenRelated: @Sendable (Int) -> String
  package var people: String
  package var addPerson: String
  package var noteClue: String
  /// Before the name of whose it is.
  package var addPoint: String
  /// Before the number or address.
  package var pointState: String
  package var guarantee: String
  package var noGuarantee: String
  package var offer: String
  /// In the history: one that came to be known, and what is known of one now.
  package var pointAdded: @Sendable (ContactPoint.Kind) -> String
  package var pointChanged: @Sendable (ContactPoint.Kind) -> String
  package var from: @Sendable (Day) -> String
  package var until: @Sendable (Day) -> String
  package var formHint: String
  package var listHint: String
  package var unclear: @Sendable (String, String) -> String
  /// Behind `unclear`, of a field that has a list.
  package var listed: String
  /// The label of a field, by its key.
  package var field: @Sendable (String) -> String
}

extension TreatmentWording {
  package static let english = TreatmentWording(
    letters: "Letters and messages", preview: "As it would leave",
    previewHint: "y sends  Tab other recipient  arrows scroll  Esc back", to: "To",
    wouldNotLeave: "Would not leave", cameBack: "Came back", law: "Legal track",
    orderVisit: "Order a visit", visitOrdered: "Visit ordered",
    noAddress: "no address to go to is known: enter one under People, or search for it",
    nowhere: "no number or address", reportVisit: "Report the visit",
    findings: "What the visit found: take over?", search: "Search",
    related: "Cases that share something", noneRelated: "no other case shares anything",
    hiddenRelated: {
      $0 == 1
        ? "one more is somebody else's; a lead sees it"
        : "\($0) more are somebody else's; a lead sees them"
    },
    people: "People", addPerson: "Add a person", noteClue: "Note a clue",
    addPoint: "New number or address of", pointState: "Good or bad:", guarantee: "Guarantee of",
    noGuarantee: "no guarantee on file",
    offer: "Offer to pay by",
    pointAdded: { $0 == .phone ? "New number" : $0 == .email ? "New e-mail" : "New address" },
    pointChanged: { $0 == .phone ? "Number" : $0 == .email ? "E-mail" : "Address" },
    from: { "from \($0)" }, until: { "until \($0)" },
    formHint: "Tab next field  F4 list  Ctrl-S (or Enter on the last) saves  Esc back",
    listHint: "type to search  Enter takes it  Esc back to the field",
    unclear: { "\($0): “\($1)” cannot be read" }, listed: "; F4 lists what it can be",
    field: { key in
      let labels = [
        "step": "Step", "day": "Day", "reference": "Reference", "office": "Court or office",
        "cost": "Cost", "amount": "Amount", "document": "Paper", "note": "Note",
        "to": "Address", "time": "Time", "staff": "Visitors", "notice": "Announced",
        "letter": "Letter", "reason": "Reason", "met": "Met", "address": "Address is",
        "visitors": "Who went", "occupants": "Who lives there", "delivered": "Letter left",
        "due": "Promised day", "phone": "New phone", "newAddress": "New address",
        "clue": "Clue", "source": "Source", "result": "Result", "basis": "Legal basis",
        "name": "Name", "role": "Role", "relation": "Relation", "kind": "Guarantee",
        "reach": "Number, address", "state": "It is", "place": "Where",
        "limit": "Liable up to", "until": "Until", "consent": "Consent given", "take": "Take over",
      ]
      return labels[key] ?? key
    })
}
