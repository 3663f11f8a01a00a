import Cases
import Exchange
import Foundation
import Testing

struct ExportTests {
  @Test(arguments: [
    ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"x\"", "\"say \"\"x\"\"\""),
    ("two\nlines", "\"two\nlines\""), ("=1+1", "'=1+1"), ("+8613800138000", "'+8613800138000"),
    ("-5", "'-5"), ("@SUM(A1)", "'@SUM(A1)"), ("\tx", "'\tx"), ("\rx", "\"'\rx\""),
    (" =1", "' =1"), ("＝1", "'＝1"), ("a=1", "a=1"), ("=\"x\"", "\"'=\"\"x\"\"\""), ("", ""),
  ])
  func `no text begins a formula`(text: String, expected: String) {
    #expect(CSVWriter().line([.text(text)]) == expected + "\r\n")
  }

  @Test func `numbers stay numbers, negative ones too`() {
    #expect(CSVWriter().line([.number("-12.50"), .empty, .text("x")]) == "-12.50,,x\r\n")
  }

  private func sample() throws -> CaseFile {
    var debt = Debt(
      creditor: "=Bank", currency: try #require(Currency("CNY")),
      due: try #require(Day("2026-08-23")), principal: 5_749_000)
    debt.number = "6222,0043"
    var debtor = Party(id: "d", role: .debtor, name: "周\"小\"明")
    debtor.points = [
      ContactPoint(id: "p1", kind: .phone, value: "+861", place: .mobile, state: .bad),
      ContactPoint(id: "p2", kind: .phone, value: "+862", place: .home),
    ]
    return CaseFile(id: try #require(CaseID("A-1")), debt: debt, parties: [debtor])
  }

  @Test func `a case as a row that reads back`() throws {
    var export = CaseExport(
      .csv, day: try #require(Day("2026-11-23")), buckets: .standard)
    let text = try export.beginning + export.line(try sample()) + export.end
    var source = try RowSource(Array(text.utf8))
    #expect(source.columns == CaseExport.columns)
    var row = Row()
    let found = source.next(&row)
    #expect(found)
    let cells = Dictionary(uniqueKeysWithValues: zip(source.columns, row.cells))
    #expect(cells["name"] == "周\"小\"明")
    #expect(cells["creditor"] == "'=Bank")
    #expect(cells["account"] == "6222,0043")
    #expect(cells["phone"] == "'+862")
    #expect(cells["balance"] == "57490.00")
    #expect(cells["days_past_due"] == "92")
    #expect(cells["bucket"] == "M4")
  }

  @Test func `cases as one JSON list`() throws {
    var export = CaseExport(.json, day: Day(number: 20_000), buckets: .standard)
    let file = try sample()
    let text = try export.beginning + export.line(file) + export.line(file) + export.end
    #expect(try JSONDecoder().decode([CaseFile].self, from: Data(text.utf8)) == [file, file])
    let none = CaseExport(.json, day: Day(number: 20_000), buckets: .standard)
    #expect(
      try JSONDecoder().decode([CaseFile].self, from: Data((none.beginning + none.end).utf8)) == [])
  }

  @Test func `rejected rows can be corrected and read in again`() throws {
    let csv = "id;amount;name;phone\nA1;x;Li;+8613800138000\nA2;y\n"
    let result = try read(csv, mapping("  phones: \"{phone}\""))
    let text = rejectsFile(
      columns: result.columns, delimiter: result.delimiter, result.rejected)
    #expect(
      text == """
        id;amount;name;phone;row;reason\r
        A1;x;Li;'+8613800138000;2;balance: 'x' is not a number\r
        A2;y;;;3;it has 2 cells where the header has 4\r

        """)
    let corrected = text.replacing(";x;", with: ";5;").replacing(";y;;", with: ";6;Wu;")
    let again = try read(corrected, mapping("  phones: \"{phone}\""))
    #expect(again.rejected == [])
    #expect(again.cases.first?.debtor?.points.first?.value == "+8613800138000")
  }
}
