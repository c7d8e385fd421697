public import LoopModel

/// A change that was stored.
public struct StoredChange: Hashable, Sendable {
  /// Its event, which is also the unit to undo.
  public var eventID: EventID
  /// The store's change number with it.
  public var changeNumber: Int64
}

extension Store {
  /// Puts a customer in a stage by hand.
  ///
  /// `expected` is the change number of the picture that was acted on: where the customer has changed
  /// since, it throws `.conflict` with who and when, and nothing is changed. Under an `id` that is in the
  /// journal already nothing is changed either, so that a write in doubt can be done again.
  @discardableResult
  public func move(
    _ customer: CustomerID, to move: Move, reason: String = "", actor: String,
    expected: Int64? = nil, id: EventID = EventID()
  ) throws(StoreError) -> StoredChange {
    try transaction(actor: actor, at: move.at) { transaction throws(StoreError) in
      if try hasEvent(id) {
        return StoredChange(eventID: id, changeNumber: try changeNumber())
      }
      let changed = try connection.first(
        "SELECT changed, name FROM customer WHERE id = ?", .int(customer.number)
      ) { row in (number: row.int(0), name: row.text(1)) }
      guard let changed else {
        throw StoreError(.conflict, "Customer \(customer.number) is no longer in the store.")
      }
      if let expected, changed.number > expected {
        throw try changedMeanwhile(
          customer.number, changed.name,
          outside: transaction.mended.contains(customer.number))
      }
      let before = try Replay(on: connection).lastMove(of: customer.number)
      let sequence = transaction.nextSequence
      try insert(
        RecordedMove(move: move, by: actor, reason: reason), of: customer.number, event: sequence)
      try CustomerWriter(on: connection, change: transaction.change)
        .setMove(customer.number, try Replay(on: connection).lastMove(of: customer.number))
      try transaction.know(of: Int64(move.day.number))
      try transaction.append(
        "move", id: id, customer: customer.number, before: try before.map(json),
        after: try json(move))
      return StoredChange(eventID: id, changeNumber: transaction.change)
    }
  }

  func insert(_ move: RecordedMove, of customer: Int64, event: Int64) throws(StoreError) {
    try connection.run(
      """
      INSERT INTO move(customer, stage, lap, day, at, by, reason, event)
      VALUES(?, ?, ?, ?, ?, ?, ?, ?)
      """,
      .int(customer), .int(Int64(move.move.stage.rawValue)), .int(Int64(move.move.lap)),
      .int(Int64(move.move.day.number)), .int(move.move.at.milliseconds), .text(move.by),
      .text(move.reason), .int(event))
  }

  private func json(_ move: Move) throws(StoreError) -> String {
    try JSON([
      ("stage", .number(Int64(move.stage.rawValue))), ("lap", .number(Int64(move.lap))),
      ("day", .number(Int64(move.day.number))), ("at", .number(move.at.milliseconds)),
    ]).text(by: connection)
  }

  /// Who has changed a customer last, as an error.
  private func changedMeanwhile(
    _ customer: Int64, _ name: String, outside: Bool
  ) throws(StoreError) -> StoreError {
    let last = try connection.first(
      """
      SELECT \(JournalEvent.columns) FROM event WHERE seq = (SELECT max(seq) FROM (
        SELECT max(event) AS seq FROM purchase WHERE customer = ?1
        UNION ALL SELECT max(event) FROM move WHERE customer = ?1
        UNION ALL SELECT max(event) FROM touch WHERE customer = ?1
        UNION ALL SELECT max(seq) FROM event WHERE customer = ?1))
      """, .int(customer)
    ) { row in JournalEvent(row) }
    return StoreError(
      .conflict,
      "\(name.isEmpty ? "Customer \(customer)" : name) was changed meanwhile"
        + (outside ? " by another program" : last.map { " (\(described($0)))" } ?? "")
        + "; nothing was changed: look again first.")
  }

  /// An event in words: `move by ana at 2026-01-02 10:30:00 UTC`.
  func described(_ event: JournalEvent) -> String {
    let day = Day(number: Int32(clamping: floored(event.at, 86_400_000)))
    let second = (event.at - floored(event.at, 86_400_000) * 86_400_000) / 1000
    func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : String(number) }
    return "\(event.kind) by \(event.actor) at \(day.iso) "
      + "\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60)) UTC"
  }

  private func floored(_ value: Int64, _ divisor: Int64) -> Int64 {
    value >= 0 ? value / divisor : -((-value - 1) / divisor) - 1
  }
}
