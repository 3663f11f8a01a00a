internal import Glibc

/// Tells when a book may have changed: a file descriptor to poll.
///
/// The journal's own file is watched for writes, the directory only for names that change (a new
/// book.json, a new segment): the lock file, written at every save, wakes nobody.
struct Watch: ~Copyable {
  private let descriptor: Descriptor
  /// The directory as it was opened, whatever its path leads to meanwhile.
  private let path: String
  private var file: Int32 = -1

  /// Watches nothing yet.
  init() {
    path = ""
    descriptor = Descriptor(owning: -1)
  }

  init(_ folder: borrowing Folder, segment: String) {
    path = "/proc/self/fd/\(folder.directory.number)"
    let number = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
    let names = UInt32(IN_MOVED_TO) | UInt32(IN_DELETE) | UInt32(IN_MOVE_SELF)
    _ = BookGroup.with { [path] in inotify_add_watch(number, path, names) }
    descriptor = Descriptor(owning: number)
    follow(segment)
  }

  /// Nil where the system has no watches left.
  var number: Int32? { file >= 0 ? descriptor.number : nil }

  /// Watches that file of the journal from now on.
  mutating func follow(_ segment: String) {
    guard descriptor.number >= 0 else { return }
    if file >= 0 { inotify_rm_watch(descriptor.number, file) }
    let number = descriptor.number
    let name = path + "/" + segment
    file = BookGroup.with { inotify_add_watch(number, name, UInt32(IN_MODIFY)) }
  }

  /// Takes what has been told so far, so that the descriptor waits for news again.
  func drain() {
    guard descriptor.number >= 0 else { return }
    withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 8) { buffer in
      while read(descriptor.number, buffer.baseAddress, buffer.count) > 0 {}
    }
  }
}

extension Book {
  /// A file descriptor that becomes readable when the book may have changed; `catchUp` quiets it.
  /// Nil where the system can watch no more files, or cannot see what other hosts write: then look
  /// four times a second. Who hears of news lets `newsPause` pass before reading it.
  package var watchDescriptor: Int32? {
    if isOnNetwork { return nil }
    if watch.number == nil { watch = Watch(folder, segment: segment.name) }
    return watch.number
  }

  /// Milliseconds that a reader lets pass from hearing of news to reading it; another number each
  /// time. All the consoles of a floor hear of a write at once, before it is on the disk: read at
  /// once, it would hold up the one who saves, and each other.
  package static func newsPause() -> Int32 { .random(in: 2...30) }

  /// Waits until the book may have changed, at most so many milliseconds (-1: however long it
  /// takes), and lets the pause pass.
  package func waitForNews(_ milliseconds: Int32 = -1) {
    guard let watch = watchDescriptor else {
      _ = poll(nil, 0, milliseconds < 0 ? 250 : min(milliseconds, 250))
      return
    }
    var wanted = pollfd(fd: watch, events: Int16(POLLIN), revents: 0)
    guard poll(&wanted, 1, milliseconds) > 0 else { return }
    _ = poll(nil, 0, Book.newsPause())
  }
}
