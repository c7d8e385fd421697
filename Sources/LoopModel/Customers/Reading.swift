/// What the facts of a customer say at a moment: position, momentum and silence.
public struct Reading: Hashable, Sendable {
  // Kept without the padding of optionals: there is one of these for every customer.
  private var momentumValue = Reading.unknown
  private var riskPerMonthValue = Reading.unknown
  private var trendStatisticValue = Reading.unknown
  private var silenceDaysValue = Reading.unknown
  private var paceValue = Pace.none
  /// What stands for a number that is not known; no formula gives it.
  private static var unknown: Double { -.infinity }

  /// The day it is read at, in days since 1970-01-01.
  public var day: Double
  /// Where they are on the loop.
  public var position: Position
  /// Pace now against the typical pace; 1 is normal.
  ///
  /// Nil for someone who has never bought.
  public var momentum: Double? {
    get { momentumValue == Reading.unknown ? nil : momentumValue }
    set { momentumValue = newValue ?? Reading.unknown }
  }
  /// Pace, chances and usual pace; nil for someone who has never bought.
  public var pace: Pace? { silenceDaysValue == Reading.unknown ? nil : paceValue }
  /// What their fading costs a month, in minor units: usual pace less pace now, times what they are
  /// expected to spend.
  ///
  /// Nil before a purchase, or before anything was learned of spending.
  public var riskPerMonth: Double? {
    get { riskPerMonthValue == Reading.unknown ? nil : riskPerMonthValue }
    set { riskPerMonthValue = newValue ?? Reading.unknown }
  }
  /// The Laplace statistic; nil below two repeat purchases.
  public var trendStatistic: Double? {
    get { trendStatisticValue == Reading.unknown ? nil : trendStatisticValue }
    set { trendStatisticValue = newValue ?? Reading.unknown }
  }
  /// Their typical gap in days; the store's where they have none.
  public var typicalGapDays: Double
  /// Days since the last purchase; nil for someone who has never bought.
  public var silenceDays: Double? {
    get { silenceDaysValue == Reading.unknown ? nil : silenceDaysValue }
    set { silenceDaysValue = newValue ?? Reading.unknown }
  }
  /// Days in the stage they are in; where `stageTimeIsUnknown` the days since the import.
  public var stageDays: Double
  /// How many days that may last.
  public var stageLimitDays: Double
  /// Who placed them there.
  public var placedBy: PlacedBy
  /// How they move, in one glyph.
  public var trend: Trend
  /// Silent for longer than fits them; nil for not.
  public var flag: SilenceFlag?
  /// Every reason for being stalled that holds.
  public var stalls: Stalls = []
  private var marks: Marks = []

  /// The stage's limit is passed, but a planned action with a day still to come holds the flag off.
  public var isHeldOff: Bool { marks.contains(.heldOff) }
  /// Let go, and not come back.
  public var isLetGo: Bool { marks.contains(.letGo) }
  /// Left alone for a while.
  public var isSnoozed: Bool { marks.contains(.snoozed) }
  /// Somebody has just decided what to do about them, or promised to.
  public var isInCare: Bool { marks.contains(.inCare) }
  /// Whether an import put them in the stage and nobody knows since when they are there.
  public var stageTimeIsUnknown: Bool { marks.contains(.stageTimeUnknown) }

  private struct Marks: OptionSet, Hashable {
    let rawValue: UInt8
    static let heldOff = Marks(rawValue: 1)
    static let letGo = Marks(rawValue: 2)
    static let snoozed = Marks(rawValue: 4)
    static let inCare = Marks(rawValue: 8)
    static let stageTimeUnknown = Marks(rawValue: 16)
  }

  /// Reads `facts` at `day` (days since 1970-01-01, with fractions) by `yardstick`.
  public init(of facts: CustomerFacts, at day: Double, by yardstick: Yardstick) {
    self.init(
      of: facts, at: day, by: yardstick, pace: Pace(of: facts, at: day, prior: yardstick.prior))
  }

