import LoopModel

/// What a whole column of amounts says about its decimal mark and its currency.
struct AmountEvidence {
  private var points = 0
  private var commas = 0
  /// Amounts such as `1,234`, which may be 1234 or 1.234, by the mark in them.
  private var eitherComma = 0
  private var eitherPoint = 0
  /// Whole numbers from 1000 on without any mark.
  private var ungrouped = 0
  private var pointExample: (text: String, line: Int) = ("", 0)
  private var commaExample: (text: String, line: Int) = ("", 0)
  private var eitherExample: (text: String, line: Int) = ("", 0)
  private var marks: [CurrencyMark] = []

  /// The currency of the first amount that names one.
  var firstMark: CurrencyMark? { marks.first }

  /// Whether some amount has a mark that may stand for the currency `code`.
  func names(_ code: String) -> Bool { marks.contains { $0.fits(code) } }

  /// Takes the value on `line` into account.
  @inline(__always)
  mutating func observe(_ text: RowText, line: Int) {
    // Digits, a point and one or two digits: the usual case, and no doubt about it.
    let count = text.count
    if count > 3, points > 0, text[count - 3] == Byte.point, Byte.isDigit(text[0]),
      Byte.isDigit(text[count - 1])
    {
      points += 1
      return
    }
    observeOther(text, line)
  }

  private mutating func observeOther(_ text: RowText, _ line: Int) {
    guard let amount = WrittenAmount(text) else { return }
    if let mark = amount.currency { observe(mark) }
    let withPoint = amount.value(.point, exponent: 4, rounding: false)
    let withComma = amount.value(.comma, exponent: 4, rounding: false)
    switch (withPoint != .noAmount, withComma != .noAmount) {
    case (false, false): return
    case (true, false):
      if points == 0 { pointExample = (shown(text.string, limit: 30), line) }
      points += 1
    case (false, true):
      if commas == 0 { commaExample = (shown(text.string, limit: 30), line) }
      commas += 1
    case (true, true):
      if withPoint == withComma {
        if amount.digits.count > 3, amount.digits.bytes.allSatisfy(Byte.isDigit) { ungrouped += 1 }
        return
      }
      if eitherComma + eitherPoint == 0 {
        eitherExample = (shown(text.string, limit: 30), line)
      }
      if amount.digits.bytes.contains(Byte.comma) { eitherComma += 1 } else { eitherPoint += 1 }
    }
  }

  /// Takes a currency named in the row into account.
  mutating func observe(_ mark: CurrencyMark) {
    if marks.last != mark, marks.count < 64, !marks.contains(mark) { marks.append(mark) }
  }

  /// The same where both marks occur: the more frequent one, and the rows with the other are rejected.
  func settledByLine(
    forced: DecimalMark?, exponent: Int, file: String
  ) throws(ImportProblem) -> (DecimalMark, String?) {
    guard forced == nil, points > 0, commas > 0 else {
      return try settled(forced: forced, exponent: exponent, file: file)
    }
    let mark: DecimalMark = points >= commas ? .point : .comma
    return (
      mark,
      "amounts are read with a decimal \(mark.rawValue), as most of them have; for the others say "
        + "--decimal \(points >= commas ? "comma" : "point")"
    )
  }

  /// The decimal mark the column is read with, with a note where it had to be concluded.
  func settled(
    forced: DecimalMark?, exponent: Int, file: String
  ) throws(ImportProblem) -> (DecimalMark, String?) {
    if let forced { return (forced, nil) }
    if points > 0 || commas > 0 {
      if points >= commas * 9 { return (.point, nil) }
      if commas >= points * 9 { return (.comma, nil) }
      throw ImportProblem(
        .content,
        "\(file): \(pointExample.text) on line \(pointExample.line) has a decimal point and "
          + "\(commaExample.text) on line \(commaExample.line) a decimal comma: say --decimal "
          + "point or --decimal comma, and the others are rejected")
    }
    if eitherComma + eitherPoint == 0 { return (.point, nil) }
    let example = eitherExample.text
    if eitherComma > 0 && eitherPoint > 0 || ungrouped > 0 {
      throw ImportProblem(
        .content,
        "\(file): \(example) on line \(eitherExample.line) could be thousands or decimals: say "
          + "--decimal point or --decimal comma")
    }
    if exponent == 3 {
      return (
        eitherComma > 0 ? .comma : .point, "amounts such as \(example) are read with decimals"
      )
    }
    return (
      eitherComma > 0 ? .point : .comma, "amounts such as \(example) are read as thousands"
    )
  }
}
