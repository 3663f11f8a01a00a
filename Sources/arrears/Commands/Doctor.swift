internal import ArgumentParser
internal import Casebook
internal import Cases
internal import Glibc

struct Doctor: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check how a book and the program are installed, and who can reach what.",
    discussion: "Changes nothing. Exit status 1 if anything is wrong; `arrears secure` mends it.")

  @OptionGroup var options: BookOptions

  struct Finding: Encodable {
    var ok: Bool
    var text: String
    /// What to do; nil where nothing is wrong.
    var mend: String?
  }

  func run() throws {
    let path = try options.path()
    let installation = try Installation(path)
    var findings = Doctor.findings(installation, path)
    findings += people(path)
    printing { printer in
      for finding in findings {
        if options.json { printer.json(finding) } else { printer.line(Doctor.text(finding)) }
      }
    }
    guard findings.allSatisfy(\.ok) else { throw Failure(.no, "not all is as it should be") }
  }

  private static func text(_ finding: Finding) -> String {
    (finding.ok ? "ok     " : "wrong  ") + finding.text + (finding.mend.map { "; \($0)" } ?? "")
  }

  static func findings(_ place: Installation, _ path: String) -> [Finding] {
    let book = place.directory
    let group = HostGroup.name(book.group)
    let isSetgid = (place.program?.mode ?? 0) & S_ISGID != 0
    let again = "arrears secure \(isSetgid ? "hardened" : "shared") --group \(group) --book \(path)"
    var findings: [Finding] = []
    func check(_ ok: Bool, _ good: String, _ bad: String, _ mend: String) {
      findings.append(
        ok ? Finding(ok: true, text: good) : Finding(ok: false, text: bad, mend: mend))
    }
    check(
      book.mode == 0o2770, "the directory is 2770, group \(group)",
      "the directory is \(String(book.mode, radix: 8)) and should be 2770", again)
    let strange = place.files.filter {
      $0.name != "packs" && $0.name != "playbook" && (!$0.isFile || $0.links != 1)
    }
    check(
      strange.isEmpty, "\(place.files.count) plain files in it",
      "not a plain file, or one with a second name: \(list(strange))",
      "find out who put it there; remove it")
    let loose = place.files.filter {
      $0.isFile && ($0.mode & 0o117 != 0 || $0.group != book.group)
    }
    check(
      loose.isEmpty, "its files are for the group alone",
      "open to others, or of another group: \(list(loose))", again)
    let open = Installation.openParents(of: path)
    check(
      open.isEmpty, "nobody can put another directory in its place",
      "others may change \(open.joined(separator: ", "))",
      "`chmod go-w` it: whoever can rename the directory can replace the book")
    findings += isSetgid ? hardened(place, again) : shared(place, group)
    return findings
  }

  private static func shared(_ place: Installation, _ group: String) -> [Finding] {
    let members = HostGroup.members(place.directory.group)
    return [
      Finding(
        ok: true,
        text: "shared group: whoever is in \(group) can write the files by hand "
          + "(\(members.isEmpty ? "nobody" : members.joined(separator: ", "))); "
          + "`arrears verify` shows it")
    ]
  }

  private static func hardened(_ place: Installation, _ again: String) -> [Finding] {
    guard let program = place.program else { return [] }
    let members = HostGroup.members(place.directory.group)
    var findings: [Finding] = []
    func check(_ ok: Bool, _ good: String, _ bad: String, _ mend: String) {
      findings.append(
        ok ? Finding(ok: true, text: good) : Finding(ok: false, text: bad, mend: mend))
    }
    check(
      program.group == place.directory.group, "the program is setgid to the book's group",
      "the program is setgid to another group than the book's", again)
    check(
      program.owner == 0 && program.mode & 0o022 == 0, "only root can change the program",
      "others than root can change the program", again)
    check(
      place.directory.owner == 0, "the directory belongs to root, whom nobody is",
      "its owner can open the directory without the program", again)
    check(
      members.isEmpty, "nobody is in the book's group",
      "in the book's group, and past the program: \(members.joined(separator: ", "))",
      "take them out of it (`gpasswd -d`)")
    return findings
  }

  /// Whether the one who asks works here.
  private func people(_ path: String) -> [Finding] {
    let insecure = options.insecure
    do {
      let book = try Book.open(at: path, insecure: insecure)
      let login = Workplace.login()
      let notices = book.takeNotices().map {
        Finding(ok: false, text: $0.description, mend: "see the README, “Trust”")
      }
      guard let member = book.charter.member(UserID(login)) else {
        return notices + [Finding(ok: true, text: "you (\(login)) are not in its team")]
      }
      return notices + [
        Finding(ok: true, text: "you are \(login), \(member.role.rawValue) of its team")
      ]
    } catch {
      return [Finding(ok: false, text: error.description, mend: "until then nobody can work")]
    }
  }

  private static func list(_ entries: [Installation.Entry]) -> String {
    entries.prefix(5).map(\.name).joined(separator: ", ") + (entries.count > 5 ? ", …" : "")
  }
}
