internal import LoopModel

/// What an import of customers did beside their purchases.
extension ImportUndo {
  /// Throws where somebody changed what the import wrote or changed.
  func refuseWhereChanged() throws(StoreError) {
    let number = Value.int(event.sequence)
    let group = "CASE WHEN %.verb IN ('letgo', 'comeback', 'snooze') THEN 'letgo' ELSE %.verb END"
    func verb(_ table: String) -> String {
      group.split(separator: "%", omittingEmptySubsequences: false).joined(separator: table)
    }
    func trait(_ table: String) -> String {
      "CASE WHEN json_valid(\(table).fields) THEN \(table).fields ->> '$.trait' END"
    }
    for sql in [
      """
      SELECT later.customer, later.event FROM move JOIN move AS later
        ON later.customer = move.customer AND (later.event > ?1 OR later.event IS NULL)
      WHERE move.event = ?1 LIMIT 1
      """,
      """
      SELECT later.customer, later.event FROM care JOIN care AS later
        ON later.customer = care.customer AND (later.event > ?1 OR later.event IS NULL)
        AND \(verb("later")) = \(verb("care"))
        AND \(trait("later")) IS \(trait("care"))
      WHERE care.event = ?1 LIMIT 1
      """,
      """
      SELECT later.customer, later.event FROM import_field JOIN import_field AS later
        ON later.customer = import_field.customer AND later.field = import_field.field
        AND later.event > ?1 WHERE import_field.event = ?1 LIMIT 1
      """,
      """
      SELECT later.customer, later.event FROM import_field JOIN care AS later
        ON later.customer = import_field.customer AND later.verb IN ('assign', 'accept')
        AND (later.event > ?1 OR later.event IS NULL)
      WHERE import_field.event = ?1 AND field = 'owner' LIMIT 1
      """,
      """
      SELECT customer, event FROM import_replaced WHERE event > ?1 AND customer IN (
        SELECT customer FROM purchase WHERE event = ?1
        UNION SELECT customer FROM import_replaced WHERE event = ?1
        UNION SELECT customer FROM import_field
          WHERE event = ?1 AND (\(PurchaseDetail.condition))) LIMIT 1
      """,
      """
      SELECT customer, event FROM import_field
      WHERE event > ?1 AND field GLOB 'move *' AND before ->> '$.event' = ?1 LIMIT 1
      """,
      """
      SELECT customer, seq FROM event WHERE kind = 'merge' AND seq > ?1 AND \(Store.isInForce)
        AND (CAST(before ->> '$.created_by' AS INTEGER) = ?1
          OR before ->> '$.other' IN (SELECT customer FROM import_field WHERE event = ?1)
          OR customer IN (SELECT customer FROM purchase WHERE event = ?1
            UNION SELECT customer FROM move WHERE event = ?1
            UNION SELECT customer FROM touch WHERE event = ?1
            UNION SELECT customer FROM care WHERE event = ?1
            UNION SELECT customer FROM import_field WHERE event = ?1
            UNION SELECT id FROM customer WHERE created_by = ?1)) LIMIT 1
      """,
    ] {
      let later = try connection.first(sql, number) { row in
        (customer: row.int(0), event: row.optionalInt(1))
      }
      guard let later else { continue }
      let who = try connection.first(
        "SELECT \(JournalEvent.columns) FROM event WHERE seq = ?", .optional(later.event)
      ) { JournalEvent($0) }
      let name = later.customer == 0 ? "A setting" : try transaction.store.name(of: later.customer)
      throw refusal(name, who)
    }
  }

