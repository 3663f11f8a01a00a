import Conduct
import Testing

/// Windows that are never open together are a mistake of the pack, found when it is read.
struct ContradictionTests {
  private func pack(_ id: String, _ head: String = "", _ rules: String...) -> String {
    ownPack(id, head, rules: rules)
  }

  private func window(
    _ id: String, _ open: String, _ close: String, days: String = "mon-sun",
    effect: String = "refused", also: String = ""
  ) -> String {
    "  - {id: \(id), kind: window, text: t, effect: \(effect), "
      + "allow: [{days: \(days), open: \"\(open)\", close: \"\(close)\"}]\(also)}"
  }

  private func problems(_ ids: [String], _ texts: String...) -> [String] {
    let library = PackLibrary(
      texts: texts.enumerated().map { ("own\($0.offset).yaml", $0.element) })
    do {
      _ = try library.bookRulebook(ids)
      return []
    } catch { return error.problems.map(\.description) }
  }

  @Test func twoWindowsOfAPackThatNeverOpenTogether() {
    let text = pack("own", "", window("a", "08:00", "12:00"), window("b", "13:00", "20:00"))
    #expect(
      problems(["own"], text) == [
        "own0.yaml:10: the windows b and a on line 9 are never open together: "
          + "nobody could ever be contacted"
      ])
  }

  @Test func ofAPackAndWhatItExtends() {
    let base = pack("base", "", window("a", "08:00", "12:00"))
    let own = pack("own", "extends: base", window("b", "12:00", "20:00"))
    let found = problems(["own"], base, own)
    #expect(found.first?.hasPrefix("own1.yaml:10: the windows b and a of the pack base") == true)
    #expect(throws: PackProblems.self, "also where the pack is shown") {
      try PackLibrary(texts: [("own0.yaml", base), ("own1.yaml", own)]).packInPlace("own")
    }
    // A book that names both meets the same.
    let other = pack("other", "", window("c", "12:00", "20:00"))
    #expect(problems(["base", "other"], base, other).count == 1)
  }

  @Test(arguments: [
    ("11:59", "mon-sun", "refused", ""), ("13:00", "mon-sun", "warned", ""),
    ("13:00", "mon-sun", "refused", ", only: {channels: [visit]}"),
    ("13:00", "mon-sun", "refused", ", except: {roles: [guarantor]}"),
    ("13:00", "mon-sun", "refused", ", lift: [prior-consent]"),
    ("13:00", "mon-sun", "refused", ", zone: Asia/Shanghai"),
  ])
  func whatIsOpenToSomebodyIsNone(open: String, days: String, effect: String, also: String) {
    let text = pack(
      "own", "", window("a", "08:00", "12:00"),
      window("b", open, "20:00", days: days, effect: effect, also: also))
    #expect(problems(["own"], text) == [])
  }

  @Test func otherDaysAreNeverTogether() {
    let text = pack(
      "own", "", window("a", "08:00", "20:00", days: "mon-fri"),
      window("b", "08:00", "20:00", days: "sat-sun"))
    #expect(problems(["own"], text).count == 1)
  }

  @Test func otherDatesAndOtherPlacesAreNone() {
    let base = pack("base", "jurisdiction: GB", window("a", "08:00", "12:00"))
    let later = pack("own", "from: 2027-01-01\nextends: base", window("b", "13:00", "20:00"))
    #expect(problems(["own"], base, later) == [])
    let other = pack("own", "jurisdiction: DE", window("b", "13:00", "20:00"))
    #expect(problems(["base", "own"], base, other) == [])
  }
}
