package import Cases
internal import Worklist

// Cases made ready before anybody asks for them: whoever goes through the queue case by case waits
// for drawing only, not for the contact rules and the order of calls to be asked.
extension Model {
  /// Makes a neighbour of the selected case ready.
  mutating func foresee(_ file: CaseFile) {
    let near = Set(neighbours)
    foreseen.removeAll { !near.contains($0.file.id) || $0.file.id == file.id }
    if near.contains(file.id) { foreseen.append(prepared(file)) }
    foreseenAt = moment.now
  }

  /// Neighbours of the selected case that are not ready yet, the one below first.
  package var unforeseen: [CaseID] {
    neighbours.filter { id in !foreseen.contains { $0.file.id == id && isCurrent($0) } }
  }

  /// What was made ready for a case; nil if nothing was, or if time has passed over it.
  func ready(_ id: CaseID) -> OpenCase? {
    foreseen.first { $0.file.id == id && isCurrent($0) }
  }

  /// What the rules said a minute ago may be otherwise now.
  private func isCurrent(_ case: OpenCase) -> Bool {
    guard let foreseenAt, moment.now.milliseconds / 60_000 == foreseenAt.milliseconds / 60_000
    else { return false }
    return `case`.contacts?.changes.map { $0 > moment.now } ?? true
  }

  /// A case as its panes show it.
  func prepared(_ file: CaseFile) -> OpenCase {
    let mates = table.index(of: file.id).map { packets.mates(of: $0, in: table) } ?? []
    let proposal = proposal(for: file)
    var open = OpenCase(
      file: file, mates: mates.compactMap(table.id),
      history: historyLines(
        of: file, on: today, charter: charter, outcomes: outcomes, wording: wording),
      point: proposedPoint(proposal))
    open.proposal = proposal
    open.contacts = conduct?.contacts(of: file, at: moment.now)
    return open
  }
}
