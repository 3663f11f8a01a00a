internal import CResources

/// The data files that ship inside the binary: conduct packs, playbook, mappings, schemas, the
/// default theme.
package enum Bundled {
  /// The text of an embedded file, by its path, for instance `packs/us-fed.yaml`; nil if there is
  /// none of that name.
  package static func text(_ name: String) -> String? {
    table.first { String(cString: $0.name) == name }.map {
      String(decoding: UnsafeBufferPointer(start: $0.bytes, count: $0.count), as: UTF8.self)
    }
  }

  /// The bytes of an embedded file; nil if there is none of that name.
  package static func bytes(_ name: String) -> [UInt8]? {
    table.first { String(cString: $0.name) == name }.map {
      Array(UnsafeBufferPointer(start: $0.bytes, count: $0.count))
    }
  }

  /// The paths of all embedded files below a folder (`packs/`), sorted.
  package static func names(under folder: String) -> [String] {
    table.map { String(cString: $0.name) }.filter { $0.hasPrefix(folder) }.sorted()
  }

  private static var table: UnsafeBufferPointer<arrears_resource> {
    var count = 0
    let first = arrears_resources(&count)
    return UnsafeBufferPointer(start: first, count: count)
  }
}
