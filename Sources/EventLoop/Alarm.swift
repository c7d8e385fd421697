import CLinux
import Glibc

/// A descriptor that becomes readable at a moment of the wall clock.
///
/// It also does so when the clock is set, since whatever was computed from it is then in doubt. The
/// corresponding C function is `timerfd_create`.
public struct Alarm: ~Copyable {
  /// Readable when the moment has come or the clock was set.
  public let descriptor: Int32

  /// An alarm that is not set.
  public init() {
    descriptor = clinux_alarm()
    precondition(descriptor >= 0, "the system gives no more descriptors")
  }

  deinit { close(descriptor) }

  /// Sets the moment, or none; a moment in the past has come at once.
  ///
  /// - Parameter atEpochMilliseconds: Milliseconds since 1970-01-01 UTC.
  public func set(atEpochMilliseconds: Int64?) {
    guard let milliseconds = atEpochMilliseconds else {
      _ = clinux_alarm_set(descriptor, 0, 0)
      return
    }
    // All zero would switch the timer off.
    let moment = max(1, milliseconds)
    _ = clinux_alarm_set(descriptor, moment / 1000, Int(moment % 1000) * 1_000_000)
  }

  /// Whether the moment came or the clock was set since the last call; never blocks.
  public func acknowledge() -> Bool {
    var count: UInt64 = 0
    while true {
      if read(descriptor, &count, 8) == 8 { return true }
      if errno == EINTR { continue }
      return errno == ECANCELED
    }
  }
}
