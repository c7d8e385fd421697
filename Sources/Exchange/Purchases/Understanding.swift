public import LoopModel

/// How a file of purchases is read, settled by the whole file before its first row is used.
public struct Understanding: Sendable {
  /// A column of the file.
  public struct Column: Hashable, Sendable {
    /// Name in the header, or empty without one; not safe to print as it is.
    public let name: String
    /// What the column is used for, or nil where it is not.
    public let role: ColumnRole?
  }

  /// How characters are written.
  public let encoding: TextEncoding

  /// The byte between two fields.
  public let delimiter: UInt8

  /// Whether the first row names the columns.
  public let hasHeader: Bool

  /// The columns, in the file's order.
  public let columns: [Column]

  /// The order the dates are read in.
  public let dates: DateOrder

  /// The decimal mark the amounts are read with.
  public let decimal: DecimalMark

  /// The currency the amounts are counted in; `unknown` where nobody names one.
  public let currency: Currency

  /// Whether the file itself names a currency.
  public let namesCurrency: Bool

  /// Rows of data in the file, good and bad.
  public let rows: Int

  /// What a person should know about the reading, each a sentence safe to print.
  public let notes: [String]
}
