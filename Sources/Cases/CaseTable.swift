/// A row of the case table: numbers only, so that a million rows are one block of memory.
package struct CaseRow: Hashable, Sendable {
  /// No day, no instant.
  package static let none = Int32.min

  /// Where the row's texts begin in the table's arena: number, name, search keys, one after another.
  var text: UInt32
  var idLength: UInt8
  var nameLength: UInt8
  var keysLength: UInt16
  /// Index into `CaseTable.owners`; 0 is nobody.
  package var owner: UInt16
  /// Index into `CaseTable.currencies`.
  package var currency: UInt16
  /// Index into `CaseTable.zones`; 0 is unknown.
  package var zone: UInt16
  /// Index into `CaseTable.languages`; 0 is unknown.
  package var language: UInt16
  package var flags: CaseFlags
  /// Index into `Segment.allCases` plus one; 0 is none.
  package var segmentIndex: UInt8
  package var failures: UInt8
  package var broken: UInt8
  package var promiseHesitant: Bool
  /// Days since 1970, or `none`.
  package var due: Int32
  package var next: Int32
  package var placed: Int32
  package var promiseDue: Int32
  package var promiseAmount: Int64
  package var balance: Int64
  /// Milliseconds since 1970; 0 for never.
  package var callBack: Int64
  package var lastWorked: Int64
  package var lastContact: Int64
  /// A hash of the debtor's identity; 0 for unknown.
  package var identity: Int64

  package var segment: Segment? {
    segmentIndex == 0 ? nil : Segment.allCases[Int(segmentIndex) - 1]
  }
  package var isOpen: Bool { !flags.contains(.closed) }
}

