/// A value from any thread to the one that waits for it; only the newest is kept.
///
/// A reader that is slow misses values but never sees an old one.
public final class Latest<Value: Sendable>: Sendable {
  private let newest = Locked<Value?>(nil)
  private let wakeUp = WakeUp()

  /// Nothing yet.
  public init() {}

  /// Readable while there is a value that was not taken; for `wait(on:timeoutMilliseconds:)` only.
  public var descriptor: Int32 { wakeUp.descriptor }

  /// Puts a value in place of the one before.
  public func publish(_ value: Value) {
    let old = newest.withLock { newest -> Value? in
      let old = newest
      newest = value
      if old == nil { wakeUp.signal() }
      return old
    }
    // The old value is released here, outside the lock: a large one takes its time.
    withExtendedLifetime(old) {}
  }

  /// The newest value if it was not taken before.
  public func take() -> Value? {
    newest.withLock { newest in
      guard let value = newest else { return nil }
      wakeUp.clear()
      newest = nil
      return value
    }
  }
}
