internal import Cases
internal import Foundation
internal import Glibc
internal import Settings

/// The file that an editor works on: nobody else can read it, and it is gone afterwards.
///
/// It lies in the person's state directory, with a note beside it of what it belongs to. Where the
/// console dies while the editor runs, what was saved in the editor is found at the next start. Its
/// name says nothing of the case: an editor's arguments show in the list of processes.
struct EditorSheet {
  let path: String

  /// What a text belongs to.
  struct Place: Codable, Equatable {
    /// Whose session of which book.
    var session: String
    var `case`: CaseID
    /// The code of the outcome whose note it is.
    var outcome: String
  }

  /// - Parameter place: nil for a text that nothing is known of; it is not found again.
  init(_ text: String, of place: Place?) throws(EditorFailure) {
    if let place, let path = EditorSheet.kept(text, place) {
      self.path = path
      return
    }
    // The user's own runtime directory is in memory and theirs alone; /tmp is the fallback.
    let folder = getenv("XDG_RUNTIME_DIR").map { String(cString: $0) } ?? "/tmp"
    for folder in [folder, "/tmp"] {
      if let path = EditorSheet.write(text, in: folder) {
        self.path = path
        return
      }
    }
    throw EditorFailure()
  }

  /// The text as it was saved last; nil where nothing can be read.
  var text: String? { EditorSheet.text(of: path) }

  /// What nano leaves where its terminal went away before anything was saved.
  var rescued: String? { EditorSheet.text(of: path + EditorSheet.rescue) }

  private static func text(of path: String) -> String? {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    // More than a note may hold is read no further; saving it then says so.
    while bytes.count < 1 << 20 {
      let count = read(file, &buffer, buffer.count)
      guard count > 0 else { break }
      bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  func discard() {
    unlink(path)
    for ending in [EditorSheet.label, EditorSheet.rescue] { unlink(path + ending) }
  }
}

// What is found at the next start.
extension EditorSheet {
  private static let label = ".json"
  private static let rescue = ".save"
  private static var folder: String? {
    ConfigurationPaths(environment: ProcessInfo.processInfo.environment).editing
  }

  private init(at path: String) { self.path = path }

  /// The sheets of a session whose console is no more.
  static func left(by session: String) -> [(sheet: EditorSheet, place: Place)] {
    guard let folder, let names = try? FileManager.default.contentsOfDirectory(atPath: folder)
    else { return [] }
    return names.sorted().compactMap { name in
      guard name.hasSuffix(label), let pid = name.split(separator: "-").first.flatMap({ pid_t($0) })
      else { return nil }
      // A process of that number lives: its console is at work, and its own.
      guard pid == getpid() || kill(pid, 0) != 0 && errno == ESRCH else { return nil }
      let path = folder + "/" + name
      guard let data = FileManager.default.contents(atPath: path),
        let place = try? JSONDecoder().decode(Place.self, from: data), place.session == session
      else { return nil }
      return (EditorSheet(at: String(path.dropLast(label.count))), place)
    }
  }

  private static func kept(_ text: String, _ place: Place) -> String? {
    guard let folder, let data = try? JSONEncoder().encode(place) else { return nil }
    // Makes the folder too.
    let begin = "\(folder)/\(getpid())"
    guard OwnFile.replace(begin + label, in: folder, with: data) else { return nil }
    guard let path = write(text, in: folder, as: "\(getpid())-") else {
      unlink(begin + label)
      return nil
    }
    guard rename(begin + label, path + label) == 0 else {
      unlink(path)
      return nil
    }
    return path
  }

  private static func write(
    _ text: String, in folder: String, as beginning: String = "arrears-note-"
  ) -> String? {
    var template = Array((folder + "/" + beginning + "XXXXXX.txt").utf8CString)
    let file = mkstemps(&template, 4)
    guard file >= 0 else { return nil }
    defer { close(file) }
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let bytes = Array(text.utf8)
    if bytes.isEmpty || Glibc.write(file, bytes, bytes.count) == bytes.count { return path }
    unlink(path)
    return nil
  }
}
