public import LoopModel

extension Store {
  /// The customers that may be there twice, the surest first, with what is known of both sides; at most
  /// `limit` pairs.
  ///
  /// 100,000 customers take about a second; of more than 30,000 the names are not compared letter by
  /// letter.
  public func likelyPairs(limit: Int = 500) throws(StoreError) -> LikelyPairs {
    try reading { () throws(StoreError) in
      let all = try Likenesses(connection).all()
      var pairs: [LikelyPair] = []
      for likeness in all.prefix(limit) {
        guard let one = try side(likeness.first.number),
          let other = try side(likeness.second.number)
        else { continue }
        let isTurned = other.purchases > one.purchases
        pairs.append(
          LikelyPair(
            first: isTurned ? other : one, second: isTurned ? one : other, reason: likeness.reason))
      }
      return LikelyPairs(pairs: pairs, count: all.count)
    }
  }

  /// Remembers that two customers are not the same, so that they are not told of as likely again.
  public func keepApart(
    _ one: CustomerID, _ other: CustomerID, actor: String, at: Timestamp
  ) throws(StoreError) {
    try transaction(actor: actor, at: at) { transaction throws(StoreError) in
      let (first, second) = (min(one.number, other.number), max(one.number, other.number))
      let there = try connection.number(
        "SELECT count(*) FROM customer WHERE id IN (?, ?)", .int(first), .int(second))
      guard first != second, there == 2 else {
        throw StoreError(.conflict, "One of the two customers is no longer in the store.")
      }
      guard
        try connection.number(
          "SELECT 1 FROM apart WHERE first = ? AND second = ?", .int(first), .int(second)) == nil
      else { return }
      try connection.run(
        "INSERT INTO apart(at, first, second, by) VALUES(?, ?, ?, ?)", .int(at.milliseconds),
        .int(first), .int(second), .text(actor))
      try transaction.append("apart", id: EventID(), after: try lastRow(of: "apart"))
    }
  }

  /// What is shown of a customer beside another; nil where they are gone.
  private func side(_ id: Int64) throws(StoreError) -> LikelyPair.Side? {
    let found = try connection.first(
      """
      SELECT customer.name, coalesce(external_id, ''), coalesce(owner.name, ''), revenue,
        (SELECT count(*) FROM purchase WHERE purchase.customer = customer.id AND amount > 0),
        last_touch
      FROM customer LEFT JOIN owner ON owner.id = customer.owner WHERE customer.id = ?
      """, .int(id)
    ) { row in
      var side = LikelyPair.Side(id: CustomerID(id), name: row.text(0))
      (side.externalID, side.owner) = (row.text(1), row.text(2))
      (side.revenue, side.purchases) = (row.int(3), Int(row.int(4)))
      side.lastContact = row.optionalInt(5).map { Day(number: Int32(clamping: $0)) }
      return side
    }
    guard var side = found else { return nil }
    side.company = try lastWord(on: .company, of: id)
    side.email = try lastWord(on: .email, of: id)
    return side
  }

  private func lastWord(on trait: Trait, of id: Int64) throws(StoreError) -> String {
    try connection.first(
      """
      SELECT \(Schema.field("value")) FROM care
      WHERE customer = ? AND verb = 'set' AND \(Schema.field("trait")) = ?
      ORDER BY at DESC, event DESC, id DESC LIMIT 1
      """, .int(id), .text(trait.rawValue)
    ) { $0.text(0) } ?? ""
  }
}
