/// A look back on a week: what changed, and what was left undone.
public struct Review: Hashable, Sendable {
  /// What it looks back on.
  public let period: Period
  /// Revenue of the goal's period.
  public let standing: GoalStanding?
  /// What amounts are counted in.
  public let currency: Currency
  /// What changed, in numbers.
  public let counts: Counts
  /// Promises whose day was pushed, those pushed most often first.
  public let pushed: [Promise]
  /// Stalled or active customers without a next action, those with most money at risk first.
  public let withoutAction: [CustomerID]
  /// How many those are in all.
  public let withoutActionCount: Int
  /// Customers in a stage beyond its limit, the longest over it first.
  public let overLimit: [OverLimit]
  /// How many those are in all.
  public let overLimitCount: Int
  /// Who was let go, with the reason.
  public let letGo: [StandUp.Named<RecordedChange>]
  /// Moves made though not all that the stage asks was met.
  public let unmet: [MovedCustomer]
  /// Asks that do not say why they are relevant to the customer.
  public let asksWithoutWhy: [Happenings.Contacted]
  /// What the customers spoken of are called.
  public let names: [CustomerID: String]

  /// What changed in a period.
  public struct Counts: Hashable, Sendable {
    /// Laps completed.
    public var laps = 0
    /// Purchases less refunds, in minor units.
    public var revenue: Int64 = 0
    /// Customers first known of.
    public var newcomers = 0
    /// Moves forward.
    public var forward = 0
    /// Moves back.
    public var back = 0
    /// Contacts meant to help.
    public var helps = 0
    /// Contacts that asked for something.
    public var asks = 0
    /// Promises made.
    public var promised = 0
    /// Promises kept.
    public var kept = 0
    /// Promises past their day.
    public var overdue = 0
  }

  /// A customer in a stage beyond its limit.
  public struct OverLimit: Hashable, Sendable {
    /// Who.
    public var customer: CustomerID
    /// The stage.
    public var stage: Stage
    /// Days in it.
    public var days: Int
    /// How many that may be.
    public var limit: Int
    /// Whether the limit was passed in the period.
    public var isNew: Bool
  }

  /// The review of a snapshot; long lists end after `limit`.
  public init(_ snapshot: Snapshot, _ material: StandUpMaterial, limit: Int = 20) {
    let happenings = material.happenings
    period = happenings.period
    standing = material.standing
    currency = snapshot.currency
    counts = Counts(happenings)
    pushed = happenings.promises.filter {
      if case .pushed = $0.outcome { true } else { false }
    }.enumerated().sorted {
      ($1.element.pushes, $0.offset) < ($0.element.pushes, $1.offset)
    }.map(\.element)
    letGo = happenings.deeds.filter {
      if case .letGo = $0.step.change { true } else { false }
    }.map { StandUp.Named(customer: $0.customer, value: $0.step) }
    unmet = happenings.moves.filter { !$0.move.unmet.isEmpty }
    asksWithoutWhy = happenings.asksWithoutWhy

    var idle: [(risk: Double, index: Int)] = []
    var over: [(share: Double, index: Int)] = []
    for (number, chunk) in snapshot.roster.chunks.enumerated() {
      for place in chunk.facts.indices {
        let reading = chunk.readings[place]
        guard !reading.isLetGo, !reading.isSnoozed else { continue }
        let index = number * Roster.chunkSize + place
        let isActive = reading.position.stage.isActivePhase && reading.placedBy == .hand
        if chunk.facts[place].care.nextAction == nil, reading.isStalled || isActive {
          idle.append((reading.riskPerMonth ?? 0, index))
        }
        if reading.placedBy != .purchases, reading.stageDays > reading.stageLimitDays {
          over.append((reading.stageDays / max(1, reading.stageLimitDays), index))
        }
      }
    }
    idle.sort { ($1.risk, $0.index) < ($0.risk, $1.index) }
    over.sort { ($1.share, $0.index) < ($0.share, $1.index) }
    let roster = snapshot.roster
    let days = Double(period.since.days(to: period.until))
    withoutActionCount = idle.count
    withoutAction = idle.prefix(limit).map { roster.facts($0.index).id }
    overLimitCount = over.count
    overLimit = over.prefix(limit).map { entry in
      let reading = roster.reading(entry.index)
      return OverLimit(
        customer: roster.facts(entry.index).id, stage: reading.position.stage,
        days: Int(reading.stageDays.rounded(.down)), limit: Int(reading.stageLimitDays.rounded()),
        isNew: reading.stageDays - reading.stageLimitDays <= days)
    }
    let spokenOf =
      withoutAction + overLimit.map(\.customer) + letGo.map(\.customer) + unmet.map(\.customer)
      + pushed.map(\.customer) + asksWithoutWhy.map(\.customer)
    var names: [CustomerID: String] = [:]
    for customer in spokenOf where names[customer] == nil {
      names[customer] = roster.index(of: customer).map { roster.name($0) }
    }
    self.names = names
  }

  /// What a customer is called.
  public func name(_ customer: CustomerID) -> String {
    names[customer] ?? "Customer #\(customer.number)"
  }
}

extension Review.Counts {
  init(_ happenings: Happenings) {
    laps = happenings.wins.count
    revenue = happenings.revenue
    newcomers = happenings.newcomers.count
    forward = happenings.moves.count { $0.isForward }
    back = happenings.moves.count - forward
    helps = happenings.touches.count { $0.touch.contact.intent == .help }
    asks = happenings.touches.count - helps
    for promise in happenings.promises {
      if happenings.period.holds(promise.madeOn, at: promise.madeAt) { promised += 1 }
      if promise.isKept { kept += 1 }
      if case .overdue = promise.outcome { overdue += 1 }
    }
  }
}
