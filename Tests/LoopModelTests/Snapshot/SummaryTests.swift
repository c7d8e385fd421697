import LoopModel
import Testing

@Suite struct `The trend of a stage` {
  /// Customers by trend: new, up, steady, down, stopped.
  @Test(
    arguments: [
      ([0, 0, 0, 0, 0], .new), ([5, 0, 0, 0, 0], .new), ([0, 1, 0, 0, 0], .up),
      ([0, 0, 1, 0, 0], .steady), ([0, 0, 0, 1, 0], .down), ([0, 0, 0, 0, 1], .stopped),
      ([0, 3, 5, 1, 0], .up), ([0, 2, 7, 0, 0], .up), ([0, 2, 9, 0, 0], .steady),
      ([0, 1, 5, 3, 0], .down), ([0, 3, 4, 3, 0], .steady), ([0, 2, 0, 0, 2], .up),
      ([0, 2, 0, 0, 3], .stopped), ([1, 0, 0, 0, 1], .new), ([9, 1, 0, 0, 0], .up),
    ] as [([Int], Trend)])
  func `is stopped by more than half, else where the arrows lead by a fifth`(
    byTrend: [Int], trend: Trend
  ) {
    var summary = StageSummary()
    summary.byTrend = byTrend
    summary.customers = byTrend.reduce(0, +)
    #expect(summary.trend == trend)
  }
}

@Suite struct `The history of the loop` {
  @Test(
    arguments: [
      (20, 30, 0.5), (30, 30, 0), (40, 30, -0.25), (nil, 30, nil), (30, nil, nil), (0, 30, nil),
    ] as [(Double?, Double?, Double?)])
  func `says how much faster laps are closed than before`(
    now: Double?, before: Double?, speedUp: Double?
  ) {
    let history = LoopHistory(
      weeks: [], lapDays: now, lapDaysBefore: before, revenue: 0, revenueBefore: 0)
    #expect(history.lapSpeedUp == speedUp)
  }
}
