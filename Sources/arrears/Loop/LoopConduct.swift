internal import Casebook
internal import Cases
internal import Conduct
internal import Console

// What the loop brings of conduct once the first frame stands.
extension ConsoleLoop {
  /// The contact rules, read once for the screen and for `decide`. Rules that cannot be read stop
  /// every call, and say so.
  mutating func loadConduct() {
    do {
      let judge = try ConductPacks.judge(place.charter, place.book.path)
      place.book.makeContactRules = {
        [path = place.book.path, judge, packs = place.charter.packs] in
        $0.packs == packs ? judge.rules : ConductPacks.rules($0, path)
      }
      lacksLanguage = true
      send(.ruled(ConductDesk(judge: judge), problem: nil))
    } catch {
      send(.ruled(nil, problem: error.description))
    }
  }

  /// A case that cannot be read is not judged: opening it says why.
  mutating func readHead(_ ids: [CaseID]) {
    send(.headRead(ids.compactMap { try? place.book.file($0) }))
  }

  /// The language check is for hints at notes: no key waits for it.
  mutating func loadLanguage() {
    lacksLanguage = false
    guard var desk = model.conduct else { return }
    desk.language = try? LanguageCheck.bundled()
    send(.ruled(desk, problem: nil))
    // Reading the words took more than they need once they are read.
    place.book.releaseMemory()
  }
}
