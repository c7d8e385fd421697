/// Adds customers up to the numbers of their stages and of the loop.
public struct Summation: Sendable {
  private var stages = Array(repeating: StageSummary(), count: 7)
  private var momenta: [[Double]] = Array(repeating: [], count: 7)
  private var loop = LoopSummary()
  private var pace = 0.0
  private var usual = 0.0

  /// Nobody yet.
  public init() {}

  /// Counts a customer in.
  public mutating func add(_ reading: Reading, revenue: Int64) {
    let stage = reading.position.stage.index
    stages[stage].customers += 1
    stages[stage].byTrend[Int(reading.trend.rawValue)] += 1
    if reading.flag == .late { stages[stage].late += 1 }
    loop.customers += 1
    if reading.isStalled { loop.stalled += 1 }
    if reading.flag == .lapsed { loop.lapsed += 1 }
    loop.revenue = loop.revenue.addingHeld(revenue)
    if let momentum = reading.momentum { momenta[stage].append(momentum) }
    if let own = reading.pace {
      pace += own.pace
      usual += own.usual
    }
  }

  /// The stages, Sales Loop first, and the loop, whose history is not known here.
  public func result() -> ([StageSummary], LoopSummary) {
    var stages = stages
    var loop = loop
    for stage in 0..<7 where !momenta[stage].isEmpty {
      stages[stage].momentum = median(of: momenta[stage])
    }
    if usual > 0 { loop.momentum = pace / usual }
    return (stages, loop)
  }
}
