import Conduct
import Testing

/// What a lexicon can say of a language without spaces, and of quotations.
struct LexiconReachTests {
  private static let lexicon = """
    language: zh
    whole: 放心, 保管好
    scopes:
      quotation:
        reach: quote
        open:
          - 您 ~4 说 "
    rules:
      shame_threat:
        test.shame:
          text: Hangs something up.
          match:
            - 放 ~4 照片
            - 管好
          unless: quotation
    """

  private func isFlagged(_ text: String) throws -> Bool {
    let check = try LanguageCheck().adding(Self.lexicon, file: "test.yaml")
    return !check.check(text, language: .zh).isEmpty
  }

  @Test func aPhraseIsNotFoundInsideAWordThatIsReadWhole() throws {
    #expect(try isFlagged("把你放上照片"))
    #expect(try !isFlagged("放心，照片没有了"))
    #expect(try !isFlagged("请放心照片"))
    #expect(try isFlagged("放心，我放你的照片"))
    #expect(try isFlagged("你管好自己"))
    #expect(try !isFlagged("请保管好凭证"))
  }

  @Test func aQuotationEndsAtItsMark() throws {
    #expect(try !isFlagged("您说“他们放了我的照片，还笑”"))
    #expect(try isFlagged("您说“不还”，我就放你的照片"))
  }

  @Test func anUnknownReachIsAMistakeOfTheLexicon() throws {
    #expect(throws: LexiconError.self) {
      try LanguageCheck().adding(
        Self.lexicon.replacing("reach: quote", with: "reach: page"), file: "test.yaml")
    }
  }
}
