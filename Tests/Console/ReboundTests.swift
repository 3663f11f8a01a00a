import Cases
import Console
import Screen
import Settings
import Testing
import Worklist

/// Every key that a person reads is the one that they have, whatever they rebound.
@Suite struct ReboundTests {
  private static let text = """
    outcome-1: [Z]
    outcome-2: []
    undo: ['%']
    note: ['&']
    filter: [ñ]
    next-view: ['}']
    previous-view: ['{']
    assign: ['@']
    balance: ['~']
    mark: ['#']
    requests: ['^']
    board: [Ö]
    break: ['$']
    urgent: ['*']
    refresh: [ü]
    carry-over: [é]
    call: [ß]
    override: [ä]
    find: [ø]
    objections: [å]
    list: ['|']
    next-case: []
    cancel: [F8]
    """

  private var keys: KeyTable {
    get throws {
      let (keymap, problems) = Keymap.read(
        Self.text, file: "keys.yaml", commands: ConsoleCommand.bindings)
      try #require(problems.isEmpty, "\(problems)")
      return KeyTable(keymap)
    }
  }

  @Test func theDeskNamesTheKeysThatAreBound() throws {
    var bench = Bench(keys: try keys)
    #expect(bench.text.contains(" Z No answer  Left message  4 Call back"))
    #expect(bench.text.contains("ñ filter"))
    #expect(bench.text.contains("Views { }"))
    bench.type("Z")
    #expect(bench.text.contains("Enter logs it, & adds a line"))
    bench.type("\n")
    #expect(bench.outcomesLogged == ["A-1 no-answer"])
    #expect(bench.text.contains("% = undo"), "\(bench.model.notice?.text ?? "")")
    #expect(!bench.text.contains("u = undo"))
    bench.type("|")
    #expect(bench.text.contains("Z No answer"))
  }

  @Test func theKeyThatIsNamedClearsTheFilter() throws {
    var bench = Bench(keys: try keys)
    bench.type("ñqqq")
    bench.press(.function(8))
    #expect(bench.model.queue.filter.isEmpty)
    #expect(!bench.model.queue.isFiltering)
    #expect(bench.model.queue.shown.count == 5)
    bench.type("ñx&")
    #expect(bench.model.queue.filter == "x&", "characters are searched for")
  }

  /// An outcome that asks for nothing, and function keys for a line and for another outcome.
  @Test func functionKeysAddALineAndChooseAnotherOutcome() throws {
    let (keymap, problems) = Keymap.read(
      "next-case: []\nnote: [F8]\noutcome-7: [F12]\ncancel: [Esc]", file: "keys.yaml",
      commands: ConsoleCommand.bindings)
    try #require(problems.isEmpty, "\(problems)")
    var bench = Bench(keys: KeyTable(keymap))
    bench.type("1")
    #expect(bench.text.contains("F8 adds a line"))
    bench.press(.function(12))
    #expect(bench.model.entry?.outcome.code == "wrong-number")
    bench.press(.function(8))
    bench.type("7 rings\n")
    #expect(bench.outcomesLogged == ["A-1 wrong-number"])
  }

  /// In a field a character is text: the key that is named there is another one.
  @Test func aNoteSaysWhichKeyListsTexts() throws {
    let (keymap, problems) = Keymap.read(
      "list: ['|', F12]\ncancel: [Esc]", file: "keys.yaml", commands: ConsoleCommand.bindings)
    try #require(problems.isEmpty, "\(problems)")
    var bench = Bench(playbook: ScriptTests.playbook, keys: KeyTable(keymap))
    for key in ["n", "3", "9"] {
      bench.type(key)
      #expect(bench.text.contains("F12 lists texts"), "after \(key)")
      bench.type(String(repeating: "x", count: 90))
      #expect(!bench.text.contains("lists texts"), "what is typed comes first")
      bench.type("\u{1B}")
    }
    bench.type("n")
    bench.press(.function(12))
    #expect(bench.text.contains("Notes"))
  }

  @Test func theBoardNamesTheKeysThatAreBound() throws {
    var bench = Bench(
      size: Size(width: 200, height: 50), actor: .init(user: "wang", name: "Wang", role: .lead),
      keys: try keys)
    bench.model.chooseScene()
    let hints = "# mark  @ move  ~ balance  ^ requests  R reports  A all  Enter open  % undo  "
    #expect(bench.text.contains(hints), "\(bench.text)")
    #expect(bench.text.contains("{ }"))
  }

  @Test func sentencesNameTheKeysThatAreBound() throws {
    let wording = Wording.english(try keys)
    let sentences = [
      wording.desk.onBreak, wording.desk.nothingFound("x"), wording.desk.movedToYou("wang", 2),
      wording.screens.viewSaved("x"), wording.screens.callBackDue("10:00", "x"),
      wording.conduct.overrideHint(.agent), wording.conduct.instead("1", "home"),
      wording.board.alert(.requests(1)) { $0.text }, wording.board.markedUnaccounted(2),
      wording.guide.hintSteps,
    ]
    let named = ["$", "F8", "ü", "{ and }", "*", "ä", "ß", "(^)", "é carries", "å objections"]
    for (sentence, key) in zip(sentences, named) {
      #expect(sentence.contains(key), "\(sentence)")
    }
  }

  /// A command without a key is named as the menu finds it.
  @Test func whatHasNoKeyIsFoundInTheMenu() throws {
    let (keymap, _) = Keymap.read(
      "undo: []", file: "keys.yaml", commands: ConsoleCommand.bindings)
    #expect(Wording.english(KeyTable(keymap)).desk.undoHint == ": undo = undo")
  }
}
