import LoopModel

/// Reads the amounts of a column with one settled decimal mark, in one currency.
struct AmountReader {
  /// Why a value gives no amount.
  enum Failure: Error {
    case empty, noAmount, tooManyDecimals, tooLarge, noCurrency
    case otherCurrency(String)
  }

  /// The decimal mark of the column.
  let mark: DecimalMark
  /// The currency that is counted in.
  let currency: Currency
  /// Whether decimals beyond the currency's are rounded, because the file names no currency.
  let rounding: Bool
  /// Decimal digits of the currency.
  private let exponent: Int

  init(mark: DecimalMark, currency: Currency, rounding: Bool) {
    self.mark = mark
    self.currency = currency
    self.rounding = rounding
    exponent = currency.exponent
  }

  /// The minor units `text` stands for, and whether decimals were rounded off.
  @inline(__always)
  func amount(_ text: RowText) throws(Failure) -> (minor: Int64, rounded: Bool) {
    if let quick = plain(text) { return (quick, false) }
    return try other(text)
  }

  /// Up to 15 digits with exactly two decimals behind the mark; nil where it is written otherwise.
  @inline(__always)
  private func plain(_ text: RowText) -> Int64? {
    let count = text.count
    guard exponent == 2, count > 3, count <= 16, text[count - 3] == mark.byte else { return nil }
    var value: Int64 = 0
    for index in 0..<count where index != count - 3 {
      guard Byte.isDigit(text[index]) else { return nil }
      value = value * 10 + Int64(text[index] - Byte.zero)
    }
    return value
  }

  private func other(_ text: RowText) throws(Failure) -> (minor: Int64, rounded: Bool) {
    if text.isEmpty { throw .empty }
    guard let amount = WrittenAmount(text) else { throw .noAmount }
    if let mark = amount.currency { try check(mark) }
    switch amount.value(mark, exponent: exponent, rounding: rounding) {
    case .value(let minor, let rounded): return (minor, rounded)
    case .noAmount: throw .noAmount
    case .tooManyDecimals: throw .tooManyDecimals
    case .tooLarge: throw .tooLarge
    }
  }

  /// Rejects an amount marked with another currency.
  func check(_ mark: CurrencyMark) throws(Failure) {
    if !mark.fits(currency.code) { throw .otherCurrency(mark.code) }
  }

  /// Rejects a currency named in a field of its own that is none, or another one.
  func check(_ text: RowText) throws(Failure) {
    if text.isEmpty { return }
    guard let (mark, length) = CurrencyMark.leading(text), length == text.count else {
      throw .noCurrency
    }
    try check(mark)
  }

  /// Why a value was rejected, as the end of a sentence about it.
  func reason(_ failure: Failure) -> String {
    switch failure {
    case .empty: "the amount is missing"
    case .noAmount: "is not an amount with a decimal \(mark.rawValue)"
    case .tooManyDecimals:
      rounding
        ? "has more than 4 decimals"
        : "has more decimals than \(currency.code.isEmpty ? "2" : currency.code + " has")"
    case .tooLarge: "is too large an amount"
    case .noCurrency: "is not a currency"
    case .otherCurrency(let code): "is in \(code), the others are in \(currency.code)"
    }
  }
}
