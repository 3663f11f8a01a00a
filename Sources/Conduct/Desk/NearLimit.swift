package import Cases

extension ContactJudge {
  /// The limit of a rule that the case has reached or reaches with the next contact; nil if it is
  /// further from every one.
  ///
  /// Most cases were hardly tried of late, and are not asked about: two tries in a week are the
  /// fewest that bring one near a limit.
  package func nearLimit(of file: CaseFile, at instant: Instant) -> Standing.Usage? {
    let week = instant + -7 * millisecondsPerDay
    let tries = file.history.reversed().lazy.prefix { $0.at > week }.count { past in
      switch past.happening {
      case .callPlaced, .sent, .visitMade: true
      default: false
      }
    }
    guard file.closed == nil, tries >= 2 else { return nil }
    return standings(of: file, at: instant).values.compactMap(\.usage)
      .filter { $0.most - $0.used <= 1 }
      .min { ($0.most - $0.used, $0.rule) < ($1.most - $1.used, $1.rule) }
  }
}
