/// The words of the preparation brief.
struct BriefWords {
  let chinese: Bool

  private func say(_ english: String, _ chinese: String) -> String {
    self.chinese ? chinese : english
  }

  func line(_ parts: [String]) -> String { parts.joined(separator: chinese ? "，" : ", ") }

  /// Of parts that have commas in them.
  func sentence(_ parts: [String]) -> String { parts.joined(separator: chinese ? "；" : "; ") }

  func age(_ years: Int) -> String { say("\(years)", "\(years)岁") }

  func guarantors(_ count: Int) -> String {
    say(count == 1 ? "1 guarantor" : "\(count) guarantors", "担保人\(count)名")
  }

  func others(_ count: Int) -> String {
    say(
      count == 1 ? "1 third party (location only)" : "\(count) third parties (location only)",
      "第三人\(count)名（仅可询问联系方式）")
  }

  func clue(_ text: String) -> String { say("clue: ", "线索：") + text }

  func owed(_ amount: String, bucket: String, days: Int) -> String {
    say("\(amount), \(days) days past due (\(bucket))", "应还\(amount)，逾期\(days)天（\(bucket)）")
  }

  func promised(_ amount: String, by day: String, hesitant: Bool) -> String {
    say(
      "promised \(amount) by \(day)\(hesitant ? " (hesitant)" : "")",
      "承诺\(day)前还\(amount)\(hesitant ? "（犹豫）" : "")")
  }

  func broke(_ amount: String, of day: String) -> String {
    say("broke \(amount) of \(day)", "\(day)的\(amount)未兑现")
  }

  func spoken(daysAgo days: Int) -> String {
    switch days {
    case ...0: say("spoken with today", "今天通过话")
    case 1: say("spoken with yesterday", "昨天通过话")
    default: say("last spoken with \(days) days ago", "\(days)天前通过话")
    }
  }

  func neverReached(_ attempts: Int) -> String {
    attempts == 0
      ? say("not called yet", "尚未致电") : say("never reached in \(attempts)", "致电\(attempts)次未接通")
  }

  func facts(_ names: [String]) -> String {
    let list = names.joined(separator: chinese ? "、" : " ")
    return say("marked ", "已标记") + list
  }

  func segment(_ title: String, _ approach: String) -> String {
    chinese ? "\(title)：\(approach)" : "\(title.lowercased()): \(approach)"
  }

  func strategy(_ title: String) -> String {
    say("try \(title.lowercased())", "建议\(title)")
  }

  var held: String { say("Do not collect: on hold", "暂停催收") }
  var find: String { say("Find a way to reach the person", "设法恢复联系") }

  var findPaper: String {
    say("Ask for nothing: the guarantee must be found first", "不要求还款：先找到担保文件")
  }

  func keep(_ day: String) -> String { say("Keep the promise for \(day)", "确保\(day)的承诺兑现") }

  func agree(full: String, least: String?, by day: String) -> String {
    let fallback = least.map { say(", at least \($0)", "，至少\($0)") } ?? ""
    return say("Agree \(full)\(fallback), by \(day)", "约定\(day)前还\(full)\(fallback)")
  }
}
