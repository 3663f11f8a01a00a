package import Cases

extension Book {
  /// All cases as they were at some instants, by the journal alone.
  /// - Parameters:
  ///   - instants: in order.
  ///   - each: gets every event up to the last of them.
  /// - Returns: for each instant the book after every event at or before it.
  package func replay(
    at instants: [Instant], _ each: (Event) -> Void = { _ in }
  ) throws(BookError) -> [PastBook] {
    var files: [CaseID: CaseFile] = [:]
    var states: [PastBook] = []
    func take(_ head: String) {
      states.append(PastBook(files: files.values.sorted { $0.id < $1.id }, head: head))
    }
    _ = try log(LogFilter()) { logged in
      let event = logged.event
      while states.count < instants.count, event.at > instants[states.count] {
        take(previous(in: logged.line))
      }
      guard states.count < instants.count else { return false }
      if let id = event.caseID { files[id] = apply(event, to: files.removeValue(forKey: id)) }
      each(event)
      return true
    }
    while states.count < instants.count { take(head) }
    return states
  }

  /// The hash of the line before, which every line carries.
  private func previous(in line: String) -> String {
    let mark = #""prev":""#
    guard let start = line.ranges(of: mark).last?.upperBound else { return "" }
    return String(line[start...].prefix { $0 != "\"" })
  }
}

/// A book as it was.
package struct PastBook: Sendable {
  /// By number.
  package var files: [CaseFile]
  /// The hash of its last event's line.
  package var head: String
}
