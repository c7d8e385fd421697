/// A value of JSON of any depth, as SQLite reads it.
public indirect enum JSONValue: Hashable, Sendable {
  /// Members by their names.
  case object([String: JSONValue])
  /// Values in their order.
  case array([JSONValue])
  /// A text.
  case text(String)
  /// A whole number; other numbers are texts, as they are written.
  case number(Int64)
  /// True or false.
  case flag(Bool)
  /// Nothing.
  case null

  /// The member of an object by its name; null where there is none.
  public subscript(name: String) -> JSONValue {
    if case .object(let members) = self { members[name] ?? .null } else { .null }
  }

  /// The values of an array; none of anything else.
  public var items: [JSONValue] {
    if case .array(let items) = self { items } else { [] }
  }

  /// A text; empty for anything else.
  public var text: String {
    if case .text(let text) = self { text } else { "" }
  }

  /// A whole number; 0 for anything else.
  public var number: Int {
    if case .number(let number) = self { Int(clamping: number) } else { 0 }
  }

  /// Whether it is true.
  public var isTrue: Bool { self == .flag(true) }
}

extension Store {
  /// Reads a text as JSON of any depth; nil where it is none.
  ///
  /// Memory and time grow with the text.
  public func value(ofJSON text: String) throws(StoreError) -> JSONValue? {
    guard try connection.number("SELECT json_valid(?)", .text(text)) == 1 else { return nil }
    // Parents come before what they hold; from the end on, everything held is complete.
    var nodes: [(id: Int64, parent: Int64?, key: String, value: JSONValue)] = []
    try connection.query(
      """
      SELECT id, parent, coalesce(key, ''), type,
        CASE type WHEN 'object' THEN NULL WHEN 'array' THEN NULL ELSE atom END
      FROM json_tree(?)
      """, .text(text)
    ) { row in
      let value: JSONValue
      switch row.text(3) {
      case "object": value = .object([:])
      case "array": value = .array([])
      case "true": value = .flag(true)
      case "false": value = .flag(false)
      case "integer": value = .number(row.int(4))
      case "null": value = .null
      default: value = .text(row.text(4))
      }
      nodes.append((row.int(0), row.optionalInt(1), row.text(2), value))
    }
    var held: [Int64: [(key: String, value: JSONValue)]] = [:]
    for node in nodes.reversed() {
      var value = node.value
      let members = held.removeValue(forKey: node.id) ?? []
      switch value {
      case .object:
        value = .object(
          Dictionary(members.map { ($0.key, $0.value) }, uniquingKeysWith: { _, first in first }))
      case .array: value = .array(members.reversed().map(\.value))
      default: break
      }
      guard let parent = node.parent else { return value }
      held[parent, default: []].append((node.key, value))
    }
    return nil
  }
}
