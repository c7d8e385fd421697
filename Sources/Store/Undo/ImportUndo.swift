/// Takes an import back: its purchases, moves, contacts and decisions, the customers and owners it made,
/// the fields it filled or changed.
struct ImportUndo {
  let event: JournalEvent
  let transaction: Transaction
  let connection: Connection

  init(_ event: JournalEvent, _ transaction: Transaction) {
    self.event = event
    self.transaction = transaction
    connection = transaction.connection
  }

  /// Takes it back; gives what the journal should say of it.
  func run() throws(StoreError) -> String {
    if try WholeImportUndo.isWhole(event, by: connection) {
      return try WholeImportUndo(event: event, transaction: transaction).run()
    }
    try refuseWhereBuiltUpon()
    try refuseWhereAssigned()
    try refuseWhereChanged()
    let decided = try takeDecisionsBack()
    let touched = try takePurchasesBack()
    try emptyFields()
    try restoreFields()
    try connection.run(
      "INSERT OR REPLACE INTO removed SELECT id, ?2 FROM customer WHERE created_by = ?1",
      .int(event.sequence), .int(transaction.change))
    // What was remembered of them when nothing else was new.
    try connection.run(
      "DELETE FROM imported WHERE customer IN (SELECT id FROM customer WHERE created_by = ?)",
      .int(event.sequence))
    try connection.run("DELETE FROM customer WHERE created_by = ?", .int(event.sequence))
    try connection.run(
      """
      DELETE FROM owner WHERE id IN (SELECT value FROM json_each(?, '$.owners'))
        AND id NOT IN (SELECT owner FROM customer WHERE owner IS NOT NULL)
        AND NOT EXISTS(SELECT 1 FROM care WHERE
          (verb = 'assign' AND \(Schema.field("owner")) = name)
          OR (verb = 'handoff' AND \(Schema.field("to")) = name))
      """, .optional(event.after))
    // Those a change names stay as long as it.
    try connection.run(
      "UPDATE owner SET made_by = ?2 WHERE id IN (SELECT value FROM json_each(?1, '$.owners'))",
      .optional(event.after), .int(event.sequence))
    try transaction.store.relearnLastDay()
    let all = touched + decided.filter { !touched.contains($0) }.prefix(1000)
    return try JSON([("customers", .numbers(Array(all.prefix(1000))))]).text(by: connection)
  }

  /// Throws where a customer made by the import has something that came later.
  private func refuseWhereBuiltUpon() throws(StoreError) {
    for table in ["purchase", "move", "touch", "care"] {
      let later = try connection.first(
        """
        SELECT customer.name, event FROM customer JOIN \(table) ON \(table).customer = customer.id
        WHERE created_by = ?1 AND event IS NOT ?1 LIMIT 1
        """, .int(event.sequence)
      ) { row in (name: row.text(0), event: row.optionalInt(1)) }
      guard let later else { continue }
      let who = try connection.first(
        "SELECT \(JournalEvent.columns) FROM event WHERE seq = ?", .optional(later.event)
      ) { row in JournalEvent(row) }
      throw refusal(later.name, who)
    }
  }

  func refusal(_ name: String, _ who: JournalEvent?) -> StoreError {
    StoreError(
      .conflict,
      "\(name.isEmpty ? "A customer" : name) of that import was changed since ("
        + (who.map(transaction.store.described) ?? "by another program") + "); undo that first.")
  }

  /// Throws where a customer whose owner the import filled in was given to somebody since.
  private func refuseWhereAssigned() throws(StoreError) {
    let later = try connection.first(
      """
      SELECT \(JournalEvent.columns) FROM event WHERE kind IN ('assign', 'accept')
        AND customer IN (SELECT value FROM json_each(?2, '$.owner'))
        AND (seq > ?1 OR EXISTS(SELECT 1 FROM event AS again
          WHERE again.undoes = event.id AND again.kind = 'redo' AND again.seq > ?1))
        AND \(Store.isInForce) ORDER BY seq DESC LIMIT 1
      """, .int(event.sequence), .optional(event.before)
    ) { row in JournalEvent(row) }
    guard let later, let customer = later.customer else { return }
    throw StoreError(
      .conflict,
      "\(try transaction.store.name(of: customer)) of that import was changed since "
        + "(\(transaction.store.described(later))); undo that first.")
  }

  /// Gives the customers whose purchases were taken back.
  private func takePurchasesBack() throws(StoreError) -> [Int64] {
    var touched: [Int64] = []
    try connection.query(
      "SELECT DISTINCT customer FROM purchase WHERE event = ? ORDER BY customer",
      .int(event.sequence)
    ) { row in touched.append(row.int(0)) }
    let before = try GapHistogram.kept(in: connection)
    var gaps = before
    let replay = try Replay(on: connection)
    let writer = try CustomerWriter(on: connection, change: transaction.change)
    for id in touched {
      _ = try replay.state(of: id) { gaps.take($0) }
      try connection.run(
        "DELETE FROM purchase WHERE customer = ? AND event = ?", .int(id), .int(event.sequence))
      try restoreReplaced(of: id)
      try writer.update(id, try replay.state(of: id) { gaps.add($0) })
    }
    try gaps.keep(insteadOf: before, in: connection)
    return touched
  }

  private func emptyFields() throws(StoreError) {
    for (field, nothing) in [("external_id", "NULL"), ("name", "''"), ("owner", "NULL")] {
      try connection.run(
        """
        UPDATE customer SET \(field) = \(nothing), changed = ?2
        WHERE id IN (SELECT value FROM json_each(?1, '$.\(field)'))
        """, .optional(event.before), .int(transaction.change))
    }
  }
}
