internal import Foundation
internal import Resources

/// The packs that can be chosen: those that ship with the program, and a desk's own. Nothing is
/// parsed before it is asked for.
package struct PackLibrary: Sendable, Equatable {
  private struct Source: Sendable, Equatable {
    var file: String
    /// nil: embedded under that name.
    var text: String?
  }

  private var sources: [String: Source] = [:]
  /// The ids of packs that are one person's own.
  private var personal: Set<String> = []

  /// The packs that ship.
  package init() {
    for name in Bundled.names(under: "packs/") where name.hasSuffix(".yaml") {
      sources[String(name.dropFirst(6).dropLast(5))] = Source(file: name, text: nil)
    }
  }

  /// The packs that ship and every `*.yaml` of some directories. A pack of the same id takes the
  /// place of the one that ships; the same id twice in the directories is a problem. A directory
  /// that does not exist holds nothing.
  /// - Throws: files that cannot be read, have no id, or share one.
  package init(directories: [String]) throws(PackProblems) {
    self.init()
    for (id, source) in try PackLibrary.own(directories) { sources[id] = source }
  }

  /// This library and a person's own packs: under ids that nothing else here has, because the rules
  /// of a book are the book's; and only where they are named, because they are one person's.
  /// - Throws: as for directories.
  package func adding(personal directory: String) throws(PackProblems) -> PackLibrary {
    var library = self
    for (id, source) in try PackLibrary.own([directory]) where sources[id] == nil {
      library.sources[id] = source
      library.personal.insert(id)
    }
    return library
  }

  /// The packs of some directories, by their ids.
  private static func own(_ directories: [String]) throws(PackProblems) -> [String: Source] {
    var own: [String: String] = [:]
    var found: [String: Source] = [:]
    var problems: [PackProblem] = []
    for directory in directories {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
      for name in names.sorted() where name.hasSuffix(".yaml") {
        let file = directory + "/" + name
        guard let data = FileManager.default.contents(atPath: file) else {
          problems.append(PackProblem(file: file, line: 0, message: "cannot be read"))
          continue
        }
        let text = String(decoding: data, as: UTF8.self)
        guard let id = PackLibrary.id(of: text) else {
          problems.append(PackProblem(file: file, line: 1, message: "the pack has no id"))
          continue
        }
        if let first = own[id] {
          let message = "the pack id \(id) is also that of \(first)"
          problems.append(PackProblem(file: file, line: 0, message: message))
          continue
        }
        own[id] = file
        found[id] = Source(file: file, text: text)
      }
    }
    guard problems.isEmpty else { throw PackProblems(problems) }
    return found
  }

  /// The packs that ship and some texts by file name.
  package init(texts: [(file: String, text: String)]) {
    self.init()
    for (file, text) in texts {
      sources[PackLibrary.id(of: text) ?? file] = Source(file: file, text: text)
    }
  }

  /// The ids of all packs, sorted.
  package var ids: [String] { sources.keys.sorted() }

  /// One pack, without what it extends.
  /// - Throws: every problem of its file, or that there is no such pack.
  package func pack(_ id: String) throws(PackProblems) -> Pack {
    guard let source = sources[id], let text = source.text ?? Bundled.text(source.file) else {
      throw PackProblems([
        PackProblem(
          file: "packs", line: 0, message: "unknown pack \(quoted(id))" + nearest(id, ids))
      ])
    }
    return try PackReader.pack(text, file: source.file)
  }

  /// The value of the line `id:` that begins at the margin.
  private static func id(of text: String) -> String? {
    value(of: "id", in: text).flatMap { $0.isEmpty ? nil : $0 }
  }

  private static func value(of key: String, in text: String) -> String? {
    for line in text.split(whereSeparator: \.isNewline) where line.hasPrefix(key + ":") {
      let value = line.dropFirst(key.count + 1).prefix { $0 != "#" }
      return value.trimmingCharacters(in: CharacterSet(charactersIn: " \t\r\"'"))
    }
    return nil
  }

  /// The ids of the packs that say they are overlays, found without parsing any.
  private var overlays: [String] {
    ids.filter { id in
      guard !personal.contains(id), let source = sources[id],
        let text = source.text ?? Bundled.text(source.file)
      else { return false }
      return PackLibrary.value(of: "overlay", in: text) != nil
    }
  }
}

