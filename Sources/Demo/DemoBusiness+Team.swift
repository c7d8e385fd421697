public import LoopModel

extension DemoBusiness {
  /// The team's goal of the quarter.
  public static let goal = GoalPeriod("2026-Q1").map { Goal(period: $0, amount: 52_000_000) }

  /// The stand-up a week ago, with the numbers of that day.
  public static let lastStandUp = StandUpRecord(
    day: today.advanced(by: -7),
    at: Timestamp(milliseconds: (Int64(today.number - 7) * 86_400 + 8 * 3600) * 1000), by: "ana",
    numbers: StandUpRecord.Numbers(
      period: "2026-Q1", goal: 52_000_000, revenue: 40_925_000, laps: 25, momentum: 0.9,
      stalled: 30, riskPerMonth: 2_200_000))
}
