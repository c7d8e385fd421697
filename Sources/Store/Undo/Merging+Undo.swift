extension Merging {
  /// Takes a merge back: the other customer is there again with all that was theirs.
  static func takeBack(_ event: JournalEvent, _ transaction: Transaction) throws(StoreError) {
    let connection = transaction.connection
    let before = try connection.members(of: event.before)
    guard let kept = event.customer, let other = before["other"].flatMap({ Int64($0) }) else {
      throw StoreError(.other, "That merge cannot be read, so it cannot be undone.")
    }
    let merging = Merging(transaction, kept: kept, other: other)
    try merging.refuseWhereChanged(event, before)
    try merging.takeBack(event, before)
  }

  private func refuseWhereChanged(
    _ event: JournalEvent, _ before: [String: String]
  ) throws(StoreError) {
    let isThere = try connection.number("SELECT 1 FROM customer WHERE id = ?", .int(kept)) != nil
    let later = try connection.first(
      """
      SELECT \(JournalEvent.columns) FROM event WHERE kind = 'merge' AND seq > ?1
        AND (customer = ?2 OR before ->> '$.other' = ?2) AND \(Store.isInForce)
      ORDER BY seq DESC LIMIT 1
      """, .int(event.sequence), .int(kept)
    ) { JournalEvent($0) }
    let again = try before["external_id"].flatMap { id throws(StoreError) in
      try connection.number(
        "SELECT 1 FROM customer WHERE external_id = ? AND id <> ?", .text(id), .int(kept))
    }
    guard !isThere || later != nil || again != nil else { return }
    throw StoreError(
      .conflict,
      "\(try transaction.store.name(of: kept)) was changed since"
        + (later.map { " (\(transaction.store.described($0)))" } ?? "")
        + ", the merge was not undone; undo that first.")
  }

  private func takeBack(
    _ event: JournalEvent, _ before: [String: String]
  ) throws(StoreError) {
    try connection.run(
      "DELETE FROM imported WHERE event = ? AND system = ''", .int(event.sequence))
    for field in ["external_id", "name", "owner", "since"] {
      let now =
        try connection.first(
          "SELECT \(field) FROM customer WHERE id = ?", .int(kept)
        ) { $0.optionalText(0) } ?? nil
      // Only what the merge filled: a later owner stays.
      let mine = before["kept_" + field]
      if now != mine, now == before[field] { try set(field, field == "name" ? mine ?? "" : mine) }
    }
    try connection.run(
      """
      INSERT INTO customer(id, external_id, name, owner, since, created_by, changed)
      VALUES(?, ?, ?, ?, ?, ?, ?)
      """, .int(other), .optional(before["external_id"]), .text(before["name"] ?? ""),
      .optional(before["owner"].flatMap { Int64($0) }),
      .int(before["since"].flatMap { Int64($0) } ?? 0),
      .optional(before["created_by"].flatMap { Int64($0) }), .int(transaction.change))
    try connection.run("DELETE FROM removed WHERE customer = ?", .int(other))
    try followingPurchases { () throws(StoreError) in
      // What was said again by the merge.
      try connection.run("DELETE FROM care WHERE event = ?", .int(event.sequence))
      let purchases = try numbers("purchases", of: event)
      for start in stride(from: 0, to: purchases.count - 3, by: 4) {
        try setPurchase(
          purchases[start], purchases[start + 1], from: (kept, purchases[start + 3]),
          to: (other, purchases[start + 2]))
      }
      for merge in try numbers("merges", of: event) {
        try connection.run(
          "UPDATE imported SET customer = ? WHERE event = ? AND customer = ? AND system = ''",
          .int(other), .int(merge), .int(kept))
      }
      try connection.run(
        """
        UPDATE imported SET customer = ?1 WHERE customer = ?2
          AND kind IN (\(ImportedKind.remembered)) AND (amount = ?1 OR amount IN (
            SELECT before ->> '$.other' FROM event WHERE seq IN (
              SELECT value FROM json_each(?3, '$.merges'))))
        """, .int(other), .int(kept), .optional(event.before))
      for table in Merging.tables {
        for id in try numbers(table, of: event) {
          try connection.run(
            "UPDATE \(table) SET customer = ? WHERE id = ? AND customer = ?", .int(other), .int(id),
            .int(kept))
          if table == "touch" {
            try connection.run(
              "UPDATE imported SET customer = ? WHERE touch = ?", .int(other), .int(id))
          }
        }
      }
    }
  }

  private func numbers(_ key: String, of event: JournalEvent) throws(StoreError) -> [Int64] {
    var result: [Int64] = []
    try connection.query(
      "SELECT value FROM json_each(?, '$.\(key)') ORDER BY key", .optional(event.before)
    ) { row in result.append(row.int(0)) }
    return result
  }
}
