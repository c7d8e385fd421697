internal import LoopModel

extension Change {
  /// The change as a JSON object of its fields with `more` behind them.
  ///
  /// `verb` puts the change's word first, for where it does not stand beside.
  func json(
    by connection: Connection, verb isNamed: Bool = false, _ more: [(String, JSON.Member)] = []
  ) throws(StoreError) -> String {
    var members: [(String, JSON.Member)] = isNamed ? [("verb", .text(verb.rawValue))] : []
    for (field, text) in fields {
      if field.isNumber, let number = Int64(text) {
        members.append((field.rawValue, .number(number)))
      } else {
        members.append((field.rawValue, .text(text)))
      }
    }
    return try JSON(members + more).text(by: connection)
  }

  /// The change with what SQLite's JSON cannot hold replaced.
  var storable: Change {
    guard fields.contains(where: { $0.text.utf8.contains(0) }) else { return self }
    var cleaned: [ChangeField: String] = [:]
    for (field, text) in fields {
      cleaned[field] = String(text.map { $0 == "\0" ? "\u{FFFD}" : $0 })
    }
    return Change(verb, fields: cleaned) ?? self
  }
}

extension Connection {
  /// The members of a JSON object as texts; none where it is null or no JSON.
  func members(of json: String?) throws(StoreError) -> [String: String] {
    guard let json else { return [:] }
    var result: [String: String] = [:]
    try query(
      "SELECT key, value FROM json_each(CASE WHEN json_valid(?1) THEN ?1 ELSE '{}' END)",
      .text(json)
    ) { row in result[row.text(0)] = row.text(1) }
    return result
  }

  /// The change of a word and its fields as JSON; nil where they make none.
  func change(verb: String, fields json: String?) throws(StoreError) -> Change? {
    change(verb: verb, try members(of: json))
  }

  /// The change of a word and its fields; nil where they make none.
  func change(verb: String, _ members: [String: String]) -> Change? {
    guard let verb = Change.Verb(rawValue: verb) else { return nil }
    var fields: [ChangeField: String] = [:]
    for (name, text) in members {
      if let field = ChangeField(rawValue: name) { fields[field] = text }
    }
    return Change(verb, fields: fields)
  }
}
