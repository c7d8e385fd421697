/// The order in which a column of dates names year, month and day.
public enum DateOrder: String, Hashable, Sendable, CaseIterable {
  /// Year first: `2026-03-04`, which nobody can take otherwise.
  case yearMonthDay = "ymd"
  /// Day first: `4/3/2026`, `4.3.2026`.
  case dayMonthYear = "dmy"
  /// Month first: `3/4/2026`.
  case monthDayYear = "mdy"

  /// How the order is called in a sentence.
  public var label: String {
    switch self {
    case .yearMonthDay: "year-month-day"
    case .dayMonthYear: "day-month"
    case .monthDayYear: "month-day"
    }
  }
}
