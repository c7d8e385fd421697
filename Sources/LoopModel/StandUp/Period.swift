/// A stretch of days that a stand-up or a review looks back on.
public struct Period: Hashable, Sendable {
  /// Its first day.
  public var since: Day
  /// When the last stand-up was finished on that day; nil takes in the whole day.
  public var after: Timestamp?
  /// Its last day.
  public var until: Day

  /// From a day to another, both among them; with `after` only what is news since then.
  public init(since: Day, after: Timestamp? = nil, until: Day) {
    self.since = since
    self.after = after
    self.until = until
  }

  /// Days looked back on where there is nothing to begin at.
  public static let usualDays = 7
  /// Days after which something that is recorded late is no longer news.
  public static let lateDays = 14

  /// The week up to a day.
  public static func week(until day: Day) -> Period {
    Period(since: day.advanced(by: -usualDays), until: day)
  }

  /// Whether something of `day`, recorded at `at`, is in it: what happened since, and what was
  /// recorded since although it happened some days before.
  public func holds(_ day: Day, at: Timestamp) -> Bool {
    guard day <= until else { return false }
    guard let after else { return day >= since }
    if day > since { return true }
    return at > after && day >= since.advanced(by: -Period.lateDays)
  }

  /// The first day anything in it can be of.
  public var earliest: Day { after == nil ? since : since.advanced(by: -Period.lateDays) }
}
