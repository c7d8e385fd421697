/// What came of reading all rows of a file.
public struct Delivery: Hashable, Sendable {
  /// Rows delivered.
  public var delivered = 0

  /// Rows rejected.
  public var rejected = 0

  /// Amounts whose decimals were rounded to the currency's.
  public var rounded = 0

  /// What a person should know about it, each a sentence safe to print.
  public var notes: [String] = []
}
