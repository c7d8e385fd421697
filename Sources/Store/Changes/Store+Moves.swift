public import LoopModel

extension Store {
  /// Puts a customer in a stage by hand.
  ///
  /// `expected` is the change number of the picture that was acted on: where the customer has changed
  /// since, it throws `.conflict` with who and when, and nothing is changed. Under an `id` that is in the
  /// journal already nothing is changed either, so that a write in doubt can be done again.
  @discardableResult
  public func move(
    _ customer: CustomerID, to move: Move, reason: String = "", actor: String,
    expected: Int64? = nil, id: EventID = EventID()
  ) throws(StoreError) -> StoredChange {
    let change = Change.move(Relocation(stage: move.stage, lap: move.lap, reason: reason))
    return try apply(
      [(customer, change)], actor: actor, at: move.at, day: move.day, id: id
    ) { transaction throws(StoreError) in
      guard let expected,
        let known = try connection.first(
          "SELECT changed, name FROM customer WHERE id = ?", .int(customer.number),
          read: { row in (number: row.int(0), name: row.text(1)) }),
        known.number > expected
      else { return }
      let isOutside = transaction.mended.contains(customer.number)
      throw changedMeanwhile(
        customer.number, known.name, isOutside: isOutside,
        isOutside ? nil : try lastEvent(of: customer.number))
    }
  }
}
