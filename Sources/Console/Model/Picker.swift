package import Cases
package import Worklist

/// A list to choose from, which lies over the panes: the palette, the list of a field, the people a
/// case may go to. Typing searches it, Enter chooses.
package struct Picker: Sendable, Equatable {
  package var title: String
  /// What is to be decided, above the search; may be empty.
  package var about: String
  package var rows: [Row]
  package var search = ""
  /// Among the rows found.
  package var cursor = 0
  /// Letters may lie apart: `nxc` finds “next case”.
  package var isFuzzy = false

  package init(_ title: String, about: String = "", _ rows: [Row], isFuzzy: Bool = false) {
    self.title = title
    self.about = about
    self.rows = rows
    self.isFuzzy = isFuzzy
  }

  /// The rows that the search lets through, best first; in their own order where nothing is typed.
  package var found: [Row] {
    let words = folded(search).split(separator: " ").map(String.init)
    guard !words.isEmpty else { return rows }
    func answers(isFuzzy: Bool) -> [(rank: Int, index: Int, row: Row)] {
      rows.enumerated().compactMap { index, row in
        row.rank(words, isFuzzy: isFuzzy).map { ($0, index, row) }
      }
    }
    // Letters that lie apart are a guess, made where nothing has them together.
    var ranked = answers(isFuzzy: false)
    if ranked.isEmpty, isFuzzy { ranked = answers(isFuzzy: true) }
    return ranked.sorted { ($0.rank, $0.index) < ($1.rank, $1.index) }.map(\.row)
  }

  package var selected: Row? {
    let found = found
    return found.indices.contains(cursor) ? found[cursor] : nil
  }
}

extension Picker {
  /// One thing that can be chosen.
  package struct Row: Sendable, Equatable {
    /// What chooses it directly elsewhere: a digit, `F6 n`; may be empty.
    package var key: String
    package var text: String
    package var detail: String
    /// Why it cannot be chosen now.
    package var unavailable: String?
    package var choice: Choice
    /// What it is called: a search that begins a name puts its row before all that only hold the
    /// words. Folded, without spaces and hyphens.
    private var names: [String]
    /// What a search looks in, best first, folded.
    private var terms: [String]

    /// - Parameters:
    ///   - names: what it is called, where that is something else than its text.
    ///   - also: other words it is found by.
    package init(
      _ text: String, key: String = "", detail: String = "", names: [String] = [],
      also: [String] = [], unavailable: String? = nil, choice: Choice
    ) {
      self.key = key
      self.text = text
      self.detail = detail
      self.unavailable = unavailable
      self.choice = choice
      let keys = key.split(separator: " ").map { folded(String($0)) }
      self.names = names.map(joined) + keys
      terms = [folded(text)] + keys
      terms += latinForms(of: text) + (names + also).map(folded) + [folded(detail)]
    }

    /// How well the row answers a search, 0 best; nil if it does not.
    func rank(_ words: [String], isFuzzy: Bool) -> Int? {
      let typed = joined(words.joined())
      // The shortest name that begins so: `history` before `history pane`.
      if let rest = names.filter({ $0.hasPrefix(typed) }).map({ $0.count - typed.count }).min() {
        return min(rest, Row.farthestName)
      }
      var sum = Row.farthestName + 1
      for word in words {
        guard let rank = terms.compactMap({ quality(of: word, in: $0, isFuzzy) }).min() else {
          return nil
        }
        sum += rank
      }
      return sum
    }

    private static let farthestName = 99
  }
}

/// A name as it is compared: `next-case`, `next case` and `nextcase` are one.
private func joined(_ name: String) -> String { folded(name).filter { $0 != " " && $0 != "-" } }

/// Name in Latin letters, without spaces, and its initials: how a Chinese name is typed.
private func latinForms(of text: String) -> [String] {
  var romaniser = Romaniser()
  guard let latin = romaniser.romanised(text).map(folded) else { return [] }
  let words = latin.split(separator: " ")
  return [words.joined(), String(words.compactMap(\.first)), latin]
}

private func folded(_ text: String) -> String { text.lowercased() }

/// 0: the term; 1: it begins so; 2: a word of it begins so; 3: it holds it; 4: its letters in order.
private func quality(of word: String, in term: String, _ isFuzzy: Bool) -> Int? {
  if term == word { return 0 }
  if term.hasPrefix(word) { return 1 }
  if term.utf8.firstIndex(of: word.utf8) != nil {
    let starts = term.split { !$0.isLetter && !$0.isNumber }.contains { $0.hasPrefix(word) }
    return starts ? 2 : 3
  }
  guard isFuzzy, word.count > 1 else { return nil }
  var letters = word[...]
  for letter in term where letters.first == letter { letters.removeFirst() }
  return letters.isEmpty ? 4 : nil
}

/// What choosing a row of a picker means.
package enum Choice: Sendable, Equatable {
  /// Record that something holds.
  case hold(Holding)
  /// Lift a fact, take a consent back.
  case release(FactName)
  case withdraw(String)
  /// Run a command.
  case run(Action)
  /// The outcome of this code.
  case outcome(String)
  /// Call the contact point of this id.
  case point(String)
  /// Put this text in the current field.
  case field(String)
  /// Add this text to the current field.
  case template(String)
  case copy(String)
  /// See a letter of this template before it leaves.
  case letter(String)
  /// What was sent under this reference came back.
  case returned(String)
  case form(Form.Use)
  /// Go on along this script.
  case script(String)
  /// The strategy for the calls to come; nil: as it is recommended.
  case strategy(String?)
  /// What the case is taken for; nil: as the facts say.
  case segment(Segment?)
  /// A person's own view is given up.
  case forget(OwnView)
  case report(String)
  case request(CaseID, Request)
  case answer(AnswerDraft)
  /// Ask the leads for something of this kind.
  case ask(Requested.Kind)
  /// Take the request of this number back.
  case takeBack(String)
  case openCase(CaseID)
  /// Look at what the board warns of.
  case alert(TeamAlert)
}
