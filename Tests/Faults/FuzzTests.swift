import Casebook
import Cases
import Exchange
import Foundation
import Screen
import SmallDesk
import Testing

/// Every entrance gets data that were changed in thousands of small ways: no crash, no hang. What
/// ended a run by a crash is in the file that the run names at its beginning.
@Suite(.serialized) struct FuzzTests {
  /// Nothing that is a page long takes longer, on a machine that does other things besides.
  private static let patience = 20.0

  /// All, or the one that ARREARS_ENTRANCE names.
  private static let entrances = Entrance.all.filter {
    $0.name == ProcessInfo.processInfo.environment["ARREARS_ENTRANCE"] ?? $0.name
  }

  @Test(arguments: entrances) func isTakenOrRefused(_ entrance: Entrance) throws {
    let scratch = Scratch()
    let record = NSTemporaryDirectory() + "/arrears-fuzz-" + entrance.name.filter(\.isLetter)
    print("fuzz: \(entrance.name); the input at work is in \(record)")
    #expect(!entrance.seeds.isEmpty && entrance.seeds.allSatisfy { !$0.isEmpty })
    // In the long run ARREARS_HARNESS is seconds for each entrance; every run then is another one.
    let isLong = Harness.scale > 1
    let end = Date(timeIntervalSinceNow: Double(Harness.scale))
    let seed = isLong ? Int(Date().timeIntervalSince1970) : 1
    var mutator = Mutator(seed, words: entrance.words)
    for bytes in entrance.seeds { entrance.take(bytes, scratch) }
    var tried = 0
    // Changes are made to what was changed before, now and then from the beginning.
    var bytes: [UInt8] = []
    while isLong ? Date() < end : tried < 15 {
      if tried % 4 == 0 { bytes = entrance.seeds[tried / 4 % entrance.seeds.count] }
      bytes = mutator.changed(bytes)
      if bytes.count > 1 << 17 { bytes = entrance.seeds[0] }
      try Data(bytes).write(to: URL(fileURLWithPath: record))
      let begin = Date()
      entrance.take(bytes, scratch)
      let seconds = Date().timeIntervalSince(begin)
      if seconds > Self.patience {
        Issue.record("\(entrance.name) took \(seconds) s for the input in \(record).slow")
        try Data(bytes).write(to: URL(fileURLWithPath: record + ".slow"))
      }
      tried += 1
    }
    unlink(record)
    print("fuzz: \(entrance.name): \(tried) inputs from seed \(seed)")
  }

  /// Numbers that changed data had when they ended the program, before they were bounded.
  @Test func numbersThatNobodyCountedToAreRefused() throws {
    let scratch = Scratch()
    let path = try scratch.book()
    #expect(Harness.worker(path, "n", ["note", "compact", "note"]).wait() == 0)
    let files = Folders.read(path)
    func changed(_ name: String, _ old: String, _ new: String) -> Files {
      var files = files
      let text = String(decoding: files[name] ?? [], as: UTF8.self)
      #expect(text.contains(old))
      files[name] = Array(text.replacing(old, with: new, maxReplacements: 1).utf8)
      return files
    }
    Folders.write(changed("book.json", "\"cases\" : 12", "\"cases\" : 2147483648"), to: path)
    #expect(try Book.open(at: path).loadTable().count == 12)
    Folders.write(changed("book.json", "\"seq\" : 13", "\"seq\" : \(Int.max)"), to: path)
    #expect(throws: BookError.badRecord("snapshot: numbers that cannot be")) {
      try Book.open(at: path)
    }
    var files2 = changed("journal.1.jsonl", "\"seq\":14", "\"seq\":\(Int.max)")
    files2["journal.1.jsonl"] = Chain.mended(files2["journal.1.jsonl"] ?? [])
    Folders.write(files2, to: path)
    #expect(try !Book.verify(at: path).isOK)
  }

  /// Strings that have broken programs, as names and notes: to the book and back, to a spreadsheet,
  /// to a terminal.
  @Test(.enabled(if: Naughty.areThere)) func naughtyStringsAreOnlyStrings() throws {
    for text in Naughty.strings {
      var file = FaultDesk.file(0)
      file.parties[0].name = text
      file.parties[0].employer = text
      var export = CaseExport(.csv, day: Day(number: 20_780), buckets: .standard)
      let table = export.beginning + (try export.line(file))
      var rows = try RowSource(Array(table.utf8))
      var row = Row()
      #expect(rows.next(&row) && row.problem == nil)
      for (column, cell) in zip(CaseExport.columns, row.cells) {
        let isFormula = cell.first.map { "=+-@\t\r".contains($0) } ?? false
        #expect(!isFormula || Double(cell) != nil, "\(column): \(cell) begins a formula")
      }
      let visible = text.madeVisible()
      #expect(
        !visible.unicodeScalars.contains {
          $0.value < 0x20 || (0x7F..<0xA0).contains($0.value)
            || (0x202A...0x202E).contains($0.value)
            || (0x2066...0x2069).contains($0.value)
        }, "\(text.unicodeScalars.map(\.value))")
    }
  }
}

/// Strings and documents given to tests, where they are beside the repository.
enum Naughty {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../../shared/data/naughty").standardized.path

  static let areThere: Bool = {
    let there = access(folder + "/blns.json", R_OK) == 0
    if !there { print("skipped: there is no \(folder)") }
    return there
  }()

  static let strings: [String] = {
    let list = FileManager.default.contents(atPath: folder + "/blns.json") ?? Data()
    let text = FileManager.default.contents(atPath: folder + "/UTF-8-test.txt") ?? Data()
    return ((try? JSONSerialization.jsonObject(with: list)) as? [String] ?? [])
      + String(decoding: text, as: UTF8.self).split(separator: "\n").map(String.init)
      + ["\u{9B}31m", "\u{1B}]52;c;eA==\u{7}", "\u{90}q\u{9C}", "a\u{8}b", "\u{85}"]
  }()
}
