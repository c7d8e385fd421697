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

  /// The point in time written as `iso` gives it; nil where it is written otherwise.
  public init?(iso text: some StringProtocol) {
    let digits = Array(text.utf8)
    guard digits.count == 24, digits[10] == 0x54, digits[13] == 0x3A, digits[16] == 0x3A,
      digits[19] == 0x2E, digits[23] == 0x5A, let day = Day(iso: text.prefix(10))
    else { return nil }
    func number(_ range: Range<Int>) -> Int64? {
      var number: Int64 = 0
      for digit in digits[range] {
        guard (0x30...0x39).contains(digit) else { return nil }
        number = number * 10 + Int64(digit - 0x30)
      }
      return number
    }
    guard let hour = number(11..<13), hour < 24, let minute = number(14..<16), minute < 60,
      let second = number(17..<19), second < 60, let rest = number(20..<23)
    else { return nil }
    let minutes = (Int64(day.number) * 24 + hour) * 60 + minute
    self.init(milliseconds: (minutes * 60 + second) * 1000 + rest)
  }
}
