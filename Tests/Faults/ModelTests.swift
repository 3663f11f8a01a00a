import Casebook
import Cases
import SmallDesk
import TestSupport
import Testing

/// Random work by several people on one book, each with a program of their own, against the naive
/// desk: the same states, the same refusals, whatever order the work comes in.
@Suite(.serialized) struct ModelTests {
  /// One thing one person does, or something that happens to the book.
  enum Step: Hashable {
    case deed(user: Int, desk: Int, file: Int, Deed)
    /// Time goes on, or a clock is set back.
    case minutes(Int)
    case compact(desk: Int)
    case reopen(desk: Int)
    case rebuild(desk: Int)
  }

  static let users: [UserID] = ["mei", "lin", "wu", "gao", "eve"]
  static let desks = 3
  static let length = 120

  static func steps(_ seed: Int) -> [Step] {
    var random = Pseudorandom(seed)
    return (0..<length).map { _ in
      switch random.below(40) {
      case 0: return .compact(desk: random.below(desks))
      case 1: return .reopen(desk: random.below(desks))
      case 2: return random.below(4) == 0 ? .rebuild(desk: random.below(desks)) : .minutes(-3)
      case 3: return .minutes([1, 60, 1440, 2 * 1440][random.below(4)])
      default:
        // Leads and agents do most; few cases, so that their work meets.
        let user = [0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 3, 4][random.below(12)]
        return .deed(
          user: user, desk: random.below(desks), file: random.below(4), Deed.random(&random))
      }
    }
  }

  @Test func theProgramDoesWhatTheNaiveDeskDoes() throws {
    let sequences = Harness.scale > 1 ? Harness.scale * 100 : 25
    var tried = 0
    for seed in 0..<sequences {
      let steps = Self.steps(seed + 1)
      var run = try ModelRun()
      if let difference = try run.all(steps) {
        let shortest = try Self.shrunk(steps)
        Issue.record("seed \(seed + 1): \(difference)\nin: \(shortest)")
        break
      }
      tried += steps.count
      if tried % 120_000 == 0 { print("model check: \(tried) steps") }
    }
    print("model check: \(tried) steps without a difference")
  }

  /// Leaves steps out as long as the rest still differs.
  static func shrunk(_ steps: [Step], forgetsGrace: Bool = false) throws -> [Step] {
    var steps = steps
    var size = steps.count / 2
    while size > 0 {
      var start = 0
      while start < steps.count {
        var fewer = steps
        fewer.removeSubrange(start..<min(start + size, steps.count))
        var run = try ModelRun(forgetsGrace: forgetsGrace)
        if try run.all(fewer) != nil { steps = fewer } else { start += size }
      }
      size /= 2
    }
    return steps
  }

  /// The check finds what it is there to find: a model with one rule changed differs, and the
  /// sequence that shows it is made short.
  @Test func aWrongRuleIsFoundAndMadeShort() throws {
    for seed in 1...50 {
      var run = try ModelRun(forgetsGrace: true)
      guard let difference = try run.all(Self.steps(seed)) else { continue }
      let short = try Self.shrunk(Self.steps(seed), forgetsGrace: true)
      #expect(short.count <= 6, "seed \(seed): \(difference)\nin: \(short)")
      return
    }
    Issue.record("the wrong rule was never found")
  }
}
