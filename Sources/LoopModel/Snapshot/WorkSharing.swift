/// Does two pieces of work that need nothing of each other.
///
/// The model starts no threads; whoever runs it may lend it one.
public protocol WorkSharing: Sendable {
  /// Does both and gives both results.
  func both<First, Second: Sendable>(
    _ first: () -> First, _ second: @escaping @Sendable () -> Second
  ) -> (First, Second)
}

/// Does one after the other.
public struct OneThread: WorkSharing {
  /// No other thread is needed.
  public init() {}

  /// Does both and gives both results.
  public func both<First, Second: Sendable>(
    _ first: () -> First, _ second: @escaping @Sendable () -> Second
  ) -> (First, Second) {
    (first(), second())
  }
}
