import Cases
import Playbook
import Testing

/// Names in letters.
@Suite struct LetterNameTests {
  private func draft(_ name: String, _ romanised: String?) throws -> Correspondence.Draft {
    let file = Fixture.zhou { file in
      file.parties[0].name = name
      file.parties[0].romanised = romanised
      file.parties[0].sex = nil
      file.parties[0].points = [
        ContactPoint(id: "p1", kind: .address, value: "12 Main Street", place: .home)
      ]
    }
    return try Correspondence(ScriptLintTests.loaded.playbook).draft(
      "letter-m4", on: WalkTests.subject(file), language: "en")
  }

  @Test func aNameInLatinLettersKeepsItsAccents() throws {
    let draft = try draft("Lý Thị Trang", "Ly Thi Trang")
    #expect(draft.dispatch.text.contains("Dear Lý Thị Trang,"))
    #expect(draft.recipient == "Lý Thị Trang")
  }

  @Test func aNameInAnotherScriptIsRomanisedInTheTextAndAsWrittenOnTheEnvelope() throws {
    let draft = try draft("عمر النجار", "Omar Al-Najjar")
    #expect(draft.dispatch.text.contains("Dear Omar Al-Najjar,"))
    #expect(draft.name == "عمر النجار")
  }
}
