internal import Foundation

/// A sentence of a collector, and what a person who knows the law says of it.
package struct LabelledSentence: Decodable, Sendable {
  /// What was said or written.
  package let text: String
  /// The language it is in.
  package let language: TextLanguage
  /// Nil: lawful.
  package let prohibited: ProhibitedCategory?

  private enum Label: String, Decodable { case prohibited, lawful }
  private enum CodingKeys: String, CodingKey { case text, label, category, language }

  /// - Throws: of a prohibited sentence also where its category is none of the nineteen.
  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    text = try values.decode(String.self, forKey: .text)
    language = try values.decode(TextLanguage.self, forKey: .language)
    prohibited =
      switch try values.decode(Label.self, forKey: .label) {
      case .prohibited: try values.decode(ProhibitedCategory.self, forKey: .category)
      case .lawful: nil
      }
  }

  /// The sentences of a folder's JSON Lines, in the order of the files' names: in another order other
  /// weights would be learned. Files with `measure` or `unseen` in their names are measured only and
  /// never learned from.
  package static func toLearnFrom(_ folder: String) throws -> [LabelledSentence] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    let learned = names.filter { name in
      name.hasSuffix(".jsonl") && !name.contains("measure") && !name.contains("unseen")
    }
    return try learned.flatMap { try read(folder + "/" + $0) }
  }

  /// The sentences of one file.
  package static func read(_ path: String) throws -> [LabelledSentence] {
    let decoder = JSONDecoder()
    return try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map {
      try decoder.decode(LabelledSentence.self, from: Data($0.utf8))
    }
  }
}
