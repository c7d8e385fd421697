public import LoopModel

extension Store {
  /// Makes changes, all or none, as one unit to undo.
  ///
  /// `day` is the local day they are made on. `seen` is the journal's sequence number when the picture
  /// was taken that was acted on: where somebody else has changed one of the customers since, it throws
  /// `.conflict` with what, who and when, and nothing is changed. Under an `id` that is in the journal
  /// already nothing is done either, so that a write in doubt can be done again.
  @discardableResult
  public func apply(
    _ changes: [(customer: CustomerID, change: Change)], actor: String, at: Timestamp, day: Day,
    seen: Int64? = nil, id: EventID = EventID()
  ) throws(StoreError) -> StoredChange {
    // First and for itself: a conflict below takes back all that its transaction did, and would find
    // the same customers changed by another program for ever.
    if seen != nil { try mend(actor: actor, at: at) }
    return try apply(changes, actor: actor, at: at, day: day, id: id) {
      transaction throws(StoreError) in
      guard let seen else { return }
      for customer in Set(changes.map(\.customer.number)).sorted() {
        try refuseUnseen(of: customer, after: seen, in: transaction)
      }
    }
  }

  /// Makes changes unless `admit` throws.
  func apply(
    _ changes: [(customer: CustomerID, change: Change)], actor: String, at: Timestamp, day: Day,
    id: EventID, admit: (Transaction) throws(StoreError) -> Void
  ) throws(StoreError) -> StoredChange {
    try transaction(actor: actor, at: at) { transaction throws(StoreError) in
      if try hasEvent(id) {
        return StoredChange(
          eventID: id, changeNumber: try changeNumber(),
          sequence: try connection.number(
            "SELECT max(seq) FROM event WHERE unit = ?", .text(id.text)) ?? 0)
      }
      try admit(transaction)
      let writer = try ChangeWriter(transaction)
      for (index, (customer, change)) in changes.enumerated() {
        try writer.apply(
          change.storable, to: customer.number, day: day, id: index == 0 ? id : EventID(), unit: id)
      }
      try writer.finish()
      return StoredChange(
        eventID: id,
        changeNumber: changes.isEmpty ? try changeNumber() : transaction.change,
        sequence: transaction.last.sequence)
    }
  }

  /// The number of the journal's last event; 0 for none.
  public func journalSequence() throws(StoreError) -> Int64 {
    try journalEnd().sequence
  }
}
