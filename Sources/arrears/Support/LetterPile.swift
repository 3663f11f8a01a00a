internal import Casebook
internal import Cases
internal import Glibc

// The letters that wait to be printed, after something was taken back or done again.
extension Workplace {
  /// A letter that was taken back leaves the pile, or it would be posted all the same; done again, it
  /// comes back. One that lies elsewhere (in a run's own pages) stays where it is.
  func sortLetters(after events: [Event]) {
    let ids = Set(events.filter { $0.happening.undoes != nil }.compactMap(\.caseID))
    for id in ids {
      guard let file = try? book.file(id) else { continue }
      let taken = file.takenBack
      for past in file.history {
        guard case .sent(.letter, let sent) = past.happening, let seq = past.seq,
          let reference = sent.reference
        else { continue }
        let page = Outbox.page(reference, in: book.path)
        let (from, to) =
          taken.contains(seq) ? (page, page + ".taken-back") : (page + ".taken-back", page)
        _ = rename(from, to)
      }
    }
  }
}
