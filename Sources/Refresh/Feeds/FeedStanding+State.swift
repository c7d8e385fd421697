public import LoopModel

extension FeedStanding {
  /// How a feed stands at `now`, in milliseconds since 1970, by what is remembered of it.
  ///
  /// `runner` is the process that runs it, `next` the moment it is due.
  public init(feed: Feed, state: FeedState, runner: Int32?, next: Int64?, now: Int64) {
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

  /// How a feed stands now, by what lies in `place`.
  public init(feed: Feed, place: FeedPlace, now: Int64) {
    let state = place.state(of: feed.name)
    let waiting = feed.waitingFiles(state).map(\.readyAt).min()
    self.init(
      feed: feed, state: state, runner: FeedLock.holder(of: feed.name, in: place),
      next: feed.due(after: state, now: now, waiting: waiting), now: now)
  }

  /// The last error in full where the feed fails, or what was left out.
  private static func trouble(of feed: Feed, _ state: FeedState, now: Int64) -> [String] {
    guard state.failures > 0, let erred = state.erred else {
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
      standings: feeds.map { FeedStanding(feed: $0, place: self, now: now) },
      problems: book.problems.map { "\(file) line \($0.line): \($0.message)" })
  }
}
