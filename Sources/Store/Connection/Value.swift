/// A value on its way into a statement.
enum Value {
  case int(Int64)
  case real(Double)
  case text(String)
  case null

  /// A text, or null for nil.
  static func optional(_ text: String?) -> Value {
    text.map(Value.text) ?? .null
  }

  /// A number, or null for nil.
  static func optional(_ number: Int64?) -> Value {
    number.map(Value.int) ?? .null
  }
}
