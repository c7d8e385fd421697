import CLinux
import Glibc

/// A descriptor that is readable from a signal until it is cleared.
///
/// The corresponding C function is `eventfd`.
final class WakeUp: Sendable {
  let descriptor: Int32

  init() {
    descriptor = clinux_eventfd()
    precondition(descriptor >= 0, "the system gives no more descriptors")
  }

  deinit { close(descriptor) }

  /// Makes the descriptor readable.
  func signal() {
    var one: UInt64 = 1
    while write(descriptor, &one, 8) < 0, errno == EINTR {}
  }

  /// Makes the descriptor quiet again.
  func clear() {
    var count: UInt64 = 0
    while read(descriptor, &count, 8) < 0, errno == EINTR {}
  }
}
