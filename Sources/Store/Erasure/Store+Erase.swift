public import LoopModel

/// What an erasure took away, and what it could not reach.
public struct ErasureResult: Hashable, Sendable {
  /// Purchases and refunds that are only totals now.
  public var purchases = 0
  /// Events of the journal that say no more than that something was done, by whom and when.
  public var events = 0
  /// Texts about others, and in the library of plays, in which the name stands.
  public var mentions = 0
  /// Whether nothing of it is left in the store's files.
  ///
  /// Otherwise another program was reading all the while, and traces stay in the log beside the store
  /// until the last program that has it open is closed.
  public var isClean = false
}

extension Store {
  /// Erases a customer for good, and leaves only what all erased ones came to by month.
  ///
  /// Their rows go, the journal's events about them keep no more than number, time, actor and unit, and
  /// the file is written anew without what was free in it. It cannot be undone. Copies of the store
  /// that were made before still hold them.
  @discardableResult
  public func erase(
    _ customer: CustomerID, actor: String, at: Timestamp
  ) throws(StoreError) -> ErasureResult {
    let names = try names(of: customer)
    // What is deleted is overwritten at once, whatever SQLite was built to do.
    try connection.query("PRAGMA secure_delete = ON") { _ in }
    var result = try transaction(actor: actor, at: at, truncatesLog: true) {
      transaction throws(StoreError) in
      guard
        try connection.number("SELECT 1 FROM customer WHERE id = ?", .int(customer.number)) != nil
      else {
        throw StoreError(.conflict, "Customer \(customer.number) is no longer in the store.")
      }
      var result = ErasureResult()
      let numbers = try numbers(of: customer.number)
      result.purchases = try removeRows(of: customer.number, in: transaction)
      for table in ["import_field", "import_replaced", "kudos"] {
        for number in numbers {
          try connection.run("DELETE FROM \(table) WHERE customer = ?", .int(number))
        }
      }
      for number in numbers {
        try connection.run("DELETE FROM apart WHERE first = ?1 OR second = ?1", .int(number))
      }
      let redaction = Redaction(of: numbers, in: transaction)
      result.events = try redaction.run()
      transaction.goOn(after: redaction.last)
      try transaction.append(
        "erase", id: EventID(),
        after: try JSON([
          ("events", .number(Int64(result.events))), ("from", .number(redaction.first)),
        ]).text(by: connection))
      return result
    }
    result.mentions = try mentions(of: names)
    result.isClean = try scrub()
    return result
  }

  /// What all erased customers had bought, by month.
  public func erasedTotals() throws(StoreError) -> [ErasedMonth] {
    var result: [ErasedMonth] = []
    try connection.query("SELECT month, purchases, amount FROM erased_totals ORDER BY month") {
      row in
      result.append(
        ErasedMonth(month: row.text(0), purchases: Int(row.int(1)), amount: row.int(2)))
    }
    return result
  }

  /// Takes away all rows of a customer and adds their purchases to the totals; gives how many there were.
  private func removeRows(
    of customer: Int64, in transaction: Transaction
  ) throws(StoreError) -> Int {
    let before = try GapHistogram.kept(in: connection)
    var gaps = before
    _ = try Replay(on: connection).state(of: customer) { gaps.take($0) }
    try gaps.keep(insteadOf: before, in: connection)
    try connection.run(
      """
      INSERT INTO erased_totals(month, purchases, amount)
        SELECT strftime('%Y-%m', day * 86400, 'unixepoch'), total(amount > 0), sum(amount)
        FROM purchase WHERE customer = ? GROUP BY 1
        ON CONFLICT(month) DO UPDATE SET purchases = purchases + excluded.purchases,
          amount = amount + excluded.amount
      """, .int(customer))
    try connection.run("DELETE FROM purchase WHERE customer = ?", .int(customer))
    let purchases = connection.changes
    for table in ["move", "touch", "care", "here", "imported"] {
      try connection.run("DELETE FROM \(table) WHERE customer = ?", .int(customer))
    }
    try connection.run("DELETE FROM customer WHERE id = ?", .int(customer))
    // Who has the store open learns of it as of any removal.
    try connection.run(
      "INSERT OR REPLACE INTO removed(customer, changed) VALUES(?, ?)", .int(customer),
      .int(transaction.change))
    try relearnLastDay()
    return Int(purchases)
  }

  /// The numbers a customer has gone by: their own, and those of others that were merged into them.
  private func numbers(of customer: Int64) throws(StoreError) -> Set<Int64> {
    var result: Set<Int64> = [customer]
    var new = [customer]
    while let number = new.popLast() {
      try connection.query(
        """
        SELECT before ->> '$.other' FROM event
        WHERE kind = 'merge' AND customer = ? AND \(Store.isInForce)
        """, .int(number)
      ) { row in
        if result.insert(row.int(0)).inserted { new.append(row.int(0)) }
      }
    }
    return result
  }

  /// Name and id elsewhere of a customer, where they are long enough to look for.
  private func names(of customer: CustomerID) throws(StoreError) -> [String] {
    var result: [String] = []
    try connection.query(
      "SELECT name, coalesce(external_id, '') FROM customer WHERE id = ?", .int(customer.number)
    ) { row in
      result = [row.text(0), row.text(1)].filter { $0.unicodeScalars.count > 2 }
    }
    return result
  }

  /// How many texts are left that have one of `names` in them.
  private func mentions(of names: [String]) throws(StoreError) -> Int {
    var result = 0
    for name in names {
      for (table, columns) in [
        ("customer", ["name"]), ("move", ["reason"]), ("touch", ["note", "why"]),
        ("care", ["fields"]), ("kudos", ["words"]), ("event", ["before", "after"]),
        ("play", ["text"]),
      ] {
        let found = columns.map { "instr(coalesce(\($0), ''), ?1)" }.joined(separator: " OR ")
        result += Int(
          try connection.number("SELECT count(*) FROM \(table) WHERE \(found)", .text(name)) ?? 0)
      }
    }
    return result
  }

  /// Writes the file anew without what was free in it, and empties the log; false where somebody was
  /// reading all the while.
  private func scrub() throws(StoreError) -> Bool {
    try exclusively { () throws(StoreError) in
      do throws(StoreError) {
        try connection.run("VACUUM")
      } catch {
        connection.checkpoint(truncate: true)
        throw StoreError(
          error.kind,
          "The customer is erased, but what was free in \(path) could not be cleared: "
            + error.message)
      }
      guard lock != nil else { return true }
      for _ in 0..<40 {
        connection.checkpoint(truncate: true)
        if !StorePlace.hasLog(besides: path) { return true }
      }
      return false
    }
  }
}

/// What erased customers had bought in a month.
public struct ErasedMonth: Hashable, Sendable {
  /// The month: `2026-03`.
  public var month: String
  /// Purchases, refunds not among them.
  public var purchases: Int
  /// Purchases less refunds, in minor units.
  public var amount: Int64
}
