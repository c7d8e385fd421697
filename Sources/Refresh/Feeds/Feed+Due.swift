extension Feed {
  /// The longest a failing feed waits, unless its own interval is longer: a day, in milliseconds.
  private static let longestPause: Int64 = 86_400_000

  /// How long to wait after a run, in milliseconds: the interval, doubled with each failure in a row.
  public static func pause(every: Interval, failures: Int) -> Int64 {
    let most = max(longestPause, every.milliseconds)
    var pause = every.milliseconds
    for _ in 0..<max(0, min(failures, 64)) where pause < most { pause *= 2 }
    return min(most, pause)
  }

  /// When to run next; nil for never.
  ///
  /// Never further away than the interval, so that a clock that was set back holds nothing up.
  ///
  /// - Parameters:
  ///   - state: What is remembered of the feed.
  ///   - now: Milliseconds since 1970.
  ///   - waiting: When the first of the files that wait stands still; nil where none waits.
  /// - Returns: The moment, in milliseconds since 1970.
  public func due(after state: FeedState, now: Int64, waiting: Int64? = nil) -> Int64? {
    guard isOn else { return nil }
    switch source {
    case .command:
      guard let every else { return nil }
      guard let started = state.started else { return now }
      let pause = Feed.pause(every: every, failures: state.failures)
      // A run that takes as long as its interval leaves the machine a while in between.
      let rest = min(pause, 10_000)
      let end = state.ended ?? started
      let due = state.failures > 0 ? end + pause : max(started + pause, end + rest)
      return min(due, now + pause)
    case .file, .folder:
      guard let waiting else { return nil }
      guard state.isHeldUp, let end = state.ended else { return waiting }
      let minute = Interval(seconds: 60)
      let pause = Feed.pause(every: every ?? minute, failures: state.failures)
      return max(waiting, min(end + pause, now + pause))
    }
  }
}
