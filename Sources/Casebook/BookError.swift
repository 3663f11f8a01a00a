package import Cases

/// Why a book could not be read or written. Each says in one sentence what is wrong and what to do;
/// none of them quotes what a book holds of people.
package enum BookError: Error, Hashable, Sendable {
  /// What kind of failure it is; the command line makes an exit status of it.
  package enum Category: Hashable, Sendable {
    /// The data are wrong, or of a newer format.
    case badData
    /// There is no such book or file.
    case noInput
    /// Reading or writing failed.
    case inputOutput
    /// Somebody else holds the book.
    case busy
    /// The person, or the installation, may not.
    case notPermitted
    /// The person asked for it to stop.
    case cancelled
  }

  case noSuchDirectory(String)
  case notABook(String)
  case alreadyExists(String)
  case newerFormat(found: Int64, known: Int)
  case badRecord(String)
  case damaged(file: String, line: Int, what: String)
  case badSnapshot(file: String, what: String)
  case readableByOthers(String)
  case notRegular(String)
  case notPermitted(String)
  case readOnly(String)
  case full(String)
  case failed(file: String, doing: String, code: Int32, reason: String)
  case busy(holder: String?, waited: Double)
  case replaced(String)
  case tooLong(bytes: Int)
  case wrongOrder(String)
  case cancelled

  package var category: Category {
    switch self {
    case .noSuchDirectory, .notABook: .noInput
    case .newerFormat, .badRecord, .damaged, .badSnapshot, .tooLong, .wrongOrder: .badData
    case .alreadyExists, .full, .failed, .replaced: .inputOutput
    case .readableByOthers, .notRegular, .notPermitted, .readOnly: .notPermitted
    case .busy: .busy
    case .cancelled: .cancelled
    }
  }
}

extension BookError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .noSuchDirectory(let path):
      "there is no directory \(path); `arrears init` makes a book, `arrears demo` one to try"
    case .notABook(let path):
      "\(path) holds no book (no book.json); name another with --book, or make one with `arrears init`"
    case .alreadyExists(let path): "\(path) exists and is not an empty directory; name a new one"
    case .newerFormat(let found, let known):
      "the book is of format \(found) and this program knows formats up to \(known); "
        + "use a newer arrears"
    case .badRecord(let what):
      "book.json cannot be read (\(what)); put back a good copy of it"
    case .damaged(let file, let line, let what):
      "\(file) is damaged at line \(line) (\(what)); `arrears verify` lists what is wrong"
    case .badSnapshot(let file, let what):
      "the snapshot \(file) is damaged (\(what)); `arrears rebuild` makes it again"
    case .readableByOthers(let path):
      "\(path) can be read by everybody on this host; `chmod o-rwx` it, or pass --insecure"
    case .notRegular(let name):
      "\(name) in the book is not a plain file; the book is not used before it is one again"
    case .notPermitted(let what): "you may not \(what); ask whoever looks after the book"
    case .readOnly(let path):
      "\(path) is on a file system that is mounted read-only, nothing was saved; "
        + "have it mounted for writing and do it again"
    case .full(let file):
      "the disk is full, nothing was saved to \(file); make room and do it again"
    case .failed(let file, let doing, _, let reason):
      "\(doing) \(file) failed (\(reason)); nothing was saved, do it again once that is mended"
    case .busy(let holder, let waited):
      "the book has been busy for \(Int(waited.rounded(.up))) s"
        + (holder.map { ", held by \($0)" } ?? "") + "; try again"
    case .replaced(let path):
      "\(path) is no longer the book that was opened; start again to open what is there now"
    case .tooLong(let bytes):
      "one event of \(bytes) bytes is more than a line of the journal may hold"
    case .wrongOrder(let number): "case \(number) comes out of order; cases are placed by number"
    case .cancelled: "stopped; the book is as it was"
    }
  }
}

/// Why `perform` did nothing: the desk's rules refused one of the orders, or the book failed.
package enum PerformError: Error, Hashable, Sendable {
  case refused(Refusal, CaseID?)
  case failed(BookError)
}

extension PerformError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .refused(let refusal, nil): refusal.description
    case .refused(let refusal, let id?): "\(id): \(refusal)"
    case .failed(let error): error.description
    }
  }
}
