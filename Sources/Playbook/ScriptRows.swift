internal import Cases

/// A line of `arrears scripts list --json`: one script in one language.
package struct ScriptRow: Hashable, Sendable, Encodable {
  package var id: String
  package var language: String
  package var title: String
  package var audience: String
  package var channel: String
  package var buckets: [String]
  package var segments: [String]
  package var strategies: [String]

  package init(_ head: ScriptHead, language: String) {
    id = head.id
    self.language = language
    title = head.title[language]
    audience = head.audience.rawValue
    channel = head.channel.rawValue
    buckets = head.buckets.map(\.name)
    segments = head.segments.map(\.rawValue)
    strategies = head.strategies
  }
}

/// A line of `arrears scripts for CASE --json`: a script that fits, and why.
package struct ScriptChoiceRow: Hashable, Sendable, Encodable {
  package var id: String
  package var language: String
  package var title: String
  package var audience: String
  package var channel: String
  package var points: Int
  package var reasons: [String]

  package init(_ choice: ScriptChoice, language: String) {
    id = choice.head.id
    self.language = language
    title = choice.head.title[language]
    audience = choice.head.audience.rawValue
    channel = choice.head.channel.rawValue
    points = choice.points
    reasons = choice.reasons.map { reason in
      switch reason {
      case .situation(let condition): condition.text
      case .bucket(let bucket): bucket.name
      case .segment(let segment): segment.rawValue
      case .strategy(let strategy): strategy
      }
    }
  }
}

/// `arrears scripts show ID --json`: a script whole, its texts as they are written.
package struct ScriptDetail: Hashable, Sendable, Encodable {
  package struct Step: Hashable, Sendable, Encodable {
    package var id: String
    package var title: String?
    package var say: String
    package var hint: String?
    package var must: [String]
    package var ticks: [String]
    package var record: [String]
    package var needs: [String]
    package var otherwise: String?
    package var replies: [Reply]
    package var ends: String?
  }

  package struct Reply: Hashable, Sendable, Encodable {
    package var digit: Int
    package var says: String
    package var to: String?
    package var outcome: String?
    package var script: String?
  }

  package struct Objection: Hashable, Sendable, Encodable {
    package var key: String
    package var says: String
    package var answer: String
  }

  package var id: String
  package var language: String
  package var title: String
  package var audience: String
  package var channel: String
  package var needs: [String]
  package var start: String
  package var steps: [Step]
  package var objections: [Objection]

  package init(_ script: Script, language: String) {
    id = script.head.id
    self.language = language
    title = script.head.title[language]
    audience = script.head.audience.rawValue
    channel = script.head.channel.rawValue
    needs = script.head.needs.map(\.text)
    start = script.start
    steps = script.order.compactMap { script.steps[$0] }.map { step in
      Step(
        id: step.id, title: step.title?[language], say: step.say[language],
        hint: step.hint?[language], must: step.must.map(\.rawValue),
        ticks: step.ticks.map(\.rawValue), record: step.record, needs: step.needs.map(\.text),
        otherwise: step.otherwise, replies: step.replies.map { Reply($0, language) },
        ends: step.ends)
    }
    objections = script.objections.map {
      Objection(key: $0.key, says: $0.says[language], answer: $0.answer[language])
    }
  }
}

extension ScriptDetail.Reply {
  fileprivate init(_ reply: Script.Reply, _ language: String) {
    digit = reply.digit
    says = reply.says[language]
    switch reply.target {
    case .step(let id): to = id
    case .outcome(let code): outcome = code
    case .script(let id): script = id
    }
  }
}

extension ScriptLibrary {
  /// Every script in every language it is written in, by id.
  package var rows: [ScriptRow] {
    heads.sorted { $0.id < $1.id }.flatMap { head in
      head.title.languages.sorted().map { ScriptRow(head, language: $0) }
    }
  }
}
