public import LoopModel

extension FeedStanding {
  /// How a feed stands at `now`, in milliseconds since 1970, by what was found of it.
  public init(_ look: FeedLook, now: Int64) {
    let (feed, state, runner, next) = (look.feed, look.state, look.runner, look.next)
    let isFailing = state.failures > 0
    let due: String
    if !feed.isOn {
      due = "off"
    } else if runner != nil {
      due = "running"
    } else if let next {
      due = next <= now ? "now" : FeedNews.clock(next, now: now)
    } else {
      due = "on arrival"
    }
    self.init(
      name: feed.name, source: feed.source.text, every: feed.every?.text, isOn: feed.isOn,
      isRunning: runner != nil, isFailing: isFailing,
      lastRun: state.ended.map { FeedNews.clock($0, now: now) },
      took: state.ended == nil ? nil : FeedNews.spoken(duration: state.took),
      brought: state.brought, next: due,
      trouble: FeedStanding.trouble(of: feed, state, now: now))
  }

  /// The last error in full where the feed fails, or what was left out.
  private static func trouble(of feed: Feed, _ state: FeedState, now: Int64) -> [String] {
    guard state.failures > 0, let erred = state.erred else {
      if feed.isOn, let missing = feed.missingSource {
        return ["\(feed.name) waits: \(missing) is not there; it is taken in once it comes"]
      }
      guard !state.remarks.isEmpty else { return [] }
      return ["\(feed.name) left rows out:"]
        + state.remarks.split(separator: "\n").map { "  " + $0 }
    }
    let times = state.failures == 1 ? "" : " \(state.failures) times in a row"
    let age = state.succeeded.map { ", data from \(FeedNews.clock($0, now: now))" } ?? ""
    return ["\(feed.name) failed\(times), last at \(FeedNews.clock(erred, now: now))\(age):"]
      + state.error.split(separator: "\n").map { "  " + $0 }
  }
}

extension FeedPlace {
  /// How the feeds of a store stand now; of all stores where none is said.
  ///
  /// - Throws: `FeedError` when the file cannot be read, or others than the user may change it.
  public func overview(of store: String? = nil, now: Int64) throws(FeedError) -> FeedOverview {
    let book = try read()
    let feeds = book.feeds.filter { feed in
      store.map { samePath(feed.store, $0) } ?? true
    }
    return FeedOverview(
      standings: feeds.map { FeedStanding(FeedLook($0, in: self, now: now), now: now) },
      problems: book.problems.map { "\(file) line \($0.line): \($0.message)" })
  }
}
