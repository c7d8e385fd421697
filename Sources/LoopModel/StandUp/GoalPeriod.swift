/// A year, a quarter or a month that a goal is set for.
public struct GoalPeriod: Hashable, Sendable {
  /// As people write it: `2026`, `2026-Q4` or `2026-11`.
  public let text: String
  /// Its first day.
  public let first: Day
  /// Its last day.
  public let last: Day

  /// The period a person writes; nil where it is none.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    func number(_ text: String, _ digits: Int) -> Int? {
      text.utf8.count == digits && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
        ? Int(text) : nil
    }
    guard let year = parts.first.flatMap({ number($0, 4) }), (1900...2198).contains(year) else {
      return nil
    }
    var months = 1...12
    var name = parts[0]
    if parts.count == 2 {
      let part = parts[1]
      if let month = number(part, 2), (1...12).contains(month) {
        months = month...month
        name += "-" + part
      } else if part.count == 2, part.first == "Q" || part.first == "q",
        let quarter = part.last?.wholeNumberValue, (1...4).contains(quarter)
      {
        months = (quarter * 3 - 2)...(quarter * 3)
        name += "-Q\(quarter)"
      } else {
        return nil
      }
    } else if parts.count > 2 {
      return nil
    }
    let isDecember = months.upperBound == 12
    guard let first = Day(year: year, month: months.lowerBound, day: 1),
      let next = Day(
        year: isDecember ? year + 1 : year, month: isDecember ? 1 : months.upperBound + 1, day: 1)
    else { return nil }
    self.text = name
    self.first = first
    last = next.advanced(by: -1)
  }

  /// The forms `init(_:)` understands, for a message.
  public static let forms = "2026, 2026-Q4 or 2026-11"

  /// The quarter a day lies in.
  public static func quarter(of day: Day) -> GoalPeriod? {
    let (year, month, _) = day.civil
    return GoalPeriod("\(padded(year, 4))-Q\((month + 2) / 3)")
  }

  /// The month a day lies in.
  public static func month(of day: Day) -> GoalPeriod? {
    let (year, month, _) = day.civil
    return GoalPeriod("\(padded(year, 4))-\(padded(month, 2))")
  }

  /// Days in it.
  public var days: Int { first.days(to: last) + 1 }

  /// Whether a day lies in it.
  public func contains(_ day: Day) -> Bool { (first...last).contains(day) }
}

/// What the team wants to bring in together in a period.
public struct Goal: Hashable, Sendable {
  /// When.
  public var period: GoalPeriod
  /// How much, in minor units.
  public var amount: Int64

  /// A goal.
  public init(period: GoalPeriod, amount: Int64) {
    self.period = period
    self.amount = amount
  }

  /// The goal that a stand-up of a day shows: the shortest period that holds the day.
  public static func current(of goals: [Goal], on day: Day) -> Goal? {
    goals.filter { $0.period.contains(day) }.min { $0.period.days < $1.period.days }
  }
}

/// How far a team is in a period: its revenue, against the goal where there is one.
public struct GoalStanding: Hashable, Sendable {
  /// The period.
  public var period: GoalPeriod
  /// The goal in minor units; nil for none.
  public var goal: Int64?
  /// Purchases less refunds in the period up to the day, in minor units.
  public var revenue: Int64
  /// The day it is told of.
  public var day: Day

  /// The standing on a day.
  public init(period: GoalPeriod, goal: Int64?, revenue: Int64, day: Day) {
    self.period = period
    self.goal = goal
    self.revenue = revenue
    self.day = day
  }

  /// The share of the period's days that are over, the day itself counted.
  public var elapsed: Double {
    let days = period.first.days(to: day) + 1
    return min(1, max(0, Double(days) / Double(period.days)))
  }

  /// Where revenue would be had it come evenly over the days of the period; nil without a goal.
  public var pace: Int64? {
    goal.map { Int64((Double($0) * elapsed).rounded()) }
  }

  /// Revenue ahead of that, or behind where negative; nil without a goal.
  public var ahead: Int64? { pace.map { revenue.addingHeld(-$0) } }

  /// The share of the goal that is reached; nil without a goal.
  public var reached: Double? {
    goal.flatMap { $0 > 0 ? Double(revenue) / Double($0) : nil }
  }
}
