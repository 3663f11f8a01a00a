import Foundation
import TestSupport

/// What a program did to a directory, in the order of happening, as the preloaded library wrote it
/// down.
struct TraceStep {
  enum Kind: Character {
    case created = "c"
    case wrote = "w"
    case truncated = "t"
    case synced = "s"
    case renamed = "r"
    case unlinked = "u"
    /// Told its standard output.
    case acknowledged = "a"
  }

  var kind: Kind
  var name: String
  var other: String
  var offset: Int
  var data: [UInt8]

  static func read(_ path: String) -> [TraceStep] {
    let bytes = FileManager.default.contents(atPath: path).map(Array.init) ?? []
    func number(_ at: Int, _ size: Int) -> Int {
      (0..<size).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) }
    }
    var steps: [TraceStep] = []
    var at = 0
    while at + 32 <= bytes.count {
      let (name, other, length) = (number(at + 4, 4), number(at + 8, 4), number(at + 24, 8))
      let offset = number(at + 16, 8)
      guard let scalar = UnicodeScalar(number(at, 4)), let kind = Kind(rawValue: Character(scalar))
      else { preconditionFailure("not a trace") }
      let names = at + 32
      // What was cut off by the end of the process was not done either.
      let end = names + name + other + (kind == .wrote || kind == .acknowledged ? length : 0)
      guard end <= bytes.count else { break }
      steps.append(
        TraceStep(
          kind: kind, name: String(decoding: bytes[names..<(names + name)], as: UTF8.self),
          other: String(decoding: bytes[(names + name)..<(names + name + other)], as: UTF8.self),
          offset: offset, data: Array(bytes[(names + name + other)..<end])))
      at = end
    }
    return steps
  }
}

/// A directory on a disk that keeps what was synced and may lose the rest: contents by the sector
/// and in any order, lengths apart from contents, names apart from both.
struct Disk {
  /// What becomes of what was not synced.
  enum Loss {
    /// The process died and the machine did not.
    case nothing
    /// All of it is lost.
    case everything
    /// Each piece is kept with this chance.
    case some(keeping: Double, Pseudorandom)
  }

  private enum Change {
    case data(Int, [UInt8])
    case length(Int)
  }

  private struct Inode {
    var durable: [UInt8] = []
    var live: [UInt8] = []
    var pending: [Change] = []
  }

  private enum Naming {
    case bound(String, Int)
    case moved(from: String, to: String, Int)
    case removed(String)
  }

  private static let sector = 512

  private var inodes: [Inode] = []
  private var live: [String: Int] = [:]
  private var durable: [String: Int] = [:]
  private var pending: [Naming] = []

  init(_ files: Files) {
    for (name, bytes) in files {
      live[name] = inodes.count
      inodes.append(Inode(durable: bytes, live: bytes))
    }
    durable = live
  }

  mutating func take(_ step: TraceStep) {
    switch step.kind {
    case .acknowledged: break
    case .created:
      inodes.append(Inode())
      live[step.name] = inodes.count - 1
      pending.append(.bound(step.name, inodes.count - 1))
    case .wrote: change(step.name, .data(step.offset, step.data))
    case .truncated: change(step.name, .length(step.offset))
    case .synced where step.name.isEmpty:
      durable = live
      pending = []
    case .synced:
      guard let index = live[step.name] else { return }
      inodes[index].durable = inodes[index].live
      inodes[index].pending = []
    case .renamed:
      guard let index = live.removeValue(forKey: step.name) else { return }
      live[step.other] = index
      pending.append(.moved(from: step.name, to: step.other, index))
    case .unlinked:
      live[step.name] = nil
      pending.append(.removed(step.name))
    }
  }

  private mutating func change(_ name: String, _ change: Change) {
    // A file that lost its name while it was open concerns nobody who comes later.
    guard let index = live[name] else { return }
    Disk.apply(change, to: &inodes[index].live)
    inodes[index].pending.append(change)
  }

  private static func apply(_ change: Change, to bytes: inout [UInt8]) {
    switch change {
    case .length(let length):
      if length < bytes.count { bytes.removeLast(bytes.count - length) }
      bytes += [UInt8](repeating: 0, count: length - bytes.count)
    case .data(let offset, let data):
      if bytes.count < offset + data.count { apply(.length(offset + data.count), to: &bytes) }
      bytes.replaceSubrange(offset..<(offset + data.count), with: data)
    }
  }

  /// The files as they are found when the machine comes up again.
  func after(_ loss: Loss) -> Files {
    switch loss {
    case .nothing: return live.mapValues { inodes[$0].live }
    case .everything: return durable.mapValues { inodes[$0].durable }
    case .some(let chance, var random):
      var names = durable
      for naming in pending where Double.random(in: 0..<1, using: &random) < chance {
        switch naming {
        case .bound(let name, let index): names[name] = index
        case .moved(let from, let to, let index):
          if names[from] == index { names[from] = nil }
          names[to] = index
        case .removed(let name): names[name] = nil
        }
      }
      var files: Files = [:]
      for (name, index) in names.sorted(by: { $0.key < $1.key }) {
        files[name] = Disk.partly(inodes[index], chance, &random)
      }
      return files
    }
  }

  private static func partly(
    _ inode: Inode, _ chance: Double, _ random: inout Pseudorandom
  ) -> [UInt8] {
    var bytes = inode.durable
    func keeps() -> Bool { Double.random(in: 0..<1, using: &random) < chance }
    for change in inode.pending {
      guard case .data(let offset, let data) = change else {
        if keeps() { apply(change, to: &bytes) }
        continue
      }
      // The length can come to the disk before what it is the length of.
      if keeps(), bytes.count < offset + data.count {
        apply(.length(offset + data.count), to: &bytes)
      }
      var begin = offset
      while begin < offset + data.count {
        let end = min((begin / sector + 1) * sector, offset + data.count)
        if keeps() {
          apply(.data(begin, Array(data[(begin - offset)..<(end - offset)])), to: &bytes)
        }
        begin = end
      }
    }
    return bytes
  }
}
