import Screen
import Testing

@Suite("Names of keys")
struct KeyNameTests {
  @Test(
    "are understood in the usual spellings",
    arguments: [
      ("ctrl-p", .control("p")), ("C-p", .control("p")), ("^P", .control("p")),
      ("Ctrl+P", .control("p")), ("F4", .function(4)), ("f12", .function(12)),
      ("space", .character(" ")), (" ", .character(" ")), ("PgDn", .pageDown),
      ("pageup", .pageUp), ("esc", .escape), ("Return", .enter), ("g", .character("g")),
      ("G", .character("G")), ("?", .character("?")), ("王", .character("王")),
      ("shift-tab", .backtab), ("ctrl-space", .control("@")), ("ctrl-i", .tab),
      ("-", .character("-")), ("^", .character("^")),
    ] as [(String, Key)])
  func parsed(_ name: String, _ key: Key) {
    #expect(Key(name: name) == key)
  }

  @Test(
    "that are none give no key",
    arguments: [
      "", "f0", "f13", "f04", "alt-x", "shift-f1", "ctrl-", "ctrl-ab", "ctrl-1", "hyper", "c-é",
    ])
  func unknown(_ name: String) {
    #expect(Key(name: name) == nil)
  }

  @Test("are understood as they are shown")
  func roundTrip() {
    var all: [Key] = [
      .enter, .tab, .backtab, .escape, .backspace, .delete, .insert, .up, .down, .left, .right,
      .home, .end, .pageUp, .pageDown, .character(" "), .character("/"), .control("p"),
      .control("@"), .control("_"),
    ]
    all += (1...12).map(Key.function)
    for key in all {
      #expect(!key.name.isEmpty)
      #expect(Key(name: key.name) == key)
    }
  }

  @Test("fold full-width forms where commands are meant")
  func folded() {
    for (typed, meant) in zip("／？１０：！ａ。、《》【】　", "/?10:!a./<>[] ") {
      #expect(Key.character(typed).folded == .character(meant))
    }
    #expect(Key.character("王").folded == .character("王"))
    #expect(Key.enter.folded == .enter)
  }
}
