internal import Cases
internal import Screen
internal import Worklist

// The cases that share something with the open one.
extension Model {
  /// A few of them, beside the checklist of a search.
  func relatedLines(_ file: CaseFile) -> [String] {
    let all = related(to: file, in: table)
    guard !all.isEmpty else { return [wording.treatment.noneRelated] }
    return ["\(wording.treatment.related) (\(all.count))"]
      + all.filter { scope.sees($0.row, in: table) }.prefix(8).map { one in
        "  \(heading(of: one))  \(one.shares.map(\.rawValue).joined(separator: ", "))"
      }
  }

  /// Every one of them with each thing that ties it to the open case; Enter opens it.
  func relatedPicker(_ file: CaseFile, _ all: [RelatedCase]) -> Picker {
    let seen = all.filter { scope.sees($0.row, in: table) }
    let width = seen.map { heading(of: $0).displayWidth }.max() ?? 0
    var rows = seen.compactMap { one -> Picker.Row? in
      guard let id = table.id(one.row) else { return nil }
      let links = one.links.map { link in
        let whose = link.role == .debtor ? "" : " (\(link.party))"
        return "\(one.label(link)) \(link.shown)\(whose)"
      }
      let heading = heading(of: one)
      return Picker.Row(
        heading + String(repeating: " ", count: width - heading.displayWidth),
        detail: links.joined(separator: " · "), also: [table.name(one.row)],
        choice: .openCase(id))
    }
    if all.count > seen.count {
      let hidden = wording.treatment.hiddenRelated(all.count - seen.count)
      rows.append(
        Picker.Row(
          "+\(all.count - seen.count)", unavailable: hidden, choice: .run(.related)))
    }
    return Picker(
      "\(wording.treatment.related) · \(file.id) \(file.debtor?.name ?? "") · \(all.count)", rows)
  }

  private func heading(of one: RelatedCase) -> String {
    let owner = table.owner(one.row)?.text ?? "-"
    return "\(table.id(one.row)?.text ?? "")  \(table.name(one.row))  \(owner)"
  }
}
