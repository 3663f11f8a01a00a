import Foundation

/// The repository's own files, found from where this test was compiled.
enum Repository {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  struct File {
    var path: String
    var text: String
    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
    /// The module of a file below Sources, or the folder of one below Tests.
    var module: String { String(path.split(separator: "/")[1]) }
  }

  /// Swift files below a folder of the root.
  static func swift(under folder: String) -> [File] {
    let base = root.appendingPathComponent(folder).path
    let names = FileManager.default.enumerator(atPath: base)?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix(".swift") }.sorted().compactMap { name in
      guard let text = try? String(contentsOfFile: base + "/" + name, encoding: .utf8) else {
        return nil
      }
      return File(path: folder + "/" + name, text: text)
    }
  }
}
