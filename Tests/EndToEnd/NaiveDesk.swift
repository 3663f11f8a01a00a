import Foundation

/// The figures of a day worked out once more, from the lines of the journal and nothing else: plain
/// dictionaries, one rule after the other, no code of the program.
struct NaiveDesk {
  struct Agent: Equatable {
    var attempts = 0
    var rightParty = 0
    var promises = 0
    var worked: Set<String> = []
    var due = 0
    var kept = 0
    /// letters, messages, visits, legal, searches.
    var treatments: [String: Int] = [:]
  }

  private(set) var agents: [String: Agent] = [:]
  /// Minor units by `CNY M3`.
  private(set) var balances: [String: Int] = [:]
  private(set) var counts: [String: Int] = [:]

  /// - Parameters:
  ///   - journal: the text of the journal.
  ///   - day: of a book in Shanghai, eight hours east of UTC all year.
  init(_ journal: String, day: String) {
    var files: [String: [String: Any]] = [:]
    var owners: [String: String] = [:]
    var takenBack: Set<Int> = []
    var events: [(id: String, event: [String: Any])] = []
    for line in journal.split(separator: "\n") {
      let event = Program.object(String(line))
      guard let at = event["at"] as? String, NaiveDesk.localDay(at) <= day else { continue }
      let id = event["case"] as? String ?? ""
      if event["event"] as? String == "placed" {
        let file = event["file"] as? [String: Any] ?? [:]
        files[id] = file
        owners[id] = file["owner"] as? String
        for past in file["history"] as? [[String: Any]] ?? [] { events.append((id, past)) }
      } else {
        events.append((id, event))
        if event["event"] as? String == "undone" {
          takenBack.formUnion(event["seqs"] as? [Int] ?? [])
        }
      }
    }
    for (id, event) in events {
      guard let at = event["at"] as? String, NaiveDesk.localDay(at) == day,
        let by = event["by"] as? String, !takenBack.contains(event["seq"] as? Int ?? 0)
      else { continue }
      count(event, id, by)
    }
    for file in files.values { count(file, on: day) }
  }

  private mutating func count(_ event: [String: Any], _ id: String, _ by: String) {
    switch event["event"] as? String {
    case "contacted":
      let flags = event["flags"] as? String ?? ""
      if flags.contains("A") { agents[by, default: Agent()].attempts += 1 }
      if flags.contains("R") { agents[by, default: Agent()].rightParty += 1 }
      if flags.contains("W") { agents[by, default: Agent()].worked.insert(id) }
    case "letter.sent": agents[by, default: Agent()].treatments["letters", default: 0] += 1
    case "sms.sent", "email.sent", "voicemail.left", "social.sent":
      agents[by, default: Agent()].treatments["messages", default: 0] += 1
    case "visit.made": agents[by, default: Agent()].treatments["visits", default: 0] += 1
    case "legal.step": agents[by, default: Agent()].treatments["legal", default: 0] += 1
    case "traced": agents[by, default: Agent()].treatments["searches", default: 0] += 1
    case "promised": agents[by, default: Agent()].promises += 1
    default: break
    }
  }

  /// The money of a case that nothing happened to since it was placed.
  private mutating func count(_ file: [String: Any], on day: String) {
    let debt = file["debt"] as? [String: Any] ?? [:]
    func amount(_ name: String) -> Int { debt[name] as? Int ?? 0 }
    let balance = amount("principal") + amount("interest") + amount("fees") - amount("paid")
    let late = NaiveDesk.days(from: debt["due"] as? String ?? "", to: day)
    let bucket = late < 1 ? "M0" : late > 180 ? "M6+" : "M\((late + 29) / 30)"
    if file["closed"] == nil, balance > 0 {
      let key = "\(debt["currency"] as? String ?? "") \(bucket)"
      balances[key, default: 0] += balance
      counts[key, default: 0] += 1
    }
    countPromises(file, on: day)
  }

  /// The oldest promise is paid first; a payment counts once, from the day the promise was made to
  /// the day after it was due; 95 in a hundred are enough.
  private mutating func countPromises(_ file: [String: Any], on day: String) {
    var left = (file["payments"] as? [[String: Any]] ?? []).filter { $0["reversed"] == nil }
      .map { (day: $0["day"] as? String ?? "", amount: $0["amount"] as? Int ?? 0) }
    let promises = (file["promises"] as? [[String: Any]] ?? []).filter {
      !["withdrawn", "rescheduled"].contains($0["state"] as? String ?? "")
    }.sorted { ($0["due"] as? String ?? "") < ($1["due"] as? String ?? "") }
    for promise in promises {
      let (made, due) = (promise["made"] as? String ?? "", promise["due"] as? String ?? "")
      let wanted = promise["amount"] as? Int ?? 0
      var received = 0
      for index in left.indices
      where left[index].day >= made && NaiveDesk.days(from: due, to: left[index].day) <= 1 {
        let part = min(left[index].amount, wanted - received)
        received += part
        left[index].amount -= part
      }
      let isKept = received * 100 >= wanted * 95 && received > 0
      let isOver = NaiveDesk.days(from: due, to: day) > 1
      let age = NaiveDesk.days(from: due, to: day)
      guard isKept || isOver, age >= 0, age < 30 else { continue }
      let by = promise["by"] as? String ?? ""
      agents[by, default: Agent()].due += 1
      if isKept { agents[by, default: Agent()].kept += 1 }
    }
  }

  private static func localDay(_ at: String) -> String {
    guard
      let date = try? Date(at, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    else { return "" }
    return day.string(from: date)
  }

  private static func days(from a: String, to b: String) -> Int {
    guard let from = day.date(from: a), let to = day.date(from: b) else { return 0 }
    return Int((to.timeIntervalSince(from) / 86_400).rounded())
  }

  private static let day: DateFormatter = {
    let format = DateFormatter()
    format.locale = Locale(identifier: "en_US_POSIX")
    format.timeZone = TimeZone(identifier: "Asia/Shanghai")
    format.dateFormat = "yyyy-MM-dd"
    return format
  }()
}
