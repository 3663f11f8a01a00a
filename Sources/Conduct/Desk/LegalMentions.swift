internal import Cases
internal import Resources

/// What a text says of the law that is not on the case. A sentence that speaks of a claim, a judgment
/// or a lawyer as something that is or will be needs the step on the legal track; one that denies it
/// ("no claim has been filed", "we are not a court") does not.
struct LegalMentions: Sendable {
  private struct Mention {
    var step: String
    var phrases: [String]
  }
  private var mentions: [Mention] = []
  private var denials: [String] = []

  static let shipped = LegalMentions(Bundled.text("packs/content/legal.txt") ?? "")

  /// A line a step: its name (`deny` for the words that deny), and phrases divided by ` | `.
  init(_ table: String) {
    for line in table.split(separator: "\n") where !line.hasPrefix("#") {
      let columns = line.split(separator: " ", maxSplits: 1).map(String.init)
      guard columns.count == 2 else { continue }
      let phrases = columns[1].split(separator: "|").map {
        String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()).lowercased()
      }
      if columns[0] == "deny" {
        denials += phrases
      } else {
        mentions.append(Mention(step: columns[0], phrases: phrases))
      }
    }
  }

  /// The words of a text that no step or fact of the case bears out.
  func unfounded(in text: String, on file: CaseFile, at now: Instant) -> [String] {
    var found: [String] = []
    for clause in text.lowercased().split(whereSeparator: { ".!?;:,。！？；：，、\n".contains($0) }) {
      let words = LegalMentions.spaced(clause)
      for mention in mentions where !stands(mention.step, on: file, at: now) {
        let phrase = mention.phrases.first { phrase in
          guard let range = words.firstRange(of: LegalMentions.asWord(phrase)) else {
            return false
          }
          return !isDenied(words[..<range.lowerBound])
        }
        if let phrase { found.append(phrase) }
      }
    }
    return found
  }

  /// Latin words with one space around each; what is no letter is a space.
  private static func spaced(_ clause: Substring) -> String {
    let letters = clause.map { $0.isLetter || $0 == "'" || $0 == "’" ? $0 : " " }
    return " " + String(letters).split(separator: " ").joined(separator: " ") + " "
  }

  private static func asWord(_ phrase: String) -> String {
    phrase.first?.isASCII == true ? " " + phrase + " " : phrase
  }

  /// A denial stands close before what it denies; one that is about paying ("if you do not pay we
  /// will …") denies something else.
  private func isDenied(_ before: Substring) -> Bool {
    let near = before.split(separator: " ").suffix(3)
    let close = String(before.suffix(4))
    return denials.contains { denial in
      guard denial.first?.isASCII == true else { return close.contains(denial) }
      guard let index = near.lastIndex(of: Substring(denial)) else { return false }
      return !near[index...].contains { $0.hasPrefix("pay") || $0 == "we" }
    } || near.contains { $0.hasSuffix("n't") }
  }

  private func stands(_ step: String, on file: CaseFile, at now: Instant) -> Bool {
    let facts = Set(file.facts(at: now).map(\.fact))
    let steps = Set(file.legal.map(\.step))
    switch step {
    case "filing": return file.hasOpenClaim || facts.contains(.suitFiled)
    case "judgment": return steps.contains(.judgment) || facts.contains(.judgment)
    case "enforcement": return steps.contains(.enforcement)
    case "lawyer":
      return steps.contains(.lawyersLetter) || steps.contains(.filing)
        || facts.contains(.suitFiled)
    default: return false
    }
  }
}
