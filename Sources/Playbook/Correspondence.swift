package import Cases

/// The letters and messages of a desk: which of them a case can be sent, to whom, and in what words.
///
/// A template is a script of one step for a channel on which something is written. Each is read once
/// and kept: a batch of thousands parses no YAML.
package struct Correspondence: Sendable {
  package let playbook: Playbook
  private var scripts: [String: Script] = [:]

  package init(_ playbook: Playbook = Playbook()) {
    self.playbook = playbook
    for head in playbook.scripts.heads where Sent.Kind(head.channel) != nil {
      scripts[head.id] = playbook.scripts.script(head.id)?.script
    }
  }

  /// Every template, in the order of the playbook.
  package var templates: [ScriptHead] {
    playbook.scripts.heads.filter { scripts[$0.id] != nil && $0.channel != .voicemail }
  }

  package func template(_ id: String) -> ScriptHead? { scripts[id]?.head }

  /// A text as it would leave.
  package struct Draft: Hashable, Sendable {
    package var dispatch: Dispatch
    package var title: String
    /// As the language of the text writes the name.
    package var recipient: String
    /// As the person writes it, for the envelope.
    package var name: String
    package var address: String
  }

  /// Why a template cannot be written to anybody on a case.
  package enum Fault: Error, Hashable, Sendable {
    case noTemplate(String)
    /// Nobody of that kind is on the case.
    case nobody(Audience)
    /// Somebody is, and has no address, number or e-mail address that is not bad.
    case noPoint(Channel)
    case notForThem(Audience, PartyRole)
    /// What must be so on the case and is not: a legal step, an approved settlement.
    case needs(String)
    case otherBucket(Bucket)
  }

  /// Whom a template can go to on a case: contact points that suit it, the liable first.
  package func recipients(_ id: String, on file: CaseFile) -> [(party: Party, point: ContactPoint)]
  {
    guard let head = scripts[id]?.head, let kind = Sent.Kind(head.channel) else { return [] }
    return file.parties.filter { Audience(letterTo: $0.role) == head.audience }.flatMap { party in
      party.points.filter { kind.takes($0.kind) && $0.state != .bad }.map { (party, $0) }
    }
  }

  /// The text of a template for a case.
  /// - Parameters:
  ///   - to: a contact point; nil: the first that suits.
  ///   - language: nil: the person's own.
  package func draft(
    _ id: String, on subject: ScriptSubject, to: String? = nil, language: String? = nil
  ) throws(Fault) -> Draft {
    guard let script = scripts[id], let kind = Sent.Kind(script.head.channel) else {
      throw .noTemplate(id)
    }
    let head = script.head
    guard head.buckets.isEmpty || head.buckets.contains(subject.bucket) else {
      throw .otherBucket(subject.bucket)
    }
    let (party, point) = try recipient(head, subject, to)
    var subject = subject
    subject.party = party
    if let missing = head.missing(on: subject) { throw .needs(missing.text) }
    let language = language ?? playbook.language(for: party, charter: subject.charter)
    let sheet = script.sheet(
      for: subject, language: language, desk: playbook.desk, fields: playbook.scripts.fields)
    let text = sheet.steps[sheet.start]?.say ?? ""
    let purpose = head.purpose ?? (head.audience.mayHearOfDebt ? .collect : .location)
    return Draft(
      dispatch: Dispatch(
        kind, to: point.id, template: id, purpose: purpose, language: language, text: text),
      title: head.title[language], recipient: SpokenForms(language: language).name(party),
      name: party.name, address: point.value)
  }

  private func recipient(
    _ head: ScriptHead, _ subject: ScriptSubject, _ to: String?
  ) throws(Fault) -> (Party, ContactPoint) {
    let file = subject.file
    if let to, let (party, point) = file.point(to) {
      guard Audience(letterTo: party.role) == head.audience else {
        throw .notForThem(head.audience, party.role)
      }
      return (party, point)
    }
    let suitable = recipients(head.id, on: file)
    // Of several guarantors one whose guarantee is on file.
    let ready = suitable.first { party, _ in
      var subject = subject
      subject.party = party
      return head.missing(on: subject) == nil
    }
    if let first = ready ?? suitable.first { return first }
    let isThere = file.parties.contains { Audience(letterTo: $0.role) == head.audience }
    throw isThere ? .noPoint(head.channel) : .nobody(head.audience)
  }
}

extension ScriptHead {
  /// What must be so for it and is not.
  fileprivate func missing(on subject: ScriptSubject) -> ScriptCondition? {
    let conditions = subject.conditions
    return needs.first { !conditions.holds($0) }
  }
}

extension Audience {
  /// Whom a letter speaks to: one who administers an estate stands in the debtor's place.
  init(letterTo role: PartyRole) {
    self = role == .executor ? .executor : Audience(role)
  }
}

extension Correspondence.Fault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .noTemplate(let id): "there is no letter or message \(id)"
    case .nobody(let audience): "the case has no \(audience.rawValue)"
    case .noPoint(.letter): "there is no address to send a letter to"
    case .noPoint(.email): "there is no e-mail address"
    case .noPoint(let channel): "there is no number for a \(channel.rawValue)"
    case .notForThem(let audience, let role):
      "it is written for a \(audience.rawValue), not for a \(role.rawValue)"
    case .needs(ScriptCondition.Derived.guarantee.rawValue):
      "no guarantee that can be claimed is on file: the paper must be found, and a lead enters it"
    case .needs(ScriptCondition.Derived.visitOrdered.rawValue):
      "no visit is ordered for a later day: a lead orders it, then it is announced"
    case .needs(let condition): "it needs “\(condition)” on the case"
    case .otherBucket(let bucket): "it is not meant for \(bucket.name)"
    }
  }
}
