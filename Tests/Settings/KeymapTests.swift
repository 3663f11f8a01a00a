import Screen
import Settings
import Testing

@Suite("The keymap file")
struct KeymapTests {
  private static let commands = [
    Keymap.Command("note", [.function(6), .character("n")]),
    Keymap.Command("call", [.function(9), .character("0")]),
    Keymap.Command("next", [.character("+")], scope: "agent"),
    Keymap.Command("mark", [.character(" ")], scope: "lead"),
    Keymap.Command("range", [.character("v")], scope: "lead"),
  ]

  private static func read(_ text: String) -> (Keymap, [String]) {
    let (keymap, problems) = Keymap.read(text, file: "keys.yaml", commands: commands)
    return (keymap, problems.map(\.description))
  }

  @Test("lists differences; what it does not name stays")
  func differences() {
    let (keymap, problems) = Self.read("note: ctrl-n\ncall: [f8, c]\nrange: []\n")
    #expect(problems.isEmpty)
    #expect(keymap.keys(of: "note") == [.control("n")])
    #expect(keymap.keys(of: "call") == [.function(8), .character("c")])
    #expect(keymap.keys(of: "range") == [])
    #expect(keymap.keys(of: "next") == [.character("+")])
    #expect(keymap.keys(of: "none") == [])
  }

  @Test("is the defaults where it is empty or cannot be read")
  func defaults() {
    for text in ["", "# nothing\n", "[", "- note"] {
      #expect(Self.read(text).0 == Keymap(Self.commands))
    }
    #expect(Self.read("").1.isEmpty)
    #expect(Self.read("- note").1 == ["keys.yaml:1: expected names with values (name: value)"])
  }

  @Test("that is wrong says where, and the rest counts")
  func problems() {
    let (keymap, problems) = Self.read(
      """
      nots: ctrl-n
      call: [hyperspace, f8]
      next: [ctrl-s, f10, alt-x, shift-f3]
      mark: {a: b}
      range: x
      """)
    #expect(
      problems == [
        "keys.yaml:1: \"nots\" is not known here; \"note\" is",
        "keys.yaml:2: no key is called \"hyperspace\"",
        "keys.yaml:3: Ctrl-S cannot be a command: terminals or desktops use it themselves",
        "keys.yaml:3: F10 cannot be a command: terminals or desktops use it themselves",
        "keys.yaml:3: alt-x cannot be a command: terminals or desktops use it themselves",
        "keys.yaml:3: shift-f3 cannot be a command: terminals or desktops use it themselves",
        "keys.yaml:4: mark cannot be \"…\"; expected a key or a list of keys",
      ])
    #expect(keymap.keys(of: "call") == [.function(8)])
    #expect(keymap.keys(of: "next") == [.character("+")])
    #expect(keymap.keys(of: "range") == [.character("x")])
  }

  @Test("reports a key given twice, and one taken from another command")
  func duplicates() {
    let (keymap, problems) = Self.read("note: x\ncall: [x, n]\nnext: v\nmark: v\n")
    #expect(
      problems == [
        "keys.yaml:2: x is already \"note\"; \"call\" does not get it",
        "keys.yaml:4: v is now \"mark\" and no longer \"range\"",
      ])
    #expect(keymap.keys(of: "note") == [.character("x")])
    #expect(keymap.keys(of: "call") == [.character("n")])
    // Of another scope: `v` is free for both.
    #expect(keymap.keys(of: "next") == [.character("v")])
    #expect(keymap.keys(of: "mark") == [.character("v")])
    #expect(keymap.keys(of: "range") == [])
  }

  @Test("keeps the first of two lines for the same command")
  func twice() {
    let (keymap, problems) = Self.read("note: x\n'note':\n  - y\n  - z\ncall: w\nnote: u\n")
    #expect(
      problems == [
        "keys.yaml:2: \"note\" stands here twice; the first counts",
        "keys.yaml:6: \"note\" stands here twice; the first counts",
      ])
    #expect(keymap.keys(of: "note") == [.character("x")])
    #expect(keymap.keys(of: "call") == [.character("w")])
  }
}
