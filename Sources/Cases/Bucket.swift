/// How far overdue a case is, in steps of the field: M1 1-30 days past due, M2 31-60 ... M6 151-180,
/// M6+ after. `current` is not overdue.
package enum Bucket: Int, Sendable, CaseIterable, Comparable, Codable {
  case current, m1, m2, m3, m4, m5, m6, beyond

  package static func < (a: Bucket, b: Bucket) -> Bool { a.rawValue < b.rawValue }

  package var name: String {
    switch self {
    case .current: "M0"
    case .m1: "M1"
    case .m2: "M2"
    case .m3: "M3"
    case .m4: "M4"
    case .m5: "M5"
    case .m6: "M6"
    case .beyond: "M6+"
    }
  }

  /// The bucket of that name, in any case of letters.
  package init?(name: some StringProtocol) {
    guard let bucket = Bucket.allCases.first(where: { $0.name == name.uppercased() }) else {
      return nil
    }
    self = bucket
  }

  /// M1 and M2: quick, accurate, service. From M3 on: slower, more negotiation.
  package var isFront: Bool { self <= .m2 }
}

/// The last day of M1 ... M6 in days past due; a book may change them.
package struct BucketEdges: Hashable, Sendable, Codable {
  package var days: [Int]

  package static let standard = BucketEdges(days: [30, 60, 90, 120, 150, 180])

  package init(days: [Int]) { self.days = days }

  package func bucket(daysPastDue days: Int) -> Bucket {
    if days < 1 { return .current }
    let step = self.days.firstIndex { days <= $0 } ?? self.days.count
    return Bucket(rawValue: step + 1) ?? .beyond
  }
}
