import LoopModel

/// What the rows of all files say of the stages of another system.
///
/// Stages are the same where their names differ in case or spaces only. Memory grows with the number
/// of stages.
public struct StageTally: Sendable {
  /// One stage.
  struct Count: Sendable {
    /// Its name as it first appears.
    var name: String
    /// Customers and deals that are in it.
    var rows = 0
    /// Deals in it that flags call won or lost, and the others.
    var won = 0
    var lost = 0
    var others = 0
    /// Probabilities of the deals in it.
    var chances = 0.0
    var chanceRows = 0

    /// What its deals agree on; nil where they do not, or none of them says.
    var outcome: StageMapping.Target? {
      if won > 0, lost == 0, others == 0 { return .won }
      return lost > 0 && won == 0 && others == 0 ? .lost : nil
    }
  }

  /// Two stages one of which came before the other.
  struct Pair: Hashable, Sendable {
    let before: String
    let after: String
  }

  /// Most stages that are compared with each other.
  private static let mostStages = 400

  private(set) var stages: [String: Count] = [:]
  private(set) var pairs: [Pair: Int] = [:]
  /// The keys of names that were seen.
  private(set) var keys = StageKeys()

  /// A tally of nothing.
  public init() {}

  /// Names that are the same stage have the same key.
  static func key(_ name: String) -> String {
    HeaderNames.plain(name).isEmpty ? name : HeaderNames.plain(name)
  }

  /// Whether a stage of this name was counted.
  public func contains(_ name: String) -> Bool { stages[StageTally.key(name)] != nil }

  /// Counts a customer in a stage.
  public mutating func add(_ record: CustomerRecord) {
    if !record.stage.isEmpty { stages[see(record.stage)]?.rows += 1 }
  }

  /// Counts a deal in a stage, and the order of the stages it entered.
  public mutating func add(_ deal: DealRecord) {
    if !deal.stage.isEmpty {
      let key = see(deal.stage)
      stages[key]?.rows += 1
      switch deal.status {
      case .won? where deal.stageIsFlagged: stages[key]?.won += 1
      case .lost? where deal.stageIsFlagged: stages[key]?.lost += 1
      default: stages[key]?.others += 1
      }
      if let chance = deal.probability {
        stages[key]?.chances += chance
        stages[key]?.chanceRows += 1
      }
    }
    add(sequence: deal.entries.map { ($0.stage, Int($0.day.number)) })
  }

  /// Counts the order of stages that one deal entered, by time; those entered at once say nothing.
  mutating func add(sequence: [(stage: String, time: Int)]) {
    let keys = sequence.map { see($0.stage) }
    guard keys.count > 1, keys.count <= 64 else { return }
    for first in keys.indices {
      for second in keys.indices.dropFirst(first + 1)
      where keys[first] != keys[second] && sequence[first].time < sequence[second].time {
        pairs[Pair(before: keys[first], after: keys[second]), default: 0] += 1
      }
    }
  }

  /// The key of a stage that is seen.
  private mutating func see(_ name: String) -> String {
    let key = keys.key(name)
    if stages[key] == nil, stages.count < StageTally.mostStages { stages[key] = Count(name: name) }
    return key
  }
}
