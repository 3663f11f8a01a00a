package import Cases
package import Worklist

// What the layers remember.

/// The history of the open case over the whole window.
package struct HistoryView: Sendable, Equatable {
  package var search = ""
  package var isSearching = false
  /// The first line shown.
  package var top = 0
  package init() {}

  /// Where the words of an entry begin, after when, who and what.
  static let indent = 46
}

/// Looking for a case in the whole book.
package struct FindState: Sendable, Equatable {
  package var search = ""
  package var cursor = 0
  package var found: [FoundCase] = []
  package init() {}
}

/// A line to type, for something that needs a name.
package struct Prompt: Sendable, Equatable {
  package enum Use: Sendable, Equatable {
    case viewName
    /// A lead's reason to call the point although a presumption stands against it.
    case override(String)
    /// An agent's reason to ask a lead for that.
    case askOverride(String, rule: String)
    /// Why something was done that the rules forbid.
    case exception
    /// From when, until when, where something holds.
    case holding(Holding)
    /// Why the case is of this segment.
    case segment(Segment)
    case answer(AnswerDraft)
    /// What is asked of the leads.
    case ask(Requested.Kind)
    /// Why these cases are carried over.
    case carry([CaseID])

    /// Enter on nothing keeps asking; the others take nothing as an answer.
    var needsReason: Bool {
      switch self {
      case .override, .askOverride, .exception, .segment, .carry, .ask: true
      case .viewName, .holding, .answer: false
      }
    }
  }
  package var title: String
  package var text: String
  package var use: Use
}

/// A question that only `y` answers with yes.
package struct Confirmation: Sendable, Equatable {
  package var question: String
  package var effects: [Effect]
}
