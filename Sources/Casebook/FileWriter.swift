internal import Glibc

/// Writes a new file from beginning to end through a buffer.
struct FileWriter: ~Copyable {
  private let file: Descriptor
  /// The temporary name.
  let name: String
  private var buffer: [UInt8] = []
  private(set) var written = 0

  private static let block = 1 << 20

  init(_ file: consuming NamedFile) {
    name = file.name
    self.file = file.file
    buffer.reserveCapacity(2 * FileWriter.block)
  }

  /// Bytes so far.
  var length: Int { written + buffer.count }

  /// Lets something be added to the bytes that are still to be written.
  mutating func append<Result>(_ add: (inout [UInt8]) -> Result) throws(BookError) -> Result {
    let result = add(&buffer)
    if buffer.count >= FileWriter.block { try flush() }
    return result
  }

  mutating func append(_ bytes: [UInt8]) throws(BookError) {
    try append { $0.append(contentsOf: bytes) }
  }

  /// Copies a range of another file.
  mutating func copy(
    _ range: Range<Int>, of source: borrowing Descriptor, name: String
  ) throws(BookError) {
    var offset = range.lowerBound
    while offset < range.upperBound {
      let piece = offset..<min(offset + FileWriter.block, range.upperBound)
      let bytes: [UInt8]
      do { bytes = try source.read(piece) } catch { throw error.asBookError("reading", name) }
      guard !bytes.isEmpty else {
        throw .badSnapshot(file: name, what: "it has become shorter")
      }
      try append(bytes)
      offset += bytes.count
    }
  }

  private mutating func flush() throws(BookError) {
    do { try file.write(buffer, at: written) } catch {
      throw error.asBookError("writing", name)
    }
    written += buffer.count
    buffer.removeAll(keepingCapacity: true)
  }

  /// Writes what is left; the file is on the disk when this returns.
  mutating func finish() throws(BookError) {
    try flush()
    do { try file.sync() } catch { throw error.asBookError("syncing", name) }
  }
}
