internal import ArgumentParser
internal import Resources

struct Schemas: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "The JSON Schemas of a book's files.",
    discussion: "Without a name the list; with book, case or event that schema.")

  @Argument(help: "book, case or event.") var name: String?

  private static let folder = "schemas/"
  private static let ending = ".schema.json"

  func run() throws {
    let names = Bundled.names(under: Schemas.folder).map {
      String($0.dropFirst(Schemas.folder.count).dropLast(Schemas.ending.count))
    }
    guard let name else {
      return printing { printer in for name in names { printer.line(name) } }
    }
    guard let text = Bundled.text(Schemas.folder + name + Schemas.ending) else {
      throw Failure(
        .noInput, "there is no schema “\(name)”; it is one of \(names.joined(separator: ", "))")
    }
    printing { $0.text(text) }
  }
}
