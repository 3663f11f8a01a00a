import Exchange
import Foundation
import Testing

/// The cells and beginning line of every row.
private func rows(_ text: String, _ delimiter: Unicode.Scalar = ",") -> [(Int, [String])] {
  var reader = CSVReader(Array(text.utf8), delimiter: UInt8(ascii: delimiter))
  var row = Row()
  var rows: [(Int, [String])] = []
  while reader.next(&row) { rows.append((row.line, row.cells)) }
  return rows
}

struct CSVTests {
  @Test(arguments: [
    ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
    ("a,b\r\n1,2", [["a", "b"], ["1", "2"]]),
    ("a,b\r1,2\r", [["a", "b"], ["1", "2"]]),
    ("a,b\r\n1,2\n3,4\r5,6", [["a", "b"], ["1", "2"], ["3", "4"], ["5", "6"]]),
    ("\"a,b\",c", [["a,b", "c"]]),
    ("\"a \"\"b\"\" c\"", [["a \"b\" c"]]),
    ("\"a\nb\",c\nd,e", [["a\nb", "c"], ["d", "e"]]),
    ("\"a\r\nb\",c", [["a\r\nb", "c"]]),
    ("37\"N,b", [["37\"N", "b"]]),
    ("\"a\"b,c", [["ab", "c"]]),
    ("a,,\n", [["a", "", ""]]),
    ("\"\"\n", [[""]]),
    ("\n\n a \n\n", [[" a "]]),
    ("", []),
    ("张伟,\"李, 雷\"", [["张伟", "李, 雷"]]),
  ])
  func `rows are cut as RFC 4180 says, and as programs write them`(
    text: String, expected: [[String]]
  ) {
    #expect(rows(text).map(\.1) == expected)
  }

  @Test func `rows know the line where they begin`() {
    let text = "h\n\"two\nlines\"\r\n\rlast\r\n\"a\r\nb\rc\"\nend"
    #expect(rows(text).map(\.0) == [1, 2, 5, 6, 9])
  }

  @Test func `a quote that is never closed is a problem of its row`() {
    var reader = CSVReader(Array("a,\"b\nc".utf8), delimiter: UInt8(ascii: ","))
    var row = Row()
    let found = reader.next(&row)
    #expect(found)
    #expect(row.problem == "the quotation mark opened in line 1 is never closed")
    let more = reader.next(&row)
    #expect(!more)
  }

  @Test(
    arguments: [
      ("a,b,c\n1,2,3\n", ","), ("a;b\n1,5;2\n3,5;4", ";"), ("a\tb\n1\t2", "\t"),
      ("a|b|c\n1|2|3", "|"), ("one column\nvalue", ","), ("\"x;y;z\",b\n1,2\n", ","),
      ("name;note\nA;\"1, 2, 3\"\nB;\"4, 5, 6\"\n", ";"),
    ] as [(String, Unicode.Scalar)])
  func `the delimiter is found`(text: String, expected: Unicode.Scalar) {
    #expect(CSVReader.delimiter(of: Array(text.utf8)) == UInt8(ascii: expected))
  }

  @Test(.enabled(if: SharedData.isThere), arguments: SharedData.names("csv-spectrum/csvs"))
  func `the files of csv-spectrum parse to their JSON`(name: String) throws {
    var source = try RowSource(try SharedData.bytes("csv-spectrum/csvs/\(name)"))
    var row = Row()
    var parsed: [[String: String]] = []
    while source.next(&row) {
      #expect(row.problem == nil)
      parsed.append(
        Dictionary(zip(source.columns, row.cells), uniquingKeysWith: { first, _ in first }))
    }
    let json = Data(
      try SharedData.bytes("csv-spectrum/json/" + name.replacing(".csv", with: ".json")))
    guard name != "location_coordinates.csv" else {
      // Its JSON is one object in place of a list, with another telephone number than the CSV.
      var expected = try JSONDecoder().decode([String: String].self, from: json)
      expected["Contact Phone Number"] = "2095257564"
      #expect(parsed == [expected])
      return
    }
    #expect(parsed == (try JSONDecoder().decode([[String: String]].self, from: json)))
  }

  @Test func `there are twelve files of csv-spectrum`() {
    if SharedData.isThere { #expect(SharedData.names("csv-spectrum/csvs").count == 12) }
  }
}

struct RowSourceTests {
  private func problem(_ bytes: [UInt8]) -> ImportError? {
    do {
      _ = try RowSource(bytes)
      return nil
    } catch {
      return error
    }
  }

  @Test func `what is no table says so in one sentence`() {
    #expect(problem([]) == .empty)
    #expect(problem(Array(" \n\n".utf8)) == .empty)
    #expect(problem([0xEF, 0xBB, 0xBF]) == .empty)
    #expect(problem(Array("a,b,c\r\n".utf8)) == .noRows(columns: ["a", "b", "c"]))
    #expect(
      problem([0x50, 0x4B, 3, 4, 20]) == .notText("a spreadsheet (.xlsx) or another zip archive"))
    #expect(problem([0x7F, 0x45, 0x4C, 0x46, 2]) == .notText("a program"))
    let noise = (0..<4_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    #expect(problem(noise) == .notText("binary data"))
    #expect(problem(Array("[{\"a\":1}]".utf8)) == .jsonArray)
  }

  @Test func `a row with too many or too few cells is a problem, empty ones at the end are none`()
    throws
  {
    var source = try RowSource(Array("a,b\n1\n1,2,3\n1,2,,\n".utf8))
    var row = Row()
    var problems: [String?] = []
    while source.next(&row) { problems.append(row.problem) }
    #expect(
      problems == [
        "it has 1 cells where the header has 2", "it has 3 cells where the header has 2", nil,
      ])
  }

  @Test func `JSON Lines are rows under the names of all members`() throws {
    let text = """
      {"id": 1, "name": "张伟", "phones": ["+861", null], "amount": 1300.00}

      {"name": "\\u674e\\ud83d\\ude00", "address": {"city": "Xi'an"}, "open": true}
      nonsense
      """
    var source = try RowSource(Array(text.utf8))
    #expect(source.format == .jsonLines)
    #expect(
      source.columns == ["id", "name", "phones.1", "phones.2", "amount", "address.city", "open"])
    var row = Row()
    var rows: [Row] = []
    while source.next(&row) { rows.append(row) }
    #expect(rows.map(\.line) == [1, 3, 4])
    #expect(rows[0].cells == ["1", "张伟", "+861", "", "1300.00", "", ""])
    #expect(rows[1].cells == ["", "李😀", "", "", "", "Xi'an", "true"])
    #expect(rows[2].problem == "no JSON object at character 1 of the line")
  }

  @Test(.enabled(if: SharedData.isThere), arguments: SharedData.names("json-suite/test_parsing"))
  func `JSON is read as RFC 8259 says`(name: String) throws {
    let bytes = try SharedData.bytes("json-suite/test_parsing/\(name)")
    guard String(validating: bytes, as: UTF8.self) != nil else { return }
    // The suite tests whole documents; a row is an object, so they are put into one.
    let isObject = bytes.first { $0 != 0x20 && $0 != 0x0A } == UInt8(ascii: "{")
    let line = isObject ? bytes : Array("{\"a\":".utf8) + bytes + Array("}".utf8)
    let parsed = try? JSONLine(line)
    if name.hasPrefix("y_") { #expect(parsed != nil) }
    if name.hasPrefix("n_") { #expect(parsed == nil) }
  }
}
