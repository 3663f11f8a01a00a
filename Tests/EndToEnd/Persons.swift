import Foundation

/// Real users of the operating system, by number, as which a test can run programs if it is run as
/// root. None of them needs an entry in the table of users.
struct Person {
  static let areThere = geteuid() == 0 && access("/usr/bin/setpriv", X_OK) == 0

  var uid: Int
  var gid: Int
  /// The login as the program sees it.
  var login: String { "\(uid)" }

  @discardableResult
  func run(
    _ program: String, _ arguments: String..., environment: [String: String] = [:]
  ) -> Program.Answer {
    run(program, arguments, environment: environment)
  }

  @discardableResult
  func run(
    _ program: String, _ arguments: [String], environment: [String: String] = [:]
  ) -> Program.Answer {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/setpriv")
    process.arguments =
      ["--reuid=\(uid)", "--regid=\(gid)", "--clear-groups", program] + arguments
    process.environment = Program.clean.merging(environment) { _, given in given }
    process.standardInput = FileHandle.nullDevice
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    do { try process.run() } catch { return Program.Answer(status: -1, output: "", errors: "") }
    let text = output.fileHandleForReading.readDataToEndOfFile()
    let told = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Program.Answer(
      status: process.terminationStatus, output: String(decoding: text, as: UTF8.self),
      errors: String(decoding: told, as: UTF8.self))
  }
}

/// An office: a book with a case in it, a lead (root), two agents, an auditor, and somebody else.
struct Office {
  let scratch = Scratch()
  let book: String
  /// The program as it is installed.
  let program: String
  let group: Int
  let agent: Person
  let other: Person
  let auditor: Person
  let stranger: Person

  /// - Parameter hardened: nobody is in the book's group, and the program is setgid to it.
  init(hardened: Bool) {
    chmod(scratch.path, 0o755)
    group = 31_050
    let own = hardened ? 31_001 : group
    agent = Person(uid: 31_001, gid: own)
    other = Person(uid: 31_002, gid: own)
    auditor = Person(uid: 31_003, gid: own)
    stranger = Person(uid: 31_009, gid: 31_009)
    book = scratch.book()
    program = hardened ? scratch.path + "/arrears" : Program.path
    for person in [agent, other, auditor] {
      Program.run(
        "team", "add", person.login, "--name", "N\(person.uid)", "--role",
        person.uid == auditor.uid ? "auditor" : "agent", "--book", book)
    }
    let file = scratch.file("in.csv", "id,name,due,owed\nX-1,Wang Secret,2026-01-01,12.50\n")
    let mapping = scratch.file(
      "map.yaml", Program.run("import", file, "--map", "guess", "--book", book).output)
    Program.run("import", file, "--map", mapping, "--book", book)
    let kind = hardened ? "hardened" : "shared"
    let answer = Program.run(
      "secure", kind, "--group", "\(group)", "--book", book, "--program", program)
    if answer.status != 0 { print(answer.errors) }
  }

  /// A directory that somebody owns.
  func home(of person: Person) -> String {
    let path = scratch.path + "/home\(person.uid)"
    mkdir(path, 0o700)
    chown(path, uid_t(person.uid), gid_t(person.gid))
    return path
  }
}
