import LoopModel

/// A date as somebody wrote it, before it is settled which number is the month.
struct WrittenDate: Hashable {
  /// How a date is written.
  enum Form: Hashable {
    /// The year first: `2026-03-04`, `20260304`, `2026/3/4`; `first` is the month.
    case yearFirst
    /// Numbers, the year last: `3/4/2026`, `3-4-26`; either may be the month.
    case numbers
    /// As `numbers`, with points between them.
    case points
    /// The month by its name: `4 Mar 2026`, `Mar 4, 2026`; `first` is the month.
    case named
  }

  /// How it is written.
  let form: Form
  /// The first of the two numbers that are not the year.
  let first: Int
  /// The second of the two numbers that are not the year.
  let second: Int
  /// The year, in full.
  let year: Int
  /// The time of day beside it in seconds, as it stands there; 0 without one.
  private(set) var secondOfDay = 0

  /// Reads a date, with or without a time of day behind it, or nil where `text` is none.
  ///
  /// Two digits stand for a year from 1970 to 2069. The time of day must be possible and does not
  /// change the day.
  init?(_ text: RowText) {
    var scan = DateScan(text)
    guard let date = scan.date() else { return nil }
    if scan.index != text.count, !scan.timeOfDay(compact: date.form == .yearFirst) { return nil }
    self = date
    secondOfDay = scan.secondOfDay
  }

  init(form: Form, first: Int, second: Int, year: Int) {
    self.form = form
    self.first = first
    self.second = second
    self.year = year
  }

  /// Whether it depends on the order which day is meant.
  var needsOrder: Bool { form == .numbers || form == .points }

  /// The day that is meant in a column of `order`; nil where there is no such day, or none is
  /// settled.
  func day(_ order: DateOrder) -> Day? {
    guard needsOrder else { return Day(year: year, month: first, day: second) }
    switch order {
    case .dayMonthYear: return Day(year: year, month: second, day: first)
    case .monthDayYear: return Day(year: year, month: first, day: second)
    // The third of March is the same either way round.
    case .yearMonthDay: return first == second ? Day(year: year, month: first, day: second) : nil
    }
  }
}
