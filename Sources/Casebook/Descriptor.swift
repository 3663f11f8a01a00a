internal import Glibc

/// An open file, closed when it goes out of scope.
struct Descriptor: ~Copyable {
  let number: Int32

  init(owning number: Int32) { self.number = number }

  deinit { close(number) }
}

/// What the system said when a call failed.
struct SystemError: Error, Hashable {
  var code: Int32

  static var last: SystemError { SystemError(code: errno) }

  var reason: String { String(cString: strerror(code)) }

  /// As the person is told.
  func asBookError(_ doing: String, _ file: String) -> BookError {
    switch code {
    case EACCES, EPERM: .notPermitted("\(doing == "reading" ? "read" : "change") \(file)")
    case EROFS: .readOnly(file)
    case ENOSPC, EDQUOT: .full(file)
    case ELOOP: .notRegular(file)
    default: .failed(file: file, doing: doing, code: code, reason: reason)
    }
  }
}

/// Repeats a system call that a signal interrupted; -1 is an error.
func uninterrupted<Result: SignedInteger>(_ call: () -> Result) throws(SystemError) -> Result {
  while true {
    let result = call()
    if result != -1 { return result }
    if errno != EINTR { throw .last }
  }
}

/// Fills a buffer from an offset of a file, less only at the end of the file.
func readFully(
  _ file: Int32, into buffer: UnsafeMutableRawBufferPointer, at offset: Int
) throws(SystemError) -> Int {
  guard let base = buffer.baseAddress else { return 0 }
  var done = 0
  while done < buffer.count {
    let count = try uninterrupted {
      pread(file, base + done, buffer.count - done, off_t(offset + done))
    }
    if count == 0 { break }
    done += count
  }
  return done
}

extension Descriptor {
  /// What `fstat` says of it.
  func status() throws(SystemError) -> stat {
    var status = stat()
    _ = try uninterrupted { fstat(number, &status) }
    return status
  }

  func size() throws(SystemError) -> Int { Int(try status().st_size) }

  /// Reads at most the buffer's bytes from an offset, fewer only at the end of the file.
  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(SystemError) -> Int {
    try readFully(number, into: buffer, at: offset)
  }

  /// The bytes of a range, fewer only at the end of the file.
  func read(_ range: Range<Int>) throws(SystemError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: range.count)
    let result = bytes.withUnsafeMutableBytes { buffer in
      Result { () throws(SystemError) in try read(into: buffer, at: range.lowerBound) }
    }
    bytes.removeLast(bytes.count - (try result.get()))
    return bytes
  }

  /// All of it, up to a limit beyond which it is not what it should be.
  func readAll(limit: Int) throws(SystemError) -> [UInt8] {
    try read(0..<min(try size(), limit))
  }

  /// Writes all of the bytes at an offset; a short write goes on where it stopped.
  func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(SystemError) {
    guard let base = bytes.baseAddress else { return }
    var done = 0
    while done < bytes.count {
      done += try uninterrupted {
        pwrite(number, base + done, bytes.count - done, off_t(offset + done))
      }
    }
  }

  func write(_ bytes: [UInt8], at offset: Int) throws(SystemError) {
    let result = bytes.withUnsafeBytes { buffer in
      Result { () throws(SystemError) in try write(buffer, at: offset) }
    }
    try result.get()
  }

  /// The data are on the disk when this returns, and the length with them.
  func syncData() throws(SystemError) { _ = try uninterrupted { fdatasync(number) } }

  func sync() throws(SystemError) { _ = try uninterrupted { fsync(number) } }

  func truncate(to length: Int) throws(SystemError) {
    _ = try uninterrupted { ftruncate(number, off_t(length)) }
  }
}
