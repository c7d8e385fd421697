import Glibc

/// Waiting for something to become true.
enum Pause {
  /// Milliseconds since some moment.
  static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1_000_000
  }

  /// Looks every 15 milliseconds until `condition` holds; false when the time is over.
  static func until(_ milliseconds: Double, _ condition: () throws -> Bool) rethrows -> Bool {
    let end = now + milliseconds
    while true {
      if try condition() { return true }
      guard now < end else { return false }
      usleep(15_000)
    }
  }
}
