import CLinux
import Glibc

/// What can be done with a descriptor.
public struct Readiness: Hashable, Sendable {
  /// There is something to read.
  public let isReadable: Bool
  /// The other side went away, or the descriptor is not open.
  public let isHungUp: Bool
}

/// Sleeps until one of the descriptors is ready or the time is over.
///
/// Signals do not end the wait. The corresponding C function is `poll`.
///
/// - Parameters:
///   - descriptors: What to wait for; a negative one is passed over.
///   - timeoutMilliseconds: How long to wait at most, nil for as long as it takes.
/// - Returns: The readiness of each descriptor, in the same order.
public func wait(on descriptors: [Int32], timeoutMilliseconds: Int?) -> [Readiness] {
  let start = WallClock.monotonicMilliseconds()
  var polled = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
  var left = timeoutMilliseconds.map { max(0, $0) }
  while true {
    let count = poll(&polled, nfds_t(polled.count), Int32(clamping: left ?? -1))
    if count >= 0 || errno != EINTR { break }
    if let timeoutMilliseconds {
      let passed = WallClock.monotonicMilliseconds() - start
      left = max(0, timeoutMilliseconds - Int(passed))
    }
  }
  return polled.map { entry in
    let events = Int32(entry.revents)
    return Readiness(
      isReadable: events & POLLIN != 0, isHungUp: events & (POLLHUP | POLLERR | POLLNVAL) != 0)
  }
}
