internal import Cases
internal import Conduct
internal import Playbook
internal import Screen
internal import Settings

// Texts to read over the panes: the training case's commentary, what is wrong in the playbook, what
// the contact rules say.
extension Painter {
  func drawReading(
    _ canvas: inout Canvas, _ place: Rect, title: String, top: Int, _ lines: [ReadingLine]
  ) {
    window(
      &canvas, place, width: 100, height: place.height,
      title: title + linesShown(top, lines.count, room: place.height - 2),
      hint: wording.guide.readingHint
    ) { canvas in
      for (index, line) in lines.dropFirst(top).prefix(canvas.size.height).enumerated() {
        canvas.draw(line.text, x: 0, y: index, width: canvas.size.width, theme[line.role])
      }
    }
  }

  /// Which lines are seen, where not all are.
  func linesShown(_ top: Int, _ count: Int, room: Int) -> String {
    guard count > room else { return "" }
    return " · " + wording.screens.linesShown(top + 1, min(count, top + room), count)
  }
}

/// A line of a text to read.
struct ReadingLine: Equatable {
  var text: String
  /// What the theme gives it.
  var role = "text"
}

extension Model {
  /// The commentary of the training case, wrapped to the window, in the language of the case.
  var trainingLines: [ReadingLine] {
    guard let training = playbook?.training else { return [] }
    return wrapped(
      training.lines(in: wording.guide.language) { key in
        // What else is pressed there are replies, and what is typed.
        let moved = [Action.find, .numbers, .call, .pane, .next, .previous].first { action in
          ConsoleCommand.of(action)?.keys.contains { $0.name == key } == true
        }
        return moved.map(keys.name(of:)) ?? key
      })
  }

  var faultLines: [ReadingLine] {
    wrapped(faults.flatMap { [("\($0.file):\($0.line)", true), ("  " + $0.reason, false)] })
  }

  var rulesTitle: String {
    guard let open, let point = open.point, let (_, place) = open.file.point(point) else {
      return wording.conduct.rules
    }
    return "\(wording.conduct.rules) · \(place.value)"
  }

  /// Why the chosen number may or may not be called: every rule that says something, with what its
  /// pack says about itself.
  var ruleLines: [ReadingLine] {
    guard let conduct, let standing = open.flatMap({ $0.contacts?.standings[$0.point ?? ""] })
    else { return [] }
    let reasons = standing.verdict.reasons
    guard !reasons.isEmpty else { return wrapped([(wording.conduct.nothingStops, false)]) }
    return wrapped(
      reasons.flatMap { reason in
        let pack = conduct.judge.rulebook.packs.first { $0.id == reason.pack }
        return [
          (wording.conduct.reason(reason, charter.zone), true), ("  " + reason.text, false),
          ("  " + wording.conduct.source(reason, pack), false),
        ]
      })
  }

  private func wrapped(_ lines: [(text: String, isTitle: Bool)]) -> [ReadingLine] {
    let width = max(20, min(100, size.width - 2) - 4)
    return lines.flatMap { line in
      line.text.wrapped(toWidth: width).map {
        ReadingLine(text: $0, role: line.isTitle ? "heading" : "text")
      }
    }
  }

  /// Moves in a text to read.
  /// - Returns: the line at the top then; nil where the key closes it.
  func read(_ key: Key, top: Int, of count: Int) -> Int? {
    // Over the board a window is as high as the desk's with three lines more.
    let room = scene == .board ? layerRoom.height : size.height - 9
    let page = max(1, room - 1)
    let last = max(0, count - room)
    switch key {
    case .down, .character("j"): return min(top + 1, last)
    case .up, .character("k"): return max(0, top - 1)
    case .pageDown, .character(" "): return min(top + page, last)
    case .pageUp: return max(0, top - page)
    case .home: return 0
    case .end: return last
    case .character("q"), .enter: return nil
    default: return top
    }
  }
}
