import Foundation

/// The real binary, as it was built beside these tests.
enum Program {
  static let path = URL(fileURLWithPath: CommandLine.arguments[0])
    .deletingLastPathComponent().appendingPathComponent("arrears").path

  struct Answer {
    var status: Int32
    var output: String
    var errors: String

    var lines: [Substring] { output.split(separator: "\n") }
    /// The output as one JSON object.
    var object: [String: Any] { Program.object(output) }
    var objects: [[String: Any]] { lines.map { Program.object(String($0)) } }
  }

  static func object(_ text: String) -> [String: Any] {
    (try? JSONSerialization.jsonObject(with: Data(text.utf8))) as? [String: Any] ?? [:]
  }

  /// Runs it to its end, with nothing on standard input.
  @discardableResult
  static func run(_ arguments: String..., environment: [String: String] = [:]) -> Answer {
    run(arguments, environment: environment)
  }

  @discardableResult
  static func run(_ arguments: [String], environment: [String: String] = [:]) -> Answer {
    let end = start(arguments, environment: environment).wait()
    return Answer(status: end.status, output: end.output, errors: end.errors)
  }

  /// What happened to the cases of a book.
  static func caseEvents(_ book: String) -> [[String: Any]] {
    run("log", "--book", book, "--json").objects.filter { $0["case"] != nil }
  }

  /// Starts it and does not wait.
  static func start(_ arguments: [String], environment: [String: String] = [:]) -> Child {
    Child(path, arguments, environment: clean.merging(environment) { _, given in given })
  }

  /// An environment that says nothing of the person who runs the tests.
  static let clean: [String: String] = {
    let own = ProcessInfo.processInfo.environment
    var clean = ["HOME": "/nonexistent", "LANG": "C.UTF-8", "TERM": "xterm-256color"]
    for name in ["PATH", "LD_LIBRARY_PATH"] { clean[name] = own[name] }
    return clean
  }()
}

/// A directory of its own for one test, gone when the test is over.
final class Scratch {
  let path: String

  init() {
    path = NSTemporaryDirectory() + "arrears-" + UUID().uuidString
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String, _ text: String) -> String {
    let file = path + "/" + name
    try? Data(text.utf8).write(to: URL(fileURLWithPath: file))
    return file
  }

  /// A demonstration book.
  func demo(_ cases: Int = 120) -> String {
    Program.run("demo", path + "/desk", "--cases", "\(cases)", "--no-open")
    return path + "/desk"
  }

  /// An empty real book, whose lead is whoever runs the tests.
  func book(_ currency: String = "TWD") -> String {
    Program.run(
      "init", path + "/book", "--name", "Test", "--currency", currency, "--zone", "Asia/Taipei",
      "--actor", "agency")
    return path + "/book"
  }
}

/// The data beside the repository that tests may read; nil, with a message, where it is missing.
enum SharedData {
  static func file(_ name: String) -> String? {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let path = root.appendingPathComponent("../shared/data/" + name).standardized.path
    guard FileManager.default.fileExists(atPath: path) else {
      print("skipped: \(path) is not there")
      return nil
    }
    return path
  }
}
