internal import EventLoop
public import LoopModel

/// Where time comes from: the system, or a fixed moment for demonstrations and tests.
public enum Clock: Sendable, Hashable {
  /// The system's clock and time zone.
  case system
  /// A moment that never passes.
  case fixed(day: Day, minute: Int, now: Timestamp)

  /// Now.
  public var now: Timestamp {
    switch self {
    case .system: Timestamp(milliseconds: WallClock.nowMilliseconds())
    case .fixed(_, _, let now): now
    }
  }

  /// Today's local date.
  public var today: Day {
    switch self {
    case .system: Day(number: WallClock.localDay(ofMilliseconds: WallClock.nowMilliseconds()))
    case .fixed(let day, _, _): day
    }
  }

  /// The local time of day, in minutes since midnight.
  public var minute: Int {
    switch self {
    case .system:
      let time = WallClock.localTime(ofMilliseconds: WallClock.nowMilliseconds())
      return time.hour * 60 + time.minute
    case .fixed(_, let minute, _): return minute
    }
  }

  /// When the next local day begins, in milliseconds since 1970; nil for a clock that stands still.
  var nextDay: Int64? {
    switch self {
    case .system: WallClock.startOfLocalDay(after: WallClock.nowMilliseconds())
    case .fixed: nil
    }
  }
}
