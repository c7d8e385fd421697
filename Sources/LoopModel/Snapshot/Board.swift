/// The customers as the refresh engine keeps them: takes in changes and gives out snapshots.
///
/// What a change costs depends on how many customers it touches; only a new day, another moment or a
/// change of more than one customer in a hundred reads everybody again.
public struct Board: Sendable {
  /// One customer as the store gives them.
  public struct Entry: Sendable {
    /// What is recorded.
    public var facts: CustomerFacts
    /// What the team calls them.
    public var name: String
    /// Their id elsewhere.
    public var externalID: String

    /// A customer.
    public init(facts: CustomerFacts, name: String, externalID: String) {
      self.facts = facts
      self.name = name
      self.externalID = externalID
    }
  }

  private var snapshot: Snapshot
  private var changesSinceYardstick = 0
  private let sharing: any WorkSharing

  /// A board without customers, at a moment; reading everybody is shared as `sharing` can.
  public init(moment: Moment, sharing: any WorkSharing = OneThread()) {
    snapshot = Snapshot(moment: moment)
    self.sharing = sharing
  }

  /// The number of customers.
  public var count: Int { snapshot.roster.count }

  /// The roster as it stands.
  public var roster: Roster { snapshot.roster }

  /// What customers are measured against now.
  public var yardstick: Yardstick { snapshot.yardstick }

  /// The board's moment.
  public var moment: Moment { snapshot.moment }

  /// Everything that is not a customer: owners, currency, days.
  public mutating func setFrame(
    owners: [String], currency: Currency, firstRecordedDay: Day?, lastRecordedDay: Day?,
    sequence: Int64 = 0, news: Int = 0, plays: [Play] = []
  ) {
    snapshot.sequence = sequence
    snapshot.news = news
    snapshot.plays = plays
    snapshot.owners = owners
    snapshot.currency = currency
    snapshot.firstRecordedDay = firstRecordedDay
    snapshot.lastRecordedDay = lastRecordedDay
  }

  /// Puts a whole store on the board: `entries` in order of their ids.
  public mutating func load(
    _ entries: [Entry], moment: Moment, medianGapDays: Double, shares: StageShares,
    calibration: Calibration? = nil,
    dwell: StageDwell = .unknown
  ) {
    var roster = Roster()
    for entry in entries {
      roster.append(entry.facts, name: entry.name, externalID: entry.externalID)
    }
    load(
      roster, moment: moment, medianGapDays: medianGapDays, shares: shares,
      calibration: calibration, dwell: dwell)
  }

  /// Puts a whole store on the board; its customers are read here.
  public mutating func load(
    _ roster: Roster, moment: Moment, medianGapDays: Double, shares: StageShares,
    calibration: Calibration? = nil,
    dwell: StageDwell = .unknown
  ) {
    snapshot.roster = roster
    read(
      at: moment, medianGapDays: medianGapDays, shares: shares, calibration: calibration,
      dwell: dwell)
  }

  /// Reads everybody again at another moment or by other measures.
  public mutating func read(
    at moment: Moment, medianGapDays: Double, shares: StageShares,
    calibration: Calibration? = nil,
    dwell: StageDwell = .unknown
  ) {
    snapshot.moment = moment
    var yardstick = Yardstick(
      medianGapDays: medianGapDays, shares: shares, calibration: calibration, dwell: dwell)
    snapshot.roster.readAgain(at: moment.day, by: &yardstick, sharing: sharing)
    snapshot.yardstick = yardstick
    changesSinceYardstick = 0
    var track = TrackDensity()
    for chunk in snapshot.roster.chunks {
      for tally in chunk.tallies { track.add(tally) }
    }
    snapshot.track = track
  }

  /// Takes in customers that changed or are new, in order of their ids.
  ///
  /// Momentum is measured by the yardstick as it stands; a new one is due when this returns true,
  /// which is when more than one customer in a hundred has changed since the last.
  public mutating func apply(_ entries: [Entry]) -> Bool {
    for entry in entries {
      let reading = Reading(of: entry.facts, at: snapshot.moment.day, by: snapshot.yardstick)
      if let index = snapshot.roster.index(of: entry.facts.id) {
        let before = snapshot.roster.reading(index)
        snapshot.track.add(before, weight: -1)
        if before.position != reading.position {
          note(Movement(id: entry.facts.id, from: before.position, to: reading.position))
        }
        snapshot.roster.replace(
          index, facts: entry.facts, reading: reading, name: entry.name,
          externalID: entry.externalID)
      } else {
        note(Movement(id: entry.facts.id, from: reading.position, to: reading.position))
        snapshot.roster.append(
          entry.facts, reading: reading, name: entry.name, externalID: entry.externalID)
      }
      snapshot.track.add(reading)
    }
    changesSinceYardstick += entries.count
    return changesSinceYardstick * 100 > snapshot.roster.count
  }

  /// Marks customers as moved whatever way they were taken in, as after reading all again.
  public mutating func note(_ movement: Movement) {
    if snapshot.movements.count < 64 { snapshot.movements.append(movement) }
  }

  /// Sets the library of helpful actions.
  public mutating func setPlays(_ plays: [Play]) {
    snapshot.plays = plays
  }

  /// Sets who else is looking at which customer.
  public mutating func setOthers(_ others: [CustomerID: [String]]) {
    snapshot.others = others
  }

  /// Adds what the purchase history says of the loop.
  public mutating func setHistory(_ history: LoopHistory?) {
    snapshot.loop.history = history
  }

  /// Sets the time of day the store was read.
  public mutating func setReadAt(minute: Int) {
    snapshot.moment.readAtMinute = minute
  }

  /// The next snapshot; movements are told once.
  public mutating func publish() -> Snapshot {
    snapshot.generation += 1
    summarise()
    let published = snapshot
    snapshot.movements = []
    return published
  }

  private mutating func summarise() {
    var summation = Summation()
    for chunk in snapshot.roster.chunks {
      for tally in chunk.tallies { summation.add(tally) }
    }
    let history = snapshot.loop.history
    (snapshot.stages, snapshot.loop) = summation.result(typicalPace: snapshot.yardstick.typicalPace)
    snapshot.loop.history = history
  }
}
