internal import Glibc

/// The right to write: an exclusive `flock` on the file `lock`, which the kernel takes back when a
/// process dies. The holder writes who it is into the file, for the message of those who wait.
struct BookLock: ~Copyable {
  private let file: Descriptor
  /// The holder before died with the lock: what it wrote may not be on the disk yet.
  let wasAbandoned: Bool

  static let name = "lock"
  private static let recordLength = 128
  private static let held = UInt8(ascii: "+")
  private static let free = UInt8(ascii: "-")
  /// Seconds a writer waits for another.
  static let patience = 10.0

  /// Waits for the lock, at most `patience` seconds.
  init(in folder: borrowing Folder, patience: Double) throws(BookError) {
    while true {
      guard let file = try folder.open(BookLock.name, O_RDWR) else {
        // Whoever deleted it: the name is all that matters.
        _ = try? folder.make(BookLock.name)
        guard try folder.open(BookLock.name) != nil else {
          throw .failed(file: BookLock.name, doing: "opening", code: ENOENT, reason: "not there")
        }
        continue
      }
      try BookLock.wait(for: file, patience: patience)
      // Locked, but is it the file that others will lock?
      guard folder.holds(file, as: BookLock.name) else { continue }
      let before = try? file.readAll(limit: BookLock.recordLength)
      wasAbandoned = before?.first == BookLock.held
      let name = "\(getpid()) \(getuid()) \(BookLock.command)"
      let record = [BookLock.held] + Array(name.utf8.prefix(BookLock.recordLength - 1))
      let padding = BookLock.recordLength - record.count
      // Of one length always, so that the file's size never changes; for the message of others
      // only: failing to write it stops nobody.
      try? file.write(record + [UInt8](repeating: UInt8(ascii: " "), count: padding), at: 0)
      self.file = file
      return
    }
  }

  deinit {
    try? file.write([BookLock.free], at: 0)
    flock(file.number, LOCK_UN)
  }

  private static func wait(for file: borrowing Descriptor, patience: Double) throws(BookError) {
    let begin = monotonicSeconds()
    // Short waits first, for a save takes a millisecond; a spread keeps waiters out of step.
    var pause = 50.0
    while flock(file.number, LOCK_EX | LOCK_NB) != 0 {
      let error = SystemError.last
      if error.code == EINTR { continue }
      guard error.code == EWOULDBLOCK else { throw error.asBookError("locking", name) }
      let waited = monotonicSeconds() - begin
      guard waited < patience else { throw .busy(holder: holder(file), waited: waited) }
      usleep(UInt32(pause * Double.random(in: 0.5...1.5)))
      pause = min(pause * 1.3, 1000)
    }
  }

  private static func holder(_ file: borrowing Descriptor) -> String? {
    guard let bytes = try? file.readAll(limit: recordLength), bytes.first == held else {
      return nil
    }
    let parts = String(decoding: bytes.dropFirst(), as: UTF8.self).split(
      separator: " ", maxSplits: 2)
    guard parts.count == 3, let pid = Int32(parts[0]), let user = UInt32(parts[1]) else {
      return nil
    }
    let who = getpwuid(user).map { String(cString: $0.pointee.pw_name) } ?? "user \(user)"
    return "\(who) (process \(pid), \(visible(parts[2].prefix { $0 != " " })))"
  }

  /// Text from a file, without what a terminal could take for a command.
  private static func visible(_ text: Substring) -> String {
    String(text.map { $0.isASCII && ($0.asciiValue ?? 0) >= 32 && $0 != "\u{7F}" ? $0 : "?" })
  }

  /// The name of this program as the system shows it.
  private static let command: String = {
    let number = open("/proc/self/comm", O_RDONLY | O_CLOEXEC)
    guard number >= 0 else { return "?" }
    let file = Descriptor(owning: number)
    let bytes = (try? file.read(0..<64)) ?? []
    return String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self)
  }()
}

/// Seconds of a clock that nobody sets.
func monotonicSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
