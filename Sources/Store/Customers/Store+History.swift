public import LoopModel

extension Store {
  /// Calls `body` for each purchase and refund of a customer, or of all where nil, by customer, day and
  /// amount.
  ///
  /// 1,000,000 purchases take about 0.3 s; nothing is held in memory.
  public func purchases(
    of customer: CustomerID? = nil, _ body: (CustomerID, Purchase) -> Void
  ) throws(StoreError) {
    func take(_ row: Statement) {
      body(
        CustomerID(row.int(0)),
        Purchase(
          day: Day(number: Int32(truncatingIfNeeded: row.int(1))), amount: row.int(2),
          recordedAt: Timestamp(milliseconds: row.int(3)), margin: row.optionalInt(4)))
    }
    let order = "ORDER BY customer, day, amount, nth"
    let columns = "SELECT customer, day, amount, recorded_at, margin FROM purchase"
    if let customer {
      try connection.query(
        "\(columns) WHERE customer = ? \(order)", .int(customer.number), row: take)
    } else {
      try connection.query("\(columns) \(order)", row: take)
    }
  }

  /// The moves of a customer, or of all where nil, by time.
  public func moves(
    of customer: CustomerID? = nil
  ) throws(StoreError) -> [(customer: CustomerID, move: RecordedMove)] {
    var result: [(customer: CustomerID, move: RecordedMove)] = []
    try connection.query(
      """
      SELECT stage, lap, day, at, customer, by, reason, unmet, is_imported FROM move
      \(customer == nil ? "" : "WHERE customer = ?") ORDER BY at, event, id
      """, customer.map { [.int($0.number)] } ?? []
    ) { row in
      guard var move = Move(row, from: 0) else { return }
      move.isImported = row.int(8) != 0
      result.append(
        (
          CustomerID(row.int(4)),
          RecordedMove(
            move: move, by: row.text(5), reason: row.text(6),
            unmet: row.text(7).split(separator: ",").map(String.init))
        ))
    }
    return result
  }

  /// Calls `body` for each move of anybody, by time; nothing is held in memory.
  public func forEachMove(_ body: (CustomerID, Move) -> Void) throws(StoreError) {
    try connection.query(
      "SELECT stage, lap, day, at, customer, is_imported FROM move ORDER BY at, event, id"
    ) { row in
      guard var move = Move(row, from: 0) else { return }
      move.isImported = row.int(5) != 0
      body(CustomerID(row.int(4)), move)
    }
  }

  /// The contacts with a customer, or with all where nil, by time.
  ///
  /// What another program wrote in words this one does not know is left out.
  public func touches(
    of customer: CustomerID? = nil
  ) throws(StoreError) -> [(customer: CustomerID, touch: Touch)] {
    var result: [(customer: CustomerID, touch: Touch)] = []
    try connection.query(
      """
      SELECT customer, at, day, by, channel, direction, intent, reception, note, why, play FROM touch
      \(customer == nil ? "" : "WHERE customer = ?") ORDER BY at, event, id
      """, customer.map { [.int($0.number)] } ?? []
    ) { row in
      guard var contact = Contact(row, from: 4) else { return }
      (contact.note, contact.why, contact.play) = (row.text(8), row.text(9), row.optionalInt(10))
      let touch = Touch(
        contact, on: Day(number: Int32(clamping: row.int(2))),
        at: Timestamp(milliseconds: row.int(1)), by: row.text(3))
      result.append((CustomerID(row.int(0)), touch))
    }
    return result
  }

  /// What people have decided and written down of a customer, or of all where nil, by time: all that is
  /// neither purchase, move nor contact.
  ///
  /// What another program wrote in words this one does not know is left out.
  public func changes(
    of customer: CustomerID? = nil
  ) throws(StoreError) -> [(customer: CustomerID, change: RecordedChange)] {
    var result: [(customer: CustomerID, change: RecordedChange)] = []
    try connection.query(
      """
      SELECT customer, verb, fields, at, day, by FROM care
      \(customer == nil ? "" : "WHERE customer = ?") ORDER BY at, event, id
      """, customer.map { [.int($0.number)] } ?? []
    ) { row throws(StoreError) in
      guard let change = try connection.change(verb: row.text(1), fields: row.text(2)) else {
        return
      }
      result.append(
        (
          CustomerID(row.int(0)),
          RecordedChange(
            change, day: Day(number: Int32(clamping: row.int(4))),
            at: Timestamp(milliseconds: row.int(3)), by: row.text(5))
        ))
    }
    return result
  }

  /// The contacts with a customer and all that was decided about them, or of all where nil, by time, as
  /// their care follows from; what was written about a contact is left out.
  public func steps(
    of customer: CustomerID? = nil
  ) throws(StoreError) -> [(customer: CustomerID, step: RecordedChange)] {
    var result: [(customer: CustomerID, step: RecordedChange)] = []
    try forEachStep(of: customer) { result.append(($0, $1)) }
    return result
  }

  /// Calls `body` for each of what `steps(of:)` gives; nothing is held in memory.
  public func forEachStep(
    of customer: CustomerID? = nil, _ body: (CustomerID, RecordedChange) -> Void
  ) throws(StoreError) {
    let chosen = customer == nil ? "" : "WHERE customer = ?1"
    try connection.query(
      """
      SELECT customer, at, event, 0 AS kind, id, day, by, channel, direction, intent, reception
      FROM touch \(chosen)
      UNION ALL
      SELECT customer, at, event, 1, id, day, by, verb, fields, NULL, NULL FROM care \(chosen)
      ORDER BY 2, 3, 4, 5
      """, customer.map { [.int($0.number)] } ?? []
    ) { row throws(StoreError) in
      let change: Change?
      if row.int(3) == 0 {
        change = Contact(row, from: 7).map(Change.touch)
      } else {
        change = try connection.change(verb: row.text(7), fields: row.text(8))
      }
      guard let change else { return }
      body(
        CustomerID(row.int(0)),
        RecordedChange(
          change, day: Day(number: Int32(clamping: row.int(5))),
          at: Timestamp(milliseconds: row.int(1)), by: row.text(6)))
    }
  }

  /// Everything recorded of a customer; nil where there is no such customer.
  public func history(of customer: CustomerID) throws(StoreError) -> CustomerHistory? {
    try reading { () throws(StoreError) in
      let known = try connection.first(
        """
        SELECT customer.name, coalesce(external_id, ''), coalesce(owner.name, ''),
          min(since, coalesce(first_day, since))
        FROM customer LEFT JOIN owner ON owner.id = customer.owner WHERE customer.id = ?
        """, .int(customer.number)
      ) { row in
        CustomerHistory(
          name: row.text(0), externalID: row.text(1), owner: row.text(2),
          since: Day(number: Int32(clamping: row.int(3))))
      }
      guard var history = known else { return nil }
      try purchases(of: customer) { _, purchase in history.purchases.append(purchase) }
      history.moves = try moves(of: customer).map(\.move)
      history.touches = try touches(of: customer).map(\.touch)
      history.changes = try changes(of: customer).map(\.change)
      return history
    }
  }
}
