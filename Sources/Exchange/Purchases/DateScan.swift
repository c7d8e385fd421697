/// Reads the parts of a date from left to right.
struct DateScan {
  private let text: RowText
  /// Where the next part starts.
  private(set) var index = 0
  /// The time of day that was read, in seconds, as it stands there.
  private(set) var secondOfDay = 0

  init(_ text: RowText) {
    self.text = text
  }

  /// The date the text starts with.
  mutating func date() -> WrittenDate? {
    let count = text.count
    guard count >= 6, count <= 64 else { return nil }
    guard Byte.isDigit(text[0]) else { return namedMonthFirst() }
    let start = number(atMost: 9)
    switch start.digits {
    case 8:
      let year = start.value / 10_000
      return WrittenDate(
        form: .yearFirst, first: start.value / 100 % 100, second: start.value % 100, year: year)
    case 4:
      guard let mark = separator() else { return nil }
      let month = number(atMost: 2)
      guard month.digits > 0, separator() == mark else { return nil }
      let day = number(atMost: 2)
      guard day.digits > 0 else { return nil }
      return WrittenDate(
        form: .yearFirst, first: month.value, second: day.value, year: start.value)
    case 1, 2: return dayFirst(start.value)
    default: return nil
    }
  }

  private mutating func dayFirst(_ value: Int) -> WrittenDate? {
    let before = index
    if let mark = separator() {
      let second = number(atMost: 2)
      if second.digits > 0 {
        guard separator() == mark, let year = year() else { return nil }
        let form = mark == Byte.point ? WrittenDate.Form.points : .numbers
        return WrittenDate(form: form, first: value, second: second.value, year: year)
      }
    }
    index = before
    skipOrdinal()
    skipBetween()
    guard let month = monthName() else { return nil }
    skipBetween()
    guard let year = year() else { return nil }
    return WrittenDate(form: .named, first: month, second: value, year: year)
  }

  private mutating func namedMonthFirst() -> WrittenDate? {
    if isWeekday() {
      while index < text.count, Byte.isLetter(text[index]) { index += 1 }
      skipBetween()
      if index < text.count, Byte.isDigit(text[index]) {
        let day = number(atMost: 2)
        return day.digits > 0 ? dayFirst(day.value) : nil
      }
    }
    guard let month = monthName() else { return nil }
    skipBetween()
    let day = number(atMost: 2)
    guard day.digits > 0 else { return nil }
    skipOrdinal()
    skipBetween()
    guard let year = year() else { return nil }
    return WrittenDate(form: .named, first: month, second: day.value, year: year)
  }

  /// Takes the rest as a time of day; false where it is none or an impossible one.
  ///
  /// `10:15`, `10:15:30.250`, `10:15 PM`, then `Z`, `UTC`, `GMT` or an offset such as `+02:00`;
  /// without colons (`101530`) only where `compact`.
  mutating func timeOfDay(compact: Bool) -> Bool {
    guard index < text.count else { return true }
    let mark = text[index]
    guard mark == 0x54 || mark == 0x74 || mark == Byte.space || mark == Byte.comma else {
      return false
    }
    index += 1
    skipSpaces()
    let hour = number(atMost: 2)
    let colons = take(Byte.colon)
    guard hour.digits > 0, colons || (compact && hour.digits == 2) else { return false }
    let minute = number(atMost: 2)
    guard minute.digits == 2, hour.value <= 23, minute.value <= 59 else { return false }
    secondOfDay = hour.value * 3600 + minute.value * 60
    if colons ? take(Byte.colon) : index < text.count && Byte.isDigit(text[index]) {
      let second = number(atMost: 2)
      guard second.digits == 2, second.value <= 60 else { return false }
      secondOfDay += second.value
      if take(Byte.point) || take(Byte.comma) {
        guard number(atMost: 9).digits > 0 else { return false }
      }
    }
    skipSpaces()
    let isMorning = word("am")
    if isMorning || word("pm") {
      guard (1...12).contains(hour.value) else { return false }
      secondOfDay += ((isMorning ? 0 : 12) - (hour.value == 12 ? 12 : 0)) * 3600
      skipSpaces()
    }
    if index == text.count { return true }
    if word("z") || word("utc") || word("gmt") { return index == text.count }
    guard take(Byte.plus) || take(Byte.minus) else { return false }
    let hours = number(atMost: 2)
    guard hours.digits == 2, hours.value <= 14 else { return false }
    if index < text.count {
      _ = take(Byte.colon)
      let minutes = number(atMost: 2)
      guard minutes.digits == 2, minutes.value <= 59 else { return false }
    }
    return index == text.count
  }

  private mutating func number(atMost limit: Int) -> (value: Int, digits: Int) {
    var value = 0
    var digits = 0
    while digits < limit, index < text.count, Byte.isDigit(text[index]) {
      value = value * 10 + Int(text[index] - Byte.zero)
      digits += 1
      index += 1
    }
    return (value, digits)
  }

  /// A year of four digits, or of two: 70 to 99 are 1970 to 1999, 00 to 69 are 2000 to 2069.
  private mutating func year() -> Int? {
    let year = number(atMost: 5)
    switch year.digits {
    case 4: return year.value
    case 2: return year.value + (year.value >= 70 ? 1900 : 2000)
    default: return nil
    }
  }

  private mutating func separator() -> UInt8? {
    guard index < text.count else { return nil }
    switch text[index] {
    case Byte.minus, Byte.slash, Byte.point:
      index += 1
      return text[index - 1]
    default: return nil
    }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard index < text.count, text[index] == byte else { return false }
    index += 1
    return true
  }

  private mutating func word(_ word: StaticString) -> Bool {
    let length = word.utf8CodeUnitCount
    guard index + length <= text.count else { return false }
    for offset in 0..<length where text[index + offset] | 0x20 != word.utf8Start[offset] {
      return false
    }
    index += length
    return true
  }

  private mutating func skipSpaces() {
    while index < text.count {
      let length = text.space(at: index, before: text.count)
      if length == 0 { return }
      index += length
    }
  }

  private mutating func skipBetween() {
    while index < text.count {
      switch text[index] {
      case Byte.space, Byte.comma, Byte.minus, Byte.slash, Byte.point: index += 1
      default:
        let length = text.space(at: index, before: text.count)
        if length == 0 { return }
        index += length
      }
    }
  }

  private mutating func skipOrdinal() {
    _ = word("st") || word("nd") || word("rd") || word("th")
  }

  private func isWeekday() -> Bool {
    var scan = self
    return scan.word("mon") || scan.word("tue") || scan.word("wed") || scan.word("thu")
      || scan.word("fri") || scan.word("sat") || scan.word("sun")
  }

  /// The month whose English name, or three letters of it, comes next; 1 to 12.
  private mutating func monthName() -> Int? {
    let start = index
    for (month, name) in DateScan.months.enumerated() {
      index = start
      guard word(name.short) else { continue }
      if !word(name.rest), month == 8 { _ = word("t") }
      guard index == text.count || !Byte.isLetter(text[index]) else { break }
      return month + 1
    }
    index = start
    return nil
  }

  private static let months: [(short: StaticString, rest: StaticString)] = [
    ("jan", "uary"), ("feb", "ruary"), ("mar", "ch"), ("apr", "il"), ("may", ""), ("jun", "e"),
    ("jul", "y"), ("aug", "ust"), ("sep", "tember"), ("oct", "ober"), ("nov", "ember"),
    ("dec", "ember"),
  ]
}
