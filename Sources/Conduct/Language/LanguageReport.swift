internal import Foundation

/// One answer of `arrears check`, as its JSON line has it (INTERFACE.md).
package struct LanguageReport: Sendable, Equatable, Encodable {
  package enum Verdict: String, Sendable, Encodable {
    case prohibited, lawful
  }

  package struct Finding: Sendable, Equatable, Encodable {
    package let category: ProhibitedCategory
    package let quote: String
    /// The rule's id.
    package let rule: String
  }

  package let text: String
  package let language: TextLanguage
  package let verdict: Verdict
  package let findings: [Finding]

  /// The report as one line of JSON, without a line end.
  package func json() -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // A value of strings always encodes; were it not so, an empty line says so.
    return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}

extension LanguageCheck {
  /// Checks one text and reports as `arrears check` does; `language` nil: the text's own.
  package func report(
    _ text: String, language: TextLanguage? = nil, facts: Set<String> = []
  ) -> LanguageReport {
    let findings = check(text, language: language, facts: facts)
    return LanguageReport(
      text: text, language: language ?? Self.language(of: text),
      verdict: findings.isEmpty ? .lawful : .prohibited,
      findings: findings.map {
        LanguageReport.Finding(category: $0.category, quote: $0.quote, rule: $0.rule.id)
      })
  }
}

/// A line of a `.jsonl` file given to `arrears check`: an object with a `text` and perhaps a
/// `language`; what else it has is left alone.
package struct LanguageLine: Sendable, Equatable {
  package let text: String
  package let language: TextLanguage?

  /// Why a line cannot be checked. Lines count from 1.
  package struct Mistake: Error, Sendable, Equatable, CustomStringConvertible {
    package let line: Int
    package let message: String
    package var description: String { "line \(line): \(message)" }
  }

  /// The lines of a file in their order, each read or with its mistake; blank lines are skipped.
  package static func read(_ file: String) -> [Result<LanguageLine, Mistake>] {
    var lines: [Result<LanguageLine, Mistake>] = []
    var number = 0
    for line in file.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      number += 1
      if line.allSatisfy(\.isWhitespace) { continue }
      lines.append(read(line, number))
    }
    return lines
  }

  private static func read(_ line: Substring, _ number: Int) -> Result<LanguageLine, Mistake> {
    struct Object: Decodable {
      var text: String
      var language: String?
    }
    guard let object = try? JSONDecoder().decode(Object.self, from: Data(line.utf8)) else {
      return .failure(Mistake(line: number, message: "is no JSON object with a `text`"))
    }
    if let name = object.language, TextLanguage(rawValue: name) == nil {
      return .failure(Mistake(line: number, message: "`language` is en or zh, not `\(name)`"))
    }
    return .success(
      LanguageLine(text: object.text, language: object.language.flatMap(TextLanguage.init)))
  }
}
