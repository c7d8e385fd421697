extension Timestamp {
  /// The point in time for a program, in UTC: `2026-01-02T10:30:00.250Z`.
  public var iso: String {
    let dayLength: Int64 = 86_400_000
    var (days, rest) = milliseconds.quotientAndRemainder(dividingBy: dayLength)
    if rest < 0 { (days, rest) = (days - 1, rest + dayLength) }
    let second = Int(rest / 1000)
    let time = [second / 3600, second / 60 % 60, second % 60].map { padded($0, 2) }
    return Day(number: Int32(clamping: days)).iso + "T" + time.joined(separator: ":")
      + ".\(padded(Int(rest % 1000), 3))Z"
  }
}
