import Foundation
import Testing

/// Real users on a shared and on a hardened installation: what the program lets them do, and what
/// they can do without it.
@Suite(.serialized, .enabled(if: Person.areThere, "needs root and setpriv"))
struct AuthorityTests {
  @Test(arguments: [false, true]) func everybodyDoesWhatTheirRoleMay(hardened: Bool) {
    let office = Office(hardened: hardened)
    let (program, book) = (office.program, office.book)
    let agent = office.agent
    #expect(agent.run(program, "note", "X-1", "hello", "--book", book).status == 0)
    #expect(office.other.run(program, "note", "X-1", "me too", "--book", book).status == 0)
    #expect(office.auditor.run(program, "show", "X-1", "--book", book).status == 0)
    let refused: [(Person, [String], Int32)] = [
      (agent, ["team", "remove", "31002"], 77),
      (agent, ["team", "change", "31001", "--role", "lead"], 77),
      (agent, ["note", "X-1", "x", "--as", "31002"], 77),
      (agent, ["note", "X-1", "x", "--now", "2020-01-01"], 77),
      (office.auditor, ["note", "X-1", "x"], 77), (office.auditor, ["undo"], 77),
      (office.auditor, ["redo"], 77),
      (office.auditor, ["revert", "1"], 77), (office.auditor, ["answer", "X-1", "approve"], 77),
      (office.auditor, ["visit", "order", "X-1", "--reason", "x"], 77),
      (office.auditor, ["letter", "send", "X-1", "letter-m3"], 77),
      (office.auditor, ["record", "X-1", "--outcome", "no-answer"], 77),
      (office.auditor, ["compact"], 77), (office.auditor, ["rebuild"], 77),
      (office.stranger, ["show", "X-1"], 77), (office.stranger, ["note", "X-1", "x"], 77),
      (office.stranger, ["queue"], 77), (office.stranger, ["log"], 77),
      (office.stranger, ["export"], 77), (office.stranger, ["find", "Wang"], 77),
      (office.stranger, ["related", "X-1"], 77), (office.stranger, ["compact"], 77),
    ]
    for (person, words, status) in refused {
      let answer = person.run(program, words + ["--book", book])
      #expect(answer.status == status, "\(person.uid) \(words): \(answer.errors)")
      #expect(!answer.output.contains("Secret"), "\(words) shows what it refuses")
    }
    let authors = Program.run("log", "--book", book, "--json").objects.compactMap {
      $0["by"] as? String
    }
    #expect(authors.suffix(2) == ["31001", "31002"])
    #expect(Program.run("verify", "--book", book).status == 0)
    #expect(Program.run("doctor", "--book", book).status == 0 || hardened)
  }

  /// In the hardened installation there is no way to the files but the program, and the program is
  /// no way around itself.
  @Test func theHardenedBookIsReachedThroughTheProgramAlone() throws {
    let office = Office(hardened: true)
    let (program, book, agent) = (office.program, office.book, office.agent)
    #expect(agent.run(program, "note", "X-1", "mine", "--book", book).status == 0)
    let names = try FileManager.default.contentsOfDirectory(atPath: book)
    let home = office.home(of: agent)
    for name in names {
      let file = "\(book)/\(name)"
      #expect(agent.run("/bin/cat", file).status != 0, "\(name)")
      #expect(agent.run("/bin/sh", "-c", "echo x >> '\(file)'").status != 0, "\(name)")
      // The program reads, writes and starts as the person whatever it is told to.
      for answer in [
        agent.run(program, "import", file, "--map", "guess", "--book", book),
        agent.run(program, "check", file), agent.run(program, "conduct", "try", file),
        agent.run(program, "import", "/dev/null", "--map", file, "--book", book),
      ] {
        #expect(answer.status != 0 && !answer.output.contains("Secret"))
        #expect(!answer.errors.contains("Secret"), "\(answer.errors)")
      }
      // Nor through a link in a place of theirs.
      let config = home + "/config/arrears/themes"
      try FileManager.default.createDirectory(atPath: config, withIntermediateDirectories: true)
      for link in ["options.yaml", "keys.yaml", "themes/x.yaml"] {
        let path = home + "/config/arrears/" + link
        unlink(path)
        symlink(file, path)
        let answer = agent.run(
          program, "keys", environment: ["XDG_CONFIG_HOME": home + "/config"])
        #expect(!(answer.output + answer.errors).contains("Secret"))
      }
    }
    let before = try Data(contentsOf: URL(fileURLWithPath: book + "/journal.1.jsonl"))
    #expect(before.count > 300)
    #expect(Program.run("verify", "--book", book).status == 0)
  }

  @Test func theHardenedProgramTakesNothingFromTheEnvironment() throws {
    let office = Office(hardened: true)
    let home = office.home(of: office.agent)
    let source = office.scratch.file(
      "evil.c",
      """
      #include <fcntl.h>
      __attribute__((constructor)) static void begin(void) { open("\(home)/ran", O_CREAT, 0600); }
      """)
    let object = office.scratch.path + "/evil.so"
    let compiler = Process()
    compiler.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    compiler.arguments = [
      "sh", "-c", "for c in cc clang gcc; do $c -shared -fPIC -o \"$0\" \"$1\" && exit; done",
      object, source,
    ]
    try compiler.run()
    compiler.waitUntilExit()
    func run(_ program: String, _ words: [String]) -> Int32 {
      let evil = ["LD_PRELOAD=\(object)", "LD_AUDIT=\(object)", "LD_LIBRARY_PATH=\(home)"]
      return office.agent.run("/usr/bin/env", evil + [program] + words).status
    }
    #expect(run(Program.path, ["--version"]) == 0)
    #expect(access(home + "/ran", F_OK) == 0, "the test's own library does not work")
    unlink(home + "/ran")
    #expect(run(office.program, ["note", "X-1", "x", "--book", office.book]) == 0)
    #expect(access(home + "/ran", F_OK) != 0)
  }

  @Test func theSharedBookIsClosedToWhoIsNotInItsGroup() throws {
    let office = Office(hardened: false)
    let journal = office.book + "/journal.1.jsonl"
    #expect(office.stranger.run("/bin/cat", journal).status != 0)
    #expect(office.stranger.run(office.program, "queue", "--book", office.book).status == 77)
    // One who is in it can write by hand, and it shows.
    let edit = "t=$(sed 's/Wang/Weng/' \"$0\") && printf '%s\\n' \"$t\" > \"$0\""
    #expect(office.agent.run("/bin/sh", "-c", edit, journal).status == 0)
    #expect(Program.run("verify", "--book", office.book).status == 1)
  }

  @Test func theDoctorFindsWhatIsWrong() throws {
    let office = Office(hardened: false)
    let book = office.book
    #expect(Program.run("doctor", "--book", book).status == 0)
    chmod(book + "/journal.1.jsonl", 0o664)
    let loose = Program.run("doctor", "--book", book)
    #expect(loose.status == 1)
    #expect(loose.output.contains("journal.1.jsonl"))
    #expect(
      Program.run("secure", "shared", "--group", "\(office.group)", "--book", book).status == 0)
    #expect(Program.run("doctor", "--book", book).status == 0)
    chmod(book, 0o2775)
    #expect(Program.run("doctor", "--book", book).output.contains("should be 2770"))
    chmod(book, 0o2770)
    link(book + "/journal.1.jsonl", book + "/second")
    #expect(Program.run("doctor", "--book", book).output.contains("second"))
    #expect(
      Program.run("secure", "shared", "--group", "\(office.group)", "--book", book).status == 1)
  }
}
