/// What a text is as JSON.
public enum JSONText: Hashable, Sendable {
  /// An object without others inside: its members as texts, numbers as they are written, null left out.
  case object([String: String])
  /// JSON that is no such object, and why.
  case other(String)
  /// No JSON at all.
  case notJSON
}

extension Store {
  /// Reads a text as a flat JSON object.
  public func members(ofJSON text: String) throws(StoreError) -> JSONText {
    let kind = try connection.first(
      "SELECT CASE WHEN json_valid(?1) THEN json_type(?1) END", .text(text)
    ) { $0.optionalText(0) }
    guard let kind = kind ?? nil else { return .notJSON }
    guard kind == "object" else { return .other("it is no object but of type \(kind)") }
    var members: [String: String] = [:]
    var problem: String?
    // A number is taken as it is written: as a floating-point number an amount might change.
    try connection.query(
      """
      SELECT key, type, CASE type WHEN 'text' THEN value WHEN 'true' THEN 'true'
        WHEN 'false' THEN 'false' ELSE ?1 -> fullkey END FROM json_each(?1)
      """, .text(text)
    ) { row in
      let key = row.text(0)
      switch row.text(1) {
      case "null": break
      case "object", "array": problem = problem ?? "'\(key)' holds several values; give one"
      default:
        if members.updateValue(row.text(2), forKey: key) != nil {
          problem = problem ?? "'\(key)' is there twice; give it once"
        }
      }
    }
    return problem.map(JSONText.other) ?? .object(members)
  }
}

extension Store {
  /// The members of a JSON object that are whole numbers, in their order; true counts as 1, false as 0.
  public func wholeNumbers(
    ofJSON text: String
  ) throws(StoreError) -> [(name: String, value: Int64)] {
    var numbers: [(name: String, value: Int64)] = []
    try connection.query(
      """
      SELECT key, value FROM json_each(?1) WHERE json_valid(?1) AND type IN ('integer', 'true', 'false')
      """, .text(text)
    ) { row in
      numbers.append((row.text(0), row.int(1)))
    }
    return numbers
  }
}
