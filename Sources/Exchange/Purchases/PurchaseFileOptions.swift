public import LoopModel

/// What a person says about a file of purchases, where it does not say it itself.
public struct PurchaseFileOptions: Sendable {
  /// Encoding by name (`utf8`, `latin1`, `windows-1252`, `utf16`), or nil to judge by the content.
  public var encoding: String?

  /// The byte between two fields, or nil to judge by the content.
  public var delimiter: UInt8?

  /// Order of day and month, or nil to settle it by the whole column.
  public var dates: DateOrder?

  /// Decimal mark of the amounts, or nil to settle it by the whole column.
  public var decimal: DecimalMark?

  /// Currency that is counted in, or nil to take the file's.
  public var currency: Currency?

  /// The last day a purchase can have, or nil for any.
  public var today: Day?

  /// Options, each left to the file where it is nil.
  public init(
    encoding: String? = nil, delimiter: UInt8? = nil, dates: DateOrder? = nil,
    decimal: DecimalMark? = nil, currency: Currency? = nil, today: Day? = nil
  ) {
    self.encoding = encoding
    self.delimiter = delimiter
    self.dates = dates
    self.decimal = decimal
    self.currency = currency
    self.today = today
  }
}
