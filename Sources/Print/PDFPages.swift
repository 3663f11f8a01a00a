internal import CPango

/// Letters as a PDF. Pango shapes and breaks the lines, so that Chinese, Arabic and accented names
/// come out right with the fonts of the machine; Cairo writes the file with the text in it, to be
/// searched and copied.
package struct PDFPages: ~Copyable {
  private let pdf: OpaquePointer

  package struct Failure: Error, CustomStringConvertible {
    package let description: String
  }

  /// - Throws: where the libraries are not there, with the package to install, or the file cannot be
  ///   written.
  package init(path: String) throws(Failure) {
    var why: UnsafePointer<CChar>?
    guard let pdf = cpango_begin(path, "serif 11", &why) else {
      throw Failure(description: why.map { String(cString: $0) } ?? "no PDF can be made")
    }
    self.pdf = pdf
  }

  package func add(_ letter: Letter) throws(Failure) {
    var text = letter.text
    let status = text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { cpango_text(pdf, $0.baseAddress, Int32($0.count)) }
    }
    guard status == 0 else { throw Failure(description: "the page cannot be drawn (\(status))") }
  }

  package consuming func finish() throws(Failure) {
    let status = cpango_end(pdf)
    discard self
    guard status == 0 else { throw Failure(description: "the PDF cannot be written (\(status))") }
  }

  deinit { _ = cpango_end(pdf) }
}
