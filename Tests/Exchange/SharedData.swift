import Cases
import Exchange
import Foundation
import Testing

/// Public files beside the repository that tests read and the product never does.
enum SharedData {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "shared/data")

  static let isThere = FileManager.default.fileExists(atPath: folder.path)

  static func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: folder.appending(path: path)))
  }

  static func names(_ path: String) -> [String] {
    let names = try? FileManager.default.contentsOfDirectory(
      atPath: folder.appending(path: path).path)
    return (names ?? []).sorted()
  }
}

/// Reads a CSV text through a mapping.
func read(_ csv: String, _ yaml: String, on day: String = "2026-11-23") throws -> ImportResult {
  let day = try #require(Day(day))
  return try readCases(
    Array(csv.utf8), mapping: try CaseMapping(yaml: yaml, file: "test.yaml"),
    context: ImportContext(day: day, zone: .utc, by: "lin"))
}

/// A mapping with as little as possible, and what a test adds.
func mapping(
  _ extra: String = "", debt: String = "balance: \"{amount}\"",
  due: String = "due: { days-past-due: \"10\" }"
) -> String {
  """
  case: "{id}"
  debt:
    creditor: Bank
    currency: CNY
    \(due)
    \(debt)
  debtor:
    name: "{name}"
  \(extra)
  """
}
