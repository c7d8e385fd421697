import LoopModel

/// What a whole column of dates says about the order of day and month.
struct DateEvidence {
  /// An amount of evidence with an example.
  private struct Sighting {
    var count = 0
    var line = 0
    var text = ""

    mutating func add(_ value: RowText, _ line: Int) {
      if count == 0 {
        self.line = line
        text = shown(value.string, limit: 30)
      }
      count += 1
    }

    var example: String { "\(text) on line \(line)" }
  }

  private var yearFirst = 0
  private var onlyDayMonth = Sighting()
  private var onlyMonthDay = Sighting()
  private var either = Sighting()
  private var allPoints = true
  private var same = 0

  /// Whether no value was a date, or none was there.
  var isSilent: Bool {
    yearFirst == 0 && same == 0 && onlyDayMonth.count == 0 && onlyMonthDay.count == 0
      && either.count == 0
  }

  /// Whether each date is the same one whether the day or the month comes first: `2/2/2026`.
  var fitsEither: Bool {
    same > 0 && yearFirst == 0 && onlyDayMonth.count == 0 && onlyMonthDay.count == 0
      && either.count == 0
  }

  /// Takes the value on `line` into account.
  @inline(__always)
  mutating func observe(_ text: RowText, line: Int) {
    if text.count == 10, text[4] == Byte.minus, text[7] == Byte.minus {
      yearFirst += 1
    } else {
      observeOther(text, line)
    }
  }

  private mutating func observeOther(_ text: RowText, _ line: Int) {
    guard let date = WrittenDate(text) else { return }
    guard date.needsOrder else {
      if date.form == .yearFirst { yearFirst += 1 }
      return
    }
    switch (date.day(.dayMonthYear), date.day(.monthDayYear)) {
    case (nil, nil): return
    case (_?, nil): onlyDayMonth.add(text, line)
    case (nil, _?): onlyMonthDay.add(text, line)
    case (let left?, let right?) where left == right:
      same += 1
      return
    default: either.add(text, line)
    }
    if date.form != .points { allPoints = false }
  }

  /// The order the column is read in, with a note where it had to be concluded.
  func settled(forced: DateOrder?, file: String) throws(ImportProblem) -> (DateOrder, String?) {
    if let forced { return (forced, nil) }
    switch (onlyDayMonth.count > 0, onlyMonthDay.count > 0) {
    case (true, false): return (.dayMonthYear, nil)
    case (false, true): return (.monthDayYear, nil)
    case (true, true):
      throw ImportProblem(
        .content,
        "\(file): \(onlyDayMonth.example) can only be day-month and \(onlyMonthDay.example) only "
          + "month-day: say --dates dmy or --dates mdy, and the others are rejected")
    case (false, false):
      if either.count == 0 { return (yearFirst > 0 ? .yearMonthDay : .dayMonthYear, nil) }
      if yearFirst > either.count { return (.yearMonthDay, nil) }
      if allPoints {
        return (.dayMonthYear, "dates such as \(either.text) are read as day.month.year")
      }
      throw ImportProblem(
        .content,
        "\(file): the dates could be day-month or month-day (e.g. \(either.example)): say "
          + "--dates dmy or --dates mdy")
    }
  }
}
