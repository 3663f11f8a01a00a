internal import Casebook
internal import Cases
internal import Glibc
internal import Screen

/// What ends a command without success: a sentence for people on stderr, and the status that
/// INTERFACE.md gives its kind.
struct Failure: Error {
  enum Status: Int32 {
    case no = 1
    case usage = 64
    case badData = 65
    case noInput = 66
    case inputOutput = 74
    case busy = 75
    case notPermitted = 77
    case interrupted = 130
  }

  var status: Status
  var sentence: String

  init(_ status: Status, _ sentence: String) {
    self.status = status
    self.sentence = sentence
  }

  init(_ error: BookError) {
    let status: Status =
      switch error.category {
      case .badData: .badData
      case .noInput: .noInput
      case .inputOutput: .inputOutput
      case .busy: .busy
      case .notPermitted: .notPermitted
      case .cancelled: .interrupted
      }
    self.init(status, error.description)
  }

  init(_ refusal: Refusal) {
    self.init(refusal.isAboutAuthority ? .notPermitted : .no, refusal.description)
  }

  init(_ error: PerformError) {
    switch error {
    case .refused(let refusal, let id):
      self.init(refusal)
      switch refusal {
      case .unknownCase: status = .noInput
      case _ where refusal.isAboutAuthority: break
      default: if let id { sentence = "\(id): \(refusal)" }
      }
    case .failed(let error): self.init(error)
    }
  }

}

/// Runs a body and turns what the book says into a failure of the command.
func failing<Result>(_ body: () throws(BookError) -> Result) throws(Failure) -> Result {
  do { return try body() } catch { throw Failure(error) }
}

/// Runs a body and turns what the desk or the book says into a failure of the command.
func refusing<Result>(_ body: () throws(PerformError) -> Result) throws(Failure) -> Result {
  do { return try body() } catch { throw Failure(error) }
}

/// Something for people that is not the answer: progress, warnings.
func tell(_ sentence: String) {
  var text = Printer.errors.isTerminal ? sentence.madeVisible(keepingLines: true) : sentence
  text = "arrears: \(text)\n"
  text.withUTF8 { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) }
}
