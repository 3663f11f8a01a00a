package import Cases

/// A few fields to fill in for a treatment, with what one must know beside them; F4 lists what a field
/// can be.
package struct Form: Sendable, Equatable {
  package enum Use: Sendable, Equatable {
    case legal, orderVisit, reportVisit, findings, trace, addPerson
    case guarantee(String)
    case offer(String)
    /// A new number or address of the party of this id.
    case addPoint(String)
    /// Whether the contact point of this id is good.
    case pointState(String)
    case clue
  }

  package struct Field: Sendable, Equatable {
    package var key: String
    package var text: String
    /// Nobody has typed here: the first character typed replaces the proposal.
    package var isProposal = true
    package var choices: [Option] = []

    package init(_ key: String, _ text: String = "", _ choices: [Option] = []) {
      self.key = key
      self.text = text
      self.choices = choices
    }
  }

  /// What a field can be.
  package struct Option: Sendable, Equatable {
    package var value: String
    package var detail: String
    /// Why it would be refused now.
    package var unavailable: String?

    package init(_ value: String, _ detail: String = "", unavailable: String? = nil) {
      self.value = value
      self.detail = detail
      self.unavailable = unavailable
    }
  }

  /// The list of the current field, open.
  package struct Listing: Sendable, Equatable {
    package var search = ""
    package var cursor = 0
  }

  package var use: Use
  package var title: String
  package var context: [String]
  package var fields: [Field]
  package var current = 0
  package var listing: Listing?

  package init(_ use: Use, _ title: String, context: [String] = [], _ fields: [Field]) {
    self.use = use
    self.title = title
    self.context = context
    self.fields = fields
  }

  /// The text of a field; nil where it is empty.
  func text(_ key: String) -> String? {
    fields.first { $0.key == key }.flatMap { $0.text.isEmpty ? nil : $0.text }
  }

  /// What the open list shows.
  package var listed: [Option] {
    guard let listing, fields.indices.contains(current) else { return [] }
    let wanted = listing.search.lowercased()
    return fields[current].choices.filter {
      wanted.isEmpty || $0.value.lowercased().contains(wanted)
        || $0.detail.lowercased().contains(wanted)
    }
  }
}

/// A letter as it would leave, before it does.
package struct LetterPreview: Sendable, Equatable {
  package var template: String
  package var title: String
  /// The contact points it could go to.
  package var recipients: [String]
  package var index = 0
  package var dispatch: Dispatch
  package var recipient: String
  package var address: String
  /// What `decide` says against it.
  package var against: String?
  package var top = 0
}
