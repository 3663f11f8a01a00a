import Settings
import Testing

@Suite("Options")
struct OptionsTests {
  @Test("are read")
  func read() {
    let (options, problems) = Options.read(
      """
      theme: nord
      colors: 256
      ascii: true
      mouse: yes
      bell: false
      language: zh
      dial: [dialer, --call, "tel:{number}"]
      editor: [vi, -n]
      """, file: "options.yaml")
    #expect(problems.isEmpty)
    var expected = Options()
    expected.theme = "nord"
    expected.colors = .palette256
    expected.ascii = true
    expected.mouse = true
    expected.bell = false
    expected.language = "zh"
    expected.dial = ["dialer", "--call", "tel:{number}"]
    expected.editor = ["vi", "-n"]
    #expect(options == expected)
  }

  @Test("that are wrong keep their default, say where, and leave the others in force")
  func wrong() {
    let (options, problems) = Options.read(
      """
      them: nord
      colors: many
      mouse: maybe
      dial: dialer {number}
      language: xx
      zzzzzzzz: 1
      editor: []
      ascii: [true]
      bell: off
      """, file: "options.yaml")
    var expected = Options()
    expected.bell = false
    #expect(options == expected)
    #expect(
      problems.map(\.description) == [
        "options.yaml:1: \"them\" is not known here; \"theme\" is",
        "options.yaml:2: colors cannot be \"many\"; expected auto, none, 16 or 256",
        "options.yaml:3: mouse cannot be \"maybe\"; expected true or false",
        "options.yaml:4: dial cannot be \"dialer {number}\"; expected a list, "
          + "[program, argument, …]; no shell reads it",
        "options.yaml:5: language cannot be \"xx\"; expected en or zh",
        "options.yaml:6: \"zzzzzzzz\" is not known here",
        "options.yaml:8: ascii cannot be \"…\"; expected true or false",
      ])
    let (_, dial) = Options.read("dial: [dialer]", file: "o")
    #expect(
      dial.map(\.description)
        == ["o:1: dial cannot be \"…\"; expected {number} in one of the arguments"])
  }

  @Test(
    "never crash, whatever the file",
    arguments: [
      "", "\n# only a comment\n", "a", "[", "{", "- 1", "? [a]\n: b", "theme: &a [*a]",
      "theme: !!binary x", "\u{0}", "a: 1\na: 2", "%YAML 9.9\n---\n", "\t", "theme: \"\\ud800\"",
      "mouse: {a: b}", "theme: null", "&a : *a", String(repeating: "[", count: 5000),
      String(repeating: "a: ", count: 2000),
    ])
  func hostile(_ text: String) {
    let (options, problems) = Options.read(text, file: "options.yaml")
    #expect(options.mouse == false)
    #expect(problems.allSatisfy { !$0.description.isEmpty })
  }
}

@Suite("Where settings are")
struct ConfigurationPathsTests {
  @Test("is what XDG says")
  func paths() {
    let given = ConfigurationPaths(environment: [
      "XDG_CONFIG_HOME": "/c", "XDG_STATE_HOME": "/s", "HOME": "/home/li",
    ])
    #expect(given.options == "/c/arrears/options.yaml")
    #expect(given.keys == "/c/arrears/keys.yaml")
    #expect(given.theme("mine") == "/c/arrears/themes/mine.yaml")
    #expect(given.state == "/s/arrears")
    let home = ConfigurationPaths(environment: ["HOME": "/home/li", "XDG_CONFIG_HOME": "rel"])
    #expect(home.configuration == "/home/li/.config/arrears")
    #expect(home.state == "/home/li/.local/state/arrears")
    let none = ConfigurationPaths(environment: [:])
    #expect(none.options == nil)
    #expect(none.state == nil)
  }

  @Test("cannot be left by the name of a theme", arguments: ["", "../x", "a/b", ".hidden"])
  func escape(_ name: String) {
    #expect(ConfigurationPaths(environment: ["HOME": "/h"]).theme(name) == nil)
  }
}
