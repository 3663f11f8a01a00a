internal import Casebook
internal import Cases
internal import Foundation
internal import Playbook

/// What strategies have led to in a book, kept beside it so that no console waits for a look at
/// every history.
struct Figures: Codable {
  /// The last event that was counted.
  var seq: Int
  var figures: [StrategyFigure]

  private static let name = "strategies"

  static func read(_ book: Book) -> Figures? {
    book.derived(name).flatMap { try? JSONDecoder().decode(Figures.self, from: Data($0)) }
  }

  /// One who may not write the book's files leaves them as they are.
  func keep(in book: Book) {
    guard let bytes = try? JSONEncoder().encode(self) else { return }
    try? book.keep([UInt8](bytes), derived: Figures.name)
  }

  /// A thousand events are about a day of a small desk.
  func isOld(at seq: Int) -> Bool { seq - self.seq > 1_000 }

  /// Starts this program again to count anew, in a process of its own: nobody waits for it.
  static func count(_ book: Book) {
    _ = Launcher.start(
      "/proc/self/exe",
      ["arrears", "report", "strategies", "--json", "--insecure", "--book", book.path])
  }
}
