internal import Cases
internal import Resources

/// What a text says of the law that is not on the case. A sentence that speaks of a claim, a judgment
/// or a lawyer as something that is or will be needs the step on the legal track; one that denies it
/// ("no claim has been filed", "we are not a court") does not.
struct LegalMentions: Sendable {
  private struct Mention {
    var step: String
    var phrases: [Phrase]
  }

  private struct Phrase {
    var text: String
    /// As it stands among spaced words; bytes, since every letter of a batch is searched for each.
    var bytes: [UInt8]

    init(_ text: String) {
      self.text = text
      bytes = Array((text.first?.isASCII == true ? " \(text) " : text).utf8)
    }
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
        mentions.append(Mention(step: columns[0], phrases: phrases.map(Phrase.init)))
      }
    }
  }

  /// The words of a text that no step or fact of the case bears out.
  func unfounded(in text: String, on file: CaseFile, at now: Instant) -> [String] {
    let unfounded = mentions.filter { !stands($0.step, on: file, at: now) }
    var found: [String] = []
    for clause in text.lowercased().split(whereSeparator: LegalMentions.ends.contains) {
      let words = Array(LegalMentions.spaced(clause).utf8)
      for mention in unfounded {
        let phrase = mention.phrases.first { phrase in
          guard let start = words.firstIndex(of: phrase.bytes) else { return false }
          return !isDenied(String(decoding: words[..<start], as: UTF8.self)[...])
        }
        if let phrase { found.append(phrase.text) }
      }
    }
    return found
  }

  /// What ends a clause.
  private static let ends = Set<Character>(".!?;:,。！？；：，、\n")

  /// Latin words with one space around each; what is no letter is a space.
  private static func spaced(_ clause: Substring) -> String {
    let letters = clause.map { $0.isLetter || $0 == "'" || $0 == "’" ? $0 : " " }
    return " " + String(letters).split(separator: " ").joined(separator: " ") + " "
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
