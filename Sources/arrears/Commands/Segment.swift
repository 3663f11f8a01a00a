internal import ArgumentParser
internal import Casebook
internal import Cases
internal import Playbook

/// The segment of a case: what it is and why, or a person's own view of it.
struct SegmentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "segment",
    abstract: "The segment of a case, with its reasons; or set it, with yours.")

  @OptionGroup var options: BookOptions
  @Argument(help: "The case's number.") var caseNumber: String
  @Argument(help: "cooperative, lost-contact, able-unwilling, willing-unable; facts: as they say.")
  var segment: String?
  @Option(help: "Why; needed to set it.") var reason: String?

  func run() throws {
    let place = try options.open()
    guard let segment else { return try show(place) }
    let wanted = Segment(rawValue: segment)
    guard wanted != nil || segment == "facts" else {
      let known = Segment.allCases.map(\.rawValue).joined(separator: ", ")
      throw Failure(.usage, "there is no segment “\(segment)”; known are \(known) and facts")
    }
    let file = try place.file(caseNumber)
    let performed = try place.perform([
      Order(file.id, .segment(wanted, reason: reason ?? (wanted == nil ? "as the facts say" : "")))
    ])
    printing { printer in
      if options.json { return printer.json(EventsAnswer(file.id, performed.events)) }
      printer.line("\(file.id) is \(segment == "facts" ? "as the facts say" : segment)")
    }
  }

  private func show(_ place: Workplace) throws {
    _ = try place.reader()
    let (playbook, _) = DeskData.playbook(of: place)
    let assessment = playbook.assess(try place.subject(caseNumber))
    printing { printer in
      if options.json { return printer.json(SegmentRow(assessment)) }
      printer.line(assessment.segment.rawValue)
      if let set = assessment.set {
        printer.line("  set by \(set.by?.text ?? "nobody"): \(set.reason ?? "")")
        printer.line("  the facts say \(assessment.computed.rawValue)")
      }
      for reason in assessment.reasons { printer.line("  \(reason.points)  \(reason.text["en"])") }
    }
  }
}

/// The strategy for a case: the recommendation and why, or a person's choice.
struct StrategyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "strategy",
    abstract: "The strategies for a case, the most suitable first, with reasons; or choose one.")

  @OptionGroup var options: BookOptions
  @Argument(help: "The case's number.") var caseNumber: String
  @Argument(help: "A strategy, such as empathy; advised: as it is recommended.")
  var strategy: String?

  func run() throws {
    let place = try options.open()
    let (playbook, _) = DeskData.playbook(of: place)
    guard let strategy else { return try show(place, playbook) }
    guard strategy == "advised" || playbook.strategies[strategy] != nil else {
      let known = playbook.strategies.strategies.map(\.id).joined(separator: ", ")
      throw Failure(.usage, "there is no strategy “\(strategy)”; known are \(known) and advised")
    }
    let file = try place.file(caseNumber)
    let performed = try place.perform([
      Order(file.id, .strategy(strategy == "advised" ? nil : strategy))
    ])
    printing { printer in
      if options.json { return printer.json(EventsAnswer(file.id, performed.events)) }
      printer.line("\(file.id): \(strategy)")
    }
  }

  private func show(_ place: Workplace, _ playbook: Playbook) throws {
    _ = try place.reader()
    let subject = try place.subject(caseNumber)
    let chosen = subject.file.chosenStrategy
    let advice = playbook.recommend(subject, playbook.assess(subject))
    printing { printer in
      for line in advice {
        let row = StrategyAdviceRow(line, isChosen: line.strategy == chosen)
        if options.json {
          printer.json(row)
        } else {
          let mark = row.chosen ? " (chosen)" : ""
          printer.line(
            "\(row.points)  \(row.strategy)\(mark)  \(row.reasons.joined(separator: "; "))")
        }
      }
    }
  }
}
