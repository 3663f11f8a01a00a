internal import ArgumentParser
internal import Casebook
internal import Cases
internal import Playbook
internal import Print

struct LetterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "letter", abstract: "Letters, messages and e-mail: one, many, and their delivery.",
    subcommands: [
      SendLetter.self, ListLetters.self, BatchLetters.self, Delivered.self,
    ],
    defaultSubcommand: SendLetter.self)
}

struct SendLetter: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "send", abstract: "Send a letter or message of one case (also without `send`).")

  @OptionGroup var options: BookOptions
  @Argument(help: "The case's number.") var caseNumber: String
  @Argument(help: "The template: see `letter list`.") var template: String
  @Option(help: "The contact point: its id (p1), number or address.") var to: String?
  @Option(help: "The language of the text (else the person's).") var language: String?
  @Option(help: "Write the letter here too: .html, .pdf, or text.", completion: .file())
  var out: String?
  @Flag(help: "Show the text and what is against it; send nothing.") var preview = false

  func run() throws {
    let place = try options.open()
    if !preview { try place.checkWriter() }
    let file = try place.file(caseNumber)
    let mail = try Mail(place)
    let point = try file.point(named: to)
    let draft = try mail.draft(template, on: file, to: point, language: language)
    if preview { return try show(draft, file, mail) }
    let performed = try place.perform([Order(file.id, .send(draft.dispatch))])
    guard let sent = performed.events.compactMap(\.sent).last else { return }
    if let out { try write(draft, sent, to: out) }
    let outbox = Outbox(place, Preferences().options)
    let (path, taken) = try outbox.handOver(
      draft.dispatch, sent, to: draft.address, name: draft.name, waits: true)
    if !taken {
      _ = try place.perform([Order(file.id, .deliver(Outbox.notTaken(sent)))])
      throw Failure(.inputOutput, "\(Outbox.didNotTake); it waits in \(path)")
    }
    printing { printer in
      if options.json {
        printer.json(EventsAnswer(file.id, performed.events))
      } else {
        printer.line("\(draft.title) to \(draft.recipient), \(draft.address): \(path)")
      }
    }
  }

  private func show(
    _ draft: Correspondence.Draft, _ file: CaseFile, _ mail: Mail
  ) throws {
    let against = Refusal.against(.send(draft.dispatch), on: file, at: mail.place)
    printing { printer in
      if options.json {
        printer.json(
          Preview(
            to: draft.dispatch.to, recipient: draft.recipient, address: draft.address,
            language: draft.dispatch.language, text: draft.dispatch.text,
            against: against?.description))
      } else {
        printer.line("To: \(draft.recipient), \(draft.address)\n")
        printer.line(draft.dispatch.text)
        if let against { printer.line("\nWould not leave: \(against)") }
      }
    }
    if against != nil { throw ExitCode(Failure.Status.no.rawValue) }
  }

  private struct Preview: Encodable {
    var to: String
    var recipient: String
    var address: String
    var language: String
    var text: String
    var against: String?
  }

  private func write(_ draft: Correspondence.Draft, _ sent: Sent, to path: String) throws(Failure) {
    let letter = Letter(
      reference: sent.reference ?? "", to: (draft.name, draft.address),
      language: draft.dispatch.language,
      text: draft.dispatch.text)
    try LetterFile.write([letter], to: path)
  }
}

/// A file of letters, its kind by the ending of its name.
enum LetterFile {
  static func write(_ letters: [Letter], to path: String) throws(Failure) {
    if path.hasSuffix(".pdf") { return try pdf(letters, to: path) }
    let isHTML = path.hasSuffix(".html") || path.hasSuffix(".htm")
    let text =
      isHTML
      ? HTMLPages.beginning + letters.map(HTMLPages.page).joined() + HTMLPages.end
      : letters.map { $0.text + "\n" }.joined(separator: "\u{0C}\n")
    try OutputFile.write(text, to: path)
  }

  static func pdf(_ letters: [Letter], to path: String) throws(Failure) {
    // The file is the person's alone before anything is in it.
    try OutputFile.write("", to: path)
    do {
      let pages = try PDFPages(path: path)
      for letter in letters { try pages.add(letter) }
      try pages.finish()
    } catch {
      throw Failure(.inputOutput, "\(path): \(error.description)")
    }
  }
}

struct ListLetters: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "The templates, and of a case which could be sent and why not.")

  @OptionGroup var options: BookOptions
  @Option(name: .customLong("case"), help: "A case's number.") var caseNumber: String?

  private struct Row: Encodable {
    var id: String
    var channel: String
    var audience: String
    var title: String
    var languages: [String]
    var buckets: [String]
    var needs: [String]
    var against: String?
  }

  func run() throws {
    let place = try options.open()
    let file = try caseNumber.map(place.file)
    let mail = try Mail(place)
    printing { printer in
      for head in mail.correspondence.templates {
        let against = file.flatMap { mail.against(head.id, on: $0) }
        if options.json {
          printer.json(
            Row(
              id: head.id, channel: head.channel.rawValue, audience: head.audience.rawValue,
              title: head.title["en"], languages: head.title.languages.sorted(),
              buckets: head.buckets.map(\.name), needs: head.needs.map(\.text), against: against))
        } else {
          let note = against.map { "  (\($0))" } ?? ""
          printer.line("\(head.id)  \(head.title["en"])\(note)")
        }
      }
    }
  }
}

extension Mail {
  /// Why a template cannot leave on a case now; nil if it can.
  func against(_ template: String, on file: CaseFile) -> String? {
    do throws(Failure) {
      let draft = try draft(template, on: file)
      return Refusal.against(.send(draft.dispatch), on: file, at: place)?.description
    } catch { return error.sentence }
  }
}

extension Refusal {
  /// What `decide` would say to a command now; nil if it would do it.
  static func against(_ command: Command, on file: CaseFile, at place: Workplace) -> Refusal? {
    guard let member = place.member else { return .notInTeam(place.user) }
    do throws(Refusal) {
      _ = try decide(
        command, on: file, by: member, charter: place.charter,
        conduct: ConductPacks.rules(place.charter, place.book.path), now: place.now)
      return nil
    } catch { return error }
  }
}

extension Event {
  var sent: Sent? {
    if case .sent(_, let sent) = happening { sent } else { nil }
  }
}
