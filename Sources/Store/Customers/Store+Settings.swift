public import LoopModel

extension Store {
  /// A setting's value; nil where it was never set.
  public func setting(_ key: String) throws(StoreError) -> String? {
    try connection.first("SELECT value FROM setting WHERE key = ?", .text(key)) { $0.text(0) }
  }

  /// Sets a setting, or takes it away where nil, as an event.
  public func set(
    _ key: String, to value: String?, actor: String, at: Timestamp
  ) throws(StoreError) {
    try transaction(actor: actor, at: at) { transaction throws(StoreError) in
      let old = try setting(key)
      guard old != value else { return }
      func json(_ text: String?) throws(StoreError) -> String {
        var members: [(String, JSON.Member)] = [("key", .text(key))]
        if let text { members.append(("value", .text(text))) }
        return try JSON(members).text(by: connection)
      }
      try write(key, value)
      try transaction.append("setting", id: EventID(), before: json(old), after: json(value))
    }
  }

  /// What amounts are counted in.
  public func currency() throws(StoreError) -> Currency {
    Currency(code: try setting("currency") ?? "")
  }

  /// Settles what amounts are counted in, without converting what is there.
  public func setCurrency(
    _ currency: Currency, actor: String, at: Timestamp
  ) throws(StoreError) {
    try set("minor_units", to: String(currency.minorUnits), actor: actor, at: at)
    try set("currency", to: currency.code, actor: actor, at: at)
  }

  func write(_ key: String, _ value: String?) throws(StoreError) {
    if let value {
      try connection.run(
        "INSERT OR REPLACE INTO setting(key, value) VALUES(?, ?)", .text(key), .text(value))
    } else {
      try connection.run("DELETE FROM setting WHERE key = ?", .text(key))
    }
  }
}
