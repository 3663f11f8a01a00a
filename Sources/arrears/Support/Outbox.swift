internal import Casebook
internal import Cases
internal import Foundation
internal import Glibc
internal import Print
internal import Settings

/// Where what leaves the house goes: letters become pages in the book's `letters` directory; messages
/// and e-mail a JSON file each in its `outbox`, and from there the person's own program where one is
/// configured. What goes there is on the disk of the book before.
struct Outbox {
  private let book: String
  private let options: Options

  init(_ place: Workplace, _ options: Options) {
    book = place.book.path
    self.options = options
  }

  /// One message as the outbox keeps it.
  private struct Item: Encodable {
    var reference: String
    var channel: Channel
    var to: String
    var language: String
    var template: String
    var text: String
  }

  /// Hands over one thing that was sent.
  /// - Parameters:
  ///   - name: of the person, as an envelope bears it.
  ///   - waits: for the program's end, which tells whether it was taken.
  /// - Returns: where it lies; `taken` is false where a configured program did not take it.
  func handOver(
    _ dispatch: Dispatch, _ sent: Sent, to address: String, name: String, waits: Bool
  ) throws(Failure) -> (path: String, taken: Bool) {
    let reference = sent.reference ?? dispatch.template
    let name = Outbox.name(reference)
    if dispatch.kind == .letter {
      _ = try directory("letters")
      let letter = Letter(
        reference: reference, to: (name, address), language: dispatch.language,
        text: dispatch.text)
      let path = Outbox.page(reference, in: book)
      try write(HTMLPages.beginning + HTMLPages.page(letter) + HTMLPages.end, to: path)
      return (path, true)
    }
    let folder = try directory("outbox")
    let item = Item(
      reference: reference, channel: dispatch.kind.channel, to: address,
      language: dispatch.language, template: dispatch.template, text: dispatch.text.printable)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let path = folder + "/" + name + ".json"
    guard let data = try? encoder.encode(item) else {
      throw Failure(.inputOutput, "the message \(reference) cannot be written")
    }
    try write(String(decoding: data, as: UTF8.self) + "\n", to: path)
    let command = dispatch.kind == .sms ? options.sms : options.email
    guard let program = command.first, dispatch.kind != .social else { return (path, true) }
    guard let address = Outbox.argument(address, dispatch.kind) else { return (path, false) }
    let arguments = command.map {
      $0.replacing("{to}", with: address).replacing("{reference}", with: reference)
    }
    return (path, Launcher.run(program, arguments, reading: dispatch.text.printable, waits: waits))
  }

  private static func name(_ reference: String) -> String {
    String(reference.map { $0.isLetter || $0.isNumber || $0 == "-" ? $0 : "_" })
  }

  /// Where the page of a letter lies until it is printed.
  static func page(_ reference: String, in book: String) -> String {
    book + "/letters/" + name(reference) + ".html"
  }

  static let didNotTake = "the configured program did not take it"

  static func notTaken(_ sent: Sent) -> Delivery {
    Delivery(reference: sent.reference ?? "", state: .failed, reason: didNotTake)
  }

  /// An address as a program's argument, which takes nothing in it for an option of its own or for a
  /// second address: of a number the digits, as they are dialled; nil for what is no address.
  static func argument(_ address: String, _ kind: Sent.Kind) -> String? {
    if kind == .sms {
      let digits = address.filter { $0.isASCII && ($0.isNumber || $0 == "+") }
      return digits.isEmpty ? nil : digits
    }
    let isPlain = address.unicodeScalars.allSatisfy {
      !$0.properties.isWhitespace && !" ,;<>\"\\".unicodeScalars.contains($0) && $0.value >= 32
    }
    return isPlain && !address.hasPrefix("-") && address.contains("@") ? address : nil
  }

  /// Old file or new file, never half: nothing picks up a message that is still being written.
  private func write(_ text: String, to path: String) throws(Failure) {
    let beside = "\(path).\(getpid()).part"
    try OutputFile.write(text, to: beside)
    chmod(beside, 0o660)
    guard rename(beside, path) == 0 else {
      unlink(beside)
      throw Failure(.inputOutput, "\(path) cannot be written")
    }
  }

  private func directory(_ name: String) throws(Failure) -> String {
    let path = book + "/" + name
    if mkdir(path, 0o2770) == 0 { chmod(path, 0o2770) }
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw Failure(.inputOutput, "\(path) cannot be made")
    }
    return path
  }
}
