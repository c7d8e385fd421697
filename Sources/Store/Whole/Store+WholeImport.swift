public import LoopModel

extension Store {
  /// Makes this store, which has no customers yet, equal to the one that `whole(_:)` gave the lines of.
  ///
  /// Customers keep their numbers. Settings and plays are replaced. It is one event of the journal, and
  /// is undone as any import. `lines` gives line after line, and nil at the end; where one of them is not
  /// understood, nothing is changed.
  public func takeWhole(
    actor: String, at: Timestamp, source: String, isDry: Bool = false,
    _ lines: () throws(StoreError) -> String?
  ) throws(StoreError) -> ImportResult {
    try transaction(actor: actor, at: at, keeping: { _ in !isDry }) {
      transaction throws(StoreError) in
      let taking = try WholeImport(transaction, source: source)
      try taking.run(lines)
      return taking.result
    }
  }
}

/// Takes the import of a whole store back: all that came with it goes, and settings and plays are what
/// they were.
struct WholeImportUndo {
  let event: JournalEvent
  let transaction: Transaction

  /// Whether an import brought a whole store.
  static func isWhole(
    _ event: JournalEvent, by connection: Connection
  ) throws(StoreError) -> Bool {
    try connection.members(of: event.after)["whole"] != nil
  }

  /// Takes it back; gives what the journal should say of it.
  func run() throws(StoreError) -> String {
    let connection = transaction.connection
    try refuseWhereBuiltUpon()
    try connection.run(
      "INSERT OR REPLACE INTO removed SELECT id, ?1 FROM customer", .int(transaction.change))
    for table in [
      "imported", "purchase", "move", "touch", "care", "customer", "gap", "setting", "play",
      "goal", "standup", "kudos", "apart",
    ] {
      try connection.run("DELETE FROM \(table)")
    }
    try connection.run(
      "DELETE FROM owner WHERE id IN (SELECT value FROM json_each(?, '$.owners'))",
      .optional(event.after))
    try connection.run(
      "INSERT INTO setting SELECT key, value FROM json_each(?, '$.setting')",
      .optional(event.before))
    try connection.run(
      """
      INSERT INTO play(id, stage, mode, text, place) SELECT value ->> '$.id', value ->> '$.stage',
        value ->> '$.mode', value ->> '$.text', value ->> '$.place' FROM json_each(?, '$.play')
      """, .optional(event.before))
    // The same members stand for the same columns.
    for (table, columns) in Store.teamColumns.sorted(by: { $0.key < $1.key }) {
      let values = columns.map { "value ->> '$.\($0)'" }.joined(separator: ", ")
      try connection.run(
        "INSERT INTO \(table)(\(columns.joined(separator: ", "))) "
          + "SELECT \(values) FROM json_each(?, '$.\(table)')", .optional(event.before))
    }
    // Those who were erased since are among the totals, and stay.
    try connection.run(
      """
      UPDATE erased_totals SET purchases = erased_totals.purchases - brought.purchases,
        amount = erased_totals.amount - brought.amount
      FROM (SELECT value ->> '$.month' AS month, value ->> '$.purchases' AS purchases,
        value ->> '$.minor' AS amount FROM json_each(?1 ->> '$.erased')) AS brought
      WHERE brought.month = erased_totals.month
      """, .optional(event.after))
    try connection.run("DELETE FROM erased_totals WHERE purchases = 0 AND amount = 0")
    try transaction.store.relearnLastDay()
    return "{\"customers\":[]}"
  }

  private func refuseWhereBuiltUpon() throws(StoreError) {
    let later = try transaction.connection.first(
      """
      SELECT \(JournalEvent.columns) FROM event WHERE seq > ?
        AND (kind = 'outside' OR (kind IN (\(JournalEvent.changeKinds))
          AND NOT (kind = 'note' AND customer IS NULL)))
        AND \(Store.isInForce) ORDER BY seq DESC LIMIT 1
      """, .int(event.sequence)
    ) { row in JournalEvent(row) }
    guard let later else { return }
    throw StoreError(
      .conflict,
      "The store was changed since that import (\(transaction.store.described(later))); undo that "
        + "first.")
  }
}
