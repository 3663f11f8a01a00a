internal import Cases

/// Amounts, days and names as a text of that language writes them.
struct SpokenForms {
  let language: String

  private var chinese: Bool { language == "zh" }

  /// `CNY 12,480.00`; in Chinese `12,480.00元`, other currencies by their usual names.
  func money(_ minor: Int64, _ currency: Currency) -> String {
    let grouped = Money(minor: minor, currency: currency).grouped
    guard chinese else { return currency.code + " " + grouped }
    let names = [
      "CNY": "元", "USD": "美元", "EUR": "欧元", "GBP": "英镑", "HKD": "港元", "TWD": "新台币",
      "JPY": "日元", "AUD": "澳元", "SGD": "新加坡元", "MOP": "澳门元",
    ]
    return grouped + (names[currency.code] ?? currency.code)
  }

  /// `Thursday, 26 November`; in Chinese `11月26日（星期四）`. With the year where it is another.
  func day(_ day: Day, from today: Day) -> String {
    let (year, month, date) = day.civil
    let sameYear = year == today.civil.year
    if chinese {
      let names = ["一", "二", "三", "四", "五", "六", "日"]
      return (sameYear ? "" : "\(year)年") + "\(month)月\(date)日"
        + (sameYear ? "（星期\(names[day.weekday - 1])）" : "")
    }
    let weekdays = [
      "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    ]
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    let plain = "\(date) \(months[month - 1])"
    return sameYear ? "\(weekdays[day.weekday - 1]), \(plain)" : "\(plain) \(year)"
  }

  /// The name with the courtesy of the language, where the sex is known.
  func polite(_ party: Party) -> String {
    let sex = party.sex?.uppercased().first
    if chinese {
      switch sex {
      case "M": return party.name + "先生"
      case "F": return party.name + "女士"
      default: return party.name
      }
    }
    let name = inLatin(party)
    switch sex {
    case "M": return "Mr " + name
    case "F": return "Ms " + name
    default: return name
    }
  }

  func name(_ party: Party) -> String {
    chinese ? party.name : inLatin(party)
  }

  /// A name in Latin letters stays as the person writes it, with its accents.
  private func inLatin(_ party: Party) -> String {
    let isLatin = party.name.unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0..<0x250, 0x1E00..<0x1F00: true
      default: !scalar.properties.isAlphabetic
      }
    }
    return isLatin ? party.name : party.romanised ?? party.name
  }

  /// The last four digits: enough for the person to know which account, too little to misuse.
  func account(_ number: String) -> String {
    String(number.filter { $0.isLetter || $0.isNumber }.suffix(4))
  }

  func product(_ debt: Debt) -> String {
    debt.product ?? (chinese ? "账户" : "account")
  }

  /// Where the account has no number: the creditor's name tells which one is meant.
  func account(_ debt: Debt) -> String {
    debt.number.map { account($0) } ?? (chinese ? "（见合同）" : "as in your contract")
  }
}
