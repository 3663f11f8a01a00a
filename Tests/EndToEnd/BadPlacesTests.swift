import Foundation
import Testing

/// Places where a book cannot be, or cannot be written: one sentence that says what to do, the right
/// status, and a book that is as it was.
@Suite(.serialized) struct BadPlacesTests {
  /// A shell with file systems of its own; nil, with a message, where the system does not allow that.
  private static func shell(_ script: String) -> Child.End? {
    let test = Child("unshare", ["-rm", "true"], environment: Program.clean).wait()
    guard test.status == 0 else {
      print("skipped: no file systems of one's own here (unshare -rm)")
      return nil
    }
    return Child("unshare", ["-rm", "sh", "-c", script], environment: Program.clean).wait()
  }

  private func isOneSentence(_ text: String) -> Bool {
    text.hasPrefix("arrears: ") && text.split(separator: "\n").count == 1
  }

  @Test func aFullDiskSavesNothingAndSaysSo() throws {
    let scratch = Scratch()
    let file = scratch.file(
      "many.csv",
      "id,name,due,owed\n" + (1...3000).map { "X-\($0),Ann,2026-01-01,5\n" }.joined())
    let mapping = ImportTests.mapping(scratch)
    let script = """
      mount -t tmpfs -o size=256k tmpfs '\(scratch.path)' && cd '\(scratch.path)' || exit 99
      a='\(Program.path)'
      $a init b --name N --currency USD --zone UTC --actor agency > /dev/null || exit 98
      \(Self.copy(file, "many.csv")) && \(Self.copy(mapping, "map.yaml"))
      $a import many.csv --map map.yaml --book b; echo "import $?"
      $a log --book b --json | grep -c placed
      $a verify --book b > /dev/null; echo "verify $?"
      rm many.csv
      $a team add ann --name Ann --role agent --book b > /dev/null; echo "team $?"
      """
    guard let end = Self.shell(script) else { return }
    #expect(end.output == "import 74\n0\nverify 0\nteam 0\n", "\(end.output) \(end.errors)")
    #expect(end.errors.contains("the disk is full") && end.errors.contains("make room"))
    #expect(isOneSentence(end.errors), "\(end.errors)")
  }

  /// A command that writes the text of a file into another: the file itself is hidden by then.
  private static func copy(_ file: String, _ name: String) -> String {
    let bytes = (try? Data(contentsOf: URL(fileURLWithPath: file))) ?? Data()
    return "cat > \(name) <<'EOF'\n\(String(decoding: bytes, as: UTF8.self))\nEOF\ntrue"
  }

  @Test func aReadOnlyFileSystemIsRead() {
    let scratch = Scratch()
    let desk = scratch.demo(20)
    let script = """
      mount --bind '\(desk)' '\(desk)' && mount -o remount,ro,bind '\(desk)' || exit 99
      a='\(Program.path)'
      $a queue --as lin --view all --limit 1 --json --book '\(desk)' | wc -l
      for command in 'note A-1000002 x --as lin' rebuild 'team add x --name X --role agent'; do
        $a $command --book '\(desk)'; echo $?
      done
      """
    guard let end = Self.shell(script) else { return }
    #expect(end.output == "1\n77\n77\n77\n", "\(end.output) \(end.errors)")
    for line in end.errors.split(separator: "\n") {
      #expect(line.hasPrefix("arrears: ") && line.contains("read-only"), "\(line)")
    }
    #expect(Program.run("verify", "--book", desk).status == 0)
  }

  @Test func aWordThatIsNoCommandIsNamed() {
    let answer = Program.run("exprot")
    #expect(answer.status == 64)
    #expect(isOneSentence(answer.errors) && answer.errors.contains("“exprot”"))
  }

  @Test(arguments: ["queue", "verify", "rebuild", "compact", "log"])
  func aDirectoryThatIsNoBook(_ command: String) {
    let scratch = Scratch()
    let answer = Program.run(command, "--book", scratch.path)
    #expect(answer.status == 66)
    #expect(isOneSentence(answer.errors) && answer.errors.contains("arrears init"))
    let names = try? FileManager.default.contentsOfDirectory(atPath: scratch.path)
    #expect(names == [], "nothing is made in it")
  }

  /// What was taken back stays on the case's record, and the case can be read from a snapshot.
  @Test func aCaseWithSomethingTakenBackSurvivesASnapshot() {
    let scratch = Scratch()
    let desk = scratch.demo(20)
    let lin = ["--book", desk, "--as", "lin", "--json"]
    let id = Program.run(["queue", "--view", "all", "--limit", "1"] + lin).objects.first
    let number = id?["case"] as? String ?? "none"
    #expect(Program.run(["note", number, "wrong case"] + lin).status == 0)
    #expect(Program.run(["undo"] + lin).status == 0)
    #expect(Program.run("compact", "--book", desk).status == 0)
    let shown = Program.run(["show", number] + lin)
    #expect(shown.status == 0, "\(shown.errors)")
    #expect(Program.run("verify", "--book", desk).status == 0)
  }
}
