import Foundation

/// Makes the system answer a program with failures: the library of Tests/Faults, which says how,
/// preloaded. What it is to do can be changed while the program runs.
struct Disturbance {
  /// For the program's environment.
  let environment: [String: String]
  private let plan: String

  init(_ book: String, _ scratch: Scratch) {
    let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../Faults/Preload/faults.c").standardized.path
    let object = scratch.path + "/faults.so"
    let compiler = Process()
    compiler.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    compiler.arguments = [
      "sh", "-c", "for c in cc clang gcc; do $c -shared -fPIC -O1 -o \"$0\" \"$1\" && exit; done",
      object, source,
    ]
    try? compiler.run()
    compiler.waitUntilExit()
    plan = scratch.path + "/plan"
    environment = ["LD_PRELOAD": object, "FAULTS_DIR": book, "FAULTS_PLAN": plan]
  }

  /// From now on; nothing is disturbed where there is no plan.
  func callFor(_ plan: String?) {
    try? Data((plan ?? "").utf8).write(to: URL(fileURLWithPath: self.plan), options: .atomic)
  }
}
