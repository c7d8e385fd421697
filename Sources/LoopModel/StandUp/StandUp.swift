/// A stand-up: everything its pages tell, as of one moment.
///
/// It follows from a snapshot and what the store tells of the period, and does not change while it is
/// held.
public struct StandUp: Hashable, Sendable {
  /// What it looks back on.
  public let period: Period
  /// Revenue of the goal's period.
  public private(set) var standing: GoalStanding?
  /// The headline in numbers.
  public private(set) var numbers: StandUpRecord.Numbers
  /// The stand-up before; nil for none.
  public let last: StandUpRecord?
  /// Everybody with customers or something to tell, in alphabetical order; those without an owner come
  /// last, under an empty name.
  public let persons: [Person]
  /// Hand-offs that wait for an answer, the oldest first.
  public let handOffs: [HandOff]
  /// What was decided in the period, by time.
  public let decisions: [Named<RecordedChange>]
  /// Thanks of this stand-up and the last, by time.
  public private(set) var kudos: [Kudos]
  /// What the customers spoken of are called.
  public private(set) var names: [CustomerID: String]
  /// What amounts are counted in.
  public let currency: Currency
  /// The moment it tells of.
  public let moment: Moment

  /// One of the team, and what there is to tell.
  public struct Person: Hashable, Sendable {
    /// Their name; empty for customers without an owner.
    public var name: String
    /// Their customers' purchases.
    public var wins: [Win] = []
    /// Purchases of others' customers they helped with.
    public var helped: [Win] = []
    /// Their customers' moves forward.
    public var forward: [MovedCustomer] = []
    /// Their customers' moves back.
    public var back: [MovedCustomer] = []
    /// What they promised for today.
    public var due: [Promise] = []
    /// What they promised earlier and became something in the period, or has not yet.
    public var promised: [Promise] = []
    /// Their stalled customers, those nobody has decided about first, then by money at risk.
    public var stalled: [Stalled] = []
    /// How many more are stalled than are named.
    public var moreStalled = 0

    /// Whether there is anything to tell.
    public var isQuiet: Bool {
      wins.isEmpty && helped.isEmpty && forward.isEmpty && back.isEmpty && due.isEmpty
        && promised.isEmpty && stalled.isEmpty
    }
  }

  /// A stalled customer.
  public struct Stalled: Hashable, Sendable {
    /// Who.
    public var customer: CustomerID
    /// Where they are.
    public var stage: Stage
    /// Why they are stalled.
    public var reason: String
    /// What their fading costs a month, in minor units.
    public var riskPerMonth: Int64
    /// Whether somebody has to decide what to do.
    public var needsDecision: Bool
    /// What was promised last, and what became of it; nil for nothing.
    public var promise: Promise?
  }

  /// A hand-off that waits.
  public struct HandOff: Hashable, Sendable {
    /// Of whom.
    public var customer: CustomerID
    /// Who has them; empty for nobody.
    public var from: String
    /// Who is asked.
    public var to: String
    /// Since when.
    public var since: Day
  }

  /// Something about a customer.
  public struct Named<Value: Hashable & Sendable>: Hashable, Sendable {
    /// Whom it is about.
    public var customer: CustomerID
    /// What it is.
    public var value: Value
  }

  /// Stalled customers a person is asked about; the rest wait in triage.
  public static let stalledNamed = 7

  /// The stand-up of a snapshot.
  ///
  /// `owner` takes in one person only; nil everybody.
  public init(_ snapshot: Snapshot, _ material: StandUpMaterial, owner: String? = nil) {
    let happenings = material.happenings
    period = happenings.period
    standing = material.standing
    last = material.last
    kudos = material.kudos
    currency = snapshot.currency
    moment = snapshot.moment
    numbers = StandUpRecord.Numbers(
      period: material.standing?.period.text ?? "", goal: material.standing?.goal,
      revenue: material.standing?.revenue ?? 0, laps: happenings.wins.count,
      momentum: snapshot.loop.momentum, stalled: snapshot.loop.stalled,
      riskPerMonth: Int64(max(0, min(9e18, snapshot.loop.riskPerMonth))))
    var gathering = Gathering(snapshot)
    gathering.take(happenings)
    gathering.takeCustomers(happenings)
    persons = gathering.sorted(only: owner)
    handOffs = gathering.handOffs
    decisions = happenings.deeds.filter { $0.step.change.isDecision }.map {
      Named(customer: $0.customer, value: $0.step)
    }
    for kudos in material.kudos { gathering.name(kudos.customer) }
    for deed in happenings.deeds { gathering.name(deed.customer) }
    names = gathering.names
  }

  /// Takes over what belongs to the team: its goal and its thanks.
  public mutating func takeTeam(from now: StandUp) {
    standing = now.standing
    numbers.period = now.numbers.period
    numbers.goal = now.numbers.goal
    numbers.revenue = now.numbers.revenue
    kudos = now.kudos
    names.merge(now.names) { before, _ in before }
  }

  /// What a customer is called.
  public func name(_ customer: CustomerID?) -> String {
    customer.map { names[$0] ?? "Customer #\($0.number)" } ?? ""
  }

  /// Stalled customers that are named and about whom nothing is decided.
  public var undecided: [CustomerID] {
    persons.flatMap(\.stalled).filter(\.needsDecision).map(\.customer)
  }
}

extension Change {
  /// Whether it says what is to become of a customer.
  public var isDecision: Bool {
    switch self {
    case .plan, .snooze, .letGo, .comeBack, .offerHandOff, .acceptHandOff, .returnHandOff, .assign:
      true
    case .touch, .move, .setMode, .note, .describe, .purchase: false
    }
  }
}
