package import Cases
package import Conduct
package import Playbook
package import Screen
package import Worklist

/// What reaches the console: a key, a change, an answer. Time comes with them, as a value.
package enum Message: Sendable {
  case key(Key)
  case resized(Size)
  case clock(Instant)
  /// The answer to `.open`; nil if the book has lost the case.
  case opened(CaseFile?)
  /// The answer to `.readHead`: the cases at the head of the queue.
  case headRead([CaseFile])
  /// A neighbour of the selected case, read while nobody waits.
  case foreseen(CaseFile)
  /// Events that are on disk, of this console or of another, and the cases they changed.
  case happened([Event], [CaseFile])
  /// The answer to `.perform` and `.undo`: what this console asked for is on disk.
  case performed([Event])
  case refused(Refusal)
  /// The store could not do it; a sentence that says what to do. What was typed is kept.
  case failed(String)
  /// The charter changed: the team, the limits.
  case chartered(Charter)
  case tallied(DayTally)
  /// No more keys come: what is wanted of the open case can be made ready.
  case rested
  /// The desk's know-how was read, or read again, with what is wrong in it.
  case learned(Playbook, [ScriptFault])
  /// What strategies have led to.
  case compared([StrategyFigure])
  /// A line to show, from outside the model: a warning about settings, a lost file.
  case told(Notice)
  /// Something that a person should hear of and that answers no key; it waits until what answers one
  /// was read.
  case heard(String)
  /// The contact rules are loaded, or what is wrong with them.
  case ruled(ConductDesk?, problem: String?)
  /// The answer to `.edit`: the text as the editor left it; nil where there was no editor.
  case edited(String)
  /// What was in the editor of a console that died: the note of an outcome on a case.
  case recovered(String, outcome: String, CaseID)
  case boarded(BoardData)
  case kept([UserID: KeptRate])
  /// The cases that are near the limit of a contact rule.
  case limited([CaseID: Standing.Usage])
  /// The answer to `.preview`.
  case previewed(CaseFile?)
  /// The answer to `.readRequests`.
  case requests([CaseFile])
  /// The answer to `.report`.
  case reported(ReportSheet)

  /// Whether cases may look otherwise than they were made ready before.
  var outdatesCases: Bool {
    switch self {
    case .happened, .chartered, .learned, .ruled: true
    default: false
    }
  }
}

/// What the console wants done outside of it.
package enum Effect: Sendable, Equatable {
  case open(CaseID)
  /// Read the cases at the head of a queue just drawn up, to be judged; answered by `.headRead`
  /// before the next key.
  case readHead([CaseID])
  /// Something is to be made ready once no more keys come; answered by `.rested`.
  case rest
  case perform(CaseID?, Command)
  /// All of it or nothing, in one append.
  case performAll([CaseOrder])
  /// Read a case for the board, without opening it; answered by `.previewed`.
  case preview(CaseID)
  /// Read the cases with something asked of the leads; answered by `.requests`.
  case readRequests
  /// Make a report; answered by `.reported`.
  case report(String)
  /// Take back the last action of this person.
  case undo
  /// Do again what was taken back last.
  case redo
  /// Hand a text to the person's editor; answered by `.edited`.
  case edit(String)
  /// Put a text on the clipboard of the person's machine.
  case copy(String)
  /// Keep the person's own views.
  case keepViews([OwnView])
  case dial(number: String)
  case beep
  /// Forget what was typed ahead: it was meant for something else.
  case dropTypeahead
  case redraw
  case suspend
  case quit
}
