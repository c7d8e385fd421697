import LoopModel

/// A currency as it is written beside an amount: `€`, `EUR`, `US$`.
struct CurrencyMark: Hashable {
  /// The ISO 4217 code it most likely stands for.
  let code: String
  /// Other currencies with the same sign.
  let family: [String]

  /// Whether the mark may stand for the currency `code`.
  func fits(_ code: String) -> Bool { self.code == code || family.contains(code) }

  /// The mark that `text` starts with, and its length in bytes.
  static func leading(_ text: RowText) -> (mark: CurrencyMark, length: Int)? {
    guard text.count > 0, !Byte.isDigit(text[0]) else { return nil }
    for (sign, mark) in signs where starts(text, at: 0, with: sign) { return (mark, sign.count) }
    if text.count >= 3, let mark = letters(text, 0),
      text.count == 3 || !Byte.isLetter(text[3])
    {
      return (mark, 3)
    }
    return nil
  }

  /// The mark that `text` ends with, and its length in bytes.
  static func trailing(_ text: RowText) -> (mark: CurrencyMark, length: Int)? {
    guard text.count > 0, !Byte.isDigit(text[text.count - 1]) else { return nil }
    for (sign, mark) in signs
    where text.count >= sign.count && starts(text, at: text.count - sign.count, with: sign) {
      return (mark, sign.count)
    }
    if text.count >= 3, let mark = letters(text, text.count - 3),
      text.count == 3 || !Byte.isLetter(text[text.count - 4])
    {
      return (mark, 3)
    }
    return nil
  }

  /// The mark of an ISO 4217 code in any case, or nil where it is none.
  static func code(_ text: String) -> CurrencyMark? {
    let upper = text.uppercased()
    return codes.contains(upper) ? CurrencyMark(code: upper, family: []) : nil
  }

  private static func starts(_ text: RowText, at place: Int, with sign: [UInt8]) -> Bool {
    guard place + sign.count <= text.count else { return false }
    for (offset, byte) in sign.enumerated() where text[place + offset] != byte { return false }
    return true
  }

  private static func letters(_ text: RowText, _ place: Int) -> CurrencyMark? {
    guard Byte.isLetter(text[place]), Byte.isLetter(text[place + 1]),
      Byte.isLetter(text[place + 2])
    else { return nil }
    return code(text.part(place, place + 3).string)
  }

  private static let codes: Set<String> = Set(
    """
    AED ARS AUD BGN BHD BRL CAD CHF CLP CNY COP CZK DKK EGP EUR GBP HKD HRK HUF IDR ILS INR ISK \
    JOD JPY KES KRW KWD MAD MXN MYR NGN NOK NZD OMR PEN PHP PKR PLN QAR RON RSD RUB SAR SEK SGD \
    THB TND TRY TWD UAH USD UYU VND ZAR
    """.split(separator: " ").map(String.init))

  /// Longer signs stand before those they end with.
  private static let signs: [([UInt8], CurrencyMark)] = {
    let dollars = [
      "AUD", "CAD", "NZD", "SGD", "HKD", "MXN", "ARS", "CLP", "COP", "TWD", "UYU", "BRL",
    ]
    let table: [(String, String, [String])] = [
      ("US$", "USD", []), ("AU$", "AUD", []), ("A$", "AUD", []), ("CA$", "CAD", []),
      ("C$", "CAD", []), ("NZ$", "NZD", []), ("HK$", "HKD", []), ("S$", "SGD", []),
      ("R$", "BRL", []), ("MX$", "MXN", []), ("NT$", "TWD", []), ("$", "USD", dollars),
      ("€", "EUR", []), ("£", "GBP", []), ("¥", "JPY", ["CNY"]), ("₹", "INR", []),
      ("₩", "KRW", []), ("₽", "RUB", []), ("₺", "TRY", []), ("₫", "VND", []), ("₪", "ILS", []),
      ("₴", "UAH", []), ("₱", "PHP", []), ("₦", "NGN", []), ("฿", "THB", []), ("zł", "PLN", []),
      ("Kč", "CZK", []), ("Ft", "HUF", []), ("kr.", "DKK", ["NOK", "SEK", "ISK"]),
      ("kr", "SEK", ["NOK", "DKK", "ISK"]),
    ]
    return table.map { (Array($0.0.utf8), CurrencyMark(code: $0.1, family: $0.2)) }
  }()
}
