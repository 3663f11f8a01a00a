internal import Cases
internal import Screen
internal import Worklist

/// Where the panes of the desk stand: full use of a wide screen, comfortable at 120, complete at 80.
struct DeskLayout {
  var header: Rect
  /// The list; nil where there is no room for one, and `next` shows a few cases in a line.
  var queue: Rect?
  var next: Rect?
  var caseAndHistory: Rect
  var script: Rect
  var desk: Rect
  /// Columns and rows between panes.
  var bars: [Rect] = []

  init(_ model: Model) {
    var rest = Rect(model.size)
    header = rest.cutTop(1)
    desk = rest.cutBottom(6)
    guard rest.width >= 110 else {
      next = rest.cutBottom(2)
      script = rest.cutBottom(max(5, model.scriptHeight(of: rest.height)))
      caseAndHistory = rest
      return
    }
    queue = rest.cutLeft(rest.width >= 160 ? 58 : 42)
    bars.append(rest.cutLeft(1))
    if rest.width >= 100 {
      script = rest.cutRight(rest.width * 2 / 5)
      bars.append(rest.cutRight(1))
    } else {
      script = rest.cutBottom(max(7, model.scriptHeight(of: rest.height)))
    }
    caseAndHistory = rest
  }
}

/// The first line of a list to show. The list stands still while the cursor moves in it and turns
/// like a page near its end, two lines of the page before staying in sight: what is being read does
/// not move, and a key changes two lines instead of all.
func topOfList(cursor: Int, count: Int, room: Int) -> Int {
  let margin = room > 8 ? 2 : 0
  let step = max(1, room - 2 * margin)
  let page = max(0, cursor - margin) / step
  return max(0, min(page * step, count - room))
}

/// A view in the line of views.
struct ViewText {
  var text: String
  var isCurrent: Bool
}

extension Model {
  /// One who goes along the script reads it, and the history makes room; a list of objections is
  /// read whole.
  fileprivate func scriptHeight(of height: Int) -> Int {
    guard focus == .script else { return height * 2 / 5 }
    let isList = open?.guide?.mode == .objections
    return isList ? max(height * 3 / 5, min(height - 2, 15)) : height * 3 / 5
  }

  /// The saved views with their counts and one's own, wrapped to a width.
  func viewLines(width: Int) -> [[ViewText]] {
    var lines: [[ViewText]] = [[]]
    var used = 1
    for view in viewTexts {
      let wide = view.text.displayWidth
      if used + wide > width, lines.last?.isEmpty == false {
        lines.append([])
        used = 1
      }
      lines[lines.count - 1].append(view)
      used += wide
    }
    return lines
  }

  private var viewTexts: [ViewText] {
    func text(_ title: String, _ isCurrent: Bool) -> ViewText {
      ViewText(text: isCurrent ? "<\(title)>" : " \(title) ", isCurrent: isCurrent)
    }
    let saved = View.allCases.map { view in
      text(
        "\(wording.viewTitle(view)) \(queue.counts[view] ?? 0)",
        queue.own == nil && view == queue.view)
    }
    return saved + queue.ownViews.map { text($0.name, $0 == queue.own) }
  }

  /// How many rows of the queue its pane shows.
  func queueRoom(_ pane: Rect) -> Int {
    max(0, pane.height - QueuePane.head - 1 - viewLines(width: pane.width).count)
  }
}

/// The lines of the queue pane around its rows.
enum QueuePane {
  /// Its title, the filter, the titles of the columns.
  static let head = 3
}
