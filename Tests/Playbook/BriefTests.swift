import Cases
import Playbook
import Testing

struct BriefTests {
  static func brief(_ file: CaseFile, _ language: String) -> [String] {
    ScriptLintTests.loaded.playbook.brief(WalkTests.subject(file), language: language).lines
  }

  static var lost: CaseFile {
    Fixture.zhou { file in
      for day in (1...3).reversed() { file.had("switched-off", to: "p1", days: day) }
    }
  }

  @Test func `three lines in English`() {
    #expect(
      Self.brief(Self.lost, "en") == [
        "Mr 周强, 22, 1 third party (location only)",
        "CNY 57,490.00, 142 days past due (M5), never reached in 3",
        """
        Agree CNY 57,490.00, at least CNY 5,749.00, by Thursday, 26 November; \
        lost contact: find a way to reach the person; try interview
        """,
      ])
  }

  @Test func `three lines in Chinese`() {
    #expect(
      Self.brief(Self.lost, "zh") == [
        "周强先生，22岁，第三人1名（仅可询问联系方式）",
        "应还57,490.00元，逾期142天（M5），致电3次未接通",
        "约定11月26日（星期四）前还57,490.00元，至少5,749.00元；失联：设法恢复联系；建议访谈法",
      ])
  }

  @Test func `the aim fits the case`() {
    func aim(_ change: (inout CaseFile) -> Void) -> String {
      String(Self.brief(Fixture.zhou(change), "en")[2].prefix(43))
    }
    #expect(aim { $0.holds(.disputed) }.hasPrefix("Do not collect: on hold"))
    #expect(aim { $0.promise(.open, due: 2) } == "Keep the promise for Wednesday, 25 November")
    #expect(
      aim { $0.parties[0].points[0].state = .bad }.hasPrefix("Find a way to reach the person"))
  }

  @Test func `a broken promise and a clue are told`() {
    let file = Fixture.zhou {
      $0.promise(.broken, due: -5)
      $0.clues = [Clue(text: "father wants to help", at: Fixture.now, by: "lin")]
    }
    #expect(Self.brief(file, "en")[0].hasSuffix("clue: father wants to help"))
    #expect(Self.brief(file, "en")[1].contains("broke CNY 1,000.00 of Wednesday, 18 November"))
  }
}
