internal import Glibc

/// A file that a person names to be read.
enum InputFile {
  /// Everything in it.
  static func read(_ path: String) throws(Failure) -> [UInt8] {
    var status = stat()
    guard stat(path, &status) == 0 else {
      let isMissing = errno == ENOENT || errno == ENOTDIR
      throw Failure(
        isMissing ? .noInput : errno == EACCES ? .notPermitted : .inputOutput,
        isMissing ? "there is no file \(path)" : "\(path) cannot be read: \(reason())")
    }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      throw Failure(.noInput, "\(path) is a directory; name a file")
    }
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw unreadable(path) }
    defer { close(file) }
    // By pieces until its end: what comes through a pipe has no length.
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Int(clamping: status.st_size) + 1)
    var piece = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = Glibc.read(file, &piece, piece.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw unreadable(path) }
      if count == 0 { return bytes }
      bytes += piece[..<count]
    }
  }

  private static func unreadable(_ path: String) -> Failure {
    Failure(errno == EACCES ? .notPermitted : .inputOutput, "\(path) cannot be read: \(reason())")
  }

  fileprivate static func reason() -> String { String(cString: strerror(errno)) }
}

/// What a person pipes in.
enum StandardInput {
  /// A text that was given as an argument; all of standard input where the argument is `-`.
  static func text(_ argument: String) throws(Failure) -> String {
    guard argument == "-" else { return argument }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while bytes.count < 1 << 20 {
      let count = Glibc.read(STDIN_FILENO, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Failure(.inputOutput, InputFile.reason()) }
      if count == 0 { break }
      bytes += buffer[..<count]
    }
    while bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension StandardInput {
  /// Options whose texts are about people.
  static let options: Set<String> = [
    "--note", "--text", "--name", "--phone", "--address", "--email", "--found", "--consent",
    "--reason",
  ]

  /// The arguments with the text of standard input in the place of a `-`: what stands in arguments
  /// shows in the list of processes.
  static func filled(_ arguments: [String]) throws(Failure) -> [String] {
    var filled: [String] = []
    var isRead = false
    for argument in arguments {
      guard argument == "-", let option = filled.last, options.contains(option) else {
        filled.append(argument)
        continue
      }
      guard !isRead else {
        throw Failure(.usage, "one option reads standard input; \(option) cannot read it too")
      }
      isRead = true
      // In one word, so that a text may begin with a hyphen.
      filled[filled.count - 1] = "\(option)=\(try text("-"))"
    }
    return filled
  }
}

/// A file that a command writes for people: theirs alone, for it holds what is known of debtors.
enum OutputFile {
  static func write(_ text: String, to path: String) throws(Failure) {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw Failure(.inputOutput, InputFile.reason()) }
    defer { close(file) }
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Failure(.inputOutput, InputFile.reason()) }
      bytes = bytes.dropFirst(count)
    }
  }
}
