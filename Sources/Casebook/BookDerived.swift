extension Book {
  /// What was made from the events and kept beside them, such as figures for everybody's screen: it
  /// may be deleted at any time, and is then made again. Nil where there is none, or none that can
  /// be read.
  package func derived(_ name: String) -> [UInt8]? {
    guard let file = try? folder.open(Book.derivedFile(name)) else { return nil }
    return try? file.readAll(limit: Book.largestDerived)
  }

  /// Keeps something derived under a name, in the place of what was there.
  package func keep(_ bytes: [UInt8], derived name: String) throws(BookError) {
    let target = Book.derivedFile(name)
    let temporary = try folder.makeTemporary(target)
    do { try temporary.file.write(bytes, at: 0) } catch {
      folder.remove(temporary.name)
      throw error.asBookError("writing", target)
    }
    try folder.rename(temporary.name, to: target)
  }

  private static let largestDerived = 1 << 20

  private static func derivedFile(_ name: String) -> String { "derived.\(name).json" }
}
