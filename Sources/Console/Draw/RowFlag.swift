internal import Cases
internal import Worklist

extension CaseTable {
  /// What stands out about a case, in one word; never by colour alone.
  func flag(of row: CaseRow, at moment: Moment) -> (text: String, role: String) {
    if row.flags.contains(.deceased) { return ("DEC", "warning") }
    if row.flags.contains(.disputed) { return ("DISP", "warning") }
    if row.flags.contains(.held) { return ("HELD", "warning") }
    if row.flags.contains(.closed) { return ("closed", "muted") }
    if View.broken.holds(row, in: self, at: moment) { return ("PTP!", "error") }
    if row.callBack != 0 {
      return row.callBack <= moment.now.milliseconds ? ("CB!", "error") : ("CB", "notice")
    }
    if row.promiseDue != CaseRow.none { return (row.promiseHesitant ? "PTP?" : "PTP", "promise") }
    if row.flags.contains(.hardship) { return ("HARD", "warning") }
    if row.flags.contains(.skip) { return ("SKIP", "warning") }
    if row.lastWorked == 0 { return ("new", "notice") }
    if row.failures > 0 { return ("NA\(row.failures)", "muted") }
    return ("", "muted")
  }
}
