internal import Resources

/// The mappings that ship inside the program.
package enum ShippedMappings {
  /// Their names, as `--map` takes them.
  package static var names: [String] {
    Bundled.names(under: "mappings/").map { $0.dropFirst(9).prefix { $0 != "." } }.map(String.init)
  }

  /// The YAML of a shipped mapping; nil if there is none of that name.
  package static func text(_ name: String) -> String? { Bundled.text("mappings/\(name).yaml") }

  /// A shipped mapping for cases.
  package static func cases(_ name: String) throws(ImportError) -> CaseMapping {
    guard let yaml = text(name) else { throw .unknownMapping(name, shipped: names) }
    return try CaseMapping(yaml: yaml, file: name)
  }

  /// A shipped mapping for payments; `payments` is the default of the command.
  package static func payments(_ name: String = "payments") throws(ImportError) -> PaymentMapping {
    guard let yaml = text(name) else { throw .unknownMapping(name, shipped: names) }
    return try PaymentMapping(yaml: yaml, file: name)
  }
}
