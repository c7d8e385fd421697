/// What amounts of a store are counted in.
///
/// A store counts in one currency, so that amounts can be added. Amounts are whole numbers of its minor
/// unit (cents), never a `Double`.
public struct Currency: Hashable, Sendable {
  /// ISO 4217 code (`EUR`), or empty where nothing is known of the currency.
  public let code: String

  /// The currency of an ISO 4217 code; empty for unknown.
  public init(code: String) {
    self.code = code
  }

  /// A currency nothing is known of: amounts are shown without a sign.
  public static let unknown = Currency(code: "")

  /// Decimal digits of the minor unit: 2, but 0 for the yen and 3 for a few dinars.
  public var exponent: Int {
    switch code {
    case "JPY", "KRW", "VND", "CLP", "ISK": 0
    case "BHD", "KWD", "OMR", "JOD", "TND", "IQD", "LYD": 3
    default: 2
    }
  }

  /// Minor units in one major unit.
  public var minorUnits: Int64 {
    exponent == 0 ? 1 : exponent == 3 ? 1000 : 100
  }

  /// What stands before an amount: `€`, `$`, `£`, `¥`, another code and a space, or nothing.
  public var sign: String {
    switch code {
    case "": ""
    case "EUR": "€"
    case "USD": "$"
    case "GBP": "£"
    case "JPY": "¥"
    default: code + " "
    }
  }

  /// An amount for a narrow place: `€482`, `€48k`, `€1.2M`.
  public func short(_ minor: Int64) -> String {
    let unit = UInt64(minorUnits)
    let size = minor.magnitude / unit + (minor.magnitude % unit * 2 >= unit ? 1 : 0)
    let mark = (minor < 0 && size > 0 ? "-" : "") + sign
    if size < 10_000 { return mark + String(size) }
    let thousands = (size + 500) / 1000
    if thousands < 1000 { return mark + "\(thousands)k" }
    let tenths = (size + 50_000) / 100_000
    if tenths < 100 { return mark + "\(tenths / 10).\(tenths % 10)M" }
    return mark + "\((size + 500_000) / 1_000_000)M"
  }

  /// An amount that is only known about, for a narrow place.
  public func short(_ minor: Double) -> String {
    short(Int64(max(-9e18, min(9e18, minor.isNaN ? 0 : minor))))
  }

  /// An amount in full with thousands marks: `€12,400.50`; without the decimals when they are zero.
  public func long(_ minor: Int64) -> String {
    let whole = minor.magnitude / UInt64(minorUnits)
    let rest = minor.magnitude % UInt64(minorUnits)
    let fraction = rest == 0 ? "" : "." + padded(Int(rest), exponent)
    return (minor < 0 ? "-" : "") + sign + grouped(whole) + fraction
  }

  /// An amount for a program: plain decimal digits, `12400.50`.
  public func plain(_ minor: Int64) -> String {
    let whole = minor.magnitude / UInt64(minorUnits)
    let rest = minor.magnitude % UInt64(minorUnits)
    return (minor < 0 ? "-" : "") + String(whole)
      + (exponent == 0 ? "" : "." + padded(Int(rest), exponent))
  }
}

/// A whole number with a comma between groups of three digits: `2,357`.
public func grouped(_ value: some BinaryInteger) -> String {
  let digits = String(value.magnitude)
  var result = ""
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index) % 3 == 0 { result.append(",") }
    result.append(digit)
  }
  return (value < 0 ? "-" : "") + result
}

extension Int64 {
  /// The sum, held at the ends of what fits: amounts come from files, and no file may stop the program.
  public func addingHeld(_ other: Int64) -> Int64 {
    let (sum, isOver) = addingReportingOverflow(other)
    return isOver ? (other < 0 ? .min : .max) : sum
  }
}
