/// Adds customers up to the numbers of their stages and of the loop.
public struct Summation: Sendable {
  private var stages = Array(repeating: StageSummary(), count: 7)
  private var byTrend = Array(repeating: 0, count: 7 * Trend.allCases.count)
  /// Momentum of each who has bought, and their stage beside it.
  private var momenta: [Double] = []
  private var momentumStages: [UInt8] = []
  private var loop = LoopSummary()
  private var pace = 0.0
  private var usual = 0.0

  /// Nobody yet.
  public init() {}

  /// Makes room for customers to come.
  public mutating func reserve(_ customers: Int) {
    momenta.reserveCapacity(customers)
    momentumStages.reserveCapacity(customers)
  }

  /// Counts a customer in.
  @inline(__always)
  public mutating func add(_ reading: Reading, revenue: Int64) {
    guard !reading.isLetGo else {
      loop.letGo += 1
      loop.revenue = loop.revenue.addingHeld(revenue)
      return
    }
    if reading.isStalled {
      stages[reading.position.stage.index].stalled += 1
      loop.riskPerMonth += reading.riskPerMonth ?? 0
      if reading.isInCare {
        loop.inCare += 1
        loop.riskInCare += reading.riskPerMonth ?? 0
      }
    }
    add(
      stage: reading.position.stage, trend: reading.trend, flag: reading.flag,
      momentum: reading.momentum, pace: reading.pace?.pace ?? 0, usual: reading.pace?.usual ?? 0,
      revenue: revenue)
  }

  private mutating func add(
    stage: Stage, trend: Trend, flag: SilenceFlag?, momentum: Double?, pace: Double, usual: Double,
    revenue: Int64
  ) {
    byTrend[stage.index * Trend.allCases.count + Int(trend.rawValue)] += 1
    if flag == .late { stages[stage.index].late += 1 }
    if flag == .lapsed { loop.lapsed += 1 }
    loop.revenue = loop.revenue.addingHeld(revenue)
    if let momentum {
      momenta.append(momentum)
      momentumStages.append(UInt8(stage.index))
    }
    self.pace += pace
    self.usual += usual
  }

  /// The stages, Sales Loop first, and the loop, whose history is not known here.
  public func result() -> ([StageSummary], LoopSummary) {
    var stages = stages
    var loop = loop
    var ends = Array(repeating: 0, count: 7)
    for stage in momentumStages { ends[Int(stage)] += 1 }
    for stage in 1..<7 { ends[stage] += ends[stage - 1] }
    // Each stage's momenta side by side, so that their medians are found in place.
    var byStage = momenta
    var next = [0] + ends.dropLast()
    for (momentum, stage) in zip(momenta, momentumStages) {
      byStage[next[Int(stage)]] = momentum
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
        stages[stage].momentum = median(of: &byStage, in: first..<ends[stage])
      }
    }
    if usual > 0 { loop.momentum = pace / usual }
    return (stages, loop)
  }
}
