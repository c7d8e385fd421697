public import LoopModel

extension Store {
  /// Writes whole histories as new customers, in one transaction; for a demonstration.
  ///
  /// Gives their ids, in order. It cannot be undone.
  @discardableResult
  public func seed(
    _ histories: [CustomerHistory], currency: Currency, actor: String, at: Timestamp
  ) throws(StoreError) -> [CustomerID] {
    try transaction(actor: actor, at: at, truncatesLog: true) { transaction throws(StoreError) in
      let event = transaction.nextSequence
      let writer = try CustomerWriter(on: connection, change: transaction.change)
      let replay = try Replay(on: connection)
      let before = try GapHistogram.kept(in: connection)
      var gaps = before
      var ids: [CustomerID] = []
      var id = try nextCustomer()
      for history in histories {
        let purchases = history.purchases.sorted {
          ($0.day, $0.amount, $0.recordedAt) < ($1.day, $1.amount, $1.recordedAt)
        }
        var state = KeptState()
        for purchase in purchases {
          let gap = state.take(
            day: purchase.day.number, amount: purchase.amount,
            recordedAt: purchase.recordedAt.milliseconds)
          if gap > 0 { gaps.add(gap) }
        }
        try writer.insert(
          id, externalID: history.externalID, name: history.name,
          owner: history.owner.isEmpty ? 0 : try ownerID(history.owner).id,
          since: history.since.number, event: event, state)
        try insert(purchases, of: id, event: event)
        for move in history.moves { try insert(move, of: id, event: event) }
        for touch in history.touches { try insert(touch, of: id, event: event) }
        for change in history.changes {
          // Who is asked to take over must be somebody.
          if case .offerHandOff(let to, _) = change.change { _ = try ownerID(to) }
          try insert(change, of: id, event: event)
        }
        if !(history.moves.isEmpty && history.touches.isEmpty && history.changes.isEmpty) {
          try writer.update(id, try replay.decisions(of: id))
        }
        ids.append(CustomerID(id))
        id += 1
      }
      try gaps.keep(insteadOf: before, in: connection)
      try write("currency", currency.code)
      try write("minor_units", String(currency.minorUnits))
      try relearnLastDay()
      try transaction.append(
        "seed", id: EventID(),
        after: try JSON([("customers", .number(Int64(histories.count)))]).text(by: connection))
      return ids
    }
  }

  private func insert(
    _ purchases: [Purchase], of customer: Int64, event: Int64
  ) throws(StoreError) {
    var nth: Int64 = 0
    var previous: Purchase?
    for purchase in purchases {
      let isAgain = previous?.day == purchase.day && previous?.amount == purchase.amount
      nth = isAgain ? nth + 1 : 1
      previous = purchase
      try connection.run(
        """
        INSERT INTO purchase(customer, day, amount, nth, recorded_at, event)
        VALUES(?, ?, ?, ?, ?, ?)
        """,
        .int(customer), .int(Int64(purchase.day.number)), .int(purchase.amount), .int(nth),
        .int(purchase.recordedAt.milliseconds), .int(event))
    }
  }
}
