import EventLoop
import Glibc

/// How far a long work is: a bar on standard error, silent where that is no terminal and for work that is
/// soon done; or, where it is told to a program, JSON lines on standard output.
final class ProgressBar {
  private let what: String
  private let isTold: Bool
  private let isShown = isatty(STDERR_FILENO) == 1
  private let started = WallClock.monotonicMilliseconds()
  private var drawnAt = 0.0
  private var isDrawn = false

  init(_ what: String, isTold: Bool = false) {
    self.what = what
    self.isTold = isTold
  }

  /// Shows how much is done, 0 to 1.
  func show(_ share: Double) {
    let now = WallClock.monotonicMilliseconds()
    guard !isTold else { return tell(share, now) }
    guard isShown else { return }
    guard now - started > 200, now - drawnAt > 50 else { return }
    drawnAt = now
    isDrawn = true
    let width = 30
    let done = Int(min(1, max(0, share)) * Double(width))
    let bar = String(repeating: "#", count: done) + String(repeating: ".", count: width - done)
    var output = Output(descriptor: STDERR_FILENO)
    output.write("\r\(what) [\(bar)] \(Int(share * 100)) %\u{1B}[K")
  }

  /// Shows how much is stored, 0 to 1; from its end on, whoever was told is not to stop it any more, as
  /// what is stored must be told.
  func show(storing share: Double) {
    show(0.6 + share * 0.3)
    if isTold, share >= 1 { signal(SIGTERM, SIG_IGN) }
  }

  /// Tells that what was taken in is stored.
  func tellStored() {
    guard isTold else { return }
    var output = Output()
    output.write("{\"stored\":true}\n")
  }

  private func tell(_ share: Double, _ now: Double) {
    guard now - drawnAt > 80 else { return }
    drawnAt = now
    var output = Output()
    output.write("{\"progress\":\((share * 1000).rounded() / 1000)}\n")
  }

  /// Takes the bar away.
  func clear() {
    guard isDrawn else { return }
    isDrawn = false
    var output = Output(descriptor: STDERR_FILENO)
    output.write("\r\u{1B}[K")
  }
}
