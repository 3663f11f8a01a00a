import Casebook
import Cases
import Foundation
import Glibc
import SmallDesk

/// How much of a harness is run: 1 in `swift test`; ARREARS_HARNESS=50 is fifty times as long, with
/// other seeds for what is beyond the first time.
enum Harness {
  static let scale = ProcessInfo.processInfo.environment["ARREARS_HARNESS"].flatMap { Int($0) } ?? 1

  /// Where the binaries are that were built beside these tests.
  static let products = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()

  /// The library that watches and disturbs, compiled for this run.
  static let library: String = {
    let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Preload/faults.c").path
    let object = root.path + "/faults.so"
    for compiler in ["cc", "clang", "gcc"] {
      let made = Child.run(
        "/usr/bin/env", [compiler, "-shared", "-fPIC", "-O1", "-o", object, source])
      if made.status == 0 { return object }
    }
    preconditionFailure("no C compiler makes \(source)")
  }()

  /// Memory, where there is some to be had: the tests decide what is lost, not the disk.
  private static let root = Scratch()

  static func preload(_ book: String, _ more: [String: String] = [:]) -> [String: String] {
    ["LD_PRELOAD": library, "FAULTS_DIR": book].merging(more) { $1 }
  }

  static func worker(
    _ book: String, _ tag: String, _ words: [String], _ environment: [String: String] = [:]
  ) -> Child {
    Child(products.appendingPathComponent("faultworker").path, [book, tag] + words, environment)
  }
}

/// A directory of its own for a test, removed at its end.
final class Scratch: Sendable {
  let path: String

  init() {
    let memory = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : NSTemporaryDirectory()
    path = memory + "/arrears-" + UUID().uuidString
    mkdir(path, 0o755)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// A book with the desk's cases in it, on the disk as a whole.
  func book(_ name: String = "book") throws -> String {
    let path = path + "/" + name
    let book = try Book.create(at: path, charter: FaultDesk.charter)
    let orders = (0..<FaultDesk.cases).map {
      Order(FaultDesk.number($0), .place(FaultDesk.file($0)))
    }
    _ = try book.perform(orders, by: "mei", now: FaultDesk.now)
    return path
  }
}

/// The files of a directory, with their bytes.
typealias Files = [String: [UInt8]]

enum Folders {
  static func read(_ path: String) -> Files {
    var files: Files = [:]
    for name in (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] {
      files[name] = (FileManager.default.contents(atPath: path + "/" + name)).map(Array.init)
    }
    return files
  }

  /// Makes a directory hold exactly these files.
  static func write(_ files: Files, to path: String) {
    mkdir(path, 0o770)
    chmod(path, 0o2770)
    for name in (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    where files[name] == nil { unlink(path + "/" + name) }
    for (name, bytes) in files {
      let file = open(path + "/" + name, O_WRONLY | O_CREAT | O_TRUNC, 0o660)
      defer { close(file) }
      var done = 0
      while done < bytes.count {
        let count = bytes.withUnsafeBytes {
          Glibc.write(file, $0.baseAddress! + done, $0.count - done)
        }
        precondition(count > 0, "no room for the test's own files")
        done += count
      }
    }
  }
}

/// A process of the tests. Its standard output goes to a file, so that nothing waits for a reader.
final class Child {
  let pid: pid_t
  private let output: Int32
  private var ended: Int32?

  init(_ program: String, _ arguments: [String], _ environment: [String: String] = [:]) {
    let name = NSTemporaryDirectory() + "/arrears-" + UUID().uuidString
    output = open(name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    unlink(name)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_adddup2(&actions, output, 2)
    var variables = ["HOME": "/nonexistent", "LANG": "C.UTF-8"]
    for name in ["PATH", "LD_LIBRARY_PATH", "TSAN_OPTIONS", "ASAN_OPTIONS"] {
      variables[name] = ProcessInfo.processInfo.environment[name]
    }
    variables.merge(environment) { $1 }
    var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
    var pairs: [UnsafeMutablePointer<CChar>?] =
      variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for word in words + pairs { free(word) } }
    var pid = pid_t()
    let failed = posix_spawn(&pid, program, &actions, nil, &words, &pairs)
    precondition(failed == 0, "\(program) cannot be started")
    self.pid = pid
  }

  deinit {
    if ended == nil {
      kill(pid, SIGKILL)
      wait()
    }
    close(output)
  }

  /// - Returns: the exit status, or 128 and the signal that ended it.
  @discardableResult
  func wait() -> Int32 {
    if let ended { return ended }
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0, errno == EINTR {}
    let result = status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
    ended = result
    return result
  }

  var text: String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = pread(output, &buffer, buffer.count, off_t(bytes.count))
      guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
      bytes += buffer[..<count]
    }
  }

  static func run(
    _ program: String, _ arguments: [String], _ environment: [String: String] = [:]
  ) -> (status: Int32, text: String) {
    let child = Child(program, arguments, environment)
    return (child.wait(), child.text)
  }
}