  /// Removes the moves, contacts and decisions of the import; gives the customers that had any.
  func takeDecisionsBack() throws(StoreError) -> [Int64] {
    var touched: [Int64] = []
    try connection.query(
      """
      SELECT customer FROM move WHERE event = ?1 UNION SELECT customer FROM touch WHERE event = ?1
      UNION SELECT customer FROM care WHERE event = ?1
      UNION SELECT customer FROM import_field WHERE event = ?1 AND field GLOB 'move *' ORDER BY 1
      """, .int(event.sequence)
    ) { row in touched.append(row.int(0)) }
    guard !touched.isEmpty else { return [] }
    for table in ["move", "touch", "care", "imported"] {
      try connection.run("DELETE FROM \(table) WHERE event = ?", .int(event.sequence))
    }
    // The places that lists had given them.
    try connection.run(
      """
      INSERT INTO move(customer, stage, lap, day, at, by, reason, unmet, event, is_imported)
      SELECT customer, before ->> '$.stage', before ->> '$.lap', before ->> '$.day',
        before ->> '$.at', before ->> '$.by', before ->> '$.reason', before ->> '$.unmet',
        before ->> '$.event', 1
      FROM import_field WHERE event = ? AND field GLOB 'move *' ORDER BY field
      """, .int(event.sequence))
    let replay = try Replay(on: connection)
    let writer = try CustomerWriter(on: connection, change: transaction.change)
    for id in touched { try writer.update(id, try replay.decisions(of: id)) }
    return touched
  }

  /// Puts the purchases back that the import put others in the place of.
  func restoreReplaced(of customer: Int64) throws(StoreError) {
    try connection.run(
      """
      INSERT INTO purchase(customer, day, amount, nth, recorded_at, event, margin, channel)
      SELECT customer, day, amount, nth, recorded_at, made_by, margin, channel FROM import_replaced
      WHERE event = ? AND customer = ?
      """, .int(event.sequence), .int(customer))
    try connection.run(
      """
      INSERT OR REPLACE INTO imported(system, kind, external_id, customer, day, amount, nth, event)
      SELECT system, kind, external_id, customer, day, amount, nth, made_by FROM import_replaced
      WHERE event = ? AND customer = ?
      """, .int(event.sequence), .int(customer))
    try connection.run(
      "DELETE FROM import_replaced WHERE event = ? AND customer = ?", .int(event.sequence),
      .int(customer))
  }

  /// Makes changed fields and settings what they were.
  func restoreFields() throws(StoreError) {
    // Also where there were purchases alone.
    try connection.run("DELETE FROM imported WHERE event = ?", .int(event.sequence))
    var fields: [(customer: Int64, field: String, before: String?, after: String?)] = []
    try connection.query(
      """
      SELECT customer, field, before, after FROM import_field
      WHERE event = ? AND field NOT GLOB 'move *'
      """, .int(event.sequence)
    ) { row in
      fields.append((row.int(0), row.text(1), row.optionalText(2), row.optionalText(3)))
    }
    for (customer, field, before, after) in fields {
      if customer == 0 {
        let key = String(field.dropFirst("setting ".count))
        // Who set it otherwise since meant it, and amounts that are left keep their currency.
        var isInUse = false
        if ["currency", "minor_units"].contains(key) {
          isInUse =
            try connection.number(
              """
              SELECT EXISTS(SELECT 1 FROM purchase)
                OR EXISTS(SELECT 1 FROM customer WHERE stake > 0)
              """) == 1
        }
        if !isInUse, try transaction.store.setting(key) == after {
          try transaction.store.write(key, before)
        }
        continue
      }
      if let detail = PurchaseDetail(field: field) {
        try detail.change(of: customer, from: after, to: before, on: connection)
        try connection.run(
          "UPDATE customer SET changed = ? WHERE id = ?", .int(transaction.change), .int(customer))
        continue
      }
      let value: Value
      switch field {
      case "owner":
        value = .optional(
          try before.map { name throws(StoreError) in
            try transaction.store.ownerID(name).id
          })
      case "since": value = .optional(before.flatMap { Int64($0) })
      default: value = .optional(before)
      }
      try connection.run(
        "UPDATE customer SET \(field) = ?, changed = ? WHERE id = ?", value,
        .int(transaction.change), .int(customer))
    }
    try connection.run("DELETE FROM import_field WHERE event = ?", .int(event.sequence))
  }
}
