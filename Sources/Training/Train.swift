internal import Conduct
internal import Foundation

/// Makes the learned readers of the language check from labelled sentences, and says what they are
/// worth on sentences left out of the learning.
///
///     train SENTENCES LEXICON
///
/// SENTENCES: a folder of JSON Lines (`LabelledSentence`). LEXICON: the folder that gets `en.reader`
/// and `zh.reader`.
@main struct Train {
  static func main() throws {
    let words = CommandLine.arguments
    guard words.count == 3 else {
      FileHandle.standardError.write(Data("usage: train SENTENCES LEXICON\n".utf8))
      exit(64)
    }
    let sentences = try LabelledSentence.toLearnFrom(words[1])
    let check = try LanguageCheck.bundledLexicons()
    for language in TextLanguage.allCases {
      let own = sentences.filter { $0.language == language }
      guard let reader = ReaderTraining(language, own, cutBy: check)?.learned() else { continue }
      let path = "\(words[2])/\(language.rawValue).reader"
      try Data(reader.file).write(to: URL(fileURLWithPath: path))
      print("\(path): learned from \(own.count) sentences")
      tellRates(own, language, check)
    }
  }

  /// Five times a fifth is left out, and scored by what was learned from the rest: what bounds are
  /// chosen by.
  private static func tellRates(
    _ sentences: [LabelledSentence], _ language: TextLanguage, _ check: LanguageCheck
  ) {
    var prohibited: [Float] = []
    var lawful: [Float] = []
    for fold in 0..<5 {
      let rest = sentences.enumerated().filter { $0.offset % 5 != fold }.map(\.element)
      guard let reader = ReaderTraining(language, rest, cutBy: check)?.learned() else { return }
      for (index, sentence) in sentences.enumerated() where index % 5 == fold {
        let score = check.score(of: sentence.text, by: reader)
        if sentence.prohibited == nil { lawful.append(score) } else { prohibited.append(score) }
      }
    }
    print("score above, of prohibited and of lawful sentences left out:")
    for bound in stride(from: Float(-1.2), through: 1.2, by: 0.15) {
      func part(_ list: [Float]) -> String {
        String(format: "%5.1f %%", 100 * Double(list.count { $0 > bound }) / Double(list.count))
      }
      print(String(format: "%6.2f  ", bound) + part(prohibited) + "  " + part(lawful))
    }
  }
}
