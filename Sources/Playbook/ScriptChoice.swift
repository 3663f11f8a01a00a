package import Cases

/// A script that fits a case, and how well.
package struct ScriptChoice: Hashable, Sendable {
  package enum Reason: Hashable, Sendable {
    /// What is so on the case, and the script is made for.
    case situation(ScriptCondition)
    case bucket(Bucket)
    case segment(Segment)
    case strategy(String)
  }

  package var head: ScriptHead
  package var points: Int
  package var reasons: [Reason]
}

extension ScriptLibrary {
  /// The scripts that fit, the best first; on a draw in the order of their ids.
  ///
  /// A script for what is so on the case (a broken promise, an approved settlement) goes before one
  /// for a segment, that before one for a bucket. A strategy that the agent has chosen outweighs
  /// segment and bucket; one that is only recommended decides between equals.
  /// - Parameters:
  ///   - occasion: what the conversation begins with; `turn` lists the scripts one turns to.
  ///   - chosen: the strategy that the agent chose for this call.
  ///   - recommended: the strategy that the table puts first.
  package func fitting(
    _ subject: ScriptSubject, audience: Audience, channel: Channel = .call,
    occasion: ScriptHead.Occasion = .opening, segment: Segment, chosen: String? = nil,
    recommended: String? = nil
  ) -> [ScriptChoice] {
    let conditions = subject.conditions
    let bucket = subject.bucket
    let choices = heads.compactMap { head -> ScriptChoice? in
      guard head.audience == audience, head.channel == channel, head.occasion == occasion,
        head.buckets.isEmpty || head.buckets.contains(bucket), conditions.hold(head.needs)
      else { return nil }
      var choice = ScriptChoice(head: head, points: 0, reasons: [])
      for need in head.needs { choice.count(.situation(need), 20) }
      if head.buckets.contains(bucket) { choice.count(.bucket(bucket), 5) }
      if head.segments.contains(segment) {
        // Where people cooperate the bucket says more than the segment.
        choice.count(.segment(segment), segment == .cooperative ? 3 : 7)
      } else if !head.segments.isEmpty {
        choice.points -= 10
      }
      if let chosen, head.strategies.contains(chosen) {
        choice.count(.strategy(chosen), 8 + (head.strategies.count == 1 ? 3 : 0))
      } else if let recommended, head.strategies.contains(recommended) {
        choice.count(.strategy(recommended), 1)
      }
      return choice
    }
    return choices.sorted { ($1.points, $0.head.id) < ($0.points, $1.head.id) }
  }
}

extension ScriptChoice {
  fileprivate mutating func count(_ reason: Reason, _ points: Int) {
    self.points += points
    reasons.append(reason)
  }
}

extension Playbook {
  /// The scripts that fit a case and an audience, the best first: segment and strategy as this
  /// playbook sees them.
  package func scriptsFor(
    _ subject: ScriptSubject, audience: Audience, channel: Channel = .call,
    occasion: ScriptHead.Occasion = .opening, chosen: String? = nil
  ) -> [ScriptChoice] {
    let assessment = assess(subject)
    return scripts.fitting(
      subject, audience: audience, channel: channel, occasion: occasion,
      segment: assessment.segment, chosen: chosen,
      recommended: recommend(subject, assessment).first?.strategy)
  }
}
