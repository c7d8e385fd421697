public import Canvas

/// What came from the keyboard since it was last read.
public struct KeyBatch: Equatable, Sendable {
  /// The keys in the order they were pressed.
  public var keys: [Key] = []
  /// Whether the terminal went away; nothing will come any more.
  public var hungUp = false

  /// Nothing yet.
  public init() {}
}
