/// Adds customers up to the numbers of their stages and of the loop.
public struct Summation: Sendable {
  private var stages = Array(repeating: StageSummary(), count: 7)
  private var byTrend = Array(repeating: 0, count: 7 * Trend.allCases.count)
  /// The pace of each who has bought, and their stage beside it.
  private var paces: [Double] = []
  private var paceStages: [UInt8] = []
  private var loop = LoopSummary()
  private var pace = 0.0
  private var usual = 0.0

  /// Nobody yet.
  public init() {}

  /// Makes room for customers to come.
  public mutating func reserve(_ customers: Int) {
    paces.reserveCapacity(customers)
    paceStages.reserveCapacity(customers)
  }

  /// Counts a customer in.
  public mutating func add(_ reading: Reading, revenue: Int64) {
    add(Tally(reading, revenue: revenue))
  }

  /// Counts a customer in.
  @inline(__always)
  mutating func add(_ tally: Tally) {
    loop.revenue = loop.revenue.addingHeld(tally.revenue)
    guard !tally.marks.contains(.letGo) else {
      loop.letGo += 1
      return
    }
    let stage = Int(tally.stage)
    byTrend[stage * Trend.allCases.count + Int(tally.trend)] += 1
    if !tally.marks.isDisjoint(with: [.stalled, .late, .lapsed]) { addFlags(tally, stage) }
    if tally.marks.contains(.bought) {
      paces.append(tally.pace)
      paceStages.append(tally.stage)
    }
    pace += tally.pace
    usual += tally.usual
  }

  private mutating func addFlags(_ tally: Tally, _ stage: Int) {
    if tally.marks.contains(.late) { stages[stage].late += 1 }
    if tally.marks.contains(.lapsed) { loop.lapsed += 1 }
    guard tally.marks.contains(.stalled) else { return }
    stages[stage].stalled += 1
    loop.riskPerMonth += tally.risk
    if tally.marks.contains(.inCare) {
      loop.inCare += 1
      loop.riskInCare += tally.risk
    }
  }

  /// The stages, Sales Loop first, and the loop, whose history is not known here; momentum is measured
  /// by `typicalPace`, in purchases a week.
  public func result(typicalPace: Double) -> ([StageSummary], LoopSummary) {
    var stages = stages
    var loop = loop
    var ends = Array(repeating: 0, count: 7)
    for stage in paceStages { ends[Int(stage)] += 1 }
    for stage in 1..<7 { ends[stage] += ends[stage - 1] }
    // Each stage's paces side by side, so that their medians are found in place.
    var byStage = paces
    var next = [0] + ends.dropLast()
    for (pace, stage) in zip(paces, paceStages) {
      byStage[next[Int(stage)]] = pace
      next[Int(stage)] += 1
    }
    for stage in 0..<7 {
      let start = stage * Trend.allCases.count
      stages[stage].byTrend = Array(byTrend[start..<start + Trend.allCases.count])
      stages[stage].customers = stages[stage].byTrend.reduce(0, +)
      loop.customers += stages[stage].customers
      loop.stalled += stages[stage].stalled
      let first = stage == 0 ? 0 : ends[stage - 1]
      if ends[stage] > first {
        stages[stage].momentum =
          median(of: &byStage, in: first..<ends[stage]) / typicalPace
      }
    }
    if usual > 0 { loop.momentum = pace / usual }
    return (stages, loop)
  }
}
