import Cases
import Demonstration
import Foundation
import Testing

/// Each case: that everything in it follows from its history.
@Suite struct CaseTests {
  static let desk = DeskTests.desk
  static let files = DeskTests.files

  @Test func theHistoryMakesTheCase() throws {
    for file in Self.files {
      var replayed: CaseFile? = file.beforeItsHistory
      for (index, past) in file.history.enumerated() {
        // Promises are numbered by the event that made them: events get numbers, promises theirs.
        var happening = past.happening
        if case .promiseDecided(var decision) = happening, let known = replayed {
          let place = try #require(file.promises.firstIndex { $0.id == decision.promise })
          try #require(place < known.promises.count, "\(file.id) decides what is not promised")
          decision.promise = known.promises[place].id
          happening = .promiseDecided(decision)
        }
        replayed = apply(
          Event(
            seq: index + 1, at: past.at, by: past.by, caseID: file.id, happening: happening),
          to: replayed)
      }
      var result = try #require(replayed)
      result.seq = 0
      result.history = file.history
      for index in result.promises.indices { result.promises[index].id = "h\(index + 1)" }
      #expect(result == file)
    }
  }

  @Test func paymentsAndDaysDecidePromises() {
    let terms = Self.desk.charter.limits.promise
    for file in Self.files {
      let states = decided(
        file.promises, payments: file.payments, on: DemonstrationDesk.day, terms: terms)
      #expect(states == file.promises, "\(file.id)")
    }
  }

  @Test func theTallyIsACountOfTheHistory() {
    for file in Self.files {
      var tally = Tally()
      for past in file.history {
        switch past.happening {
        case .callPlaced: tally.lastAttempt = past.at
        case .contacted(let contacted):
          let flags = contacted.flags
          if flags.contains(.worked) { tally.lastWorked = past.at }
          if flags.contains(.attempt) {
            tally.attempts += 1
            tally.failures += 1
            tally.lastAttempt = past.at
          }
          if flags.contains(.contact) {
            tally.contacts += 1
            tally.failures = 0
            tally.lastContact = past.at
          }
          if flags.contains(.rightParty) { tally.rightParty += 1 }
        default: break
        }
      }
      #expect(file.tally == tally, "\(file.id)")
    }
  }

  @Test func historyAscendsAndIsOver() {
    let last = DemonstrationDesk.placedAt
    let first = Instant(utcDay: DemonstrationDesk.day - 366)
    for file in Self.files {
      var before = first
      for past in file.history {
        #expect(past.seq == nil)
        #expect(before <= past.at, "\(file.id)")
        before = past.at
      }
      #expect(before < last, "\(file.id)")
    }
  }

