internal import Casebook

/// Makes a snapshot in a process of its own, so that nobody waits for it.
enum Compaction {
  /// Starts this program again with `compact`. Where that fails, the next start reads a longer
  /// journal: slower, not wrong.
  static func startIfNeeded(_ book: Book) {
    guard book.needsCompaction else { return }
    _ = Launcher.start(
      "/proc/self/exe", ["arrears", "compact", "--insecure", "--book", book.path])
  }
}
