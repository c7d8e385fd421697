internal import LoopModel

extension RecordWriter {
  /// A purchase of the store.
  private struct Bought {
    var day: Int32
    var amount: Int64
    var nth: Int64
    /// Whether a record of the system is known to be it.
    var isLinked = false
    /// Whether a row of the files was found to be it.
    var isTaken = false
  }

  /// What the system's records are known to be.
  private struct Link {
    var customer: Int64
    var day: Int64
    var amount: Int64
    var nth: Int64
  }

  /// Adds the purchases that are not there yet, and puts right those whose day or amount was changed.
  ///
  /// Gives the days they bought on, in order.
  func writePurchases(
    _ customer: ForeignCustomer, _ id: Int64, isNew: Bool
  ) throws(StoreError) -> (hasChanged: Bool, days: [Day]) {
    var there = isNew ? [] : try purchases(of: id)
    guard !customer.purchases.isEmpty else { return (false, days(there)) }
    var added: [ForeignPurchase] = []
    var corrected: [(ForeignPurchase, Link)] = []
    for purchase in customer.purchases {
      switch try link(to: purchase) {
      case nil: added.append(purchase)
      case let link?:
        let place = there.firstIndex {
          link.customer == id && Int64($0.day) == link.day && $0.amount == link.amount
            && $0.nth == link.nth
        }
        if let place { there[place].isTaken = true }
        if place != nil, Int64(purchase.day.number) != link.day || purchase.amount != link.amount {
          corrected.append((purchase, link))
        } else {
          result.skipped += 1
        }
      }
    }
    // The k-th of several equal ones in the files is the k-th here.
    added.removeAll { purchase in
      let place = there.firstIndex {
        !$0.isTaken && $0.day == purchase.day.number && $0.amount == purchase.amount
          && (purchase.externalID.isEmpty || !$0.isLinked)
      }
      guard let place else { return false }
      there[place].isTaken = true
      result.skipped += 1
      return true
    }
    guard !added.isEmpty || !corrected.isEmpty else { return (false, days(there)) }
    if !there.isEmpty { _ = try replay.state(of: id) { gaps.take($0) } }
    for (purchase, link) in corrected {
      try remove(link, purchase, of: id)
      there.removeAll {
        Int64($0.day) == link.day && $0.amount == link.amount && $0.nth == link.nth
      }
      try add(purchase, to: id, &there)
    }
    for purchase in added { try add(purchase, to: id, &there) }
    try customers.update(id, try replay.state(of: id) { gaps.add($0) })
    return (true, days(there))
  }

  private func days(_ bought: [Bought]) -> [Day] {
    Set(bought.lazy.filter { $0.amount > 0 }.map(\.day)).sorted().map(Day.init(number:))
  }

  private func purchases(of id: Int64) throws(StoreError) -> [Bought] {
    var result: [Bought] = []
    try connection.query(
      """
      SELECT day, amount, nth, EXISTS(SELECT 1 FROM imported WHERE imported.customer = ?1
        AND kind = 'purchase' AND imported.day = purchase.day AND imported.amount = purchase.amount
        AND imported.nth = purchase.nth)
      FROM purchase WHERE customer = ?1 ORDER BY day, amount, nth
      """, .int(id)
    ) { row in
      result.append(
        Bought(
          day: Int32(clamping: row.int(0)), amount: row.int(1), nth: row.int(2),
          isLinked: row.int(3) != 0))
    }
    return result
  }

  private func link(to purchase: ForeignPurchase) throws(StoreError) -> Link? {
    guard !purchase.externalID.isEmpty else { return nil }
    return try connection.first(
      """
      SELECT customer, day, amount, nth FROM imported
      WHERE system = ? AND kind = 'purchase' AND external_id = ?
      """, .text(options.system), .text(purchase.externalID)
    ) { row in
      Link(customer: row.int(0), day: row.int(1), amount: row.int(2), nth: row.int(3))
    }
  }

  private func add(
    _ purchase: ForeignPurchase, to id: Int64, _ there: inout [Bought]
  ) throws(StoreError) {
    var nth: Int64 = 1
    for known in there where known.day == purchase.day.number && known.amount == purchase.amount {
      nth = max(nth, known.nth + 1)
    }
    let day = Int64(purchase.day.number)
    try connection.run(
      """
      INSERT INTO purchase(customer, day, amount, nth, recorded_at, event, margin, channel)
      VALUES(?, ?, ?, ?, ?, ?, ?, ?)
      """, .int(id), .int(day), .int(purchase.amount), .int(nth),
      .int(transaction.at.milliseconds), .int(event), .optional(purchase.margin),
      .text(purchase.channel))
    if !purchase.externalID.isEmpty {
      try connection.run(
        """
        INSERT OR REPLACE INTO imported(system, kind, external_id, customer, day, amount, nth, event)
        VALUES(?, 'purchase', ?, ?, ?, ?, ?, ?)
        """, .text(options.system), .text(purchase.externalID), .int(id), .int(day),
        .int(purchase.amount), .int(nth), .int(event))
    }
    there.append(
      Bought(
        day: purchase.day.number, amount: purchase.amount, nth: nth, isLinked: true, isTaken: true))
    know(of: purchase.day)
    result.purchases += 1
  }

  /// Takes away a purchase that the files have otherwise now, and keeps it for undo.
  private func remove(
    _ link: Link, _ purchase: ForeignPurchase, of id: Int64
  ) throws(StoreError) {
    let key: [Value] = [.int(id), .int(link.day), .int(link.amount), .int(link.nth)]
    try connection.run(
      """
      INSERT INTO import_replaced(event, system, kind, external_id, customer, day, amount, nth,
        recorded_at, made_by, margin, channel)
      SELECT ?1, ?2, 'purchase', ?3, customer, day, amount, nth, recorded_at, event, margin, channel
      FROM purchase
      WHERE customer = ?4 AND day = ?5 AND amount = ?6 AND nth = ?7
      """, .int(event), .text(options.system), .text(purchase.externalID), key[0], key[1], key[2],
      key[3])
    try connection.run(
      "DELETE FROM purchase WHERE customer = ? AND day = ? AND amount = ? AND nth = ?", key[0],
      key[1], key[2], key[3])
  }
}
