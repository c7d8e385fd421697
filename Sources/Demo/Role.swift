import LoopModel

/// The part a customer plays in the picture: how their purchases run, and where they stand today.
struct Role {
  var character: Character
  /// The stage their purchases place them in today.
  var stage: Stage
  /// Where a person has put them since their last purchase; nil for nowhere.
  var hand: Stage?

  /// How a customer's purchases run.
  enum Character {
    /// Regular, and faster every month.
    case hero
    case speedingUp
    case steady
    case slowingDown
    /// Silent for longer than fits them.
    case late
    case stalled
    case lapsed
    /// One or two purchases so far.
    case beginner
    /// Has never bought.
    case prospect

    /// The trend such a customer shows.
    var trend: Trend {
      switch self {
      case .hero, .speedingUp: .up
      case .steady: .steady
      case .slowingDown: .down
      case .late: .steady
      case .stalled, .lapsed: .stopped
      case .beginner, .prospect: .new
      }
    }

    /// The silence flag such a customer carries.
    var flag: SilenceFlag? {
      switch self {
      case .late: .late
      case .stalled: .stalled
      case .lapsed: .lapsed
      default: nil
      }
    }
  }

  /// The whole cast, as many as there are clients, in a random order.
  static func cast(by generator: inout SeededGenerator) -> [Role] {
    var stages: [Stage] = generator.shuffled(
      deck.flatMap { Array(repeating: $0.stage, count: $0.count) })
    var roles = placedByHand
    for (character, count) in characters {
      for _ in 0..<count {
        roles.append(Role(character: character, stage: stages.popLast() ?? .automation))
      }
    }
    for (character, count) in silent {
      for _ in 0..<count { roles.append(Role(character: character, stage: .momentum)) }
    }
    return generator.shuffled(roles)
  }

  /// Where purchases place those nobody has moved since.
  private static let deck: [(stage: Stage, count: Int)] = [
    (.heatUp, 11), (.automation, 26), (.metrics, 12), (.swell, 12), (.salesLoop, 12),
    (.customerExperience, 13), (.momentum, 12),
  ]

  /// Those the deck is dealt to.
  private static let characters: [(Character, Int)] = [
    (.hero, 6), (.speedingUp, 10), (.steady, 55), (.slowingDown, 9), (.beginner, 18),
  ]

  private static let silent: [(Character, Int)] = [(.late, 3), (.stalled, 6), (.lapsed, 5)]

  private static let placedByHand: [Role] =
    [
      (.salesLoop, 4), (.customerExperience, 5), (.momentum, 5),
    ].flatMap { (stage: Stage, count: Int) in
      Array(repeating: Role(character: .prospect, stage: .salesLoop, hand: stage), count: count)
    } + [
      Role(character: .hero, stage: .automation, hand: .swell),
      Role(character: .hero, stage: .automation, hand: .swell),
      Role(character: .speedingUp, stage: .automation, hand: .swell),
      Role(character: .steady, stage: .automation, hand: .swell),
      Role(character: .steady, stage: .automation, hand: .swell),
      Role(character: .steady, stage: .automation, hand: .swell),
      Role(character: .steady, stage: .automation, hand: .metrics),
      Role(character: .steady, stage: .automation, hand: .salesLoop),
      Role(character: .slowingDown, stage: .automation, hand: .metrics),
      Role(character: .slowingDown, stage: .automation, hand: .metrics),
      Role(character: .slowingDown, stage: .automation, hand: .momentum),
      Role(character: .stalled, stage: .momentum, hand: .metrics),
      Role(character: .stalled, stage: .momentum, hand: .metrics),
      Role(character: .stalled, stage: .momentum, hand: .customerExperience),
      Role(character: .lapsed, stage: .momentum, hand: .salesLoop),
    ]
}
