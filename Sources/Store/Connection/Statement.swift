internal import CSQLite

/// A prepared statement: bound from 1, read from column 0.
final class Statement {
  private let handle: OpaquePointer
  private let database: OpaquePointer
  private let path: String
  let sql: String

  /// Prepares `sql` (`sqlite3_prepare_v3`).
  init(_ sql: String, on database: OpaquePointer, path: String) throws(StoreError) {
    var made: OpaquePointer?
    let code = sqlite3_prepare_v3(
      database, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &made, nil)
    guard code == SQLITE_OK, let made else {
      throw StoreError(
        code: code, detail: String(cString: sqlite3_errmsg(database)), path: path, sql: sql)
    }
    handle = made
    self.database = database
    self.path = path
    self.sql = sql
  }

  deinit {
    sqlite3_finalize(handle)
  }

  /// Whether it stands on a row.
  var isBusy: Bool { sqlite3_stmt_busy(handle) != 0 }

  // MARK: Binding

  func bind(_ index: Int32, _ value: Int64) {
    sqlite3_bind_int64(handle, index, value)
  }

  func bind(_ index: Int32, _ value: Double) {
    sqlite3_bind_double(handle, index, value)
  }

  func bind(_ index: Int32, _ value: String) {
    var value = value
    value.withUTF8 { bytes in
      // An empty text has no address, and no address would mean null.
      guard let start = bytes.baseAddress else {
        sqlite3_bind_text(handle, index, "", 0, csqlite_static())
        return
      }
      start.withMemoryRebound(to: CChar.self, capacity: bytes.count) { start in
        _ = sqlite3_bind_text(handle, index, start, Int32(bytes.count), csqlite_transient())
      }
    }
  }

  /// Binds bytes, which are copied (`sqlite3_bind_blob`).
  func bind(_ index: Int32, bytes: [UInt8]) {
    bytes.withUnsafeBytes { bytes in
      _ = sqlite3_bind_blob(
        handle, index, bytes.baseAddress, Int32(bytes.count), csqlite_transient())
    }
  }

  func bindNull(_ index: Int32) {
    sqlite3_bind_null(handle, index)
  }

  func bind(_ values: [Value]) {
    for (index, value) in values.enumerated() { bind(Int32(index + 1), value) }
  }

  func bind(_ index: Int32, _ value: Value) {
    switch value {
    case .int(let number): bind(index, number)
    case .real(let number): bind(index, number)
    case .text(let text): bind(index, text)
    case .null: bindNull(index)
    }
  }

  // MARK: Running

  /// Goes to the next row; false at the end (`sqlite3_step`).
  func step() throws(StoreError) -> Bool {
    let code = sqlite3_step(handle)
    if code == SQLITE_ROW { return true }
    if code == SQLITE_DONE { return false }
    let detail = String(cString: sqlite3_errmsg(database))
    sqlite3_reset(handle)
    throw StoreError(code: code, detail: detail, path: path, sql: sql)
  }

  /// Runs to the end and makes ready for the next time.
  func run() throws(StoreError) {
    while try step() {}
    sqlite3_reset(handle)
  }

  /// Makes ready for the next time (`sqlite3_reset`).
  func reset() {
    sqlite3_reset(handle)
    sqlite3_clear_bindings(handle)
  }

  // MARK: Reading

  func isNull(_ column: Int32) -> Bool {
    sqlite3_column_type(handle, column) == SQLITE_NULL
  }

  func int(_ column: Int32) -> Int64 {
    sqlite3_column_int64(handle, column)
  }

  func optionalInt(_ column: Int32) -> Int64? {
    isNull(column) ? nil : int(column)
  }

  func double(_ column: Int32) -> Double {
    sqlite3_column_double(handle, column)
  }

  /// The column's text, broken UTF-8 mended; empty for null.
  func text(_ column: Int32) -> String {
    guard let start = sqlite3_column_text(handle, column) else { return "" }
    let count = Int(sqlite3_column_bytes(handle, column))
    return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  /// The column's bytes, valid until the next step.
  func bytes(_ column: Int32) -> UnsafeRawBufferPointer {
    let start = sqlite3_column_blob(handle, column)
    return UnsafeRawBufferPointer(
      start: start, count: Int(sqlite3_column_bytes(handle, column)))
  }

  func optionalText(_ column: Int32) -> String? {
    isNull(column) ? nil : text(column)
  }
}
