package import Cases

/// What a person asks to be done, and with which case.
package struct Order: Hashable, Sendable {
  /// Nil for what belongs to no case: a break.
  package var caseID: CaseID?
  package var command: Command

  package init(_ caseID: CaseID?, _ command: Command) {
    self.caseID = caseID
    self.command = command
  }
}

/// What `perform` did. It is on the disk.
package struct Performed: Hashable, Sendable {
  /// What others had done meanwhile, read before deciding; to be shown first.
  package var earlier: [Event]
  /// What came of the orders, in their order. Empty where nothing needed to happen.
  package var events: [Event]
  package var notices: [BookNotice]
}

/// Something a person should hear of, though it stopped nothing.
package enum BookNotice: Hashable, Sendable {
  /// A write that was never acknowledged was found behind the journal and set aside.
  case tornWrite(file: String, bytes: Int)
  /// The clock is behind the last event; events carry that event's time meanwhile.
  case clockBehind(milliseconds: Int64)
  /// The snapshot cannot be used; everything was read from the journal, which takes longer.
  case snapshotMissing(String)
  /// The directory is on a network file system: changes of other hosts are not seen at once, and
  /// its locks may not be locks.
  case networkFileSystem(String)
  /// The journal is damaged: the book can be read up to there and not be written to.
  case damaged(BookError)
}

extension BookNotice: CustomStringConvertible {
  package var description: String {
    switch self {
    case .tornWrite(let file, let bytes):
      "an unfinished write of \(bytes) bytes, never acknowledged, was set aside in \(file)"
    case .clockBehind(let milliseconds):
      "the clock is \((milliseconds + 999) / 1000) s behind the last event; "
        + "events carry that event's time until it catches up"
    case .snapshotMissing(let file):
      "the snapshot \(file) cannot be used; reading the whole journal until `arrears rebuild`"
    case .damaged(let error): "\(error); nothing can be saved, and what came after is not shown"
    case .networkFileSystem(let path):
      "\(path) is on a network file system; keep books on a local disk"
    }
  }
}