// MARK: - Rulebooks

extension PackLibrary {
  /// The rules of exactly these packs and of what they extend, as scenarios are judged.
  /// - Throws: every problem of their files, unknown packs, and packs that extend in a circle.
  package func rulebook(_ ids: [String]) throws(PackProblems) -> Rulebook {
    var gathering = Gathering(library: self)
    for id in ids { gathering.add(id, from: nil, path: []) }
    guard gathering.problems.isEmpty else { throw PackProblems(gathering.problems) }
    return Rulebook(gathering.packs)
  }

  /// The rules of a book: those of every desk (packs/desk.yaml), of its packs, of what they extend,
  /// and of every overlay of these, which takes part for people of its places only. Where a book's
  /// packs are of several countries, a person is judged by those of every place they may be in.
  /// - Throws: as `rulebook(_:)`; overlays that cannot be read are problems too.
  package func bookRulebook(_ ids: [String]) throws(PackProblems) -> Rulebook {
    var gathering = Gathering(library: self)
    for id in ids + ["desk"] { gathering.add(id, from: nil, path: []) }
    let chosen = gathering.packs.count
    var waiting: [Pack] = []
    for id in overlays where !gathering.has(id) {
      do { waiting.append(try pack(id)) } catch { gathering.problems += error.problems }
    }
    // An overlay may extend an overlay; one of something that this book does not use stays out.
    while let next = waiting.firstIndex(where: { overlay in
      !overlay.extends.isEmpty && overlay.extends.allSatisfy { gathering.has($0) }
    }) {
      gathering.append(waiting.remove(at: next))
    }
    guard gathering.problems.isEmpty else { throw PackProblems(gathering.problems) }
    return Rulebook(
      Array(gathering.packs.prefix(chosen)), overlays: Array(gathering.packs.dropFirst(chosen)),
      isByPlace: true)
  }

  /// One pack as `pack(_:)`, which also goes together with what it extends.
  /// - Throws: as `rulebook(_:)`.
  package func packInPlace(_ id: String) throws(PackProblems) -> Pack {
    let pack = try pack(id)
    _ = try rulebook([id])
    return pack
  }

  /// Packs with what they extend, each once, what is extended first.
  private struct Gathering {
    let library: PackLibrary
    var packs: [Pack] = []
    var problems: [PackProblem] = []

    mutating func add(_ id: String, from extending: Pack?, path: [String]) {
      if path.contains(id) {
        let circle = (path.drop { $0 != id } + [id]).joined(separator: " -> ")
        report("the packs extend each other: \(circle)", extending)
        return
      }
      guard !has(id) else { return }
      do {
        let pack = try library.pack(id)
        for other in pack.extends { add(other, from: pack, path: path + [id]) }
        append(pack)
      } catch {
        if extending != nil, library.sources[id] == nil {
          report("extends the unknown pack \(quoted(id))" + nearest(id, library.ids), extending)
        } else {
          problems += error.problems
        }
      }
    }

    func has(_ id: String) -> Bool { packs.contains { $0.id == id } }

    mutating func append(_ pack: Pack) {
      for rule in pack.rules {
        guard let other = packs.first(where: { $0.rules.contains { $0.id == rule.id } }) else {
          continue
        }
        problems.append(
          PackProblem(
            file: pack.file, line: rule.line,
            message: "the rule \(rule.id) is already in the pack \(other.id)"))
      }
      for other in packs { problems += pack.contradictions(with: other) }
      packs.append(pack)
    }

    private mutating func report(_ message: String, _ pack: Pack?) {
      let problem = PackProblem(
        file: pack?.file ?? "packs", line: pack?.extendsLine ?? 0, message: message)
      if !problems.contains(problem) { problems.append(problem) }
    }
  }
}
