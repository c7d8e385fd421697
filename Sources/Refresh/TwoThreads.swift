import EventLoop
import LoopModel

/// Does two pieces of work at the same time.
struct TwoThreads: WorkSharing {
  func both<First, Second: Sendable>(
    _ first: () -> First, _ second: @escaping @Sendable () -> Second
  ) -> (First, Second) {
    doBoth(first, second)
  }
}
