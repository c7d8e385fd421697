import LoopModel

/// When the demo business works.
enum OfficeCalendar {
  /// The first day of the two years.
  static let start = Day(number: DemoBusiness.today.number - 730)

  /// Whether deliveries are booked: not on Sundays, at Christmas, New Year or on 1 May.
  static func isOpen(_ day: Day) -> Bool {
    let date = day.civil
    return day.weekday != 6 && !(date.month == 12 && (25...26).contains(date.day))
      && !((date.month == 1 || date.month == 5) && date.day == 1)
  }

  /// A random day from Monday to Friday within `range`, or nil where none was found.
  static func workingDay(
    in range: ClosedRange<Day>, by generator: inout SeededGenerator
  ) -> Day? {
    let length = range.lowerBound.days(to: range.upperBound)
    for _ in 0..<12 {
      let day = range.lowerBound.advanced(by: generator.int(in: 0...length))
      if day.weekday < 5, isOpen(day) { return day }
    }
    return nil
  }

  /// A random second of the office hours of `day`: 8:40 to 17:50, today until shortly before now.
  static func moment(on day: Day, by generator: inout SeededGenerator) -> Timestamp {
    let closing = day == DemoBusiness.today ? 13 * 60 + 50 : 17 * 60 + 50
    let second = generator.int(in: 8 * 60 + 40...closing) * 60 + generator.int(in: 0...59)
    return Timestamp(milliseconds: (Int64(day.number) * 86_400 + Int64(second)) * 1000)
  }
}
