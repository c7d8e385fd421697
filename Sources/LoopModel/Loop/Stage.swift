/// One of the seven stages of the sales loop, in the order a customer passes them.
public enum Stage: UInt8, CaseIterable, Hashable, Sendable, Comparable {
  case salesLoop = 1
  case customerExperience
  case momentum
  case heatUp
  case automation
  case metrics
  case swell

  /// 1 for Sales Loop to 7 for Swell.
  public var number: Int { Int(rawValue) }

  /// 0 for Sales Loop to 6 for Swell.
  public var index: Int { Int(rawValue) - 1 }

  /// The stage after this one; Sales Loop follows Swell, on the next lap.
  public var next: Stage { Stage(rawValue: rawValue % 7 + 1) ?? .salesLoop }

  /// The stage before this one; Swell comes before Sales Loop, on the lap before.
  public var previous: Stage { Stage(rawValue: (rawValue + 5) % 7 + 1) ?? .swell }

  /// Stages 1 to 3, before a purchase; the others are the passive phase, after it.
  public var isActivePhase: Bool { rawValue <= 3 }

  /// The stage's name in full.
  public var name: String {
    switch self {
    case .salesLoop: "Sales Loop"
    case .customerExperience: "Customer Experience"
    case .momentum: "Momentum"
    case .heatUp: "Heat up"
    case .automation: "Automation"
    case .metrics: "Metrics"
    case .swell: "Swell"
    }
  }

  /// The stage's name for a narrow place, at most 14 characters.
  public var shortName: String {
    self == .customerExperience ? "Customer Exp." : name
  }

  /// What is true of a customer on entering.
  public var entering: String {
    switch self {
    case .salesLoop: "we know who they are and one problem, in their words"
    case .customerExperience: "they let us accompany them"
    case .momentum: "they want to act and have a reason to"
    case .heatUp: "they bought on this lap"
    case .automation: "the lap's active part is done; their rhythm is known or borrowed"
    case .metrics: "due, overdue, or their pattern changed"
    case .swell: "satisfied, and a repeat buyer or an advocate"
    }
  }

  /// What makes a customer ready to leave.
  public var leaving: String {
    switch self {
    case .salesLoop: "how they buy is written down; fit is known; mode is set"
    case .customerExperience: "helped at least twice, nothing of theirs unanswered, one good moment"
    case .momentum: "they bought (or we let go, honestly, with a reason)"
    case .heatUp: "one relevant extra was offered and answered"
    case .automation: "they were reached at the right moment, or came back by themselves"
    case .metrics: "a question about them was answered and an action decided"
    case .swell: "a referral, a review, an idea, or the next lap is opened"
    }
  }

  /// The default limit of a stay in days, in information mode; nil where it is the customer's own
  /// typical gap.
  ///
  /// A guess until enough stays have been seen (`MOMENTUM`, stage dwell).
  public var defaultLimitDays: Double? {
    switch self {
    case .salesLoop: 30
    case .customerExperience: 45
    case .momentum: 45
    case .heatUp: 30
    case .automation: nil
    case .metrics: 14
    case .swell: 60
    }
  }

  /// The stage a person means by a number (`3`), a name (`heat up`) or the beginning of one (`cust`).
  public init?(spoken text: String) {
    let wanted = folded(text).filter { $0 != " " && $0 != "-" && $0 != "_" }
    if wanted.count == 1, let number = UInt8(wanted) {
      self.init(rawValue: number)
      return
    }
    guard wanted.count >= 2 else { return nil }
    let matches = Stage.allCases.filter {
      folded($0.name).filter { $0 != " " }.hasPrefix(wanted)
    }
    guard matches.count == 1, let match = matches.first else { return nil }
    self = match
  }

  /// Earlier stages of the loop come first.
  public static func < (left: Stage, right: Stage) -> Bool {
    left.rawValue < right.rawValue
  }
}
