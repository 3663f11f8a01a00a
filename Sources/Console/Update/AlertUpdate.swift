internal import Cases
internal import Screen
internal import Worklist

// What a lead should look at: all of it in a list, and each where it leads.
extension Model {
  mutating func listAlerts() -> [Effect] {
    let rows = alerts(nearLimits: .max).map { alert in
      Picker.Row(wording.board.alert(alert) { name($0) }, choice: .alert(alert))
    }
    guard !rows.isEmpty else {
      notice = Notice(.news, wording.board.noAlerts)
      return []
    }
    layer = .picker(Picker(wording.board.alerts, rows))
    return []
  }

  /// - Parameter nearLimits: how many cases near a contact limit are named; the others are counted.
  func alerts(nearLimits: Int) -> [TeamAlert] {
    teamAlerts(
      board.rows, loads: board.loads, limits: board.limits,
      exceptions: board.day?.exceptions(at: moment.now) ?? 0, nearLimits: nearLimits, at: moment.now
    )
  }

  /// Shows what an alert is about.
  mutating func look(at alert: TeamAlert) -> [Effect] {
    switch alert {
    case .requests: return [.readRequests]
    case .exceptions: return [.report("exceptions")]
    case .idle(let user, _, _): return show(.person(user), .today)
    case .broken(let user, _): return show(.person(user), .broken)
    case .unassigned: return show(.nobody, .all)
    case .callBacksOverdue: return show(.everybody, .callBacks)
    case .nearLimit(let id, _, _, _): return take(.openCase(id))
    case .moreNearLimits: return listAlerts()
    }
  }

  private mutating func show(_ subject: BoardState.Subject, _ view: View) -> [Effect] {
    board.subject = board.subjects.firstIndex(of: subject) ?? board.subject
    board.view = view
    return startBoardList()
  }
}
