internal import Casebook
internal import Cases
internal import Conduct
internal import Console
internal import Worklist

// What the lead's board needs of the book.
extension ConsoleLoop {
  /// What the day has brought so far: the journal of the day, and what cases that came into the book
  /// today had behind them.
  mutating func readBoard() {
    guard let actor = model.actor, actor.role != .agent || model.charter.limits.seesAll else {
      return
    }
    var day = TeamDay(model.today, zone: place.charter.zone)
    let begin = place.charter.zone.instant(of: model.today, minute: 0)
    var events: [Event] = []
    do {
      for index in model.table.rows.indices
      where model.table.rows[index].lastWorked >= begin.milliseconds {
        guard let id = model.table.id(index), let file = try place.book.file(id) else { continue }
        day.count(file, isEarlier: true)
      }
      _ = try place.book.log(LogFilter(since: begin, withoutPlaced: true)) { logged in
        events.append(logged.event)
        return true
      }
      // What is taken back may be of an earlier day.
      for event in events where event.happening.undoes != nil {
        if let id = event.caseID, let file = try place.book.file(id) { day.know(file) }
      }
    } catch { return send(.failed(error.description)) }
    for event in events {
      let row = event.caseID.flatMap { model.table.index(of: $0) }
      day.count(event, currency: row.map { model.table.currency($0) })
    }
    send(.boarded(BoardData(day: day, kept: [:], recent: Array(events.suffix(200)))))
    unsurveyed = model.table.rows.indices.compactMap(model.table.id)[...]
  }

  /// Cases that are read at once while nobody presses a key.
  private static let piece = 500

  /// Goes on with the kept rates: every promise of the book, a piece at a time.
  mutating func surveyMore() {
    guard !unsurveyed.isEmpty else { return }
    let ids = Array(unsurveyed.prefix(ConsoleLoop.piece))
    unsurveyed = unsurveyed.dropFirst(ConsoleLoop.piece)
    let (day, terms) = (model.today, place.charter.limits.promise)
    let (judge, now) = (model.conduct?.judge, model.moment.now)
    do {
      let told = try place.book.survey(ids) { file in
        (
          file.id, keptRates([file], on: day, terms: terms),
          judge?.nearLimit(of: file, at: now)
        )
      }
      for (id, rates, usage) in told {
        for (user, rate) in rates { kept[user, default: KeptRate()].add(rate) }
        nearLimits[id] = usage
      }
    } catch { return send(.failed(error.description)) }
    guard unsurveyed.isEmpty else { return }
    send(.kept(kept))
    send(.limited(nearLimits))
    (kept, nearLimits) = ([:], [:])
  }

  mutating func preview(_ id: CaseID) {
    do { send(.previewed(try place.book.file(id))) } catch { send(.failed(error.description)) }
  }

  mutating func readRequests() {
    let table = model.table
    let ids = table.rows.indices.filter { table.rows[$0].flags.contains(.requested) }
      .compactMap(table.id)
    do { send(.requests(try place.book.survey(ids) { $0 })) } catch {
      send(.failed(error.description))
    }
  }

  mutating func report(_ name: String) {
    do {
      if name == "strategies" {
        let told = try place.strategies(at: place.now)
        return send(
          .reported(
            strategySheet(told.figures, told.coverage, order: told.order, on: model.today)))
      }
      let source = try place.reportSource(model.today)
      switch name {
      case "day": send(.reported(dayReport(source)))
      case "exceptions": send(.reported(exceptionReport(source)))
      case "aging": send(.reported(agingReport(source)))
      case "team": send(.reported(teamReport(source)))
      default: send(.reported(promiseReport(source)))
      }
    } catch { send(.failed(error.sentence)) }
  }

  /// Covers whose last day has passed end: whoever is at a console first that day sees to it.
  mutating func endCovers() {
    guard let user, let actor = model.actor, actor.role != .auditor else { return }
    let orders = place.endedCovers(in: model.table)
    guard !orders.isEmpty else { return }
    do {
      let performed = try place.book.perform(orders, by: user, now: place.now)
      happened(performed.earlier)
      happened(performed.events)
    } catch {
      // Another console was faster, or the next one will see to it.
    }
  }
}
