package import Cases
package import Playbook

/// A rule of the queue, by the name that reasons carry.
package enum QueueRule: String, Sendable, CaseIterable {
  case brokenPromise = "promise-broken"
  case callBackDue = "call-back-due"
  case callBackToday = "call-back-today"
  case promiseDue = "promise-due"
  case hesitant = "promise-hesitant"
  case new
  case bucket, balance, silence
  case closedHours = "closed-hours"
  case contactStopped = "contact-stopped"
}

/// One reason why a case stands where it stands.
package struct QueueReason: Hashable, Sendable {
  package var rule: QueueRule
  package var points: Int
  /// One short phrase for people: `M3, 92 days`.
  package var text: String
}

extension QueueRules {
  /// The points of a row; the sum of `reasons` without making their texts, for ordering many rows.
  /// - Parameters:
  ///   - closed: what `closedZones` says of this table at this moment.
  ///   - isStopped: whether the case is known to have nobody who may be called now.
  package func points(
    _ row: CaseRow, _ table: CaseTable, at moment: Moment, closed: [Bool], isStopped: Bool = false
  ) -> Int {
    var sum = 0
    each(row, table, moment, closed, isStopped) { _, points in sum += points }
    return sum
  }

  /// In which of a table's zones it is too early or too late to call now.
  package func closedZones(of table: CaseTable, at moment: Moment) -> [Bool] {
    guard closedHours != 0 else { return [] }
    return table.zones.map { name in
      guard let zone = name.flatMap(BookZone.init(_:)) else { return false }
      let hour = zone.local(moment.now).minute / 60
      return hour < opens || hour >= closes
    }
  }

  /// Why a row has its points, rule by rule, most first.
  package func reasons(
    _ row: CaseRow, _ table: CaseTable, at moment: Moment, isStopped: Bool = false
  ) -> [QueueReason] {
    var reasons: [QueueReason] = []
    each(row, table, moment, closedZones(of: table, at: moment), isStopped) { rule, points in
      reasons.append(
        QueueReason(rule: rule, points: points, text: phrase(rule, row, table, moment)))
    }
    return reasons.sorted { $0.points > $1.points }
  }

  /// The one place that knows which rules apply.
  private func each(
    _ row: CaseRow, _ table: CaseTable, _ moment: Moment, _ closed: [Bool], _ isStopped: Bool,
    _ body: (QueueRule, Int) -> Void
  ) {
    if isStopped {
      body(.contactStopped, contactStopped)
    } else if closed.indices.contains(Int(row.zone)), closed[Int(row.zone)] {
      body(.closedHours, closedHours)
    }
    if isBroken(row, moment) { body(.brokenPromise, brokenPromise) }
    if row.callBack != 0 {
      if row.callBack <= moment.now.milliseconds {
        body(.callBackDue, callBackDue)
      } else if row.callBack < moment.endOfDay.milliseconds {
        body(.callBackToday, callBackToday)
      }
    }
    if row.promiseDue == moment.day.number { body(.promiseDue, promiseDueToday) }
    if row.promiseHesitant, row.promiseDue == moment.day.number + 1 {
      body(.hesitant, hesitantTomorrow)
    }
    if row.lastWorked == 0 { body(.new, new) }
    let bucket = moment.limits.buckets.bucket(daysPastDue: Int(moment.day.number) - Int(row.due))
    let forBucket = self.bucket.indices.contains(bucket.rawValue) ? self.bucket[bucket.rawValue] : 0
    if forBucket != 0 { body(.bucket, forBucket) }
    let tenfolds = tenfolds(row.balance / table.currencies[Int(row.currency)].minorPerMajor)
    if tenfolds > 0 { body(.balance, tenfolds * balancePerTenfold) }
    if row.lastContact != 0 {
      let days = Int((moment.now.milliseconds - row.lastContact) / 86_400_000)
      let counted = max(0, min(days, silenceLimit))
      if counted > 0 { body(.silence, counted * silencePerDay) }
    }
  }

  private func tenfolds(_ major: Int64) -> Int {
    var left = major
    var count = 0
    while left >= 10 {
      left /= 10
      count += 1
    }
    return count
  }

  private func phrase(
    _ rule: QueueRule, _ row: CaseRow, _ table: CaseTable, _ moment: Moment
  ) -> String {
    let days = Int(moment.day.number) - Int(row.due)
    switch rule {
    case .brokenPromise: return "promise broken"
    case .callBackDue: return "call-back due"
    case .callBackToday: return "call-back later today"
    case .promiseDue: return "promise due today"
    case .hesitant: return "hesitant promise due tomorrow"
    case .new: return "never worked"
    case .bucket:
      return "\(moment.limits.buckets.bucket(daysPastDue: days).name), \(days) days past due"
    case .balance:
      let currency = table.currencies[Int(row.currency)]
      return "balance " + Money(minor: row.balance, currency: currency).whole
    case .closedHours:
      let zone = table.zones[Int(row.zone)].flatMap(BookZone.init(_:))
      let minute = zone?.local(moment.now).minute ?? 0
      return "it is \(padded(minute / 60, 2)):\(padded(minute % 60, 2)) there"
    case .contactStopped: return "nobody may be called now"
    case .silence:
      let silent = (moment.now.milliseconds - row.lastContact) / 86_400_000
      return "last spoken to \(silent) days ago"
    }
  }
}
