internal import Foundation
internal import Glibc

/// A file of the person's own that the program writes: nobody else can read it, and it is the old
/// one or the new one, never half.
enum OwnFile {
  /// - Returns: whether it was written.
  static func replace(_ path: String, in folder: String, with data: Data) -> Bool {
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch { return false }
    let beside = "\(path).\(getpid())"
    let file = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { return false }
    let count = data.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
    close(file)
    guard count == data.count, rename(beside, path) == 0 else {
      unlink(beside)
      return false
    }
    return true
  }
}
