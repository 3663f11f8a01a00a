import Screen
import Settings
import Testing

@Suite("A base16 scheme")
struct SchemeTests {
  private static let old =
    "scheme: \"Old form\"\nauthor: \"someone\"\nbase00: 000000\nbase01: 10e101\n"
    + Scheme.slots.dropFirst(2).map { "\($0): \"F0F0F0\"\n" }.joined()

  private static let new =
    "system: base16\nname: New form\nvariant: light\npalette:\n"
    + Scheme.slots.map { "  \($0): \"#1d2021\"\n" }.joined()

  @Test("is read in the older form, also where YAML would see numbers")
  func olderForm() throws {
    let scheme = try Scheme(Self.old, file: "old.yaml")
    #expect(scheme.name == "Old form")
    #expect(scheme.colors[1] == RGB(0x10, 0xE1, 0x01))
    #expect(scheme.colors[15] == RGB(0xF0, 0xF0, 0xF0))
    #expect(!scheme.isLight)
  }

  @Test("is read in the newer form")
  func newerForm() throws {
    let scheme = try Scheme(Self.new, file: "new.yaml")
    #expect(scheme.name == "New form")
    #expect(scheme.author == "")
    #expect(scheme.isLight)
    #expect(scheme.colors == Array(repeating: RGB(0x1D, 0x20, 0x21), count: 16))
  }

  @Test("that is wrong says where")
  func wrong() {
    for (text, expected) in [
      (
        Self.new.replacing("base0F: \"#1d2021\"", with: "base0F: \"#1d20\""),
        "x.yaml:20: base0F cannot be \"#1d20\"; expected six hexadecimal digits, as in \"1d2021\""
      ),
      (Self.new.replacing("base0F", with: "baseXX"), "x.yaml: \"base0F\" is missing"),
      (Self.new.replacing("name:", with: "nme:"), "x.yaml: \"name\" is missing"),
      ("- a\n", "x.yaml:1: expected names with values (name: value)"),
      ("palette: 5\n", "x.yaml:1: expected names with values (name: value)"),
      ("", "x.yaml: \"base00\" is missing"),
      ("a: [\n", "x.yaml:2: cannot be read as YAML: did not find expected node content"),
    ] {
      do {
        _ = try Scheme(text, file: "x.yaml")
        Issue.record("read: \(text)")
      } catch {
        #expect("\(error)" == expected)
      }
    }
  }

  @Test("has its colours found in the palette")
  func palette() {
    for index in UInt8(16)...255 {
      let color = RGB(palette: index)
      #expect(RGB(palette: color.paletteIndex) == color)
    }
    #expect(RGB(0, 0, 0).paletteIndex == 16)
    #expect(RGB(255, 255, 255).contrast(with: RGB(0, 0, 0)) == 21)
    #expect(RGB(hex: "#fF8000") == RGB(255, 128, 0))
    for text in ["", "#", "12345", "1234567", "ggg000", "+12345", "＃12345", "１２３４５６"] {
      #expect(RGB(hex: text) == nil, "\(text)")
    }
  }
}
