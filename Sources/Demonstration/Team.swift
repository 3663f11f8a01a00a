internal import Cases

/// The people of the demonstration desk.
enum Team {
  static let lead: UserID = "huanglei"

  static let members: [Member] = [
    agent("lin", "林晓", 180, ["zh", "en"]),
    agent("lilei", "李雷", 180, ["zh", "en"]),
    agent("wangfang", "王芳", 180, ["zh"]),
    agent("hanmeimei", "韩梅梅", 170, ["zh", "en"]),
    agent("chenjie", "陈洁", 180, ["zh"]),
    agent("zhaomin", "赵敏", 160, ["zh"]),
    agent("liuyang", "刘洋", 180, ["zh", "en"]),
    agent("sarah", "Sarah Whitfield", 180, ["en"]),
    agent("james", "James Okafor", 170, ["en", "es"]),
    agent("maria", "María Gómez", 170, ["es", "en"]),
    agent("duc", "Phạm Minh Đức", 170, ["vi", "en"]),
    agent("amina", "أمينة حداد", 160, ["ar", "en"]),
    Member(user: lead, name: "黄磊", role: .lead, languages: ["zh", "en"]),
    Member(user: "elena", name: "Elena Ruiz", role: .lead, languages: ["en", "es"]),
    Member(user: "songyu", name: "宋玉", role: .auditor, languages: ["zh", "en"]),
  ]

  private static let forChinese: [UserID] = [
    "lin", "lilei", "wangfang", "hanmeimei", "chenjie", "zhaomin", "liuyang",
  ]
  private static let forEnglish: [UserID] = ["sarah", "james"]

  /// One of the agents who speak the language.
  static func agent(for language: Language, _ dice: inout Dice) -> UserID {
    switch language {
    case .chinese: dice.pick(forChinese)
    case .english: dice.pick(forEnglish)
    case .spanish: "maria"
    case .vietnamese: "duc"
    case .arabic: "amina"
    }
  }

  /// Another one, who had the case before; the same where only one speaks the language.
  static func earlier(
    than agent: UserID, for language: Language, _ dice: inout Dice
  ) -> UserID {
    switch language {
    case .chinese:
      let other = dice.pick(forChinese)
      return other == agent ? lead : other
    case .english: return agent == "sarah" ? "james" : "sarah"
    case .spanish: return "james"
    case .vietnamese, .arabic: return "elena"
    }
  }

  private static func agent(
    _ user: UserID, _ name: String, _ capacity: Int, _ languages: [String]
  ) -> Member {
    Member(user: user, name: name, role: .agent, capacity: capacity, languages: languages)
  }
}

extension PromiseTerms {
  /// As usual, and at least a tenth of what is owed: the least that the scripts ask for.
  static let demonstration = PromiseTerms(
    days: standard.days, minimum: 0, minimumPercent: 10, tolerance: standard.tolerance,
    grace: standard.grace)
}

extension Charter {
  /// The book of the demonstration: an agency in Shanghai that works for creditors of eight
  /// countries.
  ///
  /// Every person is judged by the packs of the places they may be in, and by all of them where none
  /// is made for these: Americans by Regulation F and what their states add, Chinese by the national
  /// standard, British by CONC 7.
  static var demonstration: Charter {
    Charter(
      name: "示范催收中心 Demonstration Desk", kind: .demo, currency: Iso.cny,
      zone: BookZone("Asia/Shanghai") ?? .utc, actor: .agency,
      packs: ["us-fed", "cn-gbt45251", "gb-conc7"], team: Team.members,
      limits: Limits(promise: .demonstration))
  }
}
