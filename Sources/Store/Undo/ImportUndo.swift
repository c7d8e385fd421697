/// Takes an import back: its purchases, the customers and owners it made, the fields it filled.
struct ImportUndo {
  private let event: JournalEvent
  private let transaction: Transaction
  private let connection: Connection

  init(_ event: JournalEvent, _ transaction: Transaction) {
    self.event = event
    self.transaction = transaction
    connection = transaction.connection
  }

  func run() throws(StoreError) {
    try refuseWhereBuiltUpon()
    try takePurchasesBack()
    try emptyFields()
    try connection.run(
      "INSERT OR REPLACE INTO removed SELECT id, ?2 FROM customer WHERE created_by = ?1",
      .int(event.sequence), .int(transaction.change))
    try connection.run("DELETE FROM customer WHERE created_by = ?", .int(event.sequence))
    try connection.run(
      """
      DELETE FROM owner WHERE id IN (SELECT value FROM json_each(?, '$.owners'))
        AND id NOT IN (SELECT owner FROM customer WHERE owner IS NOT NULL)
      """, .optional(event.after))
    try transaction.store.relearnLastDay()
  }

  /// Throws where a customer made by the import has something that came later.
  private func refuseWhereBuiltUpon() throws(StoreError) {
    for table in ["purchase", "move", "touch"] {
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
      throw StoreError(
        .conflict,
        "\(later.name.isEmpty ? "A customer" : later.name) of that import was changed since ("
          + (who.map(transaction.store.described) ?? "by another program")
          + "); undo that first.")
    }
  }

  private func takePurchasesBack() throws(StoreError) {
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
      let state = try replay.state(of: id, leavingOut: event.sequence) { gaps.add($0) }
      try writer.update(id, state)
    }
    try gaps.keep(insteadOf: before, in: connection)
    try connection.run("DELETE FROM purchase WHERE event = ?", .int(event.sequence))
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
