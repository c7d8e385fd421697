internal import EventLoop
public import LoopModel

extension FeedNews {
  /// What the last run of a feed gave, in one line.
  public init(feed: Feed, state: FeedState, now: Int64) {
    guard state.failures > 0 else {
      let took = FeedNews.spoken(duration: state.took)
      let text = state.brought.isEmpty ? "" : "\(feed.name): \(state.brought) (\(took))"
      self.init(name: feed.name, text: text, isFailing: false)
      return
    }
    let lines = state.error.split(separator: "\n")
    var text = "\(feed.name) failed"
    if let erred = state.erred { text += " at \(FeedNews.clock(erred, now: now))" }
    text += ": \(lines.first ?? "no reason was given")"
    if lines.count > 1 { text += " …" }
    if let good = state.succeeded { text += "; data from \(FeedNews.clock(good, now: now))" }
    self.init(name: feed.name, text: text, isFailing: true)
  }

  /// A local time of day: `09:14`, with the day where that is another.
  public static func clock(_ milliseconds: Int64, now: Int64) -> String {
    func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    let time = WallClock.localTime(ofMilliseconds: milliseconds)
    let day = WallClock.localDay(ofMilliseconds: milliseconds)
    let clock = "\(two(time.hour)):\(two(time.minute))"
    return day == WallClock.localDay(ofMilliseconds: now)
      ? clock : "\(Day(number: day).spoken) \(clock)"
  }

  /// How long something took: `40 ms`, `3.2 s`, `2 min`.
  public static func spoken(duration milliseconds: Int64) -> String {
    guard milliseconds >= 100 else { return "\(milliseconds) ms" }
    guard milliseconds < 120_000 else { return "\((milliseconds + 30_000) / 60_000) min" }
    guard milliseconds < 10_000 else { return "\((milliseconds + 500) / 1000) s" }
    let tenths = (milliseconds + 50) / 100
    return "\(tenths / 10).\(tenths % 10) s"
  }
}
