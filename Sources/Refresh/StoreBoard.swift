public import LoopModel
public import Store

/// The customers of a store on a board, at a moment: what every screen, list and print is made from.
public struct StoreBoard {
  /// The customers at the moment asked for.
  public private(set) var board: Board
  /// The present facts of all customers, in order of ids, which the past is worked out from.
  private var present = Roster()
  private var ledger: Ledger?
  private var change: Int64 = 0
  private var owners: [String] = [""]
  private var currency = Currency.unknown
  private var medianGapDays = TypicalGap.defaultMedianDays
  private var shares = StageShares.standard
  private var learning = Learning()
  private var sequence: Int64 = 0
  /// What was done since the board was made.
  private var news = 0
  private var plays: [Play] = []
  /// The day plays are judged on.
  private var today: Day
  private var first: Day?
  private var last: Day?

  /// The board of `store` at the end of `day`, or in the present where it is nil.
  public init(_ store: Store, day: Double?, clock: Clock) throws(StoreError) {
    board = Board(moment: Moment(day: 0, isLive: true), sharing: TwoThreads())
    today = clock.today
    try readPresent(store)
    try show(day: day, store, clock: clock)
  }

  // MARK: Reading

  private mutating func readPresent(_ store: Store) throws(StoreError) {
    var roster = Roster()
    var first: Day?
    try store.reading { () throws(StoreError) in
      change = try store.customers { row in
        roster.append(row.facts, name: row.name, externalID: row.externalID)
        first = min(first ?? row.facts.since, row.facts.since)
      }
      try readFrame(store)
    }
    present = roster
    self.first = first
    ledger = nil
  }

  private mutating func readFrame(_ store: Store) throws(StoreError) {
    owners = try store.owners()
    currency = try store.currency()
    medianGapDays = try store.medianGapDays()
    if let own = try store.stageShares() { shares = own }
    last = try store.lastRecordedDay()
    if sequence > 0 { news += try store.newsCount(after: sequence) }
    sequence = try store.journalSequence()
    // What came of them is counted over all contacts: where there are many, when there is time.
    if isSmall || plays.isEmpty { plays = try store.plays(today: today) }
    if learning.isEmpty, let text = try store.setting(Learning.key) { learning.take(kept: text) }
  }

  // MARK: Learning

  /// Whether everything that can be learned for `day` was: from the purchases before, and from moves, if
  /// there are any.
  public func hasLearned(for day: Day) -> Bool {
    learning.hasCalibration(for: day) && (ledger != nil || !hasMoves)
  }

  private var hasMoves: Bool {
    present.chunks.contains { $0.facts.contains { $0.move != nil } }
  }

  private var ids: some Sequence<CustomerID> { present.chunks.lazy.flatMap(\.facts).map(\.id) }

  private mutating func dwell(for day: Day) -> StageDwell {
    learning.dwell(for: day, from: ledger)
  }

  private mutating func calibration(for day: Day) -> Calibration? {
    learning.calibration(for: day, from: ledger, among: ids)
  }

  /// Learns for the present if that is due, which takes the history; true where something else
  /// than before holds now and everybody has been read again by it.
  ///
  /// With `keeps`, what is learned is kept in the store where it can be written, so that the next start
  /// has it at once.
  @discardableResult
  public mutating func learn(
    _ store: Store, clock: Clock, keeps: Bool
  ) throws(StoreError) -> Bool {
    try readLedger(store)
    plays = try store.plays(today: today)
    board.setPlays(plays)
    let isDue = learning.isDue(for: clock.today, purchases: ledger?.purchaseCount ?? 0)
    guard isDue || board.yardstick.dwell != dwell(for: board.moment.civilDay) else { return false }
    if isDue, let line = learning.relearn(for: clock.today, from: ledger, among: ids),
      keeps, !store.isReadOnly, store.path != ":memory:"
    {
      // A store that is busy is asked again at the next start.
      try? store.set(Learning.key, to: line, actor: "salesloop", at: clock.now)
    }
    guard board.moment.isLive else { return false }
    readAgain(at: board.moment)
    return true
  }

  /// Reads the purchase history into memory, once.
  public mutating func readLedger(_ store: Store) throws(StoreError) {
    guard ledger == nil else { return }
    var new = Ledger()
    new.reserve(purchases: present.count * 4, customers: present.count)
    try store.reading { () throws(StoreError) in
      try store.purchases { customer, purchase in new.append(purchase, of: customer) }
      try store.forEachMove { customer, move in new.append(move, of: customer) }
      try store.forEachStep { customer, step in new.append(step, of: customer) }
      new.setOwners(owners)
    }
    ledger = new
    learning.forgetDwells()
  }

  // MARK: Moments

  /// Shows the end of another day, or the present.
  public mutating func show(day: Double?, _ store: Store, clock: Clock) throws(StoreError) {
    let moment = Moment(
      day: day ?? Double(clock.today.number), isLive: day == nil, readAtMinute: clock.minute)
    board.setFrame(
      owners: owners, currency: currency, firstRecordedDay: first, lastRecordedDay: last,
      sequence: sequence, news: news, plays: plays)
    guard day != nil else {
      if isSmall { try readLedger(store) }
      board.load(
        present, moment: moment, medianGapDays: medianGapDays, shares: shares,
        calibration: calibration(for: moment.civilDay), dwell: dwell(for: moment.civilDay))
      addHistoryIfSmall()
      return
    }
    try readLedger(store)
    guard let ledger else { return }
    let end = moment.civilDay
    var past = Roster()
    for chunk in present.chunks {
      for place in chunk.facts.indices {
        guard let facts = ledger.facts(chunk.facts[place], atEndOf: end) else { continue }
        past.append(facts, name: chunk.names[place], externalID: chunk.externalIDs[place])
      }
    }
    let gap = ledger.medianGap(
      atEndOf: end, among: past.chunks.lazy.flatMap(\.facts).map(\.id))
    board.load(
      past, moment: moment, medianGapDays: gap ?? TypicalGap.defaultMedianDays, shares: shares,
      calibration: calibration(for: end), dwell: dwell(for: end))
    addHistoryIfSmall()
  }

