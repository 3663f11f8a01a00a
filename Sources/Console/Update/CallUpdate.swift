internal import Cases
internal import Conduct
internal import Playbook
internal import Screen
internal import Worklist

// Which number to call: the desk's order of calls, and the person's own choice.
extension Model {
  /// The next number of a case, and why those before it are passed over.
  func proposal(for file: CaseFile) -> CallProposal {
    proposeCall(file, order: order, at: moment.now, zone: charter.zone) {
      ruling(file, $0, $1, $2, at: $3)
    }
  }

  /// The number that `0` calls: the one proposed, or where none is, the first that may still be
  /// tried; the case pane says what speaks against it.
  func proposedPoint(_ proposal: CallProposal) -> String? {
    if let choice = proposal.choice { return choice.point }
    return proposal.passed.first { passed in
      switch passed.why {
      case .failed, .triedToday: true
      // `0` says why, and when it opens.
      case .stopped: passed.role.mayHearOfDebt && conduct != nil
      case .bad, .spared: false
      }
    }?.point
  }

  /// The case changed: the next number may be another one. What the person chose themselves stays,
  /// and nothing moves while a call runs.
  mutating func proposeAgain() {
    guard let open else { return }
    let next = proposal(for: open.file)
    let wasProposed = open.point == open.proposal.flatMap(proposedPoint)
    let isBad = open.point.flatMap { open.file.point($0)?.point.state } == .bad
    self.open?.proposal = next
    guard call == nil, open.point == nil || wasProposed || isBad else { return }
    let point = proposedPoint(next)
    self.open?.point = point
  }

  /// Why the proposal is what it is, in words; empty where the first number of the order is next.
  func proposalReasons(_ proposal: CallProposal) -> String {
    let asked = proposal.choice?.callBack.map { instant -> String in
      let (day, minute) = charter.zone.local(instant)
      let clock = "\(padded(minute / 60, 2)):\(padded(minute % 60, 2))"
      return wording.desk.askedToBeCalled(day == today ? clock : "\(day) \(clock)")
    }
    let passed = proposal.passed.map { wording.desk.passed($0, charter.zone) }
    return ([asked].compactMap { $0 } + passed).joined(separator: " · ")
  }

  /// The proposal in one phrase, for the line that says what was logged.
  func nextCall(after file: CaseFile) -> String {
    let proposal = proposal(for: file)
    switch proposal.next {
    case .skip: return wording.desk.noneLeft
    case .wait: return ""
    case .call(let choice):
      guard let (_, point) = file.point(choice.point) else { return "" }
      return "\(wording.place(point.place)) \(point.value)"
    }
  }

  func numberPicker() -> Picker {
    let points = open?.file.parties.flatMap { party in
      party.points.filter { $0.kind == .phone }.map { (party, $0) }
    }
    return Picker(
      wording.desk.numbers,
      (points ?? []).enumerated().map { index, pair in
        let (party, point) = pair
        let who = party.role == .debtor ? "" : (party.relation ?? party.role.rawValue) + " "
        let tries = wording.tries(failures(at: point.id))
        let standing = open?.contacts?.standings[point.id].map {
          wording.conduct.standing($0, moment.now, charter.zone)
        }
        return Picker.Row(
          point.value, key: "\(index + 1)",
          detail:
            "\(who)\(wording.place(point.place))  \(wording.pointState(point.state))  \(tries)"
            + "  \(standing ?? "")",
          also: [party.name, point.value.filter(\.isNumber)], choice: .point(point.id))
      })
  }

  /// Attempts at a number that reached nobody.
  func failures(at point: String) -> Int {
    open?.file.history.lazy.filter { past in
      guard case .contacted(let contacted) = past.happening else { return false }
      return contacted.to == point && contacted.flags.contains(.attempt)
        && !contacted.flags.contains(.contact)
    }.count ?? 0
  }
}
