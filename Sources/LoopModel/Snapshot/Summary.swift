/// A stage in numbers.
public struct StageSummary: Hashable, Sendable {
  /// Customers in the stage.
  public var customers = 0
  /// Customers by trend, in the order of `Trend.allCases`.
  public var byTrend = Array(repeating: 0, count: Trend.allCases.count)
  /// Customers who are stalled, for whatever reason.
  public var stalled = 0
  /// Customers who are late but not yet stalled.
  public var late = 0
  /// The median momentum of those who have bought; nil for none.
  public var momentum: Double?

  /// A stage without customers.
  public init() {}

  /// Which way the stage goes as a whole.
  ///
  /// Stopped where more than half stand still; up or down where those with the one arrow outnumber
  /// those with the other by a fifth of all who have an arrow.
  public var trend: Trend {
    Trend(
      up: count(.up), steady: count(.steady), down: count(.down), stopped: count(.stopped),
      of: customers)
  }

  /// Customers of one trend.
  public func count(_ trend: Trend) -> Int { byTrend[Int(trend.rawValue)] }
}

extension Trend {
  /// The trend of a group: see `StageSummary.trend`.
  init(up: Int, steady: Int, down: Int, stopped: Int, of customers: Int) {
    let withArrow = up + steady + down
    if stopped * 2 > customers {
      self = .stopped
    } else if withArrow == 0 {
      self = .new
    } else if (up - down) * 5 >= withArrow {
      self = .up
    } else if (down - up) * 5 >= withArrow {
      self = .down
    } else {
      self = .steady
    }
  }
}

/// The whole loop in numbers.
public struct LoopSummary: Hashable, Sendable {
  /// All customers but those let go.
  public var customers = 0
  /// Those who are stalled, for whatever reason.
  public var stalled = 0
  /// Those of them whom somebody looks after.
  public var inCare = 0
  /// Those who are let go.
  public var letGo = 0
  /// Those of them who are lapsed.
  public var lapsed = 0
  /// The pace of all customers now over their usual pace; 1 is as usual.
  ///
  /// Nil before any purchase.
  public var momentum: Double?
  /// All purchases less refunds, in minor units.
  public var revenue: Int64 = 0
  /// What the fading of those who are stalled costs a month, in minor units; 0 before it is known.
  public var riskPerMonth = 0.0
  /// The part of it that is in care.
  public var riskInCare = 0.0
  /// What the purchase history adds, once it has been read; nil until then.
  public var history: LoopHistory?

  /// A loop without customers.
  public init() {}
}

/// How the loop has come to where it is.
public struct LoopHistory: Hashable, Sendable {
  /// Momentum of the loop at the end of each of the last 12 weeks, oldest first; nil before the
  /// first purchase.
  public var weeks: [Double?]
  /// The median gap that ended in a purchase in the last 90 days, in days; nil for none.
  public var lapDays: Double?
  /// The same for the 90 days before those.
  public var lapDaysBefore: Double?
  /// Revenue of the last 28 days, in minor units.
  public var revenue: Int64
  /// Revenue of the 28 days before those.
  public var revenueBefore: Int64

  /// A history of what is given.
  public init(
    weeks: [Double?], lapDays: Double?, lapDaysBefore: Double?, revenue: Int64,
    revenueBefore: Int64
  ) {
    self.weeks = weeks
    self.lapDays = lapDays
    self.lapDaysBefore = lapDaysBefore
    self.revenue = revenue
    self.revenueBefore = revenueBefore
  }

  /// Whether momentum deserved trust half a year ago; nil for too few customers.
  public var trackRecord: TrackRecord?

  /// How much faster laps are closed than in the 90 days before, as a share; nil where it cannot be
  /// told.
  public var lapSpeedUp: Double? {
    guard let lapDays, let lapDaysBefore, lapDays > 0 else { return nil }
    return lapDaysBefore / lapDays - 1
  }
}
