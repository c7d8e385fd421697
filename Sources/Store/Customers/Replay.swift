internal import LoopModel

/// Works out a customer's kept state from what is stored of them.
struct Replay {
  private let connection: Connection
  private let purchases: Statement
  private let decided: Statement
  private let owner: Statement

  init(on connection: Connection) throws(StoreError) {
    self.connection = connection
    purchases = try connection.prepared(
      """
      SELECT day, amount, recorded_at, event FROM purchase WHERE customer = ?
      ORDER BY day, amount, nth
      """)
    decided = try connection.prepared(
      """
      SELECT 'touch', at, event, id, day, channel, direction, intent, reception, 1 FROM touch
      WHERE customer = ?1
      UNION ALL
      SELECT 'move', at, event, id, day, stage, lap, is_imported, NULL, 2 FROM move WHERE customer = ?1
      UNION ALL
      SELECT verb, at, event, id, day, fields, NULL, NULL, NULL, 3 FROM care WHERE customer = ?1
      ORDER BY 2, 3, 10, 4
      """)
    owner = try connection.prepared("SELECT id FROM owner WHERE name = ? AND id <= 65535")
  }

  /// The state after all purchases of `customer`, but for those of `leftOut`; `gap` hears of each time
  /// between two days of purchase.
  func state(
    of customer: Int64, leavingOut leftOut: Int64? = nil, gap: (Int) -> Void = { _ in }
  ) throws(StoreError) -> KeptState {
    var state = KeptState()
    purchases.bind(1, customer)
    defer { purchases.reset() }
    while try purchases.step() {
      if let leftOut, purchases.int(3) == leftOut { continue }
      let days = state.take(
        day: Int32(truncatingIfNeeded: purchases.int(0)), amount: purchases.int(1),
        recordedAt: purchases.int(2))
      if days > 0 { gap(days) }
    }
    return state
  }

  /// The last move of `customer`, and their care after all moves, contacts and other changes by time.
  ///
  /// What another program wrote in words this one does not know counts for nothing.
  func decisions(of customer: Int64) throws(StoreError) -> Decisions {
    var result = Decisions()
    decided.bind(1, customer)
    defer { decided.reset() }
    while try decided.step() {
      let at = Timestamp(milliseconds: decided.int(1))
      let day = Day(number: Int32(clamping: decided.int(4)))
      let change: Change
      var isDecision = true
      switch decided.text(0) {
      case "touch":
        guard let contact = Contact(decided, from: 5) else { continue }
        change = .touch(contact)
      case "move":
        guard let stage = Stage(rawValue: UInt8(clamping: decided.int(5))) else { continue }
        let lap = Int32(clamping: decided.int(6))
        isDecision = decided.int(7) == 0
        result.move = Move(stage: stage, lap: lap, day: day, at: at, isImported: !isDecision)
        change = .move(Relocation(stage: stage, lap: lap))
      case let verb:
        guard
          let stored = try connection.change(verb: verb, fields: decided.text(5))
        else { continue }
        change = stored
      }
      var asked: UInt16 = 0
      if case .offerHandOff(let to, _) = change {
        result.asked = to
        asked = try index(of: to)
      }
      result.care.take(change, on: day, at: at, isDecision: isDecision) { _ in asked }
    }
    return result
  }

  /// The index of an owner's name; 0 where there is no such owner.
  private func index(of name: String) throws(StoreError) -> UInt16 {
    owner.bind(1, name)
    defer { owner.reset() }
    return try owner.step() ? UInt16(clamping: owner.int(0)) : 0
  }
}

extension Contact {
  /// The contact in four columns from `column` on: channel, direction, intent, reception; nil for other
  /// words.
  init?(_ row: Statement, from column: Int32) {
    guard let channel = Touch.Channel(rawValue: row.text(column)),
      let direction = Touch.Direction(rawValue: row.text(column + 1)),
      let intent = Touch.Intent(rawValue: row.text(column + 2))
    else { return nil }
    self.init(
      channel: channel, direction: direction, intent: intent,
      reception: Touch.Reception(rawValue: row.text(column + 3)) ?? .unknown)
  }
}

extension Move {
  /// The move in four columns from `column` on: stage, lap, day, time; nil for null.
  init?(_ row: Statement, from column: Int32) {
    guard let stage = Stage(rawValue: UInt8(clamping: row.int(column))) else { return nil }
    self.init(
      stage: stage, lap: Int32(clamping: row.int(column + 1)),
      day: Day(number: Int32(clamping: row.int(column + 2))),
      at: Timestamp(milliseconds: row.int(column + 3)))
  }
}
