import Casebook
import Cases
import Conduct
import Crypto
import Exchange
import Foundation
import Playbook
import Resources
import Screen
import Settings
import SmallDesk
import Testing

/// Where data come in that somebody else wrote, and what is done with them there.
struct Entrance: CustomTestStringConvertible, Sendable {
  var name: String
  /// What is changed: good data.
  var seeds: [[UInt8]]
  /// Pieces of the format.
  var words: [String]
  /// Takes changed data as the program would. A sentence is an answer, too; a crash is not.
  var take: @Sendable ([UInt8], Scratch) -> Void

  var testDescription: String { name }

  static let all: [Entrance] = [
    book("journal", "journal.1.jsonl", { $0 }),
    book("journal, its chain mended", "journal.1.jsonl", { Chain.mended($0) }),
    book("snapshot", "cases.16.jsonl", { $0 }), book("book.json", "book.json", { $0 }),
    Entrance(
      name: "CSV", seeds: texts(csv),
      words: [",", ";", "\t", "|", "\"\"", "\"\n", "id", "due", "2026-01-01", "12.50", "1,234.5"]
    ) { bytes, _ in
      _ = try? guessMapping(bytes, currency: FaultDesk.charter.currency)
      for mapping in mappings { _ = try? readCases(bytes, mapping: mapping, context: context) }
      if let payments { _ = try? readPayments(bytes, mapping: payments, day: context.day) }
    },
    Entrance(
      name: "mapping", seeds: bundled("mappings/"),
      words: ["{id}", "where: ", "fields:", "constant:", "dates: ", "table:", "$day", " and ", "("]
    ) { bytes, _ in
      let text = String(decoding: bytes, as: UTF8.self)
      if let mapping = try? CaseMapping(yaml: text, file: "m") {
        for text in csv { _ = try? readCases(Array(text.utf8), mapping: mapping, context: context) }
      }
      if let mapping = try? PaymentMapping(yaml: text, file: "m") {
        _ = try? readPayments(Array(csv[0].utf8), mapping: mapping, day: context.day)
      }
    },
    Entrance(
      name: "pack", seeds: bundled("packs/").filter { $0.count < 20_000 },
      words: ["rules:", "kind: count", "span: P7D", "extends:", "id: ", "effect: refused", "P-1D"]
    ) { bytes, _ in
      let text = String(decoding: bytes, as: UTF8.self)
      let library = PackLibrary(texts: [(file: "p.yaml", text: text)])
      for id in ["us-fed", "desk", "cn-gbt45251", "gb-conc7", "p.yaml"] {
        _ = try? library.bookRulebook([id])
      }
    },
    Entrance(
      name: "playbook", seeds: bundled("playbook/").filter { $0.count < 20_000 },
      words: ["{{name}}", "{{#x}}", "{{/x}}", "when: ", "next: ", "text:", "- id: ", "flags: WACR"]
    ) { bytes, _ in
      let text = String(decoding: bytes, as: UTF8.self)
      for part in ["outcomes.yaml", "order.yaml", "segments.yaml", "strategies.yaml", "desk.yaml"] {
        _ = Playbook.load(own: [PlaybookSource(part: part, text: text)])
      }
      _ = ScriptLibrary.load(own: [PlaybookSource(part: "scripts/own.yaml", text: text)])
    },
    Entrance(
      name: "keymap and options", seeds: texts(["undo: [x]\nhelp: [F1, \"?\"]\n", options]),
      words: ["undo", "[", "]", "Ctrl-", "Alt-", "F99", "Space", "theme: ", "dial: ", "mouse: yes"]
    ) { bytes, _ in
      let text = String(decoding: bytes, as: UTF8.self)
      let commands = ["undo", "help", "quit"].map { Keymap.Command($0, [.character("x")]) }
      _ = Keymap.read(text, file: "k", commands: commands)
      _ = Options.read(text, file: "o")
    },
    Entrance(
      name: "theme", seeds: bundled("themes/"),
      words: ["base00:", "#ffffff", "\"12345\"", "palette:", "system: base16"]
    ) { bytes, _ in
      let text = String(decoding: bytes, as: UTF8.self)
      if let scheme = try? Scheme(text, file: "t") {
        for depth in [ColorDepth.mono, .sixteen, .palette256] { _ = Theme(scheme, depth: depth) }
      }
    },
    Entrance(
      name: "bytes of a terminal",
      seeds: texts(["\u{1B}[A\u{1B}[200~paste\u{1B}[201~\u{1B}[<0;10;10Mq\u{1B}OP\u{1B}[15;5~张"]),
      words: ["\u{1B}[", "\u{1B}O", "\u{1B}[200~", "\u{1B}[201~", "\u{1B}[<0;9999;-1M", "\u{1B}P"]
    ) { bytes, _ in
      var decoder = KeyDecoder(mouse: true)
      var now = 0
      for piece in stride(from: 0, to: bytes.count, by: 7) {
        _ = decoder.feed(bytes[piece..<min(piece + 7, bytes.count)], at: now)
        now += Int(bytes[piece]) * 3
        _ = decoder.flush(at: now)
      }
    },
  ]