/// The cases of a book as rows: what queues, filters, totals and searches read. Whole cases are
/// read when they are opened.
///
/// A value: the console's model holds the only one and changes it in place.
package struct CaseTable: Sendable {
  package private(set) var rows: [CaseRow] = []
  package private(set) var owners: [UserID?] = [nil]
  package private(set) var currencies: [Currency] = []
  package private(set) var zones: [String?] = [nil]
  package private(set) var languages: [String?] = [nil]
  private var arena: [UInt8] = []
  private var ownerIndex: [UserID: UInt16] = [:]
  /// Rows of an ordered beginning (a snapshot is sorted by number), found by bisection.
  private var sorted = 0
  private var later: [CaseID: Int] = [:]

  package init() {}

  package init(_ files: some Sequence<CaseFile>) {
    for file in files { put(CaseDigest(file), id: file.id) }
  }

  package var count: Int { rows.count }

  package mutating func reserve(rows count: Int, bytes: Int) {
    rows.reserveCapacity(count)
    arena.reserveCapacity(bytes)
  }

  package func id(_ index: Int) -> CaseID? { CaseID(text(rows[index].idSpan)) }
  package func name(_ index: Int) -> String { text(rows[index].nameSpan) }
  package func owner(_ index: Int) -> UserID? { owners[Int(rows[index].owner)] }
  package func currency(_ index: Int) -> Currency { currencies[Int(rows[index].currency)] }
  package func balance(_ index: Int) -> Money {
    Money(minor: rows[index].balance, currency: currency(index))
  }

  /// The number of an owner in this table; nil if nobody of that name owns a case.
  package func ownerNumber(_ user: UserID) -> UInt16? { ownerIndex[user] }

  /// The row of a case; nil if the table lacks it.
  package func index(of id: CaseID) -> Int? {
    if let index = later[id] { return index }
    let wanted = Array(id.text.utf8)
    var low = 0
    var high = sorted
    while low < high {
      let middle = (low + high) / 2
      if arena[rows[middle].idSpan].lexicographicallyPrecedes(wanted) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low < sorted && arena[rows[low].idSpan].elementsEqual(wanted) ? low : nil
  }

  /// The rows whose search keys hold every needle, of the given ones. Needles are folded to lower
  /// case by the caller.
  package func filter(_ candidates: [Int32], needles: [[UInt8]]) -> [Int32] {
    guard !needles.isEmpty else { return candidates }
    return arena.withUnsafeBufferPointer { arena in
      candidates.filter { index in
        let span = rows[Int(index)].keysSpan
        return needles.allSatisfy { contains(arena[span], $0) }
      }
    }
  }

  /// Puts a case in its row, or in a new one at the end.
  @discardableResult
  package mutating func put(_ digest: CaseDigest, id: CaseID) -> Int {
    var parts = RowParts(digest)
    parts.id = Array(id.text.utf8)
    if let index = index(of: id) {
      rows[index] = row(parts, digest)
      return index
    }
    rows.append(row(parts, digest))
    let index = rows.count - 1
    if sorted == index, index == 0 || precedes(index - 1, index) {
      sorted += 1
    } else {
      later[id] = index
    }
    return index
  }

  private func precedes(_ a: Int, _ b: Int) -> Bool {
    arena[rows[a].idSpan].lexicographicallyPrecedes(arena[rows[b].idSpan])
  }

  private func text(_ span: Range<Int>) -> String { String(decoding: arena[span], as: UTF8.self) }
}

/// The texts of a row, cut to what its lengths can count.
private struct RowParts {
  var id: [UInt8] = []
  var name: [UInt8]
  var keys: [UInt8]

  init(_ digest: CaseDigest) {
    name = Array(wholeCharacters(digest.name, bytes: 255).utf8)
    keys = Array(digest.keys.utf8.prefix(65_535))
  }
}

/// The longest beginning of at most that many bytes that cuts no character.
private func wholeCharacters(_ text: String, bytes: Int) -> String {
  guard text.utf8.count > bytes else { return text }
  var length = 0
  return String(
    text.prefix { character in
      length += character.utf8.count
      return length <= bytes
    })
}

extension CaseRow {
  fileprivate var idSpan: Range<Int> { Int(text)..<Int(text) + Int(idLength) }
  fileprivate var nameSpan: Range<Int> { idSpan.upperBound..<idSpan.upperBound + Int(nameLength) }
  fileprivate var keysSpan: Range<Int> {
    nameSpan.upperBound..<nameSpan.upperBound + Int(keysLength)
  }
}

extension CaseTable {
  private mutating func row(_ parts: RowParts, _ digest: CaseDigest) -> CaseRow {
    let start = arena.count
    arena.append(contentsOf: parts.id)
    arena.append(contentsOf: parts.name)
    arena.append(contentsOf: parts.keys)
    let ownerNumber = number(of: digest.owner.map(UserID.init(_:)))
    let zone = CaseTable.number(of: digest.zone, in: &zones)
    let language = CaseTable.number(of: digest.language, in: &languages)
    let currency = Currency(digest.currency).map { CaseTable.number(of: $0, in: &currencies) }
    return CaseRow(
      text: UInt32(clamping: start), idLength: UInt8(clamping: parts.id.count),
      nameLength: UInt8(clamping: parts.name.count),
      keysLength: UInt16(clamping: parts.keys.count), owner: ownerNumber,
      currency: currency ?? 0, zone: zone, language: language,
      flags: CaseFlags(rawValue: UInt16(truncatingIfNeeded: digest.flags)),
      segmentIndex: segmentNumber(digest.segment), failures: UInt8(clamping: digest.failures),
      broken: UInt8(clamping: digest.broken), promiseHesitant: digest.promiseHesitant ?? false,
      due: digest.due, next: digest.next ?? CaseRow.none, placed: digest.placed ?? CaseRow.none,
      promiseDue: digest.promiseDue ?? CaseRow.none, promiseAmount: digest.promiseAmount ?? 0,
      balance: digest.balance, callBack: digest.callBack ?? 0,
      lastWorked: digest.lastWorked ?? 0, lastContact: digest.lastContact ?? 0,
      identity: digest.identity ?? 0)
  }

  private func segmentNumber(_ index: Int?) -> UInt8 {
    guard let index, Segment.allCases.indices.contains(index) else { return 0 }
    return UInt8(index + 1)
  }

  private mutating func number(of owner: UserID?) -> UInt16 {
    guard let owner else { return 0 }
    if let known = ownerIndex[owner] { return known }
    let number = UInt16(clamping: owners.count)
    owners.append(owner)
    ownerIndex[owner] = number
    return number
  }

  private static func number<Value: Equatable>(of value: Value, in list: inout [Value]) -> UInt16 {
    if let known = list.firstIndex(of: value) { return UInt16(clamping: known) }
    list.append(value)
    return UInt16(clamping: list.count - 1)
  }
}

/// Whether the bytes hold the needle. Written out because a filter runs over millions of bytes for
/// every letter typed.
private func contains(_ text: Slice<UnsafeBufferPointer<UInt8>>, _ needle: [UInt8]) -> Bool {
  guard let first = needle.first else { return true }
  guard text.count >= needle.count else { return false }
  let base = UnsafeBufferPointer(rebasing: text)
  let last = base.count - needle.count
  return needle.withUnsafeBufferPointer { needle in
    var start = 0
    while start <= last {
      if base[start] == first {
        var length = 1
        while length < needle.count, base[start + length] == needle[length] { length += 1 }
        if length == needle.count { return true }
      }
      start += 1
    }
    return false
  }
}
