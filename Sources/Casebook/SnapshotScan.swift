internal import CSimdjson
internal import Cases
internal import Glibc

/// Makes rows of the lines of a snapshot, without decoding them: from the digest that every line
/// carries.
struct SnapshotScan: ~Copyable {
  private let scanner = Scanner()
  private let decoder = BookDecoder()
  private var table = CaseTable()
  private var rows: [CaseRow] = []
  /// What the scanner's words are in the table, by the scanner's number. A scanner numbers words of
  /// all kinds in one list, a table each kind in its own.
  private var words: [Word] = []

  private struct Word {
    var owner: UInt16?
    var currency: UInt16?
    var zone: UInt16?
    var language: UInt16?
  }

  private static let block = 256 << 10

  /// The rows of the lines that begin in a range of the file.
  /// - Parameter room: bytes of the file that the table is to have room for without growing.
  static func table(
    of snapshot: borrowing Snapshot, in range: Range<Int>, room: Int
  ) throws(BookError) -> CaseTable {
    var scan = SnapshotScan()
    // No case is written in less than 64 bytes, whatever book.json says of their number.
    let cases = max(1, min(snapshot.record?.cases ?? 1, snapshot.size / 64))
    let share = Double(room) / Double(max(1, snapshot.size))
    // Of a line of a kilobyte about a tenth are texts of the row.
    scan.table.reserve(rows: Int(Double(cases) * share * 1.02) + 64, bytes: room / 10)
    try scan.read(snapshot, range)
    return scan.table
  }

  private mutating func read(
    _ snapshot: borrowing Snapshot, _ range: Range<Int>
  ) throws(BookError) {
    var offset = range.lowerBound
    var size = SnapshotScan.block
    var buffer = UnsafeMutableRawBufferPointer.allocate(
      byteCount: size + LineReader.padding, alignment: 64)
    defer { buffer.deallocate() }
    while offset < range.upperBound {
      let target = UnsafeMutableRawBufferPointer(
        rebasing: buffer[..<min(size, range.upperBound - offset)])
      let count = try snapshot.read(into: target, at: offset)
      guard count > 0 else { throw snapshot.bad("it has become shorter") }
      let isLast = offset + count == range.upperBound
      let bytes = UnsafeRawBufferPointer(rebasing: target[..<count])
      guard let newline = bytes.lastIndex(of: 0x0A) else {
        guard !isLast else { return try take(bytes, snapshot) }
        guard size < 2 * JournalLine.longest else { throw snapshot.bad("a line has no end") }
        size *= 2
        buffer.deallocate()
        buffer = .allocate(byteCount: size + LineReader.padding, alignment: 64)
        continue
      }
      let whole = isLast ? count : newline + 1
      try take(UnsafeRawBufferPointer(rebasing: bytes[..<whole]), snapshot)
      offset += whole
    }
  }

  private mutating func take(
    _ lines: UnsafeRawBufferPointer, _ snapshot: borrowing Snapshot
  ) throws(BookError) {
    var found = arrears_rows()
    guard let base = lines.baseAddress?.assumingMemoryBound(to: CChar.self),
      arrears_read_rows(scanner.pointer, base, lines.count, &found) == 0
    else { throw snapshot.bad("there is no memory for it") }
    let texts = UnsafeRawBufferPointer(start: found.texts, count: found.texts_length)
    var start = 0
    func flush(to end: Int) {
      table.append(rows, texts: UnsafeRawBufferPointer(rebasing: texts[start..<end]))
      rows.removeAll(keepingCapacity: true)
      start = end
    }
    for row in UnsafeBufferPointer(start: found.rows, count: found.count) {
      guard row.odd == 0 else {
        // What stands before it first: rows keep the order of the lines.
        flush(to: Int(row.text))
        let line = UnsafeRawBufferPointer(
          rebasing: lines[row.line..<(row.line + row.line_length)])
        guard let file = decoder.file(line) else { throw snapshot.bad("a line is no case") }
        table.put(CaseDigest(file), id: file.id)
        continue
      }
      rows.append(caseRow(row, textsFrom: start))
    }
    flush(to: texts.count)
  }

  private mutating func caseRow(_ row: arrears_row, textsFrom start: Int) -> CaseRow {
    var result = CaseRow(
      text: row.text - UInt32(clamping: start), idLength: row.id_length,
      nameLength: row.name_length, keysLength: row.keys_length)
    result.owner = owner(Int(row.owner))
    result.currency = currency(Int(row.currency))
    result.zone = zone(Int(row.zone))
    result.language = language(Int(row.language))
    result.flags = CaseFlags(rawValue: row.flags)
    result.segmentIndex = CaseRow.number(ofSegment: Int(row.segment) - 1)
    result.failures = row.failures
    result.broken = row.broken
    result.promiseHesitant = row.promise_hesitant != 0
    result.due = row.due
    result.next = row.next
    result.placed = row.placed
    result.promiseDue = row.promise_due
    result.promiseAmount = row.promise_amount
    result.balance = row.balance
    result.callBack = row.call_back
    result.lastWorked = row.last_worked
    result.lastContact = row.last_contact
    result.identity = row.identity
    return result
  }

  private mutating func owner(_ index: Int) -> UInt16 {
    guard index > 0 else { return 0 }
    if index < words.count, let known = words[index].owner { return known }
    let number = table.number(ofOwner: UserID(word(index)))
    words[index].owner = number
    return number
  }

  private mutating func currency(_ index: Int) -> UInt16 {
    if index < words.count, let known = words[index].currency { return known }
    let number = Currency(word(index)).map { table.number(of: $0) } ?? 0
    words[index].currency = number
    return number
  }

  private mutating func zone(_ index: Int) -> UInt16 {
    guard index > 0 else { return 0 }
    if index < words.count, let known = words[index].zone { return known }
    let number = table.number(ofZone: word(index))
    words[index].zone = number
    return number
  }

  private mutating func language(_ index: Int) -> UInt16 {
    guard index > 0 else { return 0 }
    if index < words.count, let known = words[index].language { return known }
    let number = table.number(ofLanguage: word(index))
    words[index].language = number
    return number
  }

  /// A word of the scanner, with room in `words` for what it is in the table.
  private mutating func word(_ index: Int) -> String {
    while words.count <= index { words.append(Word()) }
    return arrears_word(scanner.pointer, UInt32(clamping: index)).string
  }
}
