internal import CSimdjson
internal import Casebook
internal import Cases
internal import Foundation

/// Opening a book: what stands between the command and the first painted queue, and what stays in
/// memory.
enum Reading {
  /// Opening and indexing, against a parse of the same file that looks at nothing.
  static func open(_ book: Book, within budget: Double) throws -> CaseTable {
    let names = try FileManager.default.contentsOfDirectory(atPath: book.path)
    guard let name = names.first(where: { $0.hasPrefix("cases.") }) else { return CaseTable() }
    let (raw, size, documents) = try pass(over: book.path + "/" + name)
    var table = CaseTable()
    let opened = try best(of: 5) { table = try Book.open(at: book.path).loadTable() }
    precondition(documents == table.count, "both passes see every case")
    var figure = Figure("open and index \(size >> 20) MB")
    figure.set(opened)
    figure.compare(with: "a raw simdjson pass", raw)
    figure.allow(budget)
    figure.show()
    return table
  }

  private static func pass(
    over path: String
  ) throws -> (seconds: Double, bytes: Int, documents: Int) {
    let file = try Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped)
    // The parser reads a little past the end.
    let padded = file + Data(repeating: 0, count: arrears_simdjson_padding())
    var documents = 0
    let raw = best(of: 5) {
      padded.withUnsafeBytes { bytes in
        guard let start = bytes.bindMemory(to: CChar.self).baseAddress else { return }
        documents = arrears_count_documents(start, file.count)
      }
    }
    return (raw, file.count, documents)
  }

  /// Memory that is this process's alone, with the table of the book in it.
  static func memory(within megabytes: Double) {
    arrears_release_memory()
    guard let text = try? String(contentsOfFile: "/proc/self/smaps_rollup", encoding: .utf8) else {
      return
    }
    let kilobytes = text.split(separator: "\n").filter { $0.hasPrefix("Private_") }
      .compactMap { $0.split(separator: " ").dropFirst().first.flatMap { Double($0) } }
    let sum = kilobytes.reduce(0, +) / 1024
    show("private memory, with this benchmark's own", sum, "MB", share: sum / megabytes)
  }
}
