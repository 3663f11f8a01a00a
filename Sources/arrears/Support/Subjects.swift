internal import Casebook
internal import Cases
internal import Playbook

extension Workplace {
  /// Who asks for a script: the one who sits here, or in a demonstration its first agent.
  private var speaker: Member {
    member ?? charter.team.first { $0.role == .agent }
      ?? Member(user: user, name: user.text, role: .agent)
  }

  /// A case as scripts see it, with the person behind a contact point; the debtor where none is
  /// named.
  func subject(
    _ number: String, to point: String? = nil
  ) throws(Failure) -> ScriptSubject {
    let file = try file(number)
    let id = try file.point(named: point)
    let party = id.flatMap { file.point($0)?.party }
    return ScriptSubject(file, party: party, charter: charter, agent: speaker, now: now)
  }

  /// A case as scripts see it, with the first of its people that an audience is.
  func subject(
    _ number: String, speaking audience: Audience
  ) throws(Failure) -> ScriptSubject {
    let file = try file(number)
    let party = file.parties.first { Audience($0.role) == audience }
    return ScriptSubject(file, party: party, charter: charter, agent: speaker, now: now)
  }
}
