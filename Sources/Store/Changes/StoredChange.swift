/// A change that was stored.
public struct StoredChange: Hashable, Sendable {
  /// Its first event, which is also the unit to undo.
  public var eventID: EventID
  /// The store's change number with it.
  public var changeNumber: Int64
  /// The number of its last event in the journal.
  public var sequence: Int64
}
