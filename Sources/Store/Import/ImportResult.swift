/// What an import did.
public struct ImportResult: Hashable, Sendable {
  /// Customers that were not there before.
  public var customersCreated = 0
  /// Customers that were there and got purchases, an owner, a name or an id.
  public var customersUpdated = 0
  /// Purchases, refunds and zeros that were not there before.
  public var purchasesAdded = 0
  /// Rows of purchases that were already there.
  public var skipped = 0
  /// How many of the added are refunds or zeros, which are no purchases to the momentum formula.
  public var refundsAndZeros = 0
  /// Customers that were there, and whose purchases were all there too.
  public var customersUnchanged = 0
  /// What became of whom.
  public var outcomes = ImportOutcomes()
  /// Customers that may be there twice, where they were looked for.
  public var likenesses: [RecordImportResult.Likeness] = []
  /// The event, which is also the unit to undo; nil where there was nothing to do.
  public var eventID: EventID?

  /// The result of doing nothing.
  public init() {}
}
