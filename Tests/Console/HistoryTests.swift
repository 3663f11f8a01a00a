import Cases
import Console
import Testing

/// What the history says of what was taken back.
@Suite struct HistoryTests {
  private static func past(_ seq: Int, _ happening: Happening) -> PastEvent {
    PastEvent(seq: seq, at: Bench.now, by: "lin", happening: happening)
  }

  private static let spoken = Contacted(
    outcome: "promise", flags: [.worked, .attempt, .contact, .rightParty], to: "p1")

  private static func file(_ later: PastEvent...) -> CaseFile {
    var file = Bench.file("A-1", "张伟", 9_000_000)
    file.history = [past(1, .contacted(spoken)), past(2, .noted(Noted(text: "on Friday")))] + later
    return file
  }

  private static func undone(_ seqs: [Int]) -> Happening {
    .undone(Undone(seqs: seqs, restored: Bench.file("A-1", "张伟", 9_000_000)))
  }

  private func lines(_ file: CaseFile) -> [String] {
    historyLines(
      of: file, on: Day("2026-11-24")!, charter: Bench().model.charter, outcomes: Bench.outcomes,
      wording: .english
    ).map { "\($0.what) · \($0.detail)" }
  }

  @Test func anUndoSaysWhatItTookBack() {
    let file = Self.file(Self.past(3, Self.undone([1, 2])))
    #expect(
      lines(file) == [
        "Taken back · Promise, Note", "Note · on Friday (taken back)",
        "Promise · (mobile) (taken back)",
      ])
  }

  @Test func aRedoSaysWhatStandsAgain() {
    let file = Self.file(
      Self.past(3, Self.undone([1, 2])), Self.past(4, Self.undone([3])))
    #expect(
      lines(file) == [
        "Done again · Promise, Note", "Taken back · Promise, Note (taken back)",
        "Note · on Friday", "Promise · (mobile)",
      ])
  }

  /// Beside a number stands who was spoken to there last; not what was taken back.
  @Test func whatWasTakenBackIsNoLastContact() {
    #expect(Bench([Self.file()]).text.contains("Promise 11-24 10:00"))
    let undone = Self.file(Self.past(3, Self.undone([1, 2])))
    #expect(!Bench([undone]).text.contains("Promise 11-24 10:00"))
  }
}