  /// Reads `facts` with their pace already worked out.
  ///
  /// Borrows, since an initialiser is otherwise given a copy of what it is measured by, and counts its
  /// references, customer by customer.
  init(
    of facts: borrowing CustomerFacts, at day: Double, by yardstick: borrowing Yardstick,
    pace: Pace
  ) {
    self.day = day
    if let rhythm = facts.rhythm {
      paceValue = pace
      momentumValue = pace.pace / yardstick.typicalPace
      if let calibration = yardstick.calibration {
        let spend = calibration.spend.expectedSpend(PurchaseSummary(of: facts, at: day))
        riskPerMonthValue = CustomerValue.atRiskPerMonth(pace, spend: spend)
      }
      flag = SilenceFlag(survival: pace.survival, active: pace.active)
      let statistic = rhythm.trend(at: day)
      trendStatisticValue = statistic ?? Reading.unknown
      typicalGapDays = TypicalGap.days(of: rhythm, storeMedian: yardstick.medianGapDays)
      silenceDaysValue = max(0, day - Double(rhythm.last.number))
      if let flag, flag >= .stalled {
        trend = .stopped
      } else if rhythm.repeats < 2 {
        trend = .new
      } else {
        trend = Trend(rhythm.arrow.following(statistic))
      }
    } else {
      flag = nil
      typicalGapDays = yardstick.medianGapDays
      trend = .new
    }

    if let move = facts.holdingMove {
      stageDays = max(0, day - Double(move.day.number))
      stageLimitDays = yardstick.limits.limitDays(
        move.stage, isBuying: facts.care.mode == .buying, typicalGapDays: typicalGapDays)
      position = Position(lap: move.lap, stage: move.stage, progress: stageDays / stageLimitDays)
      placedBy = .hand
      if move.isImported { marks.insert(.stageTimeUnknown) }
    } else if let rhythm = facts.rhythm {
      let silence = max(0, day - Double(rhythm.last.number))
      let phase = silence / typicalGapDays
      position = yardstick.shares.position(phase: phase, purchases: rhythm.purchases)
      let start = yardstick.shares.start(of: position.stage) * typicalGapDays
      let end = yardstick.shares.end(of: position.stage) * typicalGapDays
      stageDays = max(0, silence - start)
      stageLimitDays = end - start
      placedBy = .purchases
    } else {
      stageDays = max(0, day - Double(facts.since.number))
      stageLimitDays = yardstick.limits.limitDays(
        .salesLoop, isBuying: facts.care.mode == .buying, typicalGapDays: typicalGapDays)
      position = Position(lap: 1, stage: .salesLoop, progress: stageDays / stageLimitDays)
      placedBy = .start
    }
    let isOver = placedBy != .purchases && stageDays > stageLimitDays
    let isSilent = flag.map { $0 >= .stalled } ?? false
    (stalls, marks) = Reading.judge(
      facts, on: Day(number: Int32(clamping: Int(max(-1e9, min(1e9, day)).rounded(.down)))),
      isOver: isOver, isSilent: isSilent, marks)
    if let staked = staked(of: facts, by: yardstick) {
      riskPerMonth = (riskPerMonth ?? 0) + staked
    }
  }

  /// What is stalled, and whether somebody looks after it; `isOver` is whether the stage has lasted
  /// longer than its limit, `isSilent` whether the customer has been for longer than fits them.
  private static func judge(
    _ facts: borrowing CustomerFacts, on today: Day, isOver: Bool, isSilent: Bool, _ known: Marks
  ) -> (Stalls, Marks) {
    let care = facts.care
    var stalls: Stalls = []
    var marks = known
    let isPromised = care.nextAction.map { $0 >= today } ?? false
    if isOver {
      if isPromised { marks.insert(.heldOff) } else { stalls.insert(.stageLimit) }
    }
    if isSilent { stalls.insert(.overdue) }
    if let since = care.unansweredSince, since.days(to: today) > Stalls.answerLimitDays {
      stalls.insert(.unanswered)
    }
    if let due = care.nextAction, due < today { stalls.insert(.promise) }
    if care.isLetGo(lastPurchase: facts.rhythm?.last, recordedAt: facts.lastPurchaseRecorded) {
      marks.insert(.letGo)
    }
    if care.isSnoozed(on: today, lastPurchaseRecorded: facts.lastPurchaseRecorded) {
      marks.insert(.snoozed)
    }
    guard !stalls.isEmpty else { return (stalls, marks) }
    if isPromised {
      marks.insert(.inCare)
    } else if let decided = care.lastDecision, decided.days(to: today) < Stalls.careDays {
      // What came up after the decision was not part of it.
      let isNewer =
        (stalls.contains(.unanswered) && (care.unansweredSince ?? decided) > decided)
        || (stalls.contains(.promise) && (care.nextAction ?? decided) > decided)
      if !isNewer { marks.insert(.inCare) }
    }
    return (stalls, marks)
  }

  /// Whether the customer is stalled, for whatever reason: neither let go nor left alone for now.
  public var isStalled: Bool { !stalls.isEmpty && !isLetGo && !isSnoozed }

  /// Whether they are in a stage of the loop; who is let go is in none.
  public func isOn(_ stage: Stage) -> Bool { position.stage == stage && !isLetGo }

  /// Whether somebody has to decide what to do about them: stalled, and not in care.
  public var needsDecision: Bool { isStalled && !isInCare }
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
