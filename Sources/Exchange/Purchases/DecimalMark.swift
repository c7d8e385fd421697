/// What stands between the whole and the decimals of the amounts of a column.
public enum DecimalMark: String, Hashable, Sendable, CaseIterable {
  /// `1,234.56`.
  case point
  /// `1.234,56`.
  case comma

  /// The character itself.
  var byte: UInt8 { self == .point ? Byte.point : Byte.comma }

  /// The character that groups thousands instead.
  var groupByte: UInt8 { self == .point ? Byte.comma : Byte.point }
}
