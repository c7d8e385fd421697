/// A customer's time in one stage, or several of equal length and outcome.
public struct Stay: Hashable, Sendable {
  /// Days in the stage, from 0.
  public let days: Double
  /// How it ended.
  public let outcome: StayOutcome
  /// How many such stays there were, from 0.
  public let count: Int

  /// How far back stays are learned from, in days.
  public static let memoryDays = 365

  /// A stay of these days; what is no number or negative counts as 0.
  public init(days: Double, outcome: StayOutcome, count: Int = 1) {
    self.days = days.isFinite ? max(0, days) : 0
    self.outcome = outcome
    self.count = max(0, count)
  }

  /// The stay that began on `entered`, as known on `now`; nil where it did not begin in the last 365
  /// days.
  ///
  /// `end` is the day and the way it ended, nil while it is open. Stays are chosen by their beginning:
  /// chosen by their end, long ones would count too often.
  public init?(entered: Day, end: (day: Day, outcome: StayOutcome)?, now: Day) {
    let age = entered.days(to: now)
    guard (0...Stay.memoryDays).contains(age) else { return nil }
    if let end, end.day <= now {
      self.init(days: Double(entered.days(to: end.day)), outcome: end.outcome)
    } else {
      self.init(days: Double(age), outcome: .censored)
    }
  }
}
