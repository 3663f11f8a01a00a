package import Cases

/// What an import needs to know of the book and of the moment.
package struct ImportContext: Hashable, Sendable {
  /// The day on which the file is true; days past due count back from it.
  package var day: Day
  /// The book's zone: facts that the file states hold from the beginning of that day.
  package var zone: BookZone
  /// Who imports.
  package var by: UserID

  package init(day: Day, zone: BookZone, by: UserID) {
    self.day = day
    self.zone = zone
    self.by = by
  }

  var start: Instant { zone.instant(of: day, minute: 0) }
}

/// A row that became nothing, and why.
package struct Rejection: Hashable, Sendable {
  /// The line of the file where the row begins.
  package var line: Int
  package var reason: String
  /// The row's cells as written.
  package var cells: [String]

  package init(line: Int, reason: String, cells: [String]) {
    self.line = line
    self.reason = reason
    self.cells = cells
  }
}

/// Reads cases from a file, a row at a time: `next()` until nil.
package struct CaseReader: Sendable {
  package enum Step: Hashable, Sendable {
    case read(CaseFile)
    /// The mapping's `where` leaves the row out.
    case skipped
    case rejected(Rejection)
  }

  package let mapping: CaseMapping
  package let context: ImportContext
  private var source: RowSource
  private var row: BoundRow
  private var seen: [CaseID: Int] = [:]
  var romaniser = Romaniser()

  /// - Parameter bytes: the file.
  /// - Throws: `ImportError` where it is no table, or lacks columns of the mapping.
  package init(
    _ bytes: [UInt8], mapping: CaseMapping, context: ImportContext
  ) throws(ImportError) {
    source = try RowSource(bytes, options: mapping.head.source)
    let columns = mapping.head.columns
    let places = try columns.places(in: source.columns, file: mapping.head.file)
    row = BoundRow(columns: columns, places: places, day: context.day)
    self.mapping = mapping
    self.context = context
  }

  package var columns: [String] { source.columns }
  package var encoding: SourceEncoding { source.encoding }
  package var delimiter: UInt8 { source.delimiter }
  /// How much of the file has been read, 0 to 1.
  package var fraction: Double { source.fraction }

  /// What the next row is; nil at the end of the file.
  package mutating func next() -> Step? {
    guard source.next(&row.row) else { return nil }
    if let problem = row.row.problem { return rejected(problem) }
    do {
      let head = mapping.head
      if let filter = head.filter, !(try filter.holds(row, head.numbers, head.dates)) {
        return .skipped
      }
      let file = try caseFile(row)
      if let line = seen.updateValue(row.row.line, forKey: file.id) {
        return rejected("case \(file.id) stands in line \(line) already")
      }
      return .read(file)
    } catch {
      return rejected(error.reason)
    }
  }

  private func rejected(_ reason: String) -> Step {
    .rejected(Rejection(line: row.row.line, reason: reason, cells: row.row.cells))
  }
}

/// A whole file read.
package struct ImportResult: Hashable, Sendable {
  package var columns: [String]
  package var delimiter: UInt8
  package var encoding: SourceEncoding
  /// Rows of the file, without its header.
  package var read = 0
  package var skipped = 0
  package var cases: [CaseFile] = []
  package var rejected: [Rejection] = []
}

/// Reads all cases of a file.
/// - Parameter progress: is told now and then how much is done, 0 to 1; answers false to stop.
/// - Throws: `ImportError`; `.stopped` where `progress` said so.
package func readCases(
  _ bytes: [UInt8], mapping: CaseMapping, context: ImportContext,
  progress: (Double) -> Bool = { _ in true }
) throws(ImportError) -> ImportResult {
  var reader = try CaseReader(bytes, mapping: mapping, context: context)
  var result = ImportResult(
    columns: reader.columns, delimiter: reader.delimiter, encoding: reader.encoding)
  while let step = reader.next() {
    result.read += 1
    switch step {
    case .read(let file): result.cases.append(file)
    case .skipped: result.skipped += 1
    case .rejected(let rejection): result.rejected.append(rejection)
    }
    if result.read.isMultiple(of: 1_000), !progress(reader.fraction) { throw .stopped }
  }
  return result
}
