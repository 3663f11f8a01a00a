internal import Casebook
internal import Cases
internal import Playbook

/// A desk's letters, ready to write: the playbook read once, and who writes.
struct Mail {
  let place: Workplace
  let member: Member
  let correspondence: Correspondence

  init(_ place: Workplace) throws(Failure) {
    self.place = place
    guard let member = place.member else {
      throw Failure(Refusal.notInTeam(place.user))
    }
    self.member = member
    let (playbook, problems) = DeskData.playbook(of: place)
    for problem in problems { tell(problem.description) }
    correspondence = Correspondence(playbook)
  }

  func draft(
    _ template: String, on file: CaseFile, to: String? = nil, language: String? = nil
  ) throws(Failure) -> Correspondence.Draft {
    let subject = ScriptSubject(file, charter: place.charter, agent: member, now: place.now)
    do {
      return try correspondence.draft(template, on: subject, to: to, language: language)
    } catch {
      if case .noTemplate = error {
        let known = correspondence.templates.map(\.id).joined(separator: ", ")
        throw Failure(.usage, "\(error); known are \(known)")
      }
      throw Failure(.no, "\(file.id): \(error)")
    }
  }
}
