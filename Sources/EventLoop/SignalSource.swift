import CLinux
import Glibc

/// The process's signals as something to poll.
///
/// Make it first thing in the program: threads inherit the mask it sets, and ncurses leaves alone
/// the signals it has handlers for. SIGPIPE and SIGXFSZ are ignored from then on, so that writing
/// answers with an error. A child process inherits the mask too; `spawnChild` gives it a clean one.
public struct SignalSource: ~Copyable {
  /// Readable while signals wait.
  public let descriptor: Int32

  /// Blocks the signals and opens the descriptor.
  public init() {
    descriptor = clinux_take_signals()
    precondition(descriptor >= 0, "the system gives no more descriptors")
  }

  deinit { close(descriptor) }

  /// The next signal that came, nil when none waits; never blocks.
  public func next() -> Signal? { SignalSource.next(from: descriptor) }

  /// The next signal of a source, by its descriptor; nil when none waits.
  public static func next(from descriptor: Int32) -> Signal? {
    while true {
      let number = clinux_next_signal(descriptor)
      guard number != 0 else { return nil }
      if let signal = Signal(number: number) { return signal }
    }
  }
}
