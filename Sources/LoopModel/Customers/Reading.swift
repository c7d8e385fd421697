/// What the facts of a customer say at a moment: position, momentum and silence.
public struct Reading: Hashable, Sendable {
  /// Where they are on the loop.
  public var position: Position
  /// Who placed them there.
  public var placedBy: PlacedBy
  /// How they move, in one glyph.
  public var trend: Trend
  /// Silent for longer than fits them; nil for not.
  public var flag: SilenceFlag?
  /// Pace now against the typical pace; 1 is normal.
  ///
  /// Nil for someone who has never bought.
  public var momentum: Double?
  /// Pace, chances and usual pace; nil for someone who has never bought.
  public var pace: Pace?
  /// What their fading costs a month, in minor units: usual pace less pace now, times what they are
  /// expected to spend.
  ///
  /// Nil before a purchase, or before anything was learned of spending.
  public var riskPerMonth: Double?
  /// The Laplace statistic; nil below two repeat purchases.
  public var trendStatistic: Double?
  /// Their typical gap in days; the store's where they have none.
  public var typicalGapDays: Double
  /// Days since the last purchase; nil for someone who has never bought.
  public var silenceDays: Double?
  /// Days in the stage they are in.
  public var stageDays: Double

  /// Reads `facts` at `day` (days since 1970-01-01, with fractions) by `yardstick`.
  public init(of facts: CustomerFacts, at day: Double, by yardstick: Yardstick) {
    let pace = facts.rhythm.map { Pace(of: $0, at: day, prior: yardstick.prior) }
    self.init(of: facts, at: day, by: yardstick, pace: pace)
  }

  /// Reads `facts` with their pace already worked out.
  init(of facts: CustomerFacts, at day: Double, by yardstick: Yardstick, pace: Pace?) {
    self.pace = pace
    if let rhythm = facts.rhythm, let pace {
      momentum = pace.pace / yardstick.typicalPace
      riskPerMonth = yardstick.calibration.map { calibration in
        let spend = calibration.spend.expectedSpend(PurchaseSummary(of: facts, at: day))
        return CustomerValue.atRiskPerMonth(pace, spend: spend)
      }
      flag = SilenceFlag(survival: pace.survival, active: pace.active)
      trendStatistic = rhythm.trend(at: day)
      typicalGapDays = TypicalGap.days(of: rhythm, storeMedian: yardstick.medianGapDays)
      silenceDays = max(0, day - Double(rhythm.last.number))
      if let flag, flag >= .stalled {
        trend = .stopped
      } else if rhythm.repeats < 2 {
        trend = .new
      } else {
        trend = Trend(rhythm.arrow(at: day))
      }
    } else {
      riskPerMonth = nil
      momentum = nil
      flag = nil
      trendStatistic = nil
      typicalGapDays = yardstick.medianGapDays
      silenceDays = nil
      trend = .new
    }

    if let move = facts.holdingMove {
      stageDays = max(0, day - Double(move.day.number))
      let limit = move.stage.defaultLimitDays ?? typicalGapDays
      position = Position(lap: move.lap, stage: move.stage, progress: stageDays / limit)
      placedBy = .hand
    } else if let rhythm = facts.rhythm {
      let silence = max(0, day - Double(rhythm.last.number))
      let phase = silence / typicalGapDays
      position = yardstick.shares.position(phase: phase, purchases: rhythm.purchases)
      let start = yardstick.shares.start(of: position.stage) * typicalGapDays
      stageDays = max(0, silence - start)
      placedBy = .purchases
    } else {
      stageDays = max(0, day - Double(facts.since.number))
      let limit = Stage.salesLoop.defaultLimitDays ?? typicalGapDays
      position = Position(lap: 1, stage: .salesLoop, progress: stageDays / limit)
      placedBy = .start
    }
  }

  /// What stands for a customer until they are read.
  static let unread = Reading(
    of: CustomerFacts(id: CustomerID(0), since: Day(number: 0)), at: 0,
    by: Yardstick(medianGapDays: 1), pace: nil)

  /// Whether the customer has stopped: stalled or lapsed, by the silence flags.
  public var isStalled: Bool { trend == .stopped }
}

/// How a customer moves, in one glyph.
public enum Trend: UInt8, CaseIterable, Hashable, Sendable, Comparable {
  /// Too few purchases to tell.
  case new
  /// Purchases come closer together.
  case up
  /// No change that could be told from chance.
  case steady
  /// Purchases come farther apart.
  case down
  /// Stalled or lapsed.
  case stopped

  /// The trend an arrow shows.
  public init(_ arrow: Arrow) {
    switch arrow {
    case .up: self = .up
    case .steady: self = .steady
    case .down: self = .down
    }
  }

  /// One word for lists, filters and programs.
  public var word: String {
    switch self {
    case .new: "new"
    case .up: "up"
    case .steady: "steady"
    case .down: "down"
    case .stopped: "stopped"
    }
  }

  /// Better trends come before worse ones.
  public static func < (left: Trend, right: Trend) -> Bool {
    left.rawValue < right.rawValue
  }
}
