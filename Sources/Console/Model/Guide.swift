internal import Cases
package import Playbook

/// What the desk's know-how says of the open case, and the conversation along a script.
package struct Guide: Sendable, Equatable {
  package var preparation: Preparation
  /// The conversation; nil where no script fits.
  package var walk: Walk?
  package var mode = Mode.steps
  /// What to answer to the objection that was taken up last.
  package var answer: String?
  /// The script is there because of the outcome that is being entered, and goes with it.
  var turned: Turned?
  /// What it was made from: the case as it was, and who was to be called.
  let seq: Int
  let point: String?

  /// What keys do in the panel.
  package enum Mode: Sendable, Equatable {
    case steps, objections
    case writing(Writing)
  }

  /// A conversation that an outcome turned to another script.
  struct Turned: Sendable, Equatable {
    /// As it was before.
    var walk: Walk?
    var mode: Mode
    var answer: String?
    var top: Int
    /// As the outcome left it: another one has been gone on with.
    let into: Walk
  }

  /// A fact that is being written down.
  package struct Writing: Sendable, Equatable {
    /// Which of the step's facts; nil: the amount the person named.
    package var field: Int?
    package var text = ""
  }

  init(_ preparation: Preparation, of file: CaseFile, point: String?) {
    self.preparation = preparation
    walk = preparation.sheet.map(Walk.init)
    seq = file.seq
    self.point = point
  }

  /// It is about the case as it is now, and about who is to be called now.
  func isCurrent(for open: OpenCase) -> Bool { seq == open.file.seq && point == open.point }
}

extension Guide {
  /// The outcome's record gains what the conversation says of it: which script, how far, under which
  /// strategy, what the case was taken for, and what was learnt.
  func complete(_ record: inout Record) {
    let isBegun = walk?.isBegun ?? false
    if isBegun, let walk {
      record.step = walk.place
      record.learned = walk.learned
    }
    // A call that nobody answered used no script and no strategy.
    guard isBegun || record.outcome.flags.contains(.contact) else { return }
    record.script = walk?.script
    record.segment = preparation.segment.segment
    // Strategies are for those who owe.
    if walk?.sheet.audience.mayHearOfDebt == true { record.strategy = preparation.strategy }
  }
}
