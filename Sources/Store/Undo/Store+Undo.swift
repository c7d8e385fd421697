public import LoopModel

extension Store {
  /// Undoes what `actor` did or made again last and has not undone yet: an import, changes to customers
  /// or to the plays; nil for nothing.
  ///
  /// Throws `.conflict` with who and when where something later stands on it.
  @discardableResult
  public func undo(actor: String, at: Timestamp) throws(StoreError) -> UndoneUnit? {
    try transaction(actor: actor, at: at) { transaction throws(StoreError) in
      let last = try connection.first(
        """
        SELECT done.kind, done.unit FROM event AS done CROSS JOIN event AS made
          ON made.id = CASE done.kind WHEN 'redo' THEN done.undoes ELSE done.id END
        WHERE done.actor = ? AND done.kind IN (\(JournalEvent.changeKinds), 'redo')
          AND NOT (done.kind = 'note' AND done.customer IS NULL)
          AND NOT EXISTS(SELECT 1 FROM undone WHERE undone.event = made.seq)
        ORDER BY done.seq DESC LIMIT 1
        """, .text(actor)
      ) { row in (kind: row.text(0), unit: row.text(1)) }
      guard let last else { return nil }
      let events = try events(
        last.kind == "redo"
          ? "id IN (SELECT undoes FROM event WHERE unit = ?) AND \(Store.isInForce)"
          : "unit = ? AND \(Store.isInForce)", .text(last.unit))
      return try undo(events, in: transaction)
    }
  }

  /// Undoes one unit, whoever made it.
  @discardableResult
  public func undo(
    unit: EventID, actor: String, at: Timestamp
  ) throws(StoreError) -> UndoneUnit {
    try transaction(actor: actor, at: at) { transaction throws(StoreError) in
      let all = try events("unit = ?", .text(unit.text))
      let events = try events("unit = ? AND \(Store.isInForce)", .text(unit.text))
      if events.isEmpty, let first = all.last { try refuseUndone(first) }
      return try undo(events, in: transaction)
    }
  }

  /// Undoes one event, whoever made it, and leaves the rest of its unit.
  @discardableResult
  public func undo(
    event: EventID, actor: String, at: Timestamp
  ) throws(StoreError) -> UndoneUnit {
    try transaction(actor: actor, at: at) { transaction throws(StoreError) in
      let events = try events("id = ?", .text(event.text))
      if let first = events.first { try refuseUndone(first) }
      return try undo(events, in: transaction)
    }
  }

  /// An event of an erased customer says no more what there is to take back.
  static let isInForce = """
    (kind <> '\(JournalEvent.erasedKind)'
      AND NOT EXISTS(SELECT 1 FROM undone WHERE undone.event = seq))
    """

  /// The events of a condition, newest first.
  func events(
    _ condition: String, _ value: Value
  ) throws(StoreError) -> [JournalEvent] {
    var result: [JournalEvent] = []
    try connection.query(
      "SELECT \(JournalEvent.columns) FROM event WHERE \(condition) ORDER BY seq DESC", value
    ) { row in result.append(JournalEvent(row)) }
    return result
  }

  private func refuseUndone(_ event: JournalEvent) throws(StoreError) {
    let undoing = try connection.first(
      """
      SELECT \(JournalEvent.columns) FROM event
      WHERE seq = (SELECT by FROM undone WHERE undone.event = ?)
      """, .int(event.sequence)
    ) { JournalEvent($0) }
    guard let undoing else { return }
    throw StoreError(.conflict, "That is undone already (\(described(undoing))).")
  }

  /// Undoes events, which come newest first.
  private func undo(
    _ events: [JournalEvent], in transaction: Transaction
  ) throws(StoreError) -> UndoneUnit {
    guard let first = events.last else {
      throw StoreError(.other, "There is no such change in the journal.")
    }
    // Asked before: an import takes its customers with it.
    let result = try described(events.reversed(), first)
    let writer = try ChangeWriter(transaction)
    for event in events {
      guard event.isChange else {
        throw StoreError(.other, "A change of kind \(event.kind) cannot be undone.")
      }
      var after: String?
      if event.kind == "import" {
        after = try ImportUndo(event, transaction).run()
      } else if event.kind == "merge" {
        try Merging.takeBack(event, transaction)
      } else if event.isOfPlay {
        try takePlayBack(event)
      } else if event.isOfTeam {
        try takeTeamBack(event)
      } else {
        try writer.takeBack(event)
      }
      let id = event.sequence == events.first?.sequence ? result.eventID : EventID()
      let sequence = try transaction.append(
        "undo", id: id, customer: event.customer, unit: result.eventID, undoes: event.id,
        after: after)
      try connection.run(
        "INSERT INTO undone(event, by) VALUES(?, ?)", .int(event.sequence), .int(sequence))
    }
    try writer.finish()
    return result
  }

  /// What is told of events undone or redone, which come oldest first.
  func described(
    _ events: some Sequence<JournalEvent>, _ first: JournalEvent
  ) throws(StoreError) -> UndoneUnit {
    var result = UndoneUnit(
      unit: EventID(stored: first.unit), kind: first.kind, actor: first.actor,
      at: Timestamp(milliseconds: first.at), eventID: EventID())
    var known: Set<Int64> = []
    for case let customer? in events.map(\.customer) where known.insert(customer).inserted {
      if result.customers.count < 20 { result.customers.append(CustomerID(customer)) }
    }
    result.customerCount = known.count
    if let customer = first.customer {
      result.name = try name(of: customer)
      result.change = try first.change(by: connection)?.change
      if first.kind == "merge" {
        result.name += " with " + (try connection.members(of: first.after)["name"] ?? "")
      }
    } else if first.isOfPlay {
      result.name = try connection.members(of: first.after ?? first.before)["text"] ?? ""
    } else if first.isOfTeam {
      result.name = try detail(of: first)
    }
    return result
  }
}
