import Conduct
import Foundation
import Testing

/// The readers learned from labelled sentences, and how they and the lexicons judge together.
struct LearnedReaderTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("sentences").path
  private static let lexicon = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../../Sources/CResources/lexicon").standardized.path
  private static let sentences = Result { try LabelledSentence.toLearnFrom(folder) }

  /// Whoever changes the sentences runs `train`; the weights are made from nothing else.
  @Test(arguments: TextLanguage.allCases)
  func whatShipsIsWhatTheSentencesTeach(_ language: TextLanguage) throws {
    let check = try LanguageCheck.bundledLexicons()
    let training = ReaderTraining(language, try Self.sentences.get(), cutBy: check)
    let learned = try #require(training).learned()
    let file = "\(Self.lexicon)/\(language.rawValue).reader"
    let shipped = try Data(contentsOf: URL(fileURLWithPath: file))
    // As a plain answer: nobody reads the difference of two tables of weights.
    let isSame = Data(learned.file) == shipped
    #expect(isSame, "swift run train Tests/Conduct/Language/sentences Sources/CResources/lexicon")
    let isRead = LearnedReader(learned.file) == learned
    #expect(isRead)
  }

  private static let teaching: [LabelledSentence] = {
    let lines = [
      ("The parrot will tell the whole harbour what you owe.", "prohibited", "shame_threat"),
      ("The parrot shouts your name in the harbour.", "prohibited", "shame_threat"),
      ("The lighthouse keeper drowns those who do not pay.", "prohibited", "violence_threat"),
      ("The balance is 120.00 and was due on May 3.", "lawful", "firm_demand"),
      ("Your parcel of oranges was delivered to the quay.", "lawful", "firm_demand"),
      ("We will come to your house tomorrow as agreed, with the receipt.", "lawful", "firm_demand"),
    ]
    return lines.compactMap { text, label, category in
      let object = ["text": text, "label": label, "category": category, "language": "en"]
      let data = try? JSONEncoder().encode(object)
      return data.flatMap { try? JSONDecoder().decode(LabelledSentence.self, from: $0) }
    }
  }()

  private func check() throws -> (lexicons: LanguageCheck, both: LanguageCheck) {
    let lexicons = try LanguageCheck.bundledLexicons()
    let training = ReaderTraining(.en, Self.teaching, cutBy: lexicons)
    return (lexicons, lexicons.reading(with: try #require(training).learned()))
  }

  @Test func aClearlyProhibitedPassageIsFoundWithoutAConstruction() throws {
    let (lexicons, both) = try check()
    let text = "Good morning. The parrot shouts your name in the harbour."
    #expect(lexicons.check(text, language: .en).isEmpty)
    let finding = try #require(both.check(text, language: .en).first)
    #expect(finding.category == .shameThreat)
    #expect(finding.rule.id == "learned.shame_threat")
    #expect(text.contains(finding.quote) && finding.quote.contains("parrot"))
    #expect(finding.quote == String(decoding: Array(text.utf8)[finding.bytes], as: UTF8.self))
  }

  @Test func aLawfulPassageIsLeftAlone() throws {
    let (_, both) = try check()
    #expect(both.check("Your parcel of oranges was delivered.", language: .en).isEmpty)
    #expect(both.check("", language: .en).isEmpty)
    #expect(both.check(" \n . ", language: .en).isEmpty)
  }

  /// A construction fits, but the whole of what is said is clearly lawful.
  @Test func aConstructionInAClearlyLawfulPassageIsSetAside() throws {
    let text = "This is too old for us to sue on, and we won't."
    #expect(!(try LanguageCheck.bundledLexicons().check(text, language: .en).isEmpty))
    #expect(try LanguageCheck.bundled().check(text, language: .en).isEmpty)
    let threat = "Pay or we will have you arrested. Reply STOP to opt out."
    let findings = try LanguageCheck.bundled().check(threat, language: .en)
    #expect(
      findings.map(\.category) == [.arrestThreat], "what stands beside a threat excuses nothing")
  }

  /// What speaks of a claim is no threat once there is one; what else is learned stays.
  @Test func talkOfAClaimIsTrueOnceItStands() throws {
    let check = try LanguageCheck.bundled()
    let talk = try Self.sentences.get().first { sentence in
      let rules = check.check(sentence.text, language: sentence.language).map(\.rule.id)
      return sentence.language == .en && rules == ["learned.false_legal_threat"]
    }
    let wanted = try #require(talk)
    #expect(check.check(wanted.text, language: .en, facts: ["suit-filed"]).isEmpty)
  }

  @Test func aFileThatIsNoneIsRefused() {
    #expect(LearnedReader([]) == nil)
    let table = [UInt8](repeating: 0, count: (1 << 17) + (1 << 13) * 19)
    #expect(LearnedReader(Array("reader 1 en\n".utf8) + table) != nil)
    #expect(LearnedReader(Array("reader 1 en\n".utf8) + table.dropLast()) == nil)
    #expect(LearnedReader(Array("reader 2 en\n".utf8) + table) == nil)
    #expect(LearnedReader(Array("reader 1 xx\n".utf8) + table) == nil)
  }
}
