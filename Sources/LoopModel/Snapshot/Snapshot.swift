/// Everything the screens show, at one moment; immutable once it is published.
public struct Snapshot: Sendable {
  /// Rises by one with every snapshot.
  public var generation: Int
  /// The point in time it shows.
  public var moment: Moment
  /// All customers.
  public var roster: Roster
  /// Names of owners; a customer's owner is an index into it, and 0 is nobody.
  public var owners: [String]
  /// What amounts are counted in.
  public var currency: Currency
  /// What customers are measured against.
  public var yardstick: Yardstick
  /// The stages in numbers, Sales Loop first.
  public var stages: [StageSummary]
  /// The whole loop in numbers.
  public var loop: LoopSummary
  /// Who is where on the ring.
  public var track: TrackDensity
  /// Who has changed place since the snapshot before, at most 64.
  public var movements: [Movement]
  /// The last day anything is recorded of; nil for an empty store.
  public var lastRecordedDay: Day?
  /// The first day anything is recorded of; nil for an empty store.
  public var firstRecordedDay: Day?

  /// The end of the journal when it was read.
  public var sequence: Int64 = 0
  /// How much was done in the store since it was read first, by whomever.
  public var news = 0
  /// The library of helpful actions.
  public var plays: [Play] = []
  /// Who else is looking at which customer.
  public var others: [CustomerID: [String]] = [:]

  /// A snapshot of an empty store.
  public init(moment: Moment) {
    generation = 0
    self.moment = moment
    roster = Roster()
    owners = [""]
    currency = .unknown
    yardstick = Yardstick(medianGapDays: TypicalGap.defaultMedianDays)
    stages = Array(repeating: StageSummary(), count: 7)
    loop = LoopSummary()
    track = TrackDensity()
    movements = []
  }

  /// The name of a customer's owner; empty for nobody.
  public func owner(_ index: Int) -> String {
    let owner = Int(roster.facts(index).owner)
    return owner < owners.count ? owners[owner] : ""
  }
}

/// A change of place, drawn as a movement along the track.
public struct Movement: Hashable, Sendable {
  /// Who moved.
  public var id: CustomerID
  /// Where they were.
  public var from: Position
  /// Where they are.
  public var to: Position

  /// A movement between two positions.
  public init(id: CustomerID, from: Position, to: Position) {
    self.id = id
    self.from = from
    self.to = to
  }
}
