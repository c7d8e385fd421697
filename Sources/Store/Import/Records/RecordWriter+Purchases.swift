internal import LoopModel

extension RecordWriter {
  /// What files have made of the purchases of a customer.
  struct Buying {
    /// Whether some are new, or have another day or amount.
    var hasChanged = false
    /// Whether more is known of some that are there.
    var isFilled = false
    /// The days they bought on, in order.
    var days: [Day]
  }

  /// What the system's records are known to be.
  private struct Link {
    var customer: Int64
    var day: Int64
    var amount: Int64
    var nth: Int64
    /// The import that told it.
    var event: Int64?

    /// Whether it is a purchase of a customer.
    func `is`(_ bought: Bought, of id: Int64) -> Bool {
      customer == id && Int64(bought.day) == day && bought.amount == amount && bought.nth == nth
    }
  }

  /// Adds the purchases that are not there yet, puts right those whose day or amount was changed, and
  /// fills in what is known of the others.
  func writePurchases(
    _ customer: ForeignCustomer, _ id: Int64, isNew: Bool
  ) throws(StoreError) -> Buying {
    var there = isNew ? [] : try purchases(of: id)
    guard !customer.purchases.isEmpty else { return Buying(days: days(there)) }
    var added: [ForeignPurchase] = []
    var corrected: [(ForeignPurchase, Link)] = []
    var isFilled = false
    func meet(
      _ purchase: ForeignPurchase, at place: Int?, by event: Int64? = nil
    ) throws(StoreError) {
      if let place {
        there[place].isTaken = true
        if try fill(there[place], of: id, with: purchase) {
          isFilled = true
          return
        }
      }
      skip(event)
    }
    for purchase in customer.purchases {
      switch try link(to: purchase) {
      case nil: added.append(purchase)
      case let link?:
        let place = there.firstIndex { link.is($0, of: id) }
        if let place, Int64(purchase.day.number) != link.day || purchase.amount != link.amount {
          there[place].isTaken = true
          corrected.append((purchase.completed(by: there[place]), link))
        } else {
          try meet(purchase, at: place, by: link.event)
        }
      }
    }
    // The k-th of several equal ones in the files is the k-th here, or that of the same details.
    var new: [ForeignPurchase] = []
    for purchase in added {
      let equal = there.indices.filter { place in
        let known = there[place]
        return !known.isTaken && known.day == purchase.day.number
          && known.amount == purchase.amount && (purchase.externalID.isEmpty || !known.isLinked)
      }
      let place = equal.min {
        there[$0].distance(to: purchase) < there[$1].distance(to: purchase)
      }
      if let place { try meet(purchase, at: place) } else { new.append(purchase) }
    }
    guard !new.isEmpty || !corrected.isEmpty else {
      if isFilled { try customers.update(id, try replay.state(of: id)) }
      return Buying(isFilled: isFilled, days: days(there))
    }
    if !there.isEmpty { _ = try replay.state(of: id) { gaps.take($0) } }
    for (purchase, link) in corrected {
      try remove(link, purchase, of: id)
      there.removeAll { link.is($0, of: id) }
      try add(purchase, to: id, &there)
    }
    for purchase in new { try add(purchase, to: id, &there) }
    try customers.update(id, try replay.state(of: id) { gaps.add($0) })
    return Buying(hasChanged: true, isFilled: isFilled, days: days(there))
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
        AND imported.nth = purchase.nth), margin, channel
      FROM purchase WHERE customer = ?1 ORDER BY day, amount, nth
      """, .int(id)
    ) { row in
      result.append(
        Bought(
          day: Int32(clamping: row.int(0)), amount: row.int(1), nth: row.int(2),
          margin: row.optionalInt(4), channel: row.text(5), isLinked: row.int(3) != 0))
    }
    return result
  }

  private func link(to purchase: ForeignPurchase) throws(StoreError) -> Link? {
    guard !purchase.externalID.isEmpty else { return nil }
    return try connection.first(
      """
      SELECT customer, day, amount, nth, event FROM imported
      WHERE system = ? AND kind = 'purchase' AND external_id = ?
      """, .text(options.system), .text(purchase.externalID)
    ) { row in
      Link(
        customer: row.int(0), day: row.int(1), amount: row.int(2), nth: row.int(3),
        event: row.optionalInt(4))
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

extension ForeignPurchase {
  /// The same with the margin and the channel of what it stands for, where the files say none.
  fileprivate func completed(by bought: RecordWriter.Bought) -> ForeignPurchase {
    var purchase = self
    purchase.margin = margin ?? bought.margin
    if channel.isEmpty { purchase.channel = bought.channel }
    return purchase
  }
}
