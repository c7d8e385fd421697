public import LoopModel

/// Which stages of the loop the stages of another system stand for.
///
/// Open stages become 1 to 3: early, middle, late. A stage that means won is a purchase, one that
/// means lost lets the customer go.
public struct StageMapping: Sendable {
  /// What a stage of another system stands for.
  public enum Target: Hashable, Sendable {
    /// A stage of the loop.
    case stage(Stage)
    /// They bought.
    case won
    /// They did not buy.
    case lost

    /// The target in a table: `2 Customer Experience`, `won: a purchase`.
    public var label: String {
      switch self {
      case .stage(let stage): "\(stage.number) \(stage.name)"
      case .won: "won: a purchase"
      case .lost: "lost: let go"
      }
    }

    /// The target a person means: a stage by number or name, `won` or `lost`.
    public init?(spoken text: String) {
      switch folded(text) {
      case "won": self = .won
      case "lost": self = .lost
      default:
        guard let stage = Stage(spoken: text) else { return nil }
        self = .stage(stage)
      }
    }
  }

  /// Why a stage stands for what it does.
  public enum Reason: String, Hashable, Sendable {
    /// The person said so.
    case said = "as you said"
    /// Its name says so.
    case name = "by its name"
    /// Flags call all deals in it won, or lost.
    case deals = "by its deals"
    /// It comes early, in the middle or late among the others.
    case place = "by its place"
    /// Nothing says where it belongs.
    case guess = "a guess"
  }

  /// A stage of another system.
  public struct Entry: Hashable, Sendable {
    /// Its name there; not safe to print as it is.
    public let name: String
    /// How many customers and deals are in it.
    public let rows: Int
    /// What it stands for.
    public let target: Target
    /// Why.
    public let reason: Reason
  }

  /// The stages: by what they stand for, then in their order.
  public let entries: [Entry]

  /// The keys of stages of which nothing says where they belong.
  private let guesses: Set<String>

  /// What each stage stands for, by its key, and by its name as it was seen.
  private let targets: [String: Target]
  private let seen: [String: Target]

  /// The mapping of the stages counted in `tally`, after what the person said of some of them.
  ///
  /// A stage that nobody has heard of throws, with the stages there are.
  public init(_ tally: StageTally, said: [String: Target] = [:]) throws(ImportProblem) {
    var wanted: [String: Target] = [:]
    for (name, target) in said.sorted(by: { $0.key < $1.key }) {
      let key = StageTally.key(name)
      guard tally.stages[key] != nil else {
        let names = tally.stages.values.map(\.name).sorted()
        throw ImportProblem(
          .option,
          "there is no stage '\(shown(name, limit: 40))' (found: \(Columns.printed(names)))")
      }
      wanted[key] = target
    }
    let order = StageOrder(tally)
    var known: [String: (Target, Reason)] = [:]
    for (key, stage) in tally.stages {
      if let target = wanted[key] {
        known[key] = (target, .said)
      } else if let target = StageMapping.named(stage.name) {
        known[key] = (target, .name)
      } else if let outcome = stage.outcome {
        known[key] = (outcome, .deals)
      }
    }
    for (key, stage) in order.places(known.mapValues(\.0)) where known[key] == nil {
      known[key] = (.stage(stage), .place)
    }
    for key in tally.stages.keys where known[key] == nil {
      known[key] = (.stage(.customerExperience), .guess)
    }
    guesses = Set(known.filter { $0.value.1 == .guess }.keys)
    targets = known.mapValues(\.0)
    seen = tally.keys.known.compactMapValues { known[$0]?.0 }
    let sorted = tally.stages.sorted { left, right in
      let (a, b) = (known[left.key]?.0.rank ?? 0, known[right.key]?.0.rank ?? 0)
      let (p, q) = (order.place[left.key] ?? 0, order.place[right.key] ?? 0)
      return (a, p, left.value.name) < (b, q, right.value.name)
    }
    entries = sorted.compactMap { key, stage in
      known[key].map {
        Entry(name: stage.name, rows: stage.rows, target: $0.0, reason: $0.1)
      }
    }
  }

  /// What a stage stands for; nil for one that was not counted.
  public func target(of name: String) -> Target? { seen[name] ?? targets[StageTally.key(name)] }

  /// Whether nothing says where a stage belongs.
  func isGuess(_ name: String) -> Bool { guesses.contains(StageTally.key(name)) }

  /// How a deal stands: as its own columns say, else by its stage.
  public func status(of deal: DealRecord) -> DealStatus {
    if let status = deal.status { return status }
    switch target(of: deal.stage) {
    case .won?: return .won
    case .lost?: return .lost
    default: return .open
    }
  }

  /// The stage of the loop an open deal is in.
  public func stage(of deal: DealRecord) -> Stage {
    if case .stage(let stage)? = target(of: deal.stage) { return stage }
    return .salesLoop
  }

  /// Reads what was said with `--stage`: `Proposal=3`, one text for each stage.
  public static func said(_ texts: [String]) throws(ImportProblem) -> [String: Target] {
    let pairs = try RecordFileOptions.pairs(texts, option: "--stage", form: "\"Proposal=3\"")
    var targets: [String: Target] = [:]
    for (name, word) in pairs.sorted(by: { $0.key < $1.key }) {
      guard let target = Target(spoken: word) else {
        throw ImportProblem(
          .option,
          "--stage \(shown(name, limit: 40))=\(shown(word, limit: 30)) should name a stage from 1 "
            + "to 7, won or lost")
      }
      targets[name] = target
    }
    return targets
  }

  private static func named(_ name: String) -> Target? {
    let plain = folded(name)
    let own = Stage.allCases.first { String($0.number) == plain || folded($0.name) == plain }
    if let own {
      return .stage(own)
    }
    switch StageWords.outcome(of: name) {
    case .won?: return .won
    case .lost?: return .lost
    default: return StageWords.stage(of: name).map { .stage($0) }
    }
  }
}

extension StageMapping.Target {
  /// Its place in a table.
  fileprivate var rank: Int {
    switch self {
    case .stage(let stage): stage.number
    case .won: 8
    case .lost: 9
    }
  }
}
