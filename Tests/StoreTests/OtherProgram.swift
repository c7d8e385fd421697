import CSQLite

/// Another program on a store, as `sqlite3` is: its own connection, triggers on, foreign keys off.
final class OtherProgram {
  private var handle: OpaquePointer?

  init(_ path: String) {
    sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nil)
  }

  deinit {
    sqlite3_close(handle)
  }

  /// Runs a script; the message where it fails.
  @discardableResult
  func run(_ sql: String) -> String? {
    sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK
      ? nil : String(cString: sqlite3_errmsg(handle))
  }

  /// All rows, columns joined by `|`.
  func rows(_ sql: String) -> [String] {
    var statement: OpaquePointer?
    sqlite3_prepare_v2(handle, sql, -1, &statement, nil)
    defer { sqlite3_finalize(statement) }
    var result: [String] = []
    while sqlite3_step(statement) == SQLITE_ROW {
      let columns = (0..<sqlite3_column_count(statement)).map { column in
        sqlite3_column_text(statement, column).map { String(cString: $0) } ?? "NULL"
      }
      result.append(columns.joined(separator: "|"))
    }
    return result
  }

  /// What a store says of customers, but for numbers that only ever grow.
  func dump() -> [String] {
    [
      """
      SELECT customer.id, external_id, customer.name, owner.name, since, first_day, last_day, repeats,
        faded_repeats, faded_weeks, repeat_time_sum, arrow, last_recorded, revenue, move_stage,
        move_lap, move_day, move_at, stale
      FROM customer LEFT JOIN owner ON owner.id = customer.owner ORDER BY 1
      """, "SELECT name FROM owner ORDER BY 1",
      "SELECT customer, day, amount, nth, recorded_at, event FROM purchase ORDER BY 1, 2, 3, 4",
      "SELECT customer, stage, lap, day, at, by, reason FROM move ORDER BY id",
      "SELECT customer, day FROM touch ORDER BY id", "SELECT * FROM gap ORDER BY 1",
      "SELECT * FROM setting ORDER BY 1", "SELECT last_day FROM change_counter",
    ].flatMap { rows($0) + ["-"] }
  }
}
