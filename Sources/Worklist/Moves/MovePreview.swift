package import Cases

/// What moving some cases to a person would do to both sides, before it is done.
package struct MovePreview: Sendable, Equatable {
  package struct Side: Sendable, Equatable {
    /// Nil: the cases of nobody, or of several people together.
    package var user: UserID?
    package var before: Load
    package var after: Load
    package var capacity: Int?
  }

  package enum Warning: Hashable, Sendable {
    case overCapacity(UserID, after: Int, capacity: Int)
    /// So many of the cases are in a language the receiver does not speak.
    case language(String, Int)
    case livePromises(Int)
    /// The lists of desks are against it.
    case desk(from: String, to: String)
    /// The cases do not permit it to the tolerance: how many shares are off the mean by more than so
    /// many percent of it.
    case uneven(before: Int, after: Int, of: Int, percent: Int)
    /// No rule of distribution lets anybody with room have so many.
    case left(Int)
  }

  package var from: Side
  /// How many people the cases come from.
  package var givers: Int
  package var to: Side
  package var moving: Int
  package var warnings: [Warning]
}

/// Cases of the same person move together: the rows, and other open cases of the same person with
/// the same owner.
package func withPackets(
  _ rows: [Int32], _ packets: PacketIndex, in table: CaseTable
) -> [Int32] {
  var known = RowSet()
  return withPackets(rows, packets, in: table, known: &known)
}

/// - Parameter known: what was found already; takes what is returned.
func withPackets(
  _ rows: [Int32], _ packets: PacketIndex, in table: CaseTable, known: inout RowSet
) -> [Int32] {
  known.formUnion(rows)
  var all = rows
  for row in rows {
    packets.eachMate(of: Int(row), in: table) { mate in
      let entry = table.rows[mate]
      guard entry.owner == table.rows[Int(row)].owner, entry.isOpen else { return }
      if known.insert(Int32(mate)) { all.append(Int32(mate)) }
    }
  }
  return all
}

/// The rows that a move would really move: open ones that are not the receiver's already.
package func movable(_ rows: [Int32], to user: UserID, in table: CaseTable) -> [Int32] {
  let number = table.ownerNumber(user)
  return rows.filter { index in
    let row = table.rows[Int(index)]
    return row.isOpen && row.owner != number
  }
}

/// - Parameter loads: what everybody has now.
package func movePreview(
  _ moving: MovingRows, to member: Member, in table: CaseTable, loads: Loads, charter: Charter
) -> MovePreview {
  let givers = moving.givers(to: member.user, in: table)
  var moved = Load()
  var languages = [Int](repeating: 0, count: table.languages.count)
  for giver in givers {
    guard let part = moving.parts[giver] else { continue }
    moved = moved + part.load
    for index in part.languages.indices { languages[index] += part.languages[index] }
  }
  let before = givers.reduce(Load()) { $0 + loads[table.owners[$1]] }
  let giver = givers.count == 1 ? table.owners[givers[0]] : nil
  let receiver = loads[member.user]
  let preview = MovePreview(
    from: .init(
      user: giver, before: before, after: before - moved,
      capacity: giver.flatMap { charter.member($0)?.capacity }),
    givers: givers.count,
    to: .init(
      user: member.user, before: receiver, after: receiver + moved, capacity: member.capacity),
    moving: moved.cases, warnings: [])
  return preview.warned(member, givers, languages, moved.promises, table, charter)
}

extension MovePreview {
  fileprivate func warned(
    _ member: Member, _ owners: [Int], _ languages: [Int],
    _ promises: Int, _ table: CaseTable, _ charter: Charter
  ) -> MovePreview {
    var warnings: [Warning] = []
    for owner in owners {
      let desk = table.owners[owner].flatMap { charter.member($0)?.desk }
      if let desk, !charter.limits.mayMove(from: desk, to: member.desk) {
        warnings.append(.desk(from: desk, to: member.desk ?? ""))
      }
    }
    if let capacity = member.capacity, to.after.cases > capacity {
      warnings.append(.overCapacity(member.user, after: to.after.cases, capacity: capacity))
    }
    if let spoken = member.languages {
      for (number, count) in languages.enumerated() where count > 0 {
        guard let language = table.languages[number], !spoken.contains(language) else { continue }
        warnings.append(.language(language, count))
      }
    }
    if promises > 0 { warnings.append(.livePromises(promises)) }
    var preview = self
    preview.warnings = warnings
    return preview
  }
}

extension Load {
  static func - (a: Load, b: Load) -> Load {
    var rest = a
    rest.cases -= b.cases
    while rest.balance.count < b.balance.count { rest.balance.append(0) }
    for index in b.balance.indices { rest.balance[index] &-= b.balance[index] }
    for index in b.buckets.indices { rest.buckets[index] -= b.buckets[index] }
    rest.dueToday -= b.dueToday
    rest.promises -= b.promises
    rest.callBacks -= b.callBacks
    rest.broken -= b.broken
    return rest
  }
}

/// The people a lead means by a few letters: by login, name, or the initials of either, in pinyin
/// too, the best match first.
/// - Parameter romanise: the romanised form of a name, words apart.
package func people(
  _ typed: String, in team: [Member], romanised: [UserID: String]
) -> [Member] {
  let wanted = typed.lowercased().filter { $0 != " " }
  let able = team.filter { $0.role != .auditor }
  guard !wanted.isEmpty else { return able }
  var ranked: [(rank: Int, place: Int, member: Member)] = []
  for (place, member) in able.enumerated() {
    let name = (romanised[member.user] ?? member.name).lowercased()
    let words = name.split { $0 == " " || $0 == "'" || $0 == "-" || $0 == "," }
    let initials = String(words.compactMap(\.first))
    let joined = words.joined()
    let rank: Int? =
      if initials == wanted || member.user.text == wanted {
        0
      } else if initials.hasPrefix(wanted) {
        1
      } else if member.user.text.lowercased().hasPrefix(wanted) || joined.hasPrefix(wanted) {
        2
      } else if words.contains(where: { $0.hasPrefix(wanted) })
        || member.name.lowercased().contains(wanted)
      {
        3
      } else {
        nil
      }
    if let rank { ranked.append((rank, place, member)) }
  }
  return ranked.sorted { ($0.rank, $0.place) < ($1.rank, $1.place) }.map(\.member)
}
