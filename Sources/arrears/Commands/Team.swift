internal import ArgumentParser
internal import Casebook
internal import Cases
internal import Screen

struct Team: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "The people of a book.",
    subcommands: [List.self, Add.self, Change.self, Remove.self, Adopt.self],
    defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Who works in this book.")
    @OptionGroup var options: BookOptions

    func run() throws {
      let place = try options.open()
      _ = try place.reader()
      Team.print(place.charter.team, options)
    }
  }

  /// What can be said of a person.
  struct Details: ParsableArguments {
    @Option(help: "The name that screens show.") var name: String?
    @Option(help: "agent, lead or auditor.") var role: String?
    @Option(help: "How many cases this person can work.") var capacity: Int?
    @Option(help: "Languages, such as en,zh.") var languages: String?
    @Option(help: "The part of the team, for rules about where cases may go.") var desk: String?
    @Option(help: "The day's goal: so many cases worked.") var goalWorked: Int?
    @Option(help: "The day's goal: so many promises.") var goalPromises: Int?

    func apply(to member: inout Member) throws(Failure) {
      if let name { member.name = name }
      if let role {
        guard let known = Member.Role(rawValue: role) else {
          throw Failure(.usage, "--role takes agent, lead or auditor, not “\(role)”")
        }
        member.role = known
      }
      if let capacity {
        guard capacity >= 0 else { throw Failure(.usage, "--capacity cannot be negative") }
        member.capacity = capacity
      }
      if let desk { member.desk = desk.isEmpty ? nil : desk }
      if goalWorked != nil || goalPromises != nil {
        guard goalWorked ?? 0 >= 0, goalPromises ?? 0 >= 0 else {
          throw Failure(.usage, "a goal cannot be negative")
        }
        member.goals = Goals(worked: goalWorked, promises: goalPromises)
      }
      if let languages {
        member.languages = languages.split(separator: ",").map {
          String($0.filter { $0 != " " })
        }
      }
    }
  }

  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Take a person into the team.")
    @OptionGroup var options: BookOptions
    @Argument(help: "The person's login.") var member: String
    @OptionGroup var details: Details

    func run() throws {
      let place = try options.open()
      let login = UserID(member)
      guard (1...64).contains(member.utf8.count), !member.contains(where: \.isWhitespace) else {
        throw Failure(.usage, "a login has 1 to 64 letters and no spaces")
      }
      guard place.charter.member(login) == nil else {
        throw Failure(.no, "\(login) is in the team already; use `arrears team change`")
      }
      var fresh = Member(user: login, name: member, role: .agent)
      try details.apply(to: &fresh)
      try Team.change(place, options) { $0.append(fresh) }
    }
  }

  struct Change: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Change what is said of a person.")
    @OptionGroup var options: BookOptions
    @Argument(help: "The person's login.") var member: String
    @OptionGroup var details: Details

    func run() throws {
      let place = try options.open()
      let login = UserID(member)
      guard var changed = place.charter.member(login) else {
        throw Failure(Refusal.noSuchMember(login))
      }
      try details.apply(to: &changed)
      try Team.change(place, options) { team in
        team = team.map { $0.user == login ? changed : $0 }
      }
    }
  }

  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take a person out of the team; their cases stay theirs until they are moved.")
    @OptionGroup var options: BookOptions
    @Argument(help: "The person's login.") var member: String

    func run() throws {
      let place = try options.open()
      let login = UserID(member)
      guard place.charter.member(login) != nil else {
        throw Failure(Refusal.noSuchMember(login))
      }
      try Team.change(place, options) { $0.removeAll { $0.user == login } }
    }
  }

  struct Adopt: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take into the journal what book.json says of team and limits, changed by hand.")
    @OptionGroup var options: BookOptions

    func run() throws {
      let place = try options.open()
      try refusing { () throws(PerformError) in
        try place.book.adoptCharter(by: place.user, now: place.now)
      }
      Team.print(place.charter.team, options)
    }
  }

  /// Changes the team; a book is never left without a lead.
  private static func change(
    _ place: Workplace, _ options: BookOptions, _ body: @escaping (inout [Member]) -> Void
  ) throws {
    let (book, user, now) = (place.book, place.user, place.now)
    var after = place.charter.team
    body(&after)
    guard after.contains(where: { $0.role == .lead }) else {
      throw Failure(.no, "a book needs a lead; make somebody else one first")
    }
    try refusing { () throws(PerformError) in
      try book.updateCharter(by: user, now: now) { body(&$0.team) }
    }
    print(book.charter.team, options)
  }

  private static func print(_ team: [Member], _ options: BookOptions) {
    printing { printer in
      if options.json { return printer.json(team) }
      var table = TextTable([.left, .left, .left, .right, .left])
      for member in team {
        table.row([
          member.user.text, member.name, member.role.rawValue,
          member.capacity.map(String.init) ?? "-", (member.languages ?? []).joined(separator: ","),
        ])
      }
      for line in table.lines { printer.line(line) }
    }
  }
}
