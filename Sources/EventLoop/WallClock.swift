import CLinux
import Glibc

/// The time of the machine and the civil calendar of its user.
public enum WallClock {
  /// Milliseconds since 1970-01-01 UTC.
  public static func nowMilliseconds() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }

  /// Milliseconds since some moment, never going back; for measuring.
  public static func monotonicMilliseconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1_000_000
  }

  /// The local civil date of a moment, in days since 1970-01-01.
  public static func localDay(ofMilliseconds milliseconds: Int64) -> Int32 {
    let local = localParts(ofSecond: second(ofMilliseconds: milliseconds))
    return days(year: Int(local.tm_year) + 1900, month: Int(local.tm_mon) + 1, day: local.tm_mday)
  }

  /// The local time of day of a moment.
  public static func localTime(ofMilliseconds milliseconds: Int64) -> (hour: Int, minute: Int) {
    let local = localParts(ofSecond: second(ofMilliseconds: milliseconds))
    return (Int(local.tm_hour), Int(local.tm_min))
  }

  /// The first moment of the local day after the one of a moment, in milliseconds since 1970.
  ///
  /// A day is found by its date, so days of 23 or 25 hours and days without a midnight are right.
  public static func startOfLocalDay(after milliseconds: Int64) -> Int64 {
    let today = localDay(ofMilliseconds: milliseconds)
    var before = second(ofMilliseconds: milliseconds)
    // No clock change is longer than a day.
    var after = before + 50 * 3600
    while after - before > 1 {
      let middle = before + (after - before) / 2
      if localDay(ofMilliseconds: Int64(middle) * 1000) > today {
        after = middle
      } else {
        before = middle
      }
    }
    return Int64(after) * 1000
  }

  private static func second(ofMilliseconds milliseconds: Int64) -> time_t {
    let (quotient, remainder) = milliseconds.quotientAndRemainder(dividingBy: 1000)
    let second = quotient - (remainder < 0 ? 1 : 0)
    // Kept within some 30,000 years, where every date fits its fields.
    return time_t(min(1_000_000_000_000, max(-1_000_000_000_000, second)))
  }

  private static func localParts(ofSecond second: time_t) -> tm {
    var second = second
    var parts = tm()
    localtime_r(&second, &parts)
    return parts
  }

  /// Days since 1970-01-01 of a date of the Gregorian calendar, by counting years from March.
  private static func days(year: Int, month: Int, day: Int32) -> Int32 {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + Int(day) - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int32(era * 146_097 + dayOfEra - 719_468)
  }
}
