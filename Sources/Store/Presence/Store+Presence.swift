public import LoopModel

extension Store {
  /// Says that `actor` has a customer open in a session; nil that they have none.
  ///
  /// It is no event and does not raise the change number. What is older than a day is forgotten.
  public func beHere(
    session: String, actor: String, customer: CustomerID?, at: Timestamp
  ) throws(StoreError) {
    let isThere = try connection.number("SELECT 1 FROM here WHERE session = ?", .text(session))
    guard customer != nil || isThere != nil else { return }
    try exclusively { () throws(StoreError) in
      do throws(StoreError) {
        try connection.run("BEGIN IMMEDIATE")
        try connection.run(
          "DELETE FROM here WHERE session = ? OR at < ?", .text(session),
          .int(at.milliseconds - 86_400_000))
        if let customer {
          try connection.run(
            "INSERT INTO here(session, actor, customer, at) VALUES(?, ?, ?, ?)", .text(session),
            .text(actor), .int(customer.number), .int(at.milliseconds))
        }
        try connection.run("COMMIT")
        // A log that only grows by this has nobody else to empty it.
        if lock != nil, connection.logPages > 1000 { connection.checkpoint(truncate: false) }
      } catch {
        connection.rollBack()
        if error.kind == .ioError { connection.isBroken = true }
        throw error
      }
    }
  }

  /// Who has which customer open in other sessions, as said since a point in time, newest first.
  public func others(
    than session: String, since: Timestamp
  ) throws(StoreError) -> [(actor: String, customer: CustomerID, at: Timestamp)] {
    var result: [(actor: String, customer: CustomerID, at: Timestamp)] = []
    try connection.query(
      "SELECT actor, customer, at FROM here WHERE session <> ? AND at >= ? ORDER BY at DESC, session",
      .text(session), .int(since.milliseconds)
    ) { row in
      result.append(
        (row.text(0), CustomerID(row.int(1)), Timestamp(milliseconds: row.int(2))))
    }
    return result
  }
}
