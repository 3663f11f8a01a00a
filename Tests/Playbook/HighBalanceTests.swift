import Cases
import Playbook
import Testing

struct HighBalanceTests {
  private static let dong = Currency("VND")!
  private static let yuan = Currency("CNY")!
  private static let ouguiya = Currency("MRU")!

  @Test func `what ships is sound`() {
    #expect(HighBalances.load().problems == [])
  }

  @Test func `currencies have limits of their own, in minor units`() {
    let balances = HighBalances.standard
    #expect(balances[Self.yuan] == 3_000_000)
    #expect(balances[Self.dong] == 125_000_000)
    #expect(balances[Self.ouguiya] == 1_000_000)
  }

  @Test func `a desk's own file changes what it names`() {
    let own = PlaybookSource(
      part: "balances.yaml", file: "own.yaml", text: "other: 500\nfrom:\n  CNY: 1000\n")
    let (balances, problems) = HighBalances.load(own: [own])
    #expect(problems == [])
    #expect(balances[Self.yuan] == 100_000)
    #expect(balances[Self.dong] == 125_000_000)
    #expect(balances[Self.ouguiya] == 50_000)
  }

  @Test(arguments: [
    ("from:\n  CNY: much\n", 2, "much"), ("from:\n  YUAN: 5\n", 2, "ISO 4217"),
    ("from:\n  CNY: 0\n", 2, "a number from 1"), ("over: 5\n", 1, "unknown key over"),
  ])
  func `a mistake is told with its line`(text: String, line: Int, reason: String) {
    let own = PlaybookSource(part: "balances.yaml", file: "own.yaml", text: text)
    let (balances, problems) = HighBalances.load(own: [own])
    #expect(problems.map(\.line) == [line])
    #expect(problems.first?.reason.contains(reason) == true, "\(problems)")
    #expect(balances[Self.yuan] == 3_000_000)
  }
}
