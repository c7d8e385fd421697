/// What is found of a feed at a moment.
public struct FeedLook: Sendable {
  /// The feed.
  public let feed: Feed
  /// What is remembered of it.
  public let state: FeedState
  /// The process that runs it; nil for none.
  public let runner: Int32?
  /// When it is due, in milliseconds since 1970; nil where nothing says so.
  public let next: Int64?

  /// Looks at a feed by what lies in `place`; `now` is in milliseconds since 1970.
  public init(_ feed: Feed, in place: FeedPlace, now: Int64) {
    self.feed = feed
    state = place.state(of: feed.name)
    runner = FeedLock.holder(of: feed.name, in: place)
    let waiting = feed.waitingFiles(state).map(\.readyAt).min()
    next = feed.due(after: state, now: now, waiting: waiting)
  }
}
