/// Thanks to somebody by name, for a win.
public struct Kudos: Hashable, Sendable {
  /// Its number in the store; 0 for one that is not stored yet.
  public var id: Int64
  /// The customer whose purchase it is for; nil for none.
  public var customer: CustomerID?
  /// Who is thanked.
  public var person: String
  /// Who thanks.
  public var by: String
  /// What for, in a few words; may be empty.
  public var words: String
  /// The day.
  public var day: Day
  /// When it was recorded.
  public var at: Timestamp

  /// Thanks.
  public init(
    id: Int64 = 0, customer: CustomerID?, person: String, by: String, words: String = "",
    day: Day, at: Timestamp = .distantPast
  ) {
    self.id = id
    self.customer = customer
    self.person = person
    self.by = by
    self.words = words
    self.day = day
    self.at = at
  }
}

/// A stand-up that was held: who, when, and the headline numbers the next is told against.
public struct StandUpRecord: Hashable, Sendable {
  /// The day.
  public var day: Day
  /// When it was finished.
  public var at: Timestamp
  /// Who led it.
  public var by: String
  /// Its numbers.
  public var numbers: Numbers

  /// A stand-up.
  public init(day: Day, at: Timestamp = .distantPast, by: String, numbers: Numbers) {
    self.day = day
    self.at = at
    self.by = by
    self.numbers = numbers
  }

  /// The headline in numbers.
  public struct Numbers: Hashable, Sendable {
    /// The period revenue is counted over.
    public var period: String
    /// The goal in minor units; nil for none.
    public var goal: Int64?
    /// Revenue of the period, in minor units.
    public var revenue: Int64
    /// Laps completed since the stand-up before.
    public var laps: Int
    /// Momentum of the whole loop; nil before any purchase.
    public var momentum: Double?
    /// Customers who are stalled.
    public var stalled: Int
    /// What they cost a month, in minor units.
    public var riskPerMonth: Int64

    /// The numbers of a stand-up.
    public init(
      period: String, goal: Int64? = nil, revenue: Int64, laps: Int, momentum: Double?,
      stalled: Int, riskPerMonth: Int64
    ) {
      self.period = period
      self.goal = goal
      self.revenue = revenue
      self.laps = laps
      self.momentum = momentum
      self.stalled = stalled
      self.riskPerMonth = riskPerMonth
    }
  }
}

/// What the store tells for a stand-up, beside the customers themselves.
public struct StandUpMaterial: Hashable, Sendable {
  /// What happened.
  public var happenings: Happenings
  /// Revenue of the goal's period, or of the quarter where there is no goal.
  public var standing: GoalStanding?
  /// The stand-up before; nil for none.
  public var last: StandUpRecord?
  /// Thanks said since the stand-up before the last, by time.
  public var kudos: [Kudos]

  /// What the store tells.
  public init(
    happenings: Happenings, standing: GoalStanding?, last: StandUpRecord?, kudos: [Kudos]
  ) {
    self.happenings = happenings
    self.standing = standing
    self.last = last
    self.kudos = kudos
  }
}