  /// Whether the whole history is read in a few milliseconds.
  private var isSmall: Bool { present.count <= 5000 }

  /// Adds the history at once where that takes a few milliseconds, so that the first picture is whole;
  /// on a large store it comes later, by `addHistory()`.
  private mutating func addHistoryIfSmall() {
    board.setHistory(nil)
    if isSmall, let ledger, ledger.purchaseCount <= 50_000 { addHistory() }
  }

  /// Adds what the history says of the loop: the last twelve weeks and how fast laps are closed.
  public mutating func addHistory() {
    guard let ledger else { return }
    let ids = board.roster.chunks.lazy.flatMap(\.facts).map(\.id)
    var history = ledger.history(
      at: board.moment.day, among: ids, prior: board.yardstick.prior)
    // A store whose records ended is judged where they did, not in the silence after.
    let end = min(board.moment.civilDay, last ?? board.moment.civilDay)
    history.trackRecord = ledger.trackRecord(until: end, among: ids)
    board.setHistory(history)
  }

  /// Sets who else is looking at which customer.
  mutating func setOthers(_ others: [CustomerID: [String]]) { board.setOthers(others) }

  /// The next snapshot of the board.
  public mutating func publish() -> Snapshot { board.publish() }

  // MARK: Changes

  /// Takes in what has changed in the store since it was read last; reads as much as changed.
  ///
  /// Gives false where nothing did.
  public mutating func refresh(_ store: Store, clock: Clock) throws(StoreError) -> Bool {
    var entries: [Board.Entry] = []
    var hasRemovals = false
    let before = change
    try store.reading { () throws(StoreError) in
      hasRemovals = try !store.removed(after: before).isEmpty
      change = try store.customers(changedAfter: before) { row in
        entries.append(
          Board.Entry(facts: row.facts, name: row.name, externalID: row.externalID))
      }
      if change != before { try readFrame(store) }
    }
    guard change != before else { return false }
    let day = board.moment.isLive ? nil : board.moment.day
    let isInOrder = isInOrder(entries)
    if hasRemovals || !isInOrder || entries.count * 4 > present.count {
      return try refreshAll(store, day: day, clock: clock)
    }
    for entry in entries { replacePresent(entry) }
    try updateLedger(entries, store)
    board.setFrame(
      owners: owners, currency: currency, firstRecordedDay: first, lastRecordedDay: last,
      sequence: sequence, news: news, plays: plays)
    ledger?.setOwners(owners)
    if day != nil {
      try show(day: day, store, clock: clock)
    } else if board.apply(entries) {
      readAgain(at: board.moment)
    }
    board.setReadAt(minute: clock.minute)
    return true
  }

  /// Reads everything again; who has changed place is told all the same.
  private mutating func refreshAll(
    _ store: Store, day: Double?, clock: Clock
  ) throws(StoreError) -> Bool {
    let before = board.roster
    let hadLedger = ledger != nil
    try readPresent(store)
    if hadLedger { try readLedger(store) }
    try show(day: day, store, clock: clock)
    for index in 0..<board.roster.count {
      let id = board.roster.facts(index).id
      let to = board.roster.reading(index).position
      if let old = before.index(of: id) {
        let from = before.reading(old).position
        if from.stage != to.stage || from.lap != to.lap {
          board.note(Movement(id: id, from: from, to: to))
        }
      } else if before.count > 0 {
        board.note(Movement(id: id, from: to, to: to))
      }
    }
    return true
  }

  /// Whether new customers all come after those there are, so that they can be added at the end.
  private func isInOrder(_ entries: [Board.Entry]) -> Bool {
    guard present.count > 0 else { return true }
    let last = present.facts(present.count - 1).id
    return entries.allSatisfy { $0.facts.id > last || present.index(of: $0.facts.id) != nil }
  }

  private mutating func replacePresent(_ entry: Board.Entry) {
    if let index = present.index(of: entry.facts.id) {
      present.replace(
        index, facts: entry.facts, reading: nil, name: entry.name,
        externalID: entry.externalID)
    } else {
      present.append(entry.facts, name: entry.name, externalID: entry.externalID)
    }
    first = min(first ?? entry.facts.since, entry.facts.since)
  }

  private mutating func updateLedger(
    _ entries: [Board.Entry], _ store: Store
  ) throws(StoreError) {
    guard ledger != nil else { return }
    for entry in entries {
      let id = entry.facts.id
      var purchases: [Purchase] = []
      try store.purchases(of: id) { purchases.append($1) }
      let moves = try store.moves(of: id).map(\.move.move)
      let steps = try store.steps(of: id).map(\.step)
      ledger?.replace(id, purchases: purchases, moves: moves, steps: steps)
    }
  }

  /// A new day has begun, or the clock was set: everything is read again by it.
  public mutating func tick(clock: Clock) {
    guard board.moment.isLive else { return }
    readAgain(
      at: Moment(day: Double(clock.today.number), isLive: true, readAtMinute: clock.minute))
  }

  /// Reads everybody again at a moment of the present, by what is known then.
  private mutating func readAgain(at moment: Moment) {
    board.read(
      at: moment, medianGapDays: medianGapDays, shares: shares,
      calibration: calibration(for: moment.civilDay), dwell: dwell(for: moment.civilDay))
  }
}
