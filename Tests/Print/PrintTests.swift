import Foundation
import Print
import Testing

@Suite struct PrintTests {
  /// Chinese, Arabic and accented names, as letters bear them.
  static let text = """
    欧阳娜娜女士：
    您在华宁银行的账户尚有 15,725.49 元未还。
    السيد محمد بن عبد الله
    Señora Núñez-Müller, Łódź, Ångström
    """

  @Test func aNameIsNoMarkup() {
    let letter = Letter(
      reference: "A-1/1\"><script>", language: "zh", text: "<b>O'Brien & Söhne</b>\u{202E}evil")
    let page = HTMLPages.page(letter)
    #expect(page.contains("&lt;b&gt;O&#39;Brien &amp; Söhne&lt;/b&gt;evil"))
    #expect(!page.contains("<script>"))
    #expect(!page.contains("\u{202E}"))
  }

  @Test func everyLetterBeginsOnAPageAndEachLineRunsAsItsScript() {
    let page = HTMLPages.page(Letter(reference: "A-1/1", language: "ar", text: PrintTests.text))
    #expect(page.contains("<article lang=\"ar\""))
    #expect(page.components(separatedBy: "<p dir=\"auto\">").count == 5)
    #expect(HTMLPages.beginning.contains("break-after: page"))
  }

  @Test func nameAndAddressStandAboveTheText() {
    let letter = Letter(
      reference: "A-1/1", to: ("Núñez", "Calle 1\u{202E}"), language: "es", text: "Dear Núñez")
    #expect(letter.text == "Núñez\nCalle 1\n\nDear Núñez")
  }

  /// What a reader of the PDF copies out is what was written: by `pdftotext`, where it is there.
  @Test func theTextOfAPDFIsTheTextOfTheLetter() throws {
    let path = NSTemporaryDirectory() + "arrears-print-\(getpid()).pdf"
    defer { try? FileManager.default.removeItem(atPath: path) }
    do {
      let pages = try PDFPages(path: path)
      try pages.add(Letter(reference: "A-1/1", language: "zh", text: PrintTests.text))
      try pages.add(Letter(reference: "A-2/1", language: "en", text: "Second letter"))
      try pages.finish()
    } catch let failure {
      #expect("\(failure)".contains("libpangocairo"), "\(failure)")
      print("no PDF here: \(failure)")
      return
    }
    guard let text = try extracted(path) else { return print("pdftotext is not there: skipped") }
    let pages = text.components(separatedBy: "\u{0C}")
    #expect(pages.count == 3, "two pages, each ended by a form feed")
    for line in PrintTests.text.split(separator: "\n") {
      #expect(folded(pages[0]).contains(folded(String(line))), "\(line)")
    }
    #expect(pages[1].contains("Second letter"))
  }

  @Test func aPlaceThatCannotBeWrittenIsSaid() {
    #expect(throws: PDFPages.Failure.self) {
      let pages = try PDFPages(path: "/nowhere/letters.pdf")
      try pages.finish()
    }
  }

  /// Spaces and the marks of direction that pdftotext puts around Arabic do not count.
  private func folded(_ text: String) -> String {
    text.precomposedStringWithCompatibilityMapping.unicodeScalars.filter {
      !$0.properties.isWhitespace && !(0x202A...0x202E).contains($0.value)
    }.map(String.init).joined()
  }

  private func extracted(_ path: String) throws -> String? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/pdftotext")
    process.arguments = ["-raw", path, "-"]
    let output = Pipe()
    process.standardOutput = output
    do { try process.run() } catch { return nil }
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
