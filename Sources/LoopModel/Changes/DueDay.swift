extension Day {
  /// The day a person means from `today`: `t` or `today`, `tomorrow`, `+3`, `+2w`, `mon` for the next
  /// Monday, `24` for the next 24th, or a date `2026-11-30`.
  ///
  /// Nil where it is none of these.
  public init?(spoken text: String, today: Day) {
    let wanted = folded(text).filter { $0 != " " }
    if let day = Day(iso: wanted) {
      self = day
      return
    }
    switch wanted {
    case "t", "today", "0", "+0":
      self = today
      return
    case "tomorrow", "tom":
      self = today.advanced(by: 1)
      return
    default: break
    }
    if wanted.hasPrefix("+") {
      let unit: [Character: Int] = ["d": 1, "w": 7, "m": 30]
      let days = wanted.last.flatMap { unit[$0] }
      let digits = wanted.dropFirst().dropLast(days == nil ? 0 : 1)
      guard let count = Int(digits), (0...4000).contains(count) else { return nil }
      self = today.advanced(by: count * (days ?? 1))
      return
    }
    if let number = Int(wanted), (1...31).contains(number) {
      // The next day of that number, today itself excepted.
      for ahead in 1...62 {
        let day = today.advanced(by: ahead)
        guard day.civil.day == number else { continue }
        self = day
        return
      }
      return nil
    }
    let names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    guard wanted.count >= 2, let weekday = names.firstIndex(where: { $0.hasPrefix(wanted) }) else {
      return nil
    }
    let ahead = (weekday - today.weekday + 6) % 7 + 1
    self = today.advanced(by: ahead)
  }

  /// The forms `init(spoken:today:)` understands, for a message.
  public static let spokenForms = "t for today, +3, +2w, mon, 24, or 2026-11-30"
}
