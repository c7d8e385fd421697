/// What a column of a file of purchases is used for.
public enum ColumnRole: String, Hashable, Sendable, CaseIterable {
  /// What the customer is called in the system the file comes from: `customer_id`.
  case externalID = "customer id"
  /// The customer's name.
  case name = "customer"
  /// The day of the purchase.
  case date
  /// What was paid.
  case amount
  /// The currency of the amount, where it has a column of its own.
  case currency
  /// The salesperson who looks after the customer.
  case owner
}
