internal import Foundation

extension PlaybookSource {
  /// The largest file that is read: a playbook's parts are pages, and a wrong file must not stop
  /// the desk.
  private static let largest = 1_000_000

  /// The YAML files of a desk's own playbook, at most one folder deep, in order of their names.
  /// - Parameter folder: a directory; one that is absent holds nothing.
  package static func own(
    in folder: String
  ) -> (sources: [PlaybookSource], problems: [PlaybookProblem]) {
    var sources: [PlaybookSource] = []
    var problems: [PlaybookProblem] = []
    for part in parts(in: folder) {
      let path = folder + "/" + part
      guard let data = FileManager.default.contents(atPath: path) else {
        problems.append(PlaybookProblem(file: path, line: 1, reason: "cannot be read"))
        continue
      }
      guard data.count <= largest, let text = String(data: data, encoding: .utf8) else {
        problems.append(
          PlaybookProblem(
            file: path, line: 1,
            reason: data.count > largest ? "is larger than a megabyte" : "is not UTF-8 text"))
        continue
      }
      sources.append(
        PlaybookSource(
          part: part, file: path, text: text.replacingOccurrences(of: "\r\n", with: "\n")))
    }
    return (sources, problems)
  }

  private static func parts(in folder: String) -> [String] {
    func yaml(_ path: String) -> [String] {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
      return names.filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }.sorted()
    }
    return yaml(folder) + yaml(folder + "/scripts").map { "scripts/" + $0 }
  }
}
