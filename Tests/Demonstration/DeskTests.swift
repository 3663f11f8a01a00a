import Cases
import Demonstration
import Foundation
import Testing

/// The desk as a whole: order, people, shares.
@Suite struct DeskTests {
  static let desk = DemonstrationDesk(cases: 2_000, seed: 1)
  static let now = DemonstrationDesk.placedAt
  static let files = (0..<desk.count).map(desk.file)

  @Test func sameSeedSameBytes() throws {
    let desk = DemonstrationDesk(cases: 60, seed: 7)
    var text = ""
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    for index in 0..<desk.count {
      text += String(decoding: try encoder.encode(desk.file(index)), as: UTF8.self) + "\n"
    }
    // A change of this number is a change of every demonstration book.
    #expect(stableHash(text) == 9_412_450_259_821_775_869)
  }

  /// The scripts ask for a tenth at least where the creditor names no minimum: what is said and what
  /// is checked is one.
  @Test func theSmallestPromiseIsWhatScriptsAskFor() {
    let terms = Self.desk.charter.limits.promise
    #expect(terms.smallest(of: 15_725_49) == 1_572_54)
    for file in Self.files where file.debt.minimum > 0 && file.debt.balance > 0 {
      #expect(terms.smallest(of: file.debt.balance) <= file.debt.minimum + 1, "\(file.id)")
    }
    #expect(terms.days == 3 && terms.tolerance == 95)
  }

