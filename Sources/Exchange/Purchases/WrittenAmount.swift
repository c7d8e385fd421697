/// An amount as somebody wrote it, without its sign and its currency.
struct WrittenAmount {
  /// Digits, decimal mark and thousands marks.
  let digits: RowText
  /// Whether a minus or parentheses mark it as paid back.
  let isNegative: Bool
  /// The currency that stands beside it.
  let currency: CurrencyMark?

  /// Takes an amount apart, or nil where `text` cannot be one.
  @inline(__always)
  init?(_ text: RowText) {
    guard text.count > 0 else { return nil }
    if Byte.isDigit(text[0]), Byte.isDigit(text[text.count - 1]) {
      self.init(digits: text, isNegative: false, currency: nil)
      return
    }
    self.init(decorated: text)
  }

  private init(digits: RowText, isNegative: Bool, currency: CurrencyMark?) {
    self.digits = digits
    self.isNegative = isNegative
    self.currency = currency
  }

  private init?(decorated text: RowText) {
    var rest = text.trimmed
    var negative = false
    var signed = false
    var mark: CurrencyMark?
    while rest.count > 0 {
      let before = rest.count
      let first = rest[0]
      let last = rest[rest.count - 1]
      if first == Byte.opening, last == Byte.closing, !signed {
        (negative, signed) = (true, true)
        rest = rest.part(1, rest.count - 1).trimmed
      } else if let length = WrittenAmount.minus(rest, atEnd: false), !signed {
        (negative, signed) = (true, true)
        rest = rest.part(length, rest.count).trimmed
      } else if first == Byte.plus, !signed {
        signed = true
        rest = rest.part(1, rest.count).trimmed
      } else if mark == nil, let (found, length) = CurrencyMark.leading(rest) {
        mark = found
        rest = rest.part(length, rest.count).trimmed
      } else if mark == nil, let (found, length) = CurrencyMark.trailing(rest) {
        mark = found
        rest = rest.part(0, rest.count - length).trimmed
      } else if let length = WrittenAmount.minus(rest, atEnd: true), !signed {
        (negative, signed) = (true, true)
        rest = rest.part(0, rest.count - length).trimmed
      }
      if rest.count == before { break }
    }
    guard rest.count > 0 else { return nil }
    let first = rest[0]
    guard Byte.isDigit(first) || first == Byte.point || first == Byte.comma else { return nil }
    self.init(digits: rest, isNegative: negative, currency: mark)
  }

  /// The value under a decimal mark, in units of 1/10^`exponent`.
  ///
  /// Thousands are grouped by the other mark, an apostrophe or a space, in threes and by one kind
  /// only. Decimals beyond `exponent` must be zeros, or, where `rounding`, are rounded half to
  /// even; then up to four decimals are read.
  func value(_ mark: DecimalMark, exponent: Int, rounding: Bool) -> AmountValue {
    var whole: UInt64 = 0
    var overflow = false
    var run = 0
    var group: UInt8 = 0
    var index = 0
    let count = digits.count
    while index < count, digits[index] != mark.byte {
      let byte = digits[index]
      if Byte.isDigit(byte) {
        overflow = WrittenAmount.add(byte, to: &whole) || overflow
        run += 1
        index += 1
        continue
      }
      guard let (kind, length) = groupMark(at: index, mark) else { return .noAmount }
      // The first group has one to three digits and is not a lone zero; the others have three.
      guard group == 0 ? (1...3).contains(run) && whole > 0 : run == 3 && kind == group else {
        return .noAmount
      }
      group = kind
      run = 0
      index += length
    }
    guard group == 0 || run == 3 else { return .noAmount }
    let wholeDigits = index
    var decimals = 0
    var significant = 0
    var dropped: UInt64 = 0
    var droppedScale: UInt64 = 1
    if index < count {
      index += 1
      while index < count {
        let byte = digits[index]
        guard Byte.isDigit(byte) else { return .noAmount }
        decimals += 1
        if byte != Byte.zero { significant = decimals }
        if decimals <= exponent {
          overflow = WrittenAmount.add(byte, to: &whole) || overflow
        } else if decimals <= 4 {
          dropped = dropped * 10 + UInt64(byte - Byte.zero)
          droppedScale *= 10
        }
        index += 1
      }
    }
    guard wholeDigits > 0 || decimals > 0 else { return .noAmount }
    for _ in decimals..<max(decimals, exponent) {
      overflow = WrittenAmount.add(Byte.zero, to: &whole) || overflow
    }
    var rounded = false
    if significant > exponent {
      guard rounding, significant <= 4 else { return overflow ? .tooLarge : .tooManyDecimals }
      rounded = true
      let twice = dropped * 2
      if twice > droppedScale || (twice == droppedScale && whole % 2 == 1) {
        overflow = whole == .max || overflow
        whole &+= 1
      }
    }
    guard !overflow, let value = Int64(exactly: whole) else { return .tooLarge }
    return .value(isNegative ? -value : value, rounded: rounded)
  }

  /// The kind and length of the thousands mark at `index`.
  private func groupMark(at index: Int, _ mark: DecimalMark) -> (kind: UInt8, length: Int)? {
    let byte = digits[index]
    if byte == mark.groupByte || byte == Byte.apostrophe { return (byte, 1) }
    if index + 2 < digits.count, byte == 0xE2, digits[index + 1] == 0x80, digits[index + 2] == 0x99
    {
      return (Byte.apostrophe, 3)
    }
    let space = byte == Byte.tab ? 0 : digits.space(at: index, before: digits.count)
    return space > 0 ? (Byte.space, space) : nil
  }

  /// Appends a digit; true where that is more than fits.
  @inline(__always)
  private static func add(_ byte: UInt8, to value: inout UInt64) -> Bool {
    let (tens, first) = value.multipliedReportingOverflow(by: 10)
    let (sum, second) = tens.addingReportingOverflow(UInt64(byte - Byte.zero))
    value = sum
    return first || second
  }

  /// Length of the minus (`-`, `−`) at one end of `text`.
  private static func minus(_ text: RowText, atEnd: Bool) -> Int? {
    if text[atEnd ? text.count - 1 : 0] == Byte.minus { return 1 }
    guard text.count > 3 else { return nil }
    let start = atEnd ? text.count - 3 : 0
    return text[start] == 0xE2 && text[start + 1] == 0x88 && text[start + 2] == 0x92 ? 3 : nil
  }
}
