public import LoopModel

extension Store {
  /// Makes one customer of two: all that is recorded of `other` goes to `kept`, fields that are empty
  /// there are filled, and `other` is removed.
  ///
  /// A later import that names `other` finds `kept`.
  @discardableResult
  public func merge(
    _ other: CustomerID, into kept: CustomerID, actor: String, at: Timestamp
  ) throws(StoreError) -> EventID {
    try transaction(actor: actor, at: at) { transaction throws(StoreError) in
      let id = EventID()
      let merging = Merging(transaction, kept: kept.number, other: other.number)
      let before = try merging.run()
      try transaction.append(
        "merge", id: id, customer: kept.number, before: before,
        after: try JSON([("name", .text(merging.name))]).text(by: connection))
      return id
    }
  }
}
