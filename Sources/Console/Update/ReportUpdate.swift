internal import Cases
internal import Screen
internal import Worklist

// Reading a report on the screen.
extension Model {
  /// The lines of a report, as wide as the window over the board shows them.
  func lines(of view: ReportView) -> [ReportLine] {
    reportLines(view.sheet, width: layerRoom.width, scrolls: true)
  }

  /// The inside of a window that fills the board between its header and its last lines.
  var layerRoom: Size { Size(width: size.width - 6, height: size.height - 6) }

  mutating func pressInReport(_ key: Key, _ view: ReportView) -> [Effect] {
    var view = view
    let lines = lines(of: view)
    let mostLeft = lines.map { $0.shown(hiding: .max, width: layerRoom.width).lowerBound }.max()
    switch key {
    case .right: view.left = min(view.left + 1, mostLeft ?? 0)
    case .left: view.left = max(0, view.left - 1)
    case .enter where view.sheet.name == "day": return markUnaccounted(view.sheet)
    case .enter: return []
    default:
      guard let top = read(key, top: view.top, of: lines.count) else {
        layer = nil
        return []
      }
      view.top = top
    }
    layer = .report(view)
    return []
  }
}
