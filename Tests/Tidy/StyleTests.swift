import Foundation
import Testing

/// Style is a test: what STYLE asks of every file is looked at here, not remembered.
@Suite struct StyleTests {
  /// Who may import whom: the README's module table, which this must equal.
  static let mayImport: [String: Set<String>] = [
    "Resources": ["CResources"],
    "Screen": ["Glibc"],
    "CursesTerminal": ["CNcurses", "Screen", "Glibc"],
    "Cases": ["Foundation"],
    "Print": ["CPango"],
    "Conduct": ["Cases", "Resources", "Yams", "Foundation"],
    "Playbook": ["Cases", "Conduct", "Resources", "Yams", "Mustache", "Foundation"],
    "Worklist": ["Cases", "Conduct", "Playbook", "Foundation"],
    "Casebook": ["Cases", "CSimdjson", "CSystem", "Resources", "Crypto", "Foundation", "Glibc"],
    "Exchange": ["Cases", "Resources", "Yams", "Foundation"],
    "Demonstration": ["Cases", "Foundation"],
    "Settings": ["Screen", "Resources", "Yams", "Foundation", "Glibc"],
    "Console": ["Screen", "Cases", "Conduct", "Playbook", "Worklist", "Settings", "Foundation"],
    "Training": ["Conduct", "Foundation"],
  ]

  @Test func importsFollowTheTable() {
    for file in Repository.swift(under: "Sources")
    where !["arrears", "Benchmark"].contains(file.module) {
      let allowed = Self.mayImport[file.module] ?? []
      for line in file.lines {
        let words = line.split(separator: " ")
        guard let index = words.firstIndex(of: "import"), index <= 1,
          !line.hasPrefix(" "), let last = words.last
        else { continue }
        let module = String(last.split(separator: ".")[0])
        if ["Synchronization", "Dispatch"].contains(module) { continue }  // the system's
        #expect(allowed.contains(module), "\(file.path) imports \(module)")
      }
    }
  }

  @Test func everyModuleStandsInTheTableOfTheReadme() throws {
    let readme = try String(
      contentsOf: Repository.root.appendingPathComponent("README.md"), encoding: .utf8)
    for module in Self.mayImport.keys {
      #expect(readme.contains("| `\(module)` |"), "\(module) is missing from README.md")
    }
  }

  @Test func filesAreShort() {
    for file in Repository.swift(under: "Sources") + Repository.swift(under: "Tests") {
      #expect(file.lines.count <= 340, "\(file.path) has \(file.lines.count) lines")
    }
  }

  @Test func functionsAreShort() {
    for file in Repository.swift(under: "Sources") {
      for (start, length) in functions(file) where length > 70 {
        Issue.record("\(file.path):\(start) is a function of \(length) lines")
      }
    }
  }

  @Test func whatStyleForbidsIsAbsent() {
    let forbidden = ["public ", "@testable", "@unchecked Sendable", "try!", "fatalError("]
    for file in Repository.swift(under: "Sources") {
      for (number, line) in file.lines.enumerated() {
        let code = line.drop { $0 == " " }
        guard !code.hasPrefix("//") else { continue }
        for word in forbidden where code.contains(word) && !code.contains("\"\(word)") {
          Issue.record("\(file.path):\(number + 1) has \(word)")
        }
      }
    }
  }

  @Test func unsafeIsolationIsProved() {
    for file in Repository.swift(under: "Sources") {
      let lines = file.lines
      for (number, line) in lines.enumerated() where line.contains("nonisolated(unsafe)") {
        let above = number > 0 ? lines[number - 1].drop { $0 == " " } : ""
        #expect(
          above.hasPrefix("//"), "\(file.path):\(number + 1): say why nonisolated(unsafe) is safe")
      }
    }
  }

  @Test func theTopLevelHoldsNothingElse() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Repository.root.path)
    let allowed: Set<String> = [
      "Package.swift", "Package.resolved", "Sources", "Tests", "Themes", "README.md",
    ]
    for name in names where !name.hasPrefix(".") {
      #expect(allowed.contains(name), "\(name) at the top level")
    }
  }

  /// Where functions begin, and how many lines they have, by the indentation of their braces.
  private func functions(_ file: Repository.File) -> [(start: Int, length: Int)] {
    var open: [(indent: Int, start: Int)] = []
    var found: [(Int, Int)] = []
    for (number, line) in file.lines.enumerated() {
      let indent = line.prefix { $0 == " " }.count
      let code = line.dropFirst(indent)
      if code.contains("func ") || code.hasPrefix("init(") || code.contains(" init(") {
        if !code.hasPrefix("//"), !code.hasSuffix("}") { open.append((indent, number)) }
      }
      if code.hasPrefix("}"), let last = open.last, last.indent == indent {
        found.append((last.start + 1, number - last.start + 1))
        open.removeLast()
      } else if let last = open.last, indent < last.indent, !code.isEmpty {
        open.removeLast()
      }
    }
    return found
  }
}
