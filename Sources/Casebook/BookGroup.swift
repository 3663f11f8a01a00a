internal import CSystem

/// The group that books belong to in a hardened installation (DESIGN.md section 5): one that no
/// person is in, and that the installed program is setgid to.
///
/// The process runs as the person and their own groups, so that whatever else it opens, writes or
/// starts is theirs to open, write and start; the group is taken on for the single calls that reach
/// into a book's directory, by the thread that makes them (setfsgid(2)), and given back after them.
package enum BookGroup {
  /// Nil where the program is not installed that way. Set once, before there is a second thread.
  nonisolated(unsafe) package static var id: UInt32?

  /// Runs a body that may reach into a book.
  package static func with<Result, Failure: Error>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    guard let id else { return try body() }
    let own = arrears_setfsgid(id)
    defer { _ = arrears_setfsgid(UInt32(bitPattern: own)) }
    return try body()
  }
}
