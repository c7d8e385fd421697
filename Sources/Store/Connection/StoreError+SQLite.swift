internal import CSQLite

extension StoreError {
  /// The error a result code of SQLite stands for, on the store at `path`.
  init(code: Int32, detail: String, path: String, sql: String? = nil) {
    switch code & 0xFF {
    case SQLITE_BUSY, SQLITE_LOCKED:
      self.init(
        .locked(by: "another program"),
        "\(path) is being written by another program; try again when it is done.", sql: sql)
    case SQLITE_FULL:
      self.init(
        .full, "The disk is full, nothing was written to \(path); make room and try again.",
        sql: sql)
    case SQLITE_CORRUPT:
      self.init(
        .damaged,
        "\(path) is damaged (\(detail)); it is left as it is: restore a copy, or save what can be "
          + "read with sqlite3's .dump.", sql: sql)
    case SQLITE_NOTADB:
      self.init(
        .notADatabase, "\(path) is not a store (\(detail)); name another file.", sql: sql)
    case SQLITE_READONLY, SQLITE_PERM:
      self.init(
        .readOnly, "\(path) can only be read (\(detail)); check its permissions and its folder's.",
        sql: sql)
    case SQLITE_IOERR:
      self.init(
        .ioError,
        "The disk failed under \(path) (\(detail)); the last change may or may not be stored: look "
          + "before doing it again.", sql: sql)
    case SQLITE_CANTOPEN:
      self.init(
        .ioError, "\(path) cannot be opened (\(detail)); check its permissions and its folder's.",
        sql: sql)
    default:
      self.init(.other, "\(path): \(detail).", sql: sql)
    }
  }
}
