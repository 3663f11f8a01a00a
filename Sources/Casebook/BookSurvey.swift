package import Cases

extension Book {
  /// Looks at many cases whole, their histories too, on all processors: for reports.
  ///
  /// - Parameters:
  ///   - ids: those that the book lacks are left out.
  ///   - body: what is wanted of a case; called on several threads.
  /// - Returns: in the order of `ids`.
  package func survey<Value>(
    _ ids: [CaseID], _ body: (CaseFile) -> Value
  ) throws(BookError) -> [Value] {
    try foldAll(ids, .whole, body).compactMap { $0 }
  }
}
