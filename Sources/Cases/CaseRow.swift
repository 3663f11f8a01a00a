/// A row of the case table: numbers only, so that a million rows are one block of memory.
package struct CaseRow: Hashable, Sendable {
  /// No day, no instant.
  @inlinable package static var none: Int32 { .min }

  /// Where the row's texts begin among the table's: number, name, search keys, one after another.
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
  @inlinable package var isOpen: Bool { !flags.contains(.closed) }

  /// A row without numbers yet, of texts that begin at a place and are that long.
  package init(text: UInt32, idLength: UInt8, nameLength: UInt8, keysLength: UInt16) {
    self.text = text
    self.idLength = idLength
    self.nameLength = nameLength
    self.keysLength = keysLength
    (owner, currency, zone, language) = (0, 0, 0, 0)
    flags = []
    (segmentIndex, failures, broken, promiseHesitant) = (0, 0, 0, false)
    (due, next, placed, promiseDue) = (0, CaseRow.none, CaseRow.none, CaseRow.none)
    (promiseAmount, balance, callBack, lastWorked, lastContact, identity) = (0, 0, 0, 0, 0, 0)
  }
}

extension CaseRow {
  /// The row of a digest.
  /// - Parameter text: where its texts begin; they are as long as `texts` says.
  init(_ digest: CaseDigest, text: Int, _ texts: RowTexts, _ words: RowWords) {
    self.text = UInt32(clamping: text)
    idLength = UInt8(clamping: texts.id.count)
    nameLength = UInt8(clamping: texts.name.count)
    keysLength = UInt16(clamping: texts.keys.count)
    owner = words.owner
    currency = words.currency
    zone = words.zone
    language = words.language
    flags = CaseFlags(rawValue: UInt16(truncatingIfNeeded: digest.flags))
    segmentIndex = CaseRow.number(ofSegment: digest.segment)
    failures = UInt8(clamping: digest.failures)
    broken = UInt8(clamping: digest.broken)
    promiseHesitant = digest.promiseHesitant ?? false
    due = digest.due
    next = digest.next ?? CaseRow.none
    placed = digest.placed ?? CaseRow.none
    promiseDue = digest.promiseDue ?? CaseRow.none
    promiseAmount = digest.promiseAmount ?? 0
    balance = digest.balance
    callBack = digest.callBack ?? 0
    lastWorked = digest.lastWorked ?? 0
    lastContact = digest.lastContact ?? 0
    identity = digest.identity ?? 0
  }

  /// As `segmentIndex` counts: one more than the index, 0 for none and for one that is not known.
  package static func number(ofSegment index: Int?) -> UInt8 {
    guard let index, Segment.allCases.indices.contains(index) else { return 0 }
    return UInt8(index + 1)
  }

  var idSpan: Range<Int> { Int(text)..<Int(text) + Int(idLength) }
  var nameSpan: Range<Int> { idSpan.upperBound..<idSpan.upperBound + Int(nameLength) }
  var keysSpan: Range<Int> { nameSpan.upperBound..<nameSpan.upperBound + Int(keysLength) }
  var textSpan: Range<Int> { Int(text)..<keysSpan.upperBound }
}

/// The texts of a row, cut to what its lengths can count.
struct RowTexts {
  var id: [UInt8]
  var name: [UInt8]
  var keys: [UInt8]

  init(_ digest: CaseDigest, id: CaseID) {
    self.id = Array(id.text.utf8)
    name = Array(wholeCharacters(digest.name, bytes: 255).utf8)
    keys = Array(digest.keys.utf8.prefix(65_535))
  }

  var all: [UInt8] { id + name + keys }
}

/// The words of a row as the table counts them.
package struct RowWords {
  package var owner: UInt16
  package var currency: UInt16
  package var zone: UInt16
  package var language: UInt16

  package init(owner: UInt16, currency: UInt16, zone: UInt16, language: UInt16) {
    self.owner = owner
    self.currency = currency
    self.zone = zone
    self.language = language
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
