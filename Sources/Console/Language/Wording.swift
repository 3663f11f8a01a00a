package import Cases
package import Playbook
package import Worklist

/// Every sentence of the console, in one language. A second language is a second value, and the
/// compiler finds what is missing.
package struct Wording: Sendable {
  /// ISO 639-1; texts of the playbook are taken in it.
  package var code: String
  package var viewTitle: @Sendable (View) -> String
  package var place: @Sendable (Place) -> String
  package var event: @Sendable (String) -> String
  package var firmness: @Sendable (Promise.Firmness) -> String
  package var promiseState: @Sendable (Promise.State) -> String
  package var segment: @Sendable (Segment) -> String
  package var pointState: @Sendable (ContactPoint.State) -> String
  package var fact: @Sendable (FactName) -> String
  package var refusal: @Sendable (Refusal) -> String
  /// What must be ticked before a script goes on.
  package var tick: @Sendable (Tick) -> String

  // Panes and labels.
  package var queue: String
  package var caseTitle: String
  package var history: String
  package var script: String
  package var outcome: String
  package var next: String
  package var clues: String
  package var overdue: @Sendable (Int) -> String
  package var balance: String
  package var minimum: String
  package var principal: String
  package var interest: String
  package var fees: String
  package var paid: String
  package var due: String
  package var promise: String
  package var owner: String
  package var nobody: String
  package var facts: String
  package var language: String
  package var tries: @Sendable (Int) -> String
  package var callBackAt: String
  package var otherAccounts: @Sendable (Int) -> String
  package var wholeBalance: String
  package var noScript: String
  package var noHistory: String

  // The header.
  package var position: @Sendable (Int, Int) -> String
  package var done: @Sendable (Int) -> String
  package var readOnly: String

  // The queue's columns and lines.
  package var columnName: String
  package var columnBalance: String
  package var columnDays: String
  package var columnFlag: String
  package var filter: String
  package var emptyView: @Sendable (View) -> String
  package var emptyBook: [String]

  // Fields of an entry.
  package var amount: String
  package var date: String
  package var time: String
  package var firmnessLabel: String
  package var note: String

  // Notices.
  package var logged: @Sendable (String, CaseID, String) -> String
  package var noted: @Sendable (CaseID) -> String
  package var nextOn: @Sendable (Day) -> String
  package var calling: @Sendable (String) -> String
  package var nobodyToCall: String
  package var unclear: @Sendable (String, String) -> String
  package var keptEntry: @Sendable (String) -> String
  package var others: @Sendable (UserID, String, CaseID) -> String
  package var othersMany: @Sendable (UserID, Int) -> String
  package var movedFromYou: @Sendable (UserID, Int) -> String
  package var movedAway: @Sendable (UserID?) -> String
  package var undone: @Sendable ([CaseID]) -> String
  package var doneAgain: @Sendable ([CaseID]) -> String
  package var refreshed: @Sendable (Int) -> String
  package var queueDone: String
  package var enlarge: @Sendable (Int, Int) -> String
  package var callStillRuns: String
  package var missingPoint: String

  package var desk: DeskWording
  package var hints: HintWording
  package var conduct: ConductWording
  package var screens: ScreensWording

  // Help, palette, why, lists.
  package var help: String
  package var palette: String
  package var pickerHint: String
  package var nothingListed: @Sendable (String) -> String
  package var noSuchKeys: @Sendable (String) -> String
  package var why: @Sendable (String) -> String
  package var whyHint: String
  package var outcomeList: String
  package var unavailable: String

  // Segments, strategies, scripts.
  package var guide: GuideWording
  package var treatment: TreatmentWording
  package var requests: RequestWording
  package var board: BoardWording
}
