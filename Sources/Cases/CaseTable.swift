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

  /// The rows as they are at an instant, after what has begun or ended by itself.
  package init(_ files: some Sequence<CaseFile>, at instant: Instant) {
    for file in files {
      var digest = CaseDigest(file)
      digest.flags = Int(CaseFlags(file, at: instant).rawValue)
      put(digest, id: file.id)
    }
  }

  package var count: Int { rows.count }

  package mutating func reserve(rows count: Int, bytes: Int) {
    rows.reserveCapacity(count)
    arena.reserveCapacity(bytes)
  }

  package func id(_ index: Int) -> CaseID? { CaseID(text(rows[index].idSpan)) }
  package func name(_ index: Int) -> String { text(rows[index].nameSpan) }
  /// What find and filter search (``searchKeys(of:)``).
  package func keys(_ index: Int) -> String { text(rows[index].keysSpan) }
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
    let searches = needles.map(ByteSearch.init)
    return arena.withUnsafeBufferPointer { arena in
      rows.withUnsafeBufferPointer { rows in
        func matches(_ index: Int) -> Bool {
          let span = rows[index].keysSpan
          return searches.allSatisfy { $0.finds(in: span, of: arena) }
        }
        guard candidates.count > rows.count / 16 else {
          return candidates.filter { matches(Int($0)) }
        }
        // Candidates stand in the order of a queue, rows and texts in that of their numbers: many
        // are looked at in the latter, where memory is read from beginning to end, ten times as
        // fast as here and there.
        return withUnsafeTemporaryAllocation(of: Bool.self, capacity: rows.count) { isFound in
          isFound.initialize(repeating: false)
          for index in candidates { isFound[Int(index)] = true }
          for index in rows.indices where isFound[index] { isFound[index] = matches(index) }
          return candidates.filter { isFound[Int($0)] }
        }
      }
    }
  }

  /// Calls with the search keys of every row, in order.
  func withKeys(_ body: (Int, UnsafeRawBufferPointer) -> Void) {
    arena.withUnsafeBytes { arena in
      rows.withUnsafeBufferPointer { rows in
        for index in rows.indices {
          body(index, UnsafeRawBufferPointer(rebasing: arena[rows[index].keysSpan]))
        }
      }
    }
  }

  /// Puts a case in its row, or in a new one at the end.
  @discardableResult
  package mutating func put(_ digest: CaseDigest, id: CaseID) -> Int {
    let texts = RowTexts(digest, id: id)
    let words = RowWords(
      owner: number(ofOwner: digest.owner.map(UserID.init(_:))),
      currency: Currency(digest.currency).map { number(of: $0) } ?? 0,
      zone: number(ofZone: digest.zone), language: number(ofLanguage: digest.language))
    if let index = index(of: id) {
      let text = place(texts.all, over: rows[index].textSpan)
      rows[index] = CaseRow(digest, text: text, texts, words)
      return index
    }
    let text = place(texts.all, over: 0..<0)
    add(CaseRow(digest, text: text, texts, words))
    return rows.count - 1
  }

  /// Adds the rows of a scan.
  /// - Parameters:
  ///   - block: rows of cases that the table lacks, with words as this table counts them; their
  ///     texts are counted from the beginning of `texts`.
  package mutating func append(_ block: some Collection<CaseRow>, texts: UnsafeRawBufferPointer) {
    let start = UInt32(clamping: arena.count)
    arena.append(contentsOf: texts)
    for row in block {
      var row = row
      row.text &+= start
      add(row)
    }
  }

  /// Adds the rows of another table, of cases that this one lacks.
  package mutating func append(_ other: CaseTable) {
    let owner = other.owners.map { number(ofOwner: $0) }
    let currency = other.currencies.map { number(of: $0) }
    let zone = other.zones.map { number(ofZone: $0) }
    let language = other.languages.map { number(ofLanguage: $0) }
    let start = UInt32(clamping: arena.count)
    arena.append(contentsOf: other.arena)
    let first = rows.count
    rows.append(contentsOf: other.rows)
    for index in first..<rows.count {
      rows[index].text &+= start
      rows[index].owner = owner[Int(rows[index].owner)]
      let number = Int(rows[index].currency)
      rows[index].currency = number < currency.count ? currency[number] : 0
      rows[index].zone = zone[Int(rows[index].zone)]
      rows[index].language = language[Int(rows[index].language)]
    }
    // As a rule the other table goes on where this one ends, and is in order itself.
    var next = first
    if other.sorted > 0, sorted == first, first == 0 || precedes(first - 1, first) {
      sorted += other.sorted
      next = sorted
    }
    for index in next..<rows.count { note(index) }
  }

  /// The case changes hands: all that a move changes of a row.
  package mutating func setOwner(_ owner: UserID?, at index: Int, isCover: Bool = false) {
    rows[index].owner = number(ofOwner: owner)
    if isCover { rows[index].flags.insert(.covered) } else { rows[index].flags.remove(.covered) }
  }

  /// The rows of which something begins or ends by itself.
  package var timed: [Int] {
    rows.indices.filter { rows[$0].flags.contains(.timed) }
  }

  /// What is true of a case at an instant, where something has begun or ended by itself.
  package mutating func look(at index: Int, _ file: CaseFile, at instant: Instant) {
    rows[index].flags = CaseFlags(file, at: instant)
  }

  private mutating func add(_ row: CaseRow) {
    rows.append(row)
    note(rows.count - 1)
  }

  /// Has a new row found by its number.
  private mutating func note(_ index: Int) {
    if sorted == index, index == 0 || precedes(index - 1, index) {
      sorted += 1
    } else if let id = id(index) {
      later[id] = index
    }
  }

  private func precedes(_ a: Int, _ b: Int) -> Bool {
    let (first, second) = (rows[a], rows[b])
    return arena.withUnsafeBufferPointer { arena in
      let common = min(first.idLength, second.idLength)
      var offset = 0
      while offset < common {
        let (x, y) = (arena[Int(first.text) + offset], arena[Int(second.text) + offset])
        if x != y { return x < y }
        offset += 1
      }
      return first.idLength < second.idLength
    }
  }

  /// Puts texts over old ones where they fit, so that a day of changes does not make the table grow.
  private mutating func place(_ texts: [UInt8], over old: Range<Int>) -> Int {
    guard texts.count <= old.count else {
      arena.append(contentsOf: texts)
      return arena.count - texts.count
    }
    arena.replaceSubrange(old.lowerBound..<old.lowerBound + texts.count, with: texts)
    return old.lowerBound
  }

  private func text(_ span: Range<Int>) -> String { String(decoding: arena[span], as: UTF8.self) }
}

// Words: the same few in many rows.

extension CaseTable {
  package mutating func number(ofOwner owner: UserID?) -> UInt16 {
    guard let owner else { return 0 }
    if let known = ownerIndex[owner] { return known }
    let number = UInt16(clamping: owners.count)
    owners.append(owner)
    ownerIndex[owner] = number
    return number
  }

  package mutating func number(of currency: Currency) -> UInt16 {
    CaseTable.number(of: currency, in: &currencies)
  }

  package mutating func number(ofZone zone: String?) -> UInt16 {
    CaseTable.number(of: zone, in: &zones)
  }

  package mutating func number(ofLanguage language: String?) -> UInt16 {
    CaseTable.number(of: language, in: &languages)
  }

  private static func number<Word: Equatable>(of word: Word, in list: inout [Word]) -> UInt16 {
    if let known = list.firstIndex(of: word) { return UInt16(clamping: known) }
    list.append(word)
    return UInt16(clamping: list.count - 1)
  }
}
