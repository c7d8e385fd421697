extension ChangeWriter {
  /// Gives a customer to an owner, who is made where there is none; empty for nobody.
  ///
  /// `event` is the change it is done for; nil where one is taken back.
  func setOwner(of customer: Int64, to name: String, event: Int64?) throws(StoreError) {
    let id = name.isEmpty ? nil : try transaction.store.ownerID(name, madeBy: event).id
    try connection.run(
      "UPDATE customer SET owner = ?, changed = ? WHERE id = ?", .optional(id),
      .int(transaction.change), .int(customer))
  }

  /// Takes an owner away who was made by a change and whom nothing names any more.
  func dropOwner(_ name: String) throws(StoreError) {
    try connection.run(
      """
      DELETE FROM owner WHERE name = ?1 AND made_by IS NOT NULL
        AND NOT EXISTS(SELECT 1 FROM care WHERE
          (verb = 'assign' AND \(Schema.field("owner")) = ?1)
          OR (verb = 'handoff' AND \(Schema.field("to")) = ?1))
        AND NOT EXISTS(SELECT 1 FROM customer WHERE customer.owner = owner.id)
      """, .text(name))
  }
}
