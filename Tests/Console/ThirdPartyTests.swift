import Cases
import Console
import Playbook
import Screen
import Settings
import Testing

/// The outcome of a third party takes the conversation to their script, and giving it up brings the
/// case back.
@Suite struct ThirdPartyTests {
  @Test func theOutcomeThirdPartyOpensItsScriptAtOnce() throws {
    var bench = ScriptTests.bench()
    bench.type("3")
    #expect(bench.model.hidesDebt)
    bench.type("mother, will tell him\n")
    let contacted = try #require(ScriptTests.contacted(bench))
    #expect(contacted.script == "third-party-location")
    #expect(contacted.strategy == nil)
  }

  @Test(arguments: ["", "\t1111\t"])
  func givingTheThirdPartyUpBringsTheCaseBack(_ before: String) throws {
    var bench = ScriptTests.bench()
    bench.type(before)
    let theme = try FrameTests.theme()
    let frame = bench.frame(theme)
    let walk = bench.model.open?.guide?.walk
    bench.type("3")
    #expect(bench.model.hidesDebt)
    bench.type("\u{1B}")
    #expect(!bench.model.hidesDebt)
    #expect(bench.model.open?.guide?.walk == walk)
    // The line above the last says that what the conversation had filled in is kept.
    #expect(bench.frame(theme).dropLast(2) == frame.dropLast(2))
    bench.type("3mother\u{1B}")
    #expect(!bench.model.hidesDebt, "the draft is kept, the script is not")
  }

  /// Somebody else writes on the case meanwhile: it is no less hidden, and comes back as it is now.
  @Test func theThirdPartysScriptOutlastsWhatOthersWrite() throws {
    var bench = ScriptTests.bench()
    bench.type("3")
    try bench.elsewhere("A-1", .note("pays by card"), by: "wang")
    bench.send(.rested)
    #expect(bench.model.hidesDebt)
    bench.type("\u{1B}")
    #expect(bench.model.open?.guide?.walk?.sheet.script == "m1-service")
    #expect(bench.frame(try FrameTests.theme()).joined().contains("pays by card"))
  }

  @Test func aCallToAThirdPartyKeepsTheCaseHidden() throws {
    var bench = ScriptTests.bench(
      ScriptTests.early { file in
        file.parties.append(
          Party(
            id: "m", role: .thirdParty, name: "Mother",
            points: [
              ContactPoint(id: "m1", kind: .phone, value: "+8613900139000", place: .mobile)
            ]))
      })
    bench.type("c139\n0")
    #expect(bench.dialled == ["+8613900139000"])
    bench.type("c138\n3\u{1B}")
    #expect(bench.model.open?.point == "p1")
    #expect(bench.model.hidesDebt)
  }
}