  @Test func callsAreMadeInTheHoursOfThePersonAndOfTheDesk() throws {
    let desk = Self.desk.charter.zone
    for file in Self.files {
      let zones = try (file.debtor?.zones ?? []).map { try #require(BookZone($0)) }
      #expect(!zones.isEmpty)
      for past in file.history {
        guard case .callPlaced = past.happening else { continue }
        #expect((8 * 60..<22 * 60).contains(desk.local(past.at).minute), "\(file.id) \(past.at)")
        for zone in zones {
          let (day, minute) = zone.local(past.at)
          #expect((8 * 60 + 1..<21 * 60).contains(minute), "\(file.id) \(zone.name) \(past.at)")
          #expect(day.weekday != 7, "\(file.id) \(past.at)")
        }
      }
    }
  }

  @Test func everyReferenceLeadsSomewhere() {
    for file in Self.files {
      for past in file.history {
        #expect(Self.desk.charter.member(past.by) != nil)
        let point: String?
        switch past.happening {
        case .callPlaced(let call): point = call.to
        case .contacted(let contacted): point = contacted.to
        case .pointChanged(let change): point = change.point
        case .callBackSet(let set): point = set.to
        case .sent(_, let sent): point = sent.to
        case .promiseDecided(let decision):
          #expect(file.promises.contains { $0.id == decision.promise })
          point = nil
        default: point = nil
        }
        if let point { #expect(file.point(point) != nil, "\(file.id) \(point)") }
      }
      let ids = file.parties.flatMap(\.points).map(\.id)
      #expect(Set(ids).count == ids.count)
      if let to = file.callBack?.to { #expect(file.point(to) != nil) }
    }
  }

  @Test func amountsArePlausible() {
    for file in Self.files {
      #expect(file.debt.balance > 0 || file.closed != nil, "\(file.id)")
      #expect(file.debt.balance >= 0 && file.debt.principal > 0, "\(file.id)")
      #expect(file.debt.daysPastDue(on: DemonstrationDesk.day) > 0, "\(file.id)")
      for promise in file.promises {
        #expect(promise.amount > 0 && promise.due >= promise.made, "\(file.id)")
      }
    }
  }

  @Test func numbersAreInternational() {
    for file in Self.files {
      for point in file.parties.flatMap(\.points) {
        #expect(!point.zones.isEmpty)
        guard point.kind == .phone else { continue }
        #expect(point.value.hasPrefix("+"))
        let digits = point.value.dropFirst()
        #expect(digits.allSatisfy { $0.isASCII && $0.isNumber }, "\(point.value)")
        #expect((10...13).contains(digits.count), "\(point.value)")
        if point.value.hasPrefix("+1") { #expect(point.value.contains("55501"), "\(point.value)") }
      }
    }
  }

  @Test func foreignScriptsAreRomanised() {
    for party in Self.files.flatMap(\.parties) {
      let latin = party.romanised ?? party.name
      #expect(latin.utf8.allSatisfy { $0 < 0x80 }, "\(party.name) \(latin)")
    }
  }

  @Test func casesSurviveAFile() throws {
    let encoder = JSONEncoder()
    let decoder = JSONDecoder()
    for file in Self.files.prefix(400) {
      #expect(try decoder.decode(CaseFile.self, from: encoder.encode(file)) == file)
    }
  }

  @Test func aLineIsAboutAKilobyte() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let bytes = try Self.files.reduce(0) { try $0 + encoder.encode($1).count }
    #expect((1_000...1_500).contains(bytes / Self.files.count), "\(bytes / Self.files.count)")
  }

  /// The codes are those that ship, with the same flags, schedule and effects.
  @Test func outcomesAreThoseOfThePlaybook() throws {
    let root = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let text = try String(
      contentsOf: root.appendingPathComponent("Sources/CResources/playbook/outcomes.yaml"),
      encoding: .utf8)
    var flags: [String: String] = [:]
    for line in text.split(separator: "\n") where line.hasPrefix("- {code: ") {
      let fields = line.dropFirst(3).split(separator: ",").map { $0.split(separator: ":") }
      func value(_ name: String) -> String? {
        fields.first { $0.count > 1 && $0[0].trimmingPrefix(" ") == name }
          .map { String($0[1].trimmingPrefix(" ")) }
      }
      let code = try #require(value("code"))
      flags[code] = value("flags")
    }
    var seen: Set<String> = []
    for past in Self.files.flatMap(\.history) {
      guard case .contacted(let contacted) = past.happening else { continue }
      seen.insert(contacted.outcome)
      #expect(contacted.flags.letters == flags[contacted.outcome], "\(contacted.outcome)")
    }
    // What a day leaves is carried over at its close; the demonstration's desk left nothing.
    #expect(Set(flags.keys).subtracting(seen) == ["carry-over"])
    #expect(seen.subtracting(flags.keys).isEmpty)
  }
}

extension CaseFile {
  /// The case as it was placed: all that its history brought is taken away.
  fileprivate var beforeItsHistory: CaseFile {
    var file = self
    file.history = []
    file.promises = []
    file.payments = []
    file.facts = []
    file.consents = []
    file.clues = []
    file.tally = Tally()
    file.debt.paid = 0
    guard !history.isEmpty else { return file }
    file.segment = nil
    file.strategy = nil
    file.next = nil
    file.callBack = nil
    file.closed = nil
    for past in history.reversed() {
      switch past.happening {
      case .assigned(let assignment): file.owner = assignment.from
      case .pointChanged(let change):
        for party in file.parties.indices {
          for point in file.parties[party].points.indices
          where file.parties[party].points[point].id == change.point {
            file.parties[party].points[point].state = .untested
          }
        }
      case .pointAdded(let added):
        for party in file.parties.indices {
          file.parties[party].points.removeAll { $0.id == added.point.id }
        }
      default: break
      }
    }
    return file
  }
}
