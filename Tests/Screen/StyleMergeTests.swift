import Testing

@testable import Screen

/// The bytes of a frame, with fewer changes of style.
@Suite struct StyleMergeTests {
  @Test(
    "What differs is said, once",
    arguments: [
      // Nothing is left out before it is known what is on.
      ("\u{1B}[1mA", "\u{1B}[1mA"),
      ("\u{1B}[0m\u{1B}[38;5;253m\u{1B}[48;5;234mA", "\u{1B}[0;38;5;253;48;5;234mA"),
      // Bold ends without its colours being said again.
      (
        "\u{1B}[0;1m\u{1B}[38;5;7m\u{1B}[48;5;234mA\u{1B}(B\u{1B}[0m\u{1B}[38;5;7m\u{1B}[48;5;234mB",
        "\u{1B}[0;1;38;5;7;48;5;234mA\u{1B}[22mB"
      ),
      ("\u{1B}[0mA\u{1B}[31m\u{1B}[39mB", "\u{1B}[mAB"),
      // What it does not know goes through, and nothing is taken for granted after it.
      ("\u{1B}[0mA\u{1B}[3mB\u{1B}[0mC", "\u{1B}[mA\u{1B}[3mB\u{1B}[mC"),
      ("\u{1B}[0mA\u{1B}[38;2;1;2;3mB", "\u{1B}[mA\u{1B}[38;2;1;2;3mB"),
      // Movements and cut sequences are no styles.
      ("\u{1B}[0m\u{1B}[2;72HA\u{1B}[35X", "\u{1B}[m\u{1B}[2;72HA\u{1B}[35X"),
      ("A\u{1B}[38;5", "A\u{1B}[38;5"), ("A\u{1B}", "A\u{1B}"), ("", ""),
    ])
  func merges(_ bytes: String, _ merged: String) {
    #expect(StyleMerge.merged(bytes) == merged)
  }

  @Test("A terminal shows the same for both, whatever the frame")
  func looksTheSame() {
    let pieces = [
      "\u{1B}[0m", "\u{1B}(B\u{1B}[0;1m", "\u{1B}[m", "\u{1B}[1m", "\u{1B}[2m", "\u{1B}[4m",
      "\u{1B}[7m", "\u{1B}[22m", "\u{1B}[24m", "\u{1B}[27m", "\u{1B}[3m", "\u{1B}[97m",
      "\u{1B}[39m", "\u{1B}[41m", "\u{1B}[49m", "\u{1B}[38;5;253m", "\u{1B}[48;5;234;1m",
      "\u{1B}[2;3H", "郭",
    ]
    for first in pieces {
      for second in pieces {
        let frame = "a\(first)b\(second)c\(first)\(second)d\(second)\(first)e"
        let merged = StyleMerge.merged(frame)
        #expect(shown(merged) == shown(frame), "\(frame.debugDescription)")
        #expect(merged.utf8.count <= frame.utf8.count + 1, "\(merged.debugDescription)")
      }
    }
  }

  /// What a terminal shows, character by character: each with the parameters that are in force. The
  /// plain way: every parameter by itself.
  private func shown(_ bytes: String) -> [String] {
    var style: [String: String] = [:]
    var cells: [String] = []
    var rest = Substring(bytes)
    while let first = rest.first {
      guard first == "\u{1B}" else {
        cells.append("\(first)\(style.sorted { $0.key < $1.key })")
        rest.removeFirst()
        continue
      }
      if rest.hasPrefix("\u{1B}(B") {
        rest = rest.dropFirst(3)
        continue
      }
      guard let end = rest.firstIndex(where: { $0.isLetter }) else { return cells }
      let parameters = rest[..<end].dropFirst(2).split(
        separator: ";", omittingEmptySubsequences: false
      ).map(String.init)
      if rest[end] == "m" {
        apply(parameters, &style)
      } else {
        cells.append("\(rest[...end])\(style.sorted { $0.key < $1.key })")
      }
      rest = rest[rest.index(after: end)...]
    }
    return cells
  }

  private func apply(_ parameters: [String], _ style: inout [String: String]) {
    var index = 0
    while index < parameters.count {
      let parameter = parameters[index]
      index += 1
      switch parameter {
      case "", "0": style = [:]
      case "1", "2", "3", "4", "7": style[parameter] = "on"
      case "22": (style["1"], style["2"]) = (nil, nil)
      case "24": style["4"] = nil
      case "27": style["7"] = nil
      case "39": style["colour"] = nil
      case "49": style["ground"] = nil
      case "38", "48":
        style[parameter == "38" ? "colour" : "ground"] = parameters[index...(index + 1)]
          .joined(separator: ";")
        index += 2
      default: style[parameter.hasPrefix("4") ? "ground" : "colour"] = parameter
      }
    }
  }
}

extension StyleMerge {
  fileprivate static func merged(_ text: String) -> String {
    let bytes = Array(text.utf8)
    return String(decoding: bytes.withUnsafeBytes { merged($0) }, as: UTF8.self)
  }
}
