/// Letters as one document of HTML, ready to print: every letter begins on a page of its own, and each
/// paragraph runs as its own script runs.
package enum HTMLPages {
  package static let beginning = """
    <!DOCTYPE html>
    <html><head><meta charset="utf-8"><title>Letters</title><style>
    @page { size: A4; margin: 25mm }
    body { font: 11pt/1.45 serif; margin: 0 }
    article { break-after: page; max-width: 160mm }
    article:last-child { break-after: auto }
    p { margin: 0; white-space: pre-wrap; min-height: 1.45em }
    @media screen { article { margin: 25mm auto } }
    </style></head><body>

    """

  package static let end = "</body></html>\n"

  package static func page(_ letter: Letter) -> String {
    var page =
      "<article lang=\"\(escaped(letter.language))\" id=\"\(escaped(letter.reference))\">\n"
    for line in letter.text.split(separator: "\n", omittingEmptySubsequences: false) {
      page += "<p dir=\"auto\">\(escaped(line))</p>\n"
    }
    return page + "</article>\n"
  }

  /// Text is text: nothing in a name becomes markup.
  package static func escaped(_ text: some StringProtocol) -> String {
    var escaped = ""
    for character in text {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.append(character)
      }
    }
    return escaped
  }
}