  @Test func anyOrderAnySizeGivesTheSameCase() {
    let small = DemonstrationDesk(cases: 100, seed: 1)
    for index in (0..<100).reversed() { #expect(small.file(index) == Self.files[index]) }
    #expect(DemonstrationDesk(cases: 100, seed: 2).file(50) != small.file(50))
  }

  @Test func numbersAscend() throws {
    for (a, b) in zip(Self.files, Self.files.dropFirst()) { #expect(a.id < b.id) }
    let large = DemonstrationDesk(cases: 1_000_000, seed: 1)
    for index in [9, 99, 8_999, 99_999, 899_999, 999_998] {
      #expect(large.file(index).id < large.file(index + 1).id)
    }
  }

  @Test func hostileSizesAreHeld() {
    #expect(DemonstrationDesk(cases: -1, seed: 1).count == 0)
    #expect(DemonstrationDesk(cases: .max, seed: 1).count == 8_999_999)
  }

  @Test func theTeamIsComplete() throws {
    let charter = Self.desk.charter
    #expect(charter.kind == .demo)
    #expect(charter.zone.name == "Asia/Shanghai")
    #expect(charter.team.filter { $0.role == .agent }.count == 12)
    #expect(charter.team.filter { $0.role == .lead }.count == 2)
    #expect(charter.team.filter { $0.role == .auditor }.count == 1)
    #expect(charter.team.first?.user == "lin")
    #expect(charter.member(DemonstrationDesk.placedBy)?.role == .lead)
    for file in Self.files {
      guard let owner = file.owner else { continue }
      let member = try #require(charter.member(owner))
      #expect(member.role == .agent)
      let language = try #require(file.debtor?.language)
      #expect(member.languages?.contains(language) == true)
    }
  }

  @Test func theTrainingCaseComesFirst() throws {
    let file = Self.files[0]
    #expect(file.owner == "lin")
    #expect(file.balance.plain == "57490.00")
    #expect(file.debt.daysPastDue(on: DemonstrationDesk.day) == 142)
    #expect(file.debtor?.name.hasPrefix("周") == true)
    #expect(file.segment == .lostContact)
    #expect(file.parties.map(\.role) == [.debtor, .thirdParty])
    #expect(file.parties[1].relation == "mother")
    #expect(file.facts.contains { $0.fact == .unreachable })
    #expect(file.clues.count == 1)
    let born = try #require(file.debtor?.born)
    #expect((DemonstrationDesk.day - born) / 365 == 22)
  }

  /// Shares of the book, in cases of a thousand.
  @Test(arguments: [
    ("CNY", 500...640), ("unassigned", 10...32), ("other languages than Chinese", 350...480),
    ("today", 380...600), ("held", 15...60), ("closed", 4...14), ("never worked", 430...530),
    ("front", 480...640), ("beyond M6", 40...130), ("packet mates", 180...300),
    ("orphans", 1...15), ("skips", 8...50), ("long past", 5...20),
  ])
  func shares(_ name: String, _ band: ClosedRange<Int>) {
    let today = DemonstrationDesk.day
    let buckets = Self.desk.charter.limits.buckets
    var identities: [String: Int] = [:]
    for file in Self.files {
      if let identity = file.debtor?.identity { identities[identity, default: 0] += 1 }
    }
    let count = Self.files.count { file in
      let bucket = buckets.bucket(daysPastDue: file.debt.daysPastDue(on: today))
      return switch name {
      case "CNY": file.debt.currency.code == "CNY"
      case "unassigned": file.owner == nil
      case "other languages than Chinese": file.debtor?.language != "zh"
      case "today": isForToday(file)
      case "held": file.isHeld(at: Self.now)
      case "closed": file.closed != nil
      case "never worked": file.tally.lastWorked == nil
      case "front": bucket.isFront
      case "beyond M6": bucket == .beyond
      case "packet mates": file.debtor?.identity.map { identities[$0, default: 0] > 1 } ?? false
      case "orphans":
        file.tally.lastWorked != nil && file.next == nil && file.callBack == nil
          && file.livePromise == nil && file.closed == nil && !file.isHeld(at: Self.now)
      case "skips": CaseFlags(file).contains(.skip)
      default: file.history.count >= 30
      }
    }
    #expect(band.contains(count * 1000 / Self.files.count), "\(name): \(count)")
  }

  @Test func everyAgentHasADaysWork() {
    for member in Self.desk.charter.team where member.role == .agent {
      let own = Self.files.filter { $0.owner == member.user }
      #expect((110...220).contains(own.count), "\(member.user) has \(own.count)")
      let today = own.count(where: isForToday)
      #expect((50...200).contains(today), "\(member.user) has \(today) for today")
    }
  }

  @Test func everythingThereIsAppears() {
    let today = DemonstrationDesk.day
    let buckets = Self.desk.charter.limits.buckets
    #expect(
      Set(Self.files.map { buckets.bucket(daysPastDue: $0.debt.daysPastDue(on: today)) })
        == Set(Bucket.allCases).subtracting([.current]))
    #expect(Set(Self.files.compactMap(\.segment)) == Set(Segment.allCases))
    #expect(
      Set(Self.files.flatMap(\.promises).map(\.state)) == Set(Promise.State.allCases))
    #expect(Set(Self.files.compactMap { $0.debtor?.language }) == ["zh", "en", "es", "vi", "ar"])
    #expect(Set(Self.files.compactMap(\.strategy)).count == 7)
    let facts = Set(Self.files.flatMap(\.facts).map(\.fact))
    for fact in [
      FactName.disputed, .hardship, .deceased, .attorneyKnown, .ceaseRequested, .insolvent,
      .vulnerable, .unreachable, .imprisoned, .contactRefused, .inconvenient, .moratorium,
    ] { #expect(facts.contains(fact), "\(fact)") }
  }

  @Test func callBacksAndPromisesFallIntoTheNextDays() {
    let zone = Self.desk.charter.zone
    let due = Self.files.compactMap(\.callBack).filter {
      zone.day(of: $0.at) == DemonstrationDesk.day
    }
    #expect(due.count >= 30)
    #expect(due.count { zone.local($0.at).minute < 12 * 60 } >= 10)
    #expect(Self.files.count { $0.livePromise?.due == DemonstrationDesk.day } >= 20)
    #expect(
      Self.files.contains {
        $0.livePromise?.firmness == .hesitant && $0.livePromise?.due == DemonstrationDesk.day + 1
      })
  }

  /// As the queue's view of today has it.
  private func isForToday(_ file: CaseFile) -> Bool {
    guard file.closed == nil, !file.isHeld(at: Self.now) else { return false }
    let today = DemonstrationDesk.day
    let scheduled = file.next != nil || file.callBack != nil || file.livePromise != nil
    if file.tally.lastWorked == nil, !scheduled { return true }
    if let next = file.next, next <= today { return true }
    if let call = file.callBack, Self.desk.charter.zone.day(of: call.at) <= today { return true }
    guard let promise = file.livePromise else { return false }
    return promise.due < today || (promise.firmness != .firm && promise.due <= today + 1)
  }
}
