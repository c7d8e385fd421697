/// A customer's number in the store.
///
/// It never changes and is never given out again.
public struct CustomerID: Hashable, Comparable, Sendable {
  /// The number, from 1.
  public let number: Int64

  /// The customer of this number.
  public init(_ number: Int64) {
    self.number = number
  }

  /// Older customers come first.
  public static func < (left: CustomerID, right: CustomerID) -> Bool {
    left.number < right.number
  }
}
