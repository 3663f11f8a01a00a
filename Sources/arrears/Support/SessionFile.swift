internal import Console
internal import Foundation
internal import Settings

/// Where one was in each book, in the person's XDG state directory. A session that cannot be read
/// is none: nothing of value is lost but a place in a list.
struct SessionFile {
  private let path: String?
  private let folder: String?
  /// Sessions belong to a book and to the one who sits there.
  let key: String
  private var last: Session?

  init(book: String, user: String?) {
    let paths = ConfigurationPaths(environment: ProcessInfo.processInfo.environment)
    (path, folder) = (paths.session, paths.state)
    let whole = URL(fileURLWithPath: book).standardizedFileURL.path
    key = (user ?? "") + "@" + whole
  }

  mutating func read() -> Session? {
    last = all()[key]
    return last
  }

  /// Writes it if it differs from what is there.
  mutating func keep(_ session: Session) {
    guard session != last, let path, let folder else { return }
    last = session
    var sessions = all()
    sessions[key] = session
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(sessions) else { return }
    _ = OwnFile.replace(path, in: folder, with: data)
  }

  private func all() -> [String: Session] {
    guard let path, let data = FileManager.default.contents(atPath: path), data.count < 1 << 22
    else { return [:] }
    return (try? JSONDecoder().decode([String: Session].self, from: data)) ?? [:]
  }
}
