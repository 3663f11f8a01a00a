internal import Casebook
internal import Cases
internal import Conduct
internal import Demonstration
internal import Foundation
internal import Resources

/// What the contact rules and the language check cost: one verdict over a long history, a queue
/// judged from its case files, and text that is read.
enum Judging {
  static func run(_ book: Book, _ table: CaseTable) throws {
    try verdict()
    try queue(book, table)
    try language()
  }

  /// One verdict by all the packs that ship for the United States, over a hundred past contacts,
  /// inside the hours and late in the evening, where the opening must be found as well.
  private static func verdict() throws {
    let rulebook = try PackLibrary(directories: []).bookRulebook(["us-fed"])
    let hours: [(String, Int64)] = [("in the morning", 15), ("at night, with the opening", 3)]
    for (name, hour) in hours {
      let situation = situation(at: hour)
      var levels = 0
      let runs = 2000
      let taken = best(of: 5) {
        for _ in 0..<runs { levels += rulebook.verdict(situation).reasons.count }
      }
      precondition(levels > 0, "a hundred contacts stop the next")
      var sum: Int64 = 0
      let bare = best(of: 5) {
        for _ in 0..<runs { for past in situation.history { sum &+= past.at.milliseconds } }
      }
      precondition(sum != 0)
      var figure = Figure("a verdict \(name)")
      figure.set(taken / Double(runs))
      figure.compare(with: "adding up the history", bare / Double(runs))
      figure.allow(0.000_02)
      figure.show()
    }
  }

  private static func situation(at hour: Int64) -> Situation {
    let day: Int64 = 86_400_000
    let at = Instant(milliseconds: 20_600 * day + hour * 3_600_000)
    var history: [Situation.Past] = []
    for index in 0..<100 {
      let past = at.milliseconds - Int64(index + 1) * day / 8
      let event: Situation.Past.Event = index % 9 == 0 ? .smsSent : .callPlaced
      history.append(
        Situation.Past(
          at: Instant(milliseconds: past), event: event, role: .debtor, number: "+12125550123",
          place: .mobile, answered: index % 7 == 0, conversation: index % 21 == 0))
    }
    return Situation(
      actor: .agency,
      person: .init(
        role: .debtor, zoneNames: ["America/New_York", "America/Los_Angeles"],
        jurisdictions: ["US-NY-NYC", "US-MA", "US-WA"]),
      contact: .init(channel: .call, place: .mobile, number: "+12125550123", staff: 1),
      history: history, at: at)
  }

  /// The first number of five hundred cases, each situation read from its case file.
  private static func queue(_ book: Book, _ table: CaseTable) throws {
    var files: [CaseFile] = []
    for index in stride(from: 0, to: table.count, by: max(1, table.count / 500)) {
      guard files.count < 500, let id = table.id(index), let file = try book.file(id) else {
        continue
      }
      files.append(file)
    }
    let judge = ContactJudge(
      try PackLibrary(directories: []).bookRulebook(book.charter.packs), actor: book.charter.actor)
    let now = DemonstrationDesk.placedAt + 6 * 3_600_000
    var judged = 0
    let taken = best(of: 5) {
      judged = 0
      for file in files {
        guard let point = file.parties.lazy.flatMap(\.points).first(where: { $0.kind == .phone })
        else { continue }
        if judge.verdict(on: file, IntendedContact(to: point.id), at: now) != nil { judged += 1 }
      }
    }
    var figure = Figure("judge a queue of \(judged)")
    figure.set(taken)
    figure.allow(0.01)
    figure.show()
  }

  /// The texts of the playbook that ships, in one language, two megabytes of them.
  private static func sentences(_ language: TextLanguage) -> String {
    var text = ""
    for name in Bundled.names(under: "playbook/scripts") {
      guard let script = Bundled.text(name) else { continue }
      for line in script.split(separator: "\n")
      where LanguageCheck.language(of: String(line)) == language {
        text += line + "\n"
      }
    }
    return String(repeating: text, count: max(1, 2_000_000 / max(1, text.utf8.count)))
  }

  private static func language() throws {
    let check = try LanguageCheck.bundled()
    for language in TextLanguage.allCases {
      let text = sentences(language)
      var findings = 0
      let taken = best(of: 3) { findings = check.check(text, language: language).count }
      let bytes = Double(text.utf8.count)
      var sum: UInt64 = 0
      let bare = best(of: 3) { for byte in text.utf8 { sum &+= UInt64(byte) } }
      precondition(sum != 0 && findings >= 0)
      let speed = bytes / taken / 1e6
      show("read \(language.rawValue) for its language", speed, "MB/s", share: 5 / speed)
      print(String(format: "%48.2f x adding up its bytes", taken / bare))
    }
  }
}
