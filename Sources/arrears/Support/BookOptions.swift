internal import ArgumentParser
internal import Casebook
internal import Cases
internal import Foundation
internal import Glibc

/// Which book, and as whom: the options that every command has.
struct BookOptions: ParsableArguments {
  @Option(help: "The book's directory (else $ARREARS_BOOK, else your own).", completion: .directory)
  var book: String?

  @Flag(help: "Open a book that everybody on this host can read.")
  var insecure = false

  @Option(name: .customLong("as"), help: "Act as this member (demonstration books only).")
  var user: String?

  @Option(help: "Set the clock, which then runs on (demonstration books only).")
  var now: String?

  @Flag(help: "Print JSON.")
  var json = false

  /// The directory of the book: the option, the variable, or the one place a person has.
  func path() throws(Failure) -> String {
    if let book { return book }
    let environment = ProcessInfo.processInfo.environment
    if let book = environment["ARREARS_BOOK"], !book.isEmpty { return book }
    if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") {
      return data + "/arrears/book"
    }
    guard let home = environment["HOME"], !home.isEmpty else {
      throw Failure(.usage, "name a book with --book or $ARREARS_BOOK")
    }
    return home + "/.local/share/arrears/book"
  }

  /// Opens the book and finds out who asks.
  func open() throws(Failure) -> Workplace {
    let path = try path()
    let insecure = insecure
    let book = try failing { () throws(BookError) in try Book.open(at: path, insecure: insecure) }
    let place = try Workplace(book, self)
    // Who does not work here learns nothing, not even whether a case exists.
    _ = try place.reader()
    return place
  }
}

/// An open book, who asks, and what time it is.
struct Workplace {
  let book: Book
  let clock: Clock
  let user: UserID

  init(_ book: Book, _ options: BookOptions) throws(Failure) {
    self.book = book
    let path = book.path
    book.makeContactRules = { ConductPacks.rules($0, path) }
    let isDemo = book.charter.kind == .demo
    if options.user != nil || options.now != nil, !isDemo {
      throw Failure(
        .notPermitted,
        "--as and --now work in demonstration books only; a real book uses your login and its clock"
      )
    }
    clock = try Clock(options.now)
    user = UserID(options.user ?? Workplace.login())
    if options.user != nil, book.charter.member(user) == nil {
      let team = book.charter.team.map(\.user.text).joined(separator: ", ")
      throw Failure(.notPermitted, "\(user) is not in this book's team (\(team))")
    }
  }

  var charter: Charter { book.charter }
  var member: Member? { charter.member(user) }
  var now: Instant { clock.now }
  var today: Day { charter.zone.day(of: now) }

  /// The one who asks, who must be in the team unless the book is a demonstration.
  func reader() throws(Failure) -> Member? {
    guard member == nil, charter.kind != .demo else { return member }
    throw Failure(Refusal.notInTeam(user))
  }

  /// Refuses whoever may change nothing at the book's files, be it only what is made from its journal.
  func checkWriter() throws(Failure) {
    if try reader()?.role == .auditor { throw Failure(Refusal.auditorsOnlyRead) }
  }

  func perform(_ orders: [Order]) throws(Failure) -> Performed {
    if member == nil, charter.kind == .demo {
      throw Failure(
        .notPermitted,
        "\(user) is not in this demonstration's team; act as one who is, for instance "
          + "--as \(charter.team.first?.user.text ?? "lin")")
    }
    let (user, now, book) = (user, now, book)
    let performed = try refusing { () throws(PerformError) in
      try book.perform(orders, by: user, now: now)
    }
    report(performed.notices)
    Compaction.startIfNeeded(book)
    return performed
  }

  func report(_ notices: [BookNotice]) {
    for notice in notices { tell(notice.description) }
  }

  /// The case of that number, as it stands today.
  func file(_ text: String) throws(Failure) -> CaseFile {
    let book = book
    guard let id = CaseID(text) else {
      throw Failure(.usage, "“\(text)” is not a case number")
    }
    guard let file = try failing({ () throws(BookError) in try book.file(id) }) else {
      throw Failure(.noInput, Refusal.unknownCase(text).description)
    }
    return file.withoutEndedCover(on: today, charter)
  }

  /// The login of the real user, whatever the environment says.
  static func login() -> String {
    let uid = getuid()
    guard let entry = getpwuid(uid), let name = entry.pointee.pw_name else { return "\(uid)" }
    return String(cString: name)
  }
}

/// The time: the system's, or one that was set and runs on.
struct Clock {
  private let ahead: Int64

  init(_ text: String?) throws(Failure) {
    guard let text else {
      ahead = 0
      return
    }
    guard let instant = Instant(text) ?? Day(text).map({ Instant(utcDay: $0) }) else {
      throw Failure(.usage, "--now takes a time such as 2026-11-23T10:00:00+08:00, not “\(text)”")
    }
    ahead = instant - Clock.system
  }

  var now: Instant { Clock.system + ahead }

  private static var system: Instant {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
  }
}
