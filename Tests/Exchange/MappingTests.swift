import Cases
import Exchange
import Testing

/// The problems of a mapping, one a line.
private func problems(_ yaml: String) -> [String] {
  do {
    _ = try CaseMapping(yaml: yaml, file: "m.yaml")
    return []
  } catch .mapping(let problems) {
    return problems.map(\.description)
  } catch {
    return [error.description]
  }
}

struct MappingTests {
  @Test(arguments: ShippedMappings.names)
  func `every mapping that ships can be read`(name: String) throws {
    if name == "payments" {
      #expect(try ShippedMappings.payments(name).head.about != nil)
    } else {
      #expect(try ShippedMappings.cases(name).head.about != nil)
    }
  }

  @Test func `a mapping that does not ship is named with those that do`() {
    #expect(
      throws: ImportError.unknownMapping(
        "credits", shipped: ["credit", "example", "payments", "receivables"])
    ) { try ShippedMappings.cases("credits") }
  }

  @Test(arguments: [
    ("debter:\n  name: x", "m.yaml:9: the mapping has no 'debter'; did you mean 'debtor'?"),
    (
      "where: amount >> 3",
      "m.yaml:9: in the condition, a number, a day, $day or a text in quotes is expected where "
        + "'>' stands"
    ),
    (
      "where: amount > 1 or",
      "m.yaml:9: in the condition, a column is expected where its end stands"
    ),
    ("where: amount > 1.2.3", "m.yaml:9: '1.2.3' is not a number"),
    (
      "where: (a = 1",
      "m.yaml:9: in the condition, a closing bracket is expected where its end stands"
    ),
    ("where: a = 'x", "m.yaml:9: in the condition, ' is never closed"),
    (
      "dates: yyyy-MM",
      "m.yaml:9: 'yyyy-MM' is no date format: it needs yyyy or yy, M or MM or MMM, d or dd"
    ),
    ("numbers: { decimal: \";\" }", "m.yaml:9: the decimal mark is . or ,"),
    ("numbers: { thousands: \".\" }", "m.yaml:9: decimal and thousands mark are the same"),
    ("numbers: { units: cents }", "m.yaml:9: units 'cents' is none of major, minor"),
    (
      "source: { encoding: utf8 }",
      "m.yaml:9: encoding 'utf8' is none of utf-8, utf-16le, utf-16be, gb18030, windows-1252; "
        + "did you mean 'utf-8'?"
    ),
    ("source: { delimiter: \":\" }", "m.yaml:9: the delimiter is auto, ',', ';', tab or '|'"),
    (
      "country: XX",
      "m.yaml:9: no telephone numbers are known of the country 'XX' (ISO 3166: CN)"
    ),
    (
      "facts: { fact: disputet }",
      "m.yaml:9: fact 'disputet' is none of "
        + FactName.allCases.map(\.rawValue).joined(separator: ", ") + "; did you mean 'disputed'?"
    ),
    ("clues: \"{note\"", "m.yaml:9: clues has a brace without its partner; write {{"),
    ("others: { role: guarantor }", "m.yaml:9: 'name' is missing"),
    ("case: again", "m.yaml:1: a key stands twice: case"),
  ])
  func `every problem is told with its line and what is meant`(extra: String, expected: String) {
    #expect(problems(mapping(extra)) == [expected])
  }

  @Test func `all problems are told at once`() {
    let yaml = """
      case: "{id}"
      debt:
        creditor: Bank
        duee: "{due}"
        balance: "{amount}"
        principal: "{amount}"
      """
    #expect(
      problems(yaml) == [
        "m.yaml:4: debt has no 'duee'; did you mean 'due'?", "m.yaml:3: 'currency' is missing",
        "m.yaml:3: 'due' is missing", "m.yaml:3: a debt needs either 'principal' or 'balance'",
        "m.yaml:1: 'debtor' is missing",
      ])
  }

  @Test(arguments: [
    ("", "the mapping is empty"), ("- a", "the mapping must be a section"),
    ("case: [", "it is not YAML"), ("\u{0}", "it is not YAML"), ("a: &x [*x]", ""),
  ])
  func `what is no mapping is a problem, never a crash`(yaml: String, expected: String) {
    let found = problems(yaml)
    #expect(!found.isEmpty)
    #expect(found.first?.contains(expected) ?? false || expected.isEmpty)
  }

  @Test func `a column that the file lacks is named with its neighbours`() {
    #expect(
      throws: ImportError.mapping([
        MappingProblem(
          file: "test.yaml", line: 6,
          text: "the file has no column 'amount'; did you mean 'amounts'?; "
            + "it has 'id', 'amounts', 'name'")
      ])
    ) { try read("id,amounts,name\n1,2,3\n", mapping()) }
    #expect(
      throws: ImportError.mapping([
        MappingProblem(
          file: "test.yaml", line: 1, text: "the file has 2 columns named 'id': rename them")
      ])
    ) { try read("id,amount,name,id\n1,2,3,4\n", mapping()) }
  }

  @Test func `the guessed mapping loads, and reads the file it was guessed from`() throws {
    let csv = """
      案件编号;姓名;身份证号;手机号;欠款金额;到期日;性别;Note "x"
      C1;张伟;4401;13800138000;1.234,50;05.01.2026;男;-
      C2;李娜;4402;13900139000;99,00;31.01.2026;女;-

      """
    let yaml = try guessMapping(Array(csv.utf8), currency: try #require(Currency("CNY")))
    let result = try read(csv, yaml)
    #expect(result.rejected == [])
    #expect(result.cases.map(\.debt.balance) == [123_450, 9_900])
    #expect(result.cases.first?.debt.due == Day("2026-01-05"))
    #expect(result.cases.first?.debtor?.name == "张伟")
    #expect(result.cases.first?.debtor?.identity == "4401")
    #expect(yaml.contains("#   Note \"x\""))
    #expect(yaml.contains("creditor: \"Creditor\"   # CHECK"))
  }

  @Test func `a guess says where day and month may be the other way round`() throws {
    let csv = "case,name,balance,due date\n1,A,5,3/4/2026\n"
    let yaml = try guessMapping(Array(csv.utf8), currency: try #require(Currency("USD")))
    #expect(yaml.contains("dates: \"M/d/yyyy\" }   # CHECK: day and month"))
    #expect(try read(csv, yaml).cases.first?.debt.due == Day("2026-03-04"))
  }

  @Test(arguments: ["a\n1\n", "x;y\n;\n", "{\"a\":1}\n", "{,},}\n1,2,3\n", "\"a\"\"b\"\n1\n"])
  func `a guess at anything loads`(text: String) throws {
    let yaml = try guessMapping(Array(text.utf8), currency: try #require(Currency("USD")))
    let mapping = try CaseMapping(yaml: yaml, file: "guess")
    #expect(mapping.head.file == "guess")
  }
}
