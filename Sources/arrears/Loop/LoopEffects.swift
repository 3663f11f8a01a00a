internal import Casebook
internal import Cases
internal import Console
internal import CursesTerminal
internal import Glibc
internal import Settings
internal import Worklist

// What the console wants done outside of it, besides the book.
extension ConsoleLoop {
  /// Takes back the last thing this person did that has not been taken back.
  mutating func undo() {
    again(.nothingToUndo) { $0.toUndo }
  }

  /// Does again what was taken back last.
  mutating func redo() {
    again(.nothingToRedo) { $0.toRedo }
  }

  private mutating func again(
    _ none: Refusal, _ choose: (ActionHistory) -> LastAction?
  ) {
    guard let user else { return }
    do {
      guard let action = choose(try ActionHistory(of: user, in: place.book)),
        let orders = try action.orders(in: place.book)
      else { return send(.refused(none)) }
      perform(orders)
    } catch { send(.failed(error.description)) }
  }

  func copy(_ text: String) -> Notice {
    terminal.copy(text)
      ? Notice(.done, model.wording.desk.copied(String(text.prefix(60))))
      : Notice(.refused, model.wording.desk.tooLongToCopy)
  }

  /// Hands a text to the person's editor and takes what it leaves.
  mutating func edit(_ text: String) {
    let command = preferences.editor
    // Whatever becomes of this console, what was typed before and what is saved there is kept.
    keepDrafts()
    do {
      let sheet = try EditorSheet(text, of: placeOfText)
      defer { sheet.discard() }
      let edited = try terminal.outside { () throws(EditorFailure) in
        try Editor(command).edit(text, on: sheet)
      }
      send(.edited(edited))
    } catch {
      send(.told(Notice(.refused, model.wording.desk.editorFailed(command.joined(separator: " ")))))
    }
  }

  private var placeOfText: EditorSheet.Place? {
    guard let entry = model.entry, let id = model.open?.file.id else { return nil }
    return EditorSheet.Place(session: sessionFile.key, case: id, outcome: entry.outcome.code)
  }

  /// What was saved in the editor of a console that died becomes a draft, as if it had been typed.
  mutating func takeLeftSheets() {
    let left = EditorSheet.left(by: sessionFile.key)
    for (sheet, place) in left {
      if let text = sheet.rescued ?? sheet.text {
        send(.recovered(text, outcome: place.outcome, place.case))
      }
    }
    guard !left.isEmpty else { return }
    keepDrafts()
    for (sheet, _) in left { sheet.discard() }
  }

  /// Hands the number to the person's dial command: an argument vector, no shell.
  mutating func dial(_ number: String) {
    let command = preferences.options.dial
    let digits = number.filter { $0.isASCII && ($0.isNumber || $0 == "+") }
    guard let program = command.first, !digits.isEmpty else { return }
    let arguments = command.map { $0.replacing("{number}", with: digits) }
    if !Launcher.start(program, arguments) {
      send(.told(Notice(.refused, "the dial command “\(program)” could not be started")))
    }
  }

  mutating func keep(_ views: [OwnView]) {
    guard !preferences.keep(views) else { return }
    send(.told(Notice(.refused, "your views could not be kept in \(preferences.viewsPath)")))
  }
}