  private static let options = "theme: nord\nmouse: true\ndial: [x, \"{number}\"]\n"
  private static let csv = [
    "id,name,due,owed,phone\nX-1,\"Wang, A\",2026-01-01,12.50,+8613800138000\nX-2,Li,2026-02-01,7,\n",
    "编号;姓名;金额\n1;张伟;100\n2;\"李\n四\";1,5\n",
    "{\"id\":\"a\",\"name\":\"b\",\"due\":\"2026-01-01\",\"owed\":12.5}\n",
  ]
  private static let context = ImportContext(day: Day(number: 20_780), zone: .utc, by: "lin")
  private static let mappings: [CaseMapping] =
    ["credit", "receivables", "example"].compactMap { try? ShippedMappings.cases($0) }
    + csv.compactMap { text in
      guard let yaml = try? guessMapping(Array(text.utf8), currency: FaultDesk.charter.currency)
      else { return nil }
      return try? CaseMapping(yaml: yaml, file: "guess")
    }
  private static let payments = try? ShippedMappings.payments()

  private static func texts(_ texts: [String]) -> [[UInt8]] { texts.map { Array($0.utf8) } }

  private static func bundled(_ folder: String) -> [[UInt8]] {
    Bundled.names(under: folder).compactMap { Bundled.text($0) }.map { Array($0.utf8) }
  }
}

extension Entrance {
  private static let files: Files = {
    let scratch = Scratch()
    guard let path = try? scratch.book() else { preconditionFailure("no book") }
    for words in [["note", "bulk=3", "compact"], ["note", "bulk=2", "note"]] {
      Harness.worker(path, "z", words).wait()
    }
    return Folders.read(path)
  }()

  /// A book of which one file was changed.
  private static func book(
    _ name: String, _ file: String, _ finish: @escaping @Sendable ([UInt8]) -> [UInt8]
  ) -> Entrance {
    let words = [
      "\"seq\":", "\"event\":\"placed\"", "\"event\":\"undone\"", "\"case\":\"A-100000\"",
      "\"at\":",
      "\"end\":true", "\"lines\":3", "\"prev\":", "\"sum\":", "\"history\":[", "\"digest\":{",
      "\"format\":2", "\"first\":1", "\"offset\":", "\"team\":[",
    ]
    return Entrance(name: name, seeds: [files[file] ?? []], words: words) { bytes, scratch in
      let path = scratch.path + "/book"
      var changed = files
      changed[file] = finish(bytes)
      Folders.write(changed, to: path)
      _ = try? Book.verify(at: path)
      guard let book = try? Book.open(at: path) else { return }
      _ = try? book.loadTable()
      for index in 0..<FaultDesk.cases { _ = try? book.file(FaultDesk.number(index)) }
      _ = try? book.log(LogFilter()) { _ in true }
      let orders = [Order(FaultDesk.number(2), .note("x"))]
      _ = try? book.perform(orders, by: "lin", now: FaultDesk.now)
      _ = try? book.compact()
      _ = try? book.rebuild()
      _ = try? book.verify()
    }
  }
}

/// Writes a journal's chain anew over lines that were changed, as one could who may write the files:
/// so that what is behind the checksums is reached.
enum Chain {
  static func mended(_ journal: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var prev = String(repeating: "0", count: 64)
    for line in journal.split(separator: 0x0A) {
      let text = String(decoding: line, as: UTF8.self)
      let event = text.range(of: #","prev":""#).map { String(text[..<$0.lowerBound]) } ?? text
      var mended = event + #","prev":""# + prev + "\""
      if text.contains(#""end":true"#) { mended += #","end":true"# }
      mended += #","sum":""# + hex(mended).prefix(16) + "\"}"
      prev = hex(mended)
      result += mended.utf8
      result.append(0x0A)
    }
    return result
  }

  private static func hex(_ text: String) -> String {
    SHA256.hash(data: Data(text.utf8)).map {
      String($0 >> 4, radix: 16) + String($0 & 15, radix: 16)
    }
    .joined()
  }
}
