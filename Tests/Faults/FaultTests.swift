import Casebook
import Cases
import Foundation
import SmallDesk
import Testing

/// What the system can answer besides yes, while a writer works: it says so in one sentence, nothing
/// acknowledged is lost, and it goes on when the cause is gone.
@Suite(.serialized) struct FaultTests {
  struct Fault: CustomTestStringConvertible {
    var plan: String
    var word: String
    /// Part of the sentence; nil where nothing must be noticed.
    var sentence: String?

    init(_ plan: String, _ word: String = "note", says sentence: String? = nil) {
      self.plan = plan
      self.word = word
      self.sentence = sentence
    }

    var testDescription: String { "\(word) under \(plan)" }
  }

  static let failing = [
    Fault("pwrite ENOSPC 1 journal", says: "the disk is full, nothing was saved"),
    Fault("pwrite EDQUOT 1 journal", "bulk=70", says: "the disk is full"),
    Fault("pwrite EIO 1 journal", says: "saving to journal.1.jsonl failed"),
    Fault("fdatasync EIO 1 journal", says: "saving to journal.1.jsonl failed"),
    Fault("pwrite EROFS 1 journal", says: "mounted read-only"),
    Fault("openrw EROFS", says: "mounted read-only"),
    Fault("openrw EACCES", says: "you may not"),
    Fault("openrw EMFILE", says: "Too many open files"),
    Fault("open EMFILE", says: "Too many open files"),
    Fault("pread EIO", says: "failed (Input/output error)"),
    Fault("flock ENOLCK 1 lock", says: "locking lock failed"),
    Fault("create ENOSPC 1 .book", "member", says: "the disk is full"),
    Fault("pwrite ENOSPC 1 .book", "member", says: "the disk is full"),
    Fault("fsync EIO 1 .book", "member", says: "failed"),
    Fault("renameat EIO", "member", says: "renaming book.json failed"),
    Fault("create ENOSPC 1 .cases", "compact", says: "the disk is full"),
    Fault("pwrite ENOSPC 1 .cases", "compact", says: "the disk is full"),
    Fault("fsync EIO 1 .cases", "compact", says: "failed"),
    Fault("renameat ENOSPC", "compact", says: "the disk is full"),
    Fault("pwrite ENOSPC 1 .book", "compact", says: "the disk is full"),
  ]

  private func run(_ words: [String], _ path: String, _ scratch: Scratch) -> String {
    let worker = Harness.worker(
      path, "f", words, Harness.preload(path, ["FAULTS_PLAN": scratch.path + "/plan"]))
    #expect(worker.wait() == 0, "\(worker.text)")
    return worker.text
  }

  /// Once before the fault, so that the book is open when it comes; then under it; then after it.
  @Test(arguments: failing) func isSaidAndGoesOn(_ fault: Fault) throws {
    let scratch = Scratch()
    let path = try scratch.book()
    let words = ["note", "plan=\(fault.plan)", "try", fault.word, "plan=", fault.word, "note"]
    let text = run(words, path, scratch)
    let failures = text.split(separator: "\n").filter { $0.hasPrefix("failed") }
    #expect(failures.count == 1)
    #expect(failures.first?.contains(fault.sentence ?? "?") == true, "\(text)")
    #expect(Examination([text], sizes: [1, 70]).problems(path) == [])
    #expect(leftovers(path) == [])
  }

  private func leftovers(_ path: String) -> [String] {
    Folders.read(path).keys.filter { $0.hasPrefix(".") || $0.hasPrefix("torn") }
  }

  static let harmless = [
    Fault("pwrite SHORT"), Fault("pwrite SHORT", "bulk=70"), Fault("pwrite EINTR 2"),
    Fault("pread SHORT"), Fault("pread EINTR 2"), Fault("fdatasync EINTR 2"),
    Fault("flock EINTR 2"), Fault("openrw EINTR 2"), Fault("open EINTR 2"),
    Fault("fsync EINTR 2", "compact"), Fault("pwrite SHORT", "compact"),
    Fault("create EINTR 2", "compact"), Fault("fsync EINTR 2", "member"),
    Fault("pwrite ENOSPC 1 lock"), Fault("pwrite EIO 1 lock"),
  ]

  @Test(arguments: harmless) func isNotNoticed(_ fault: Fault) throws {
    let scratch = Scratch()
    let path = try scratch.book()
    let text = run(
      ["note", "plan=\(fault.plan)", fault.word, "catchup", fault.word, "note"], path, scratch)
    #expect(!text.contains("failed"), "\(text)")
    #expect(Examination([text], sizes: [1, 70]).problems(path) == [])
  }

  /// Opening, too, meets full tables of files.
  @Test func everySmallNumberOfFilesIsEnoughOrSaidToBeTooFew() throws {
    let scratch = Scratch()
    let path = try scratch.book()
    let worker = Harness.products.appendingPathComponent("faultworker").path
    var answers: [String] = []
    for limit in 4...24 {
      let result = Child.run(
        "/bin/sh",
        ["-c", "ulimit -n \(limit) && exec \"$0\" \"$@\"", worker, path, "l\(limit)"] + [
          "note", "compact", "note",
        ])
      answers.append(result.text)
      if result.status != 0, !result.text.contains("error while loading") {
        #expect(result.status == 74 && result.text.contains("open files"), "\(result.text)")
      }
    }
    #expect(answers.last?.contains("failed") == false)
    #expect(Examination(answers, sizes: [1]).problems(path) == [])
  }

  @Test func aLockHeldForLongIsSaid() throws {
    let scratch = Scratch()
    let path = try scratch.book()
    let holder = open(path + "/lock", O_RDWR | O_CLOEXEC)
    #expect(flock(holder, LOCK_EX) == 0)
    let text = run(
      ["patience=40", "try", "note", "try", "member", "try", "compact"], path, scratch)
    let busy = text.split(separator: "\n").filter { $0.contains("the book has been busy") }
    #expect(busy.count == 3, "\(text)")
    close(holder)
    #expect(run(["note"], path, scratch).contains("ack"))
  }
}
