internal import LoopModel

/// Makes changes and takes them back inside a transaction, with all that is kept of the customers.
final class ChangeWriter {
  let transaction: Transaction
  let connection: Connection
  let replay: Replay
  let customers: CustomerWriter
  /// The histogram of gaps as it was and as it is; nil before the first purchase.
  private var gaps: (before: GapHistogram, now: GapHistogram)?
  /// The last day of what was taken away.
  var lastDayTaken: Day?
  /// Names of owners who may not be needed any more.
  var ownersLeft: Set<String> = []

  init(_ transaction: Transaction) throws(StoreError) {
    self.transaction = transaction
    connection = transaction.connection
    replay = try Replay(on: connection)
    customers = try CustomerWriter(on: connection, change: transaction.change)
  }

  /// Makes a new change with its event.
  func apply(
    _ change: Change, to customer: Int64, day: Day, id: EventID, unit: EventID
  ) throws(StoreError) {
    let event = transaction.nextSequence
    let (before, more) = try write(
      change, of: customer, day: day, at: transaction.at, by: transaction.actor, event: event)
    try transaction.append(
      change.verb.rawValue, id: id, customer: customer, unit: unit,
      before: try before.map { before throws(StoreError) in
        try before.json(by: connection, verb: true)
      },
      after: try change.json(by: connection, more + [("date", .text(day.iso))]))
  }

  /// Makes a change, or one that was taken back again, without an event of its own.
  ///
  /// Gives what it takes the place of, and what the journal should say beside its fields.
  func write(
    _ change: Change, of customer: Int64, day: Day, at: Timestamp, by: String, event: Int64,
    isRefusing: Bool = true
  ) throws(StoreError) -> (before: Change?, more: [(String, JSON.Member)]) {
    guard let known = try ChangedCustomer(customer, on: connection, replay: replay) else {
      throw StoreError(.conflict, "Customer \(customer) is no longer in the store.")
    }
    if isRefusing, let refusal = known.refusal(of: change, on: day) {
      throw StoreError(.other, refusal)
    }
    let before = try replaced(by: change, of: customer, known)
    var more: [(String, JSON.Member)] = []
    switch change {
    case .purchase(let bought, let amount):
      try insertPurchase(of: customer, on: bought, amount: amount, at: at, event: event)
    case .touch(let contact):
      try transaction.store.insert(
        Touch(contact, on: day, at: at, by: by), of: customer, event: event)
    case .move(let move):
      try transaction.store.insert(
        RecordedMove(
          move: Move(stage: move.stage, lap: move.lap, day: day, at: at), by: by,
          reason: move.reason),
        unmet: move.unmet, of: customer, event: event)
    case .assign(let owner):
      try setOwner(of: customer, to: owner, event: event)
    case .acceptHandOff:
      let asked = known.decisions.asked ?? ""
      try setOwner(of: customer, to: asked, event: event)
      more = [("owner", .text(asked))]
    case .offerHandOff(let to, _):
      _ = try transaction.store.ownerID(to, madeBy: event)
    default: break
    }
    if change.verb.isCare {
      try transaction.store.insert(
        RecordedChange(change, day: day, at: at, by: by), of: customer, event: event)
    }
    if change.verb != .purchase {
      try customers.update(customer, try replay.decisions(of: customer))
    }
    try transaction.know(of: Int64(change.day(ifMadeOn: day).number))
    return (before, more)
  }

  /// Follows with the state a purchase of `customer` that `body` adds or takes away.
  func changingPurchases(
    of customer: Int64, _ body: () throws(StoreError) -> Void
  ) throws(StoreError) {
    let kept: GapHistogram
    if let gaps { kept = gaps.before } else { kept = try GapHistogram.kept(in: connection) }
    var now = gaps?.now ?? kept
    _ = try replay.state(of: customer) { now.take($0) }
    try body()
    try customers.update(customer, try replay.state(of: customer) { now.add($0) })
    gaps = (kept, now)
  }

  /// Keeps what belongs to the whole store; the last thing to call.
  func finish() throws(StoreError) {
    if let gaps { try gaps.now.keep(insteadOf: gaps.before, in: connection) }
    for name in ownersLeft.sorted() { try dropOwner(name) }
    if let lastDayTaken,
      try connection.number("SELECT last_day FROM change_counter") == Int64(lastDayTaken.number)
    {
      try transaction.store.relearnLastDay()
    }
  }

  private func insertPurchase(
    of customer: Int64, on day: Day, amount: Int64, at: Timestamp, event: Int64
  ) throws(StoreError) {
    try changingPurchases(of: customer) { () throws(StoreError) in
      // One that was taken back comes again where it was, unless somebody has taken the number.
      let isAgain = event < transaction.nextSequence
      var nth: Int64 = 1
      try connection.query(
        "SELECT nth FROM purchase WHERE customer = ? AND day = ? AND amount = ? ORDER BY nth",
        .int(customer), .int(Int64(day.number)), .int(amount)
      ) { row in
        if !isAgain || row.int(0) == nth { nth = row.int(0) + 1 }
      }
      try connection.run(
        """
        INSERT INTO purchase(customer, day, amount, nth, recorded_at, event)
        VALUES(?, ?, ?, ?, ?, ?)
        """, .int(customer), .int(Int64(day.number)), .int(amount), .int(nth),
        .int(at.milliseconds), .int(event))
    }
  }
}
