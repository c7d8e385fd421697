import LoopModel

/// Reads the dates of a column in one settled order.
struct DateReader {
  /// Why a value gives no day.
  enum Failure: Error {
    case empty, noDate, noSuchDay, eitherOrder, outOfRange, future

    /// The failure as the end of a sentence about the value.
    var reason: String {
      switch self {
      case .empty: "the date is missing"
      case .noDate: "is not a date"
      case .noSuchDay: "is a day that does not exist"
      case .eitherOrder:
        "could be day-month or month-day, in a column that is year-month-day"
      case .outOfRange: "lies outside the years 1900 to 2199"
      case .future: "lies in the future"
      }
    }
  }

  /// The order of the column.
  let order: DateOrder
  /// The last day a purchase can have.
  let today: Day?

  /// The day `text` names.
  @inline(__always)
  func day(_ text: RowText) throws(Failure) -> Day {
    let day: Day
    if let plain = DateReader.plain(text) { day = plain } else { day = try other(text) }
    guard Day.accepted.contains(day) else { throw .outOfRange }
    if let today, day > today { throw .future }
    return day
  }

  /// `YYYY-MM-DD`, the quick way; nil where it is written otherwise or names no day.
  @inline(__always)
  private static func plain(_ text: RowText) -> Day? {
    guard text.count == 10, text[4] == Byte.minus, text[7] == Byte.minus else { return nil }
    var year = 0
    for index in 0..<4 {
      guard Byte.isDigit(text[index]) else { return nil }
      year = year * 10 + Int(text[index] - Byte.zero)
    }
    guard Byte.isDigit(text[5]), Byte.isDigit(text[6]), Byte.isDigit(text[8]),
      Byte.isDigit(text[9])
    else { return nil }
    let month = Int(text[5] - Byte.zero) * 10 + Int(text[6] - Byte.zero)
    let day = Int(text[8] - Byte.zero) * 10 + Int(text[9] - Byte.zero)
    return Day(year: year, month: month, day: day)
  }

  private func other(_ text: RowText) throws(Failure) -> Day {
    if text.isEmpty { throw .empty }
    guard let date = WrittenDate(text) else { throw .noDate }
    if let day = date.day(order) { return day }
    if order == .yearMonthDay, date.day(.dayMonthYear) ?? date.day(.monthDayYear) != nil {
      throw .eitherOrder
    }
    throw .noSuchDay
  }
}
