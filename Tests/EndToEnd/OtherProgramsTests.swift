import Foundation
import Testing

/// What the program starts for a person gets its words one by one: no shell reads a number, an
/// option or the environment.
@Suite(.serialized, .enabled(if: TmuxScreen.isThere)) struct OtherProgramsTests {
  private func config(_ scratch: Scratch, _ options: String) throws -> [String: String] {
    let folder = scratch.path + "/config/arrears"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(options.utf8).write(to: URL(fileURLWithPath: folder + "/options.yaml"))
    return [
      "XDG_CONFIG_HOME": scratch.path + "/config", "XDG_STATE_HOME": scratch.path + "/state",
    ]
  }

  /// A script that writes down what it was started with, one argument a line.
  private func witness(_ scratch: Scratch) -> (script: String, seen: String) {
    let seen = scratch.path + "/seen"
    let script = scratch.file(
      "witness",
      "#!/bin/sh\nprintf '[%s]\\n' \"$@\" > \(seen).new\nmv \(seen).new \(seen)\n")
    chmod(script, 0o755)
    return (script, seen)
  }

  private func waits(for path: String) -> String? {
    let end = Date(timeIntervalSinceNow: 30)
    while Date() < end {
      if let text = try? String(contentsOfFile: path, encoding: .utf8) { return text }
    }
    return nil
  }

  typealias Written = (number: String, isDialled: Bool)
  private static let written: [Written] = [
    ("+886 912-345-678", true), ("+886912345678'; touch MARK; '", false),
    ("+886912345678$(touch MARK)", false), ("+886912345678\"|touch MARK|\"", false),
    ("--help +886912345678", false), ("+886912345678\nINT", false),
  ]

  @Test(arguments: written) func onlyANumberIsDialled(_ number: String, _ isDialled: Bool) throws {
    let scratch = Scratch()
    let desk = scratch.book()
    let mark = scratch.path + "/mark"
    let hostile = number.replacing("MARK", with: mark)
    let rows = "id,name,due,owed,phone\nX-1,Wang,2026-01-01,12.50,\"\(quoted(hostile))\"\n"
    let file = scratch.file("in.csv", rows)
    let mapping = scratch.file(
      "map.yaml", Program.run("import", file, "--map", "guess", "--book", desk).output)
    Program.run("import", file, "--map", mapping, "--book", desk)
    let witness = witness(scratch)
    let settings = try config(
      scratch, "dial: [\(witness.script), --call, \"tel:{number}\"]\nbell: false\n")
    let screen = TmuxScreen(
      width: 100, height: 30, ["open", "--book", desk], environment: settings)
    #expect(screen.waits(for: "1Help"))
    screen.type("B")
    screen.type("0")
    // What is no number is marked as bad when it comes, and never dialled.
    if isDialled {
      let seen = try #require(waits(for: witness.seen), "\(screen.text)")
      #expect(seen == "[--call]\n[tel:+886912345678]\n")
    } else {
      #expect(screen.waits(for: "No telephone number is left"))
      #expect(access(witness.seen, F_OK) != 0)
    }
    #expect(access(mark, F_OK) != 0)
  }

  private func quoted(_ text: String) -> String { text.replacing("\"", with: "\"\"") }

  @Test func anEditorWithArgumentsIsRunAndShellSignsInItAreWords() throws {
    let scratch = Scratch()
    let desk = scratch.demo()
    let witness = witness(scratch)
    let mark = scratch.path + "/mark"
    var settings = try config(scratch, "bell: false\n")
    settings["EDITOR"] = "\(witness.script) -n ; touch \(mark) $(touch \(mark))"
    settings["PAGER"] = "touch \(mark)"
    let screen = TmuxScreen(
      width: 100, height: 30,
      ["open", "--book", desk, "--as", "lin", "--now", "2026-11-23T10:00:00+08:00"],
      environment: settings)
    #expect(screen.waits(for: "1Help"))
    screen.type("e")
    let seen = try #require(waits(for: witness.seen))
    let words = seen.split(separator: "\n")
    #expect(words.first == "[-n]" && words.contains("[;]") && words.contains("[$(touch]"))
    #expect(words.last?.hasPrefix("[\(scratch.path)/state/arrears/editing/") == true)
    #expect(screen.waits(for: "[Note"))
    #expect(access(mark, F_OK) != 0)
  }
}

/// A person's own theme.
@Suite struct OwnThemeTests {
  @Test func whatIsWrongInItsFileIsSaid() throws {
    let scratch = Scratch()
    let folder = scratch.path + "/config/arrears"
    try FileManager.default.createDirectory(
      atPath: folder + "/themes", withIntermediateDirectories: true)
    try Data("theme: mine\n".utf8).write(to: URL(fileURLWithPath: folder + "/options.yaml"))
    try Data("name: Mine\nbase00: \"101010\"\n".utf8)
      .write(to: URL(fileURLWithPath: folder + "/themes/mine.yaml"))
    let answer = Program.run("keys", environment: ["XDG_CONFIG_HOME": scratch.path + "/config"])
    #expect(answer.status == 0)
    #expect(answer.errors.contains("mine.yaml: \"base01\" is missing"), "\(answer.errors)")
    #expect(!answer.errors.contains("there is no theme"))
  }
}
