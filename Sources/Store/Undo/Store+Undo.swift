public import LoopModel

/// What an undo has taken back.
public struct UndoneUnit: Hashable, Sendable {
  /// The unit that is undone.
  public var unit: EventID
  /// What sort of change it was: `import` or `move`.
  public var kind: String
  /// Who had made it.
  public var actor: String
  /// When they had made it.
  public var at: Timestamp
  /// The event of the undo itself.
  public var eventID: EventID
}

extension Store {
  /// Undoes what `actor` did last and has not undone yet: an import or a move; nil for nothing.
  @discardableResult
  public func undo(actor: String, at: Timestamp) throws(StoreError) -> UndoneUnit? {
    try transaction(actor: actor, at: at) { transaction throws(StoreError) in
      let last = try connection.first(
        """
        SELECT unit FROM event AS done WHERE actor = ? AND kind IN ('import', 'move')
          AND NOT EXISTS(SELECT 1 FROM event WHERE undoes = done.unit)
        ORDER BY seq DESC LIMIT 1
        """, .text(actor)
      ) { $0.text(0) }
      guard let last else { return nil }
      return try undo(last, in: transaction)
    }
  }

  /// Undoes one unit, whoever made it.
  @discardableResult
  public func undo(
    unit: EventID, actor: String, at: Timestamp
  ) throws(StoreError) -> UndoneUnit {
    try transaction(actor: actor, at: at) { transaction throws(StoreError) in
      try undo(unit.text, in: transaction)
    }
  }

  private func undo(_ unit: String, in transaction: Transaction) throws(StoreError) -> UndoneUnit {
    if let undone = try connection.first(
      "SELECT \(JournalEvent.columns) FROM event WHERE undoes = ?", .text(unit),
      read: { JournalEvent($0) })
    {
      throw StoreError(.conflict, "That is undone already (\(described(undone))).")
    }
    var events: [JournalEvent] = []
    try connection.query(
      "SELECT \(JournalEvent.columns) FROM event WHERE unit = ? ORDER BY seq DESC", .text(unit)
    ) { row in events.append(JournalEvent(row)) }
    guard let newest = events.first else {
      throw StoreError(.other, "There is no change \(unit) in the journal.")
    }
    for event in events {
      switch event.kind {
      case "import": try ImportUndo(event, transaction).run()
      case "move": try undoMove(event, in: transaction)
      default: throw StoreError(.other, "A change of kind \(event.kind) cannot be undone.")
      }
    }
    let id = EventID()
    try transaction.append("undo", id: id, customer: newest.customer, undoes: unit)
    return UndoneUnit(
      unit: EventID(stored: unit), kind: newest.kind, actor: newest.actor,
      at: Timestamp(milliseconds: newest.at), eventID: id)
  }

  private func undoMove(
    _ event: JournalEvent, in transaction: Transaction
  ) throws(StoreError) {
    guard let customer = event.customer,
      try connection.number("SELECT 1 FROM move WHERE event = ?", .int(event.sequence)) != nil
    else {
      throw StoreError(.conflict, "The move is gone from the store; there is nothing to undo.")
    }
    let later = try connection.first(
      """
      SELECT \(JournalEvent.columns) FROM event WHERE seq = (SELECT max(event) FROM move
        WHERE customer = ?1) AND seq > ?2
      """, .int(customer), .int(event.sequence)
    ) { row in JournalEvent(row) }
    if let later {
      throw StoreError(
        .conflict, "They were moved again since (\(described(later))); undo that first.")
    }
    try connection.run(
      "DELETE FROM move WHERE customer = ? AND event = ?", .int(customer), .int(event.sequence))
    try CustomerWriter(on: connection, change: transaction.change)
      .setMove(customer, try Replay(on: connection).lastMove(of: customer))
    try relearnLastDay()
  }
}
