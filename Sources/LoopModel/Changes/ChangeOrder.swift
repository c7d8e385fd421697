/// Changes to be made as one: what one undo takes back.
public struct ChangeOrder: Hashable, Sendable {
  /// One change to one customer.
  public struct Item: Hashable, Sendable {
    /// Whom it is about.
    public var customer: CustomerID
    /// What is done.
    public var change: Change

    /// A change to a customer.
    public init(customer: CustomerID, change: Change) {
      self.customer = customer
      self.change = change
    }
  }

  /// The changes, in the order they are made.
  public var items: [Item]
  /// The end of the journal in the picture that was acted on; nil to do it whatever happened since.
  public var seen: Int64?

  /// Changes, as seen from a picture.
  public init(items: [Item], seen: Int64?) {
    self.items = items
    self.seen = seen
  }

  /// Whom it is about, each once, in order.
  public var customers: [CustomerID] {
    var seen: Set<CustomerID> = []
    return items.map(\.customer).filter { seen.insert($0).inserted }
  }
}

/// What came of something that was to change the store.
public enum ChangeAnswer: Hashable, Sendable {
  /// The changes are stored.
  case done(ChangeOrder)
  /// Somebody else changed a customer meanwhile; nothing was done.
  case conflict(ChangeOrder, String)
  /// Taken back or done again: what it was, in words, and whom it was about first.
  case told(String, CustomerID? = nil)
  /// Nothing was done, and why.
  case refused(String)
}
