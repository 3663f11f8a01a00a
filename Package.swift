// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
  .treatAllWarnings(as: .error),
]

/// A module of ours: strict settings, no other defaults.
func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(
  of name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []
) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.byName(name: name), "TestSupport"] + dependencies,
    path: "Tests/\(name)", exclude: exclude, swiftSettings: strict)
}

let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let arguments = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "arrears",
  products: [.executable(name: "arrears", targets: ["arrears"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CNcurses", providers: [.apt(["libncurses-dev"])]),
    .systemLibrary(name: "CSystem"),
    .target(
      name: "CSimdjson", linkerSettings: [.linkedLibrary("simdjson")]),
    .target(name: "CResources", exclude: ["packs", "playbook", "mappings", "schemas", "lexicon"]),
    room("Resources", ["CResources"]),
    .target(name: "CPango", linkerSettings: [.linkedLibrary("dl")]),
    room("Print", ["CPango"]),
    room("Screen"),
    room("CursesTerminal", ["CNcurses", "Screen"]),
    room("Cases"),
    room("Conduct", ["Cases", "Resources", yams]),
    room("Playbook", ["Cases", "Conduct", "Resources", yams, mustache]),
    room("Worklist", ["Cases", "Conduct", "Playbook"]),
    room("Casebook", ["Cases", "CSimdjson", "CSystem", "Resources", crypto]),
    room("Exchange", ["Cases", "Resources", yams]),
    room("Demonstration", ["Cases"]),
    room("Settings", ["Screen", "Resources", yams]),
    room("Console", ["Screen", "Cases", "Conduct", "Playbook", "Worklist", "Settings"]),
    .executableTarget(
      name: "arrears",
      dependencies: [
        "Screen", "CursesTerminal", "Cases", "Conduct", "Playbook", "Worklist", "Casebook",
        "CSystem", "Exchange", "Resources", "Demonstration", "Settings", "Console", "Print",
        arguments,
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "train", dependencies: ["Conduct"], path: "Sources/Training", swiftSettings: strict),
    .executableTarget(
      name: "benchmark",
      dependencies: [
        "CSimdjson", "Casebook", "Cases", "Conduct", "Console", "Demonstration", "Exchange",
        "Playbook", "Resources", "Screen", "Settings", "Worklist",
      ],
      path: "Sources/Benchmark", swiftSettings: strict),
    .target(name: "TestSupport", path: "Tests/Support", swiftSettings: strict),
    tests(of: "Screen"),
    tests(of: "Print"),
    tests(of: "Cases"),
    tests(of: "Conduct", ["Cases"], exclude: ["Language/sentences"]),
    tests(of: "Playbook", ["Cases", "Conduct"]),
    tests(of: "Casebook", ["Cases", "Demonstration", "Resources"]),
    tests(of: "Settings", ["Screen", "Resources"]),
    tests(of: "Exchange", ["Cases"]),
    tests(of: "Worklist", ["Cases", "Playbook"]),
    tests(of: "Demonstration", ["Cases"]),
    tests(
      of: "Console",
      ["Cases", "Conduct", "Demonstration", "Playbook", "Screen", "Settings", "Worklist"]),
    .testTarget(
      name: "EndToEndTests", dependencies: ["arrears", "TestSupport"], path: "Tests/EndToEnd",
      swiftSettings: strict),
    .target(
      name: "SmallDesk", dependencies: ["Cases"], path: "Tests/Faults/Desk", swiftSettings: strict),
    .executableTarget(
      name: "faultworker", dependencies: ["Casebook", "Cases", "SmallDesk"],
      path: "Tests/Faults/Worker", swiftSettings: strict),
    .testTarget(
      name: "FaultsTests",
      dependencies: [
        "arrears", "faultworker", "SmallDesk", "TestSupport", "Casebook", "Cases", "Conduct",
        "Exchange", "Playbook", "Resources", "Screen", "Settings", crypto,
      ],
      path: "Tests/Faults", exclude: ["Desk", "Worker", "Preload"], swiftSettings: strict),
    .testTarget(name: "TidyTests", path: "Tests/Tidy", swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
