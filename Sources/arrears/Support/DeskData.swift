internal import Casebook
internal import Cases
internal import Foundation
internal import Playbook

/// What a desk knows besides its cases, with the book's own additions.
enum DeskData {
  /// The outcome codes: those that ship, extended by the book's playbook.
  static func outcomes(of place: Workplace) -> [Outcome] {
    let (table, problems) = OutcomeTable.load(own: ownPlaybook(place.book.path))
    for problem in problems { tell(problem.description) }
    return table.all
  }

  /// The files of the playbook in the book's own directory, if it has one.
  static func ownPlaybook(_ book: String) -> [PlaybookSource] {
    let folder = book + "/playbook"
    guard let names = FileManager.default.enumerator(atPath: folder) else { return [] }
    return names.compactMap { $0 as? String }.filter { $0.hasSuffix(".yaml") }.sorted()
      .compactMap { name in
        guard let text = try? String(contentsOfFile: folder + "/" + name, encoding: .utf8) else {
          return nil
        }
        return PlaybookSource(part: name, file: folder + "/" + name, text: text)
      }
  }
}

extension CaseFile {
  /// The debtor's first telephone that is not known to be bad, then a guarantor's.
  var firstPhone: String? {
    parties.filter { $0.role == .debtor || $0.role == .guarantor }.flatMap(\.points)
      .first { $0.kind == .phone && $0.state != .bad }?.id
  }
}
