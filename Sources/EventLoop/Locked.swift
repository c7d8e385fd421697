import Glibc

/// A value behind a lock.
///
/// A pthread mutex rather than `Synchronization.Mutex`: the thread sanitizer understands it.
public final class Locked<Value>: @unchecked Sendable {  // every access goes through the mutex
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private var value: Value

  /// A value nobody else has.
  public init(_ value: Value) {
    self.value = value
    mutex = .allocate(capacity: 1)
    mutex.initialize(to: pthread_mutex_t())
    pthread_mutex_init(mutex, nil)
  }

  deinit {
    pthread_mutex_destroy(mutex)
    mutex.deallocate()
  }

  /// Gives the value to `body` while no other thread has it.
  public func withLock<Result>(_ body: (inout Value) -> Result) -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return body(&value)
  }
}
