internal import Casebook
internal import Cases
internal import Console
internal import Demonstration
internal import Foundation
internal import Playbook
internal import Resources
internal import Screen
internal import Settings

/// What the desk's know-how costs: reading the playbook once, and each case that is opened with its
/// brief and its script, drawn.
enum KnowHow {
  static func run(_ book: Book, _ table: CaseTable) throws {
    var playbook = Playbook()
    let loading = best(of: 5) { playbook = Playbook.load().playbook }
    print(String(format: "read the playbook: %.3f ms", loading * 1000))
    guard let member = book.charter.team.first(where: { $0.role == .agent }) else { return }
    var model = Model(
      size: Size(width: 200, height: 50), charter: book.charter, actor: member,
      now: DemonstrationDesk.placedAt + 3_600_000, table: table,
      outcomes: playbook.outcomes.all)
    _ = update(&model, .learned(playbook, []))
    guard let text = Bundled.text("themes/arrears-default.yaml") else { return }
    let theme = Theme(try Scheme(text, file: "arrears-default"), depth: .palette256)
    var taken: [Double] = []
    for index in stride(from: 0, to: table.count, by: max(1, table.count / 500)) {
      guard let id = table.id(index), let file = try book.file(id) else { continue }
      let start = DispatchTime.now().uptimeNanoseconds
      _ = update(&model, .opened(file))
      _ = update(&model, .rested)
      _ = draw(model, theme)
      taken.append(Double(DispatchTime.now().uptimeNanoseconds - start) / 1e6)
    }
    taken.sort()
    print(
      String(
        format:
          "open a case with its script drawn: p50 %.3f ms, p99 %.3f ms, most %.3f ms (budget 5)",
        taken[taken.count / 2], taken[taken.count * 99 / 100], taken.last ?? 0))
  }
}
