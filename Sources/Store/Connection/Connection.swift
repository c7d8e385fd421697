internal import CSQLite

/// One connection to SQLite, for one thread.
final class Connection {
  private let handle: OpaquePointer
  private let path: String
  /// How long SQLite waits for a lock, in milliseconds.
  private let patience: Int32
  private var statements: [String: Statement] = [:]
  private let pagesInLog: UnsafeMutablePointer<Int32>
  private var isClosed = false

  /// The disk has failed under this connection: what the kernel still holds for it cannot be trusted,
  /// not even when the next sync says it went well.
  var isBroken = false

  /// Opens `file` (`sqlite3_open_v2`), which must exist unless it is `:memory:`;
  /// messages call it `path`.
  init(file: String, path: String, flags: Int32, patience: Int = 5000) throws(StoreError) {
    var made: OpaquePointer?
    let code = sqlite3_open_v2(
      file, &made, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
    guard code == SQLITE_OK, let made else {
      let detail = made.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
      sqlite3_close(made)
      throw StoreError(code: code, detail: detail, path: path)
    }
    handle = made
    self.path = path
    self.patience = Int32(clamping: patience)
    pagesInLog = .allocate(capacity: 1)
    pagesInLog.initialize(to: 0)
    for (option, on) in [
      (SQLITE_DBCONFIG_DEFENSIVE, true), (SQLITE_DBCONFIG_DQS_DML, false),
      (SQLITE_DBCONFIG_DQS_DDL, false), (SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
      // The triggers are there for other programs: see `Schema.triggers`.
      (SQLITE_DBCONFIG_ENABLE_TRIGGER, false),
      (SQLITE_DBCONFIG_ENABLE_FKEY, true),
      // A checkpoint only under the writer lock: see `close(checkpoint:)`.
      (SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true),
    ] {
      _ = csqlite_db_config_bool(made, option, on ? 1 : 0)
    }
    sqlite3_busy_timeout(made, self.patience)
    sqlite3_wal_autocheckpoint(made, 0)
    sqlite3_wal_hook(
      made,
      { context, _, _, pages in
        context?.assumingMemoryBound(to: Int32.self).pointee = pages
        return SQLITE_OK
      }, pagesInLog)
  }

  deinit {
    close(checkpoint: false)
    pagesInLog.deallocate()
  }

  /// Closes; false when statements were still at work, which they are not.
  ///
  /// `checkpoint` lets the last one out bring the log into the file: only under the writer lock.
  @discardableResult
  func close(checkpoint: Bool) -> Bool {
    guard !isClosed else { return true }
    isClosed = true
    statements.removeAll()
    if checkpoint {
      _ = csqlite_db_config_bool(handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0)
    }
    let isIdle = sqlite3_next_stmt(handle, nil) == nil
    sqlite3_close_v2(handle)
    return isIdle
  }

  // MARK: Statements

  /// The statement for `sql`, prepared once and ready to be bound.
  func prepared(_ sql: String) throws(StoreError) -> Statement {
    if let known = statements[sql] {
      if !known.isBusy { return known }
      // Someone up the call stack is on its rows.
      return try Statement(sql, on: handle, path: path)
    }
    let made = try Statement(sql, on: handle, path: path)
    statements[sql] = made
    return made
  }

  /// Runs one statement for its effect.
  func run(_ sql: String, _ values: Value...) throws(StoreError) {
    let statement = try prepared(sql)
    statement.bind(values)
    defer { statement.reset() }
    while try statement.step() {}
  }

  /// Calls `row` for each row.
  func query(
    _ sql: String, _ values: Value..., row: (Statement) throws(StoreError) -> Void
  ) throws(StoreError) {
    try query(sql, values, row: row)
  }

  /// Calls `row` for each row.
  func query(
    _ sql: String, _ values: [Value], row: (Statement) throws(StoreError) -> Void
  ) throws(StoreError) {
    let statement = try prepared(sql)
    statement.bind(values)
    defer { statement.reset() }
    while try statement.step() { try row(statement) }
  }

  /// What `read` makes of the first row; nil for no row.
  func first<Result>(
    _ sql: String, _ values: Value..., read: (Statement) -> Result
  ) throws(StoreError) -> Result? {
    let statement = try prepared(sql)
    statement.bind(values)
    defer { statement.reset() }
    return try statement.step() ? read(statement) : nil
  }

  /// The number in the first column of the first row; nil for no row or null.
  func number(_ sql: String, _ values: Value...) throws(StoreError) -> Int64? {
    let statement = try prepared(sql)
    statement.bind(values)
    defer { statement.reset() }
    return try statement.step() ? statement.optionalInt(0) : nil
  }

  /// Runs a script of statements (`sqlite3_exec`).
  func script(_ sql: String) throws(StoreError) {
    let code = sqlite3_exec(handle, sql, nil, nil, nil)
    guard code == SQLITE_OK else {
      throw StoreError(
        code: code, detail: String(cString: sqlite3_errmsg(handle)), path: path, sql: sql)
    }
  }

  // MARK: State

  /// Rows the last statement changed.
  var changes: Int64 { sqlite3_changes64(handle) }

  /// Whether a transaction is open.
  var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

  /// Pages in the write-ahead log after the last commit here.
  var logPages: Int32 { pagesInLog.pointee }

  /// Whether SQLite could open the file for reading only.
  var isReadOnly: Bool { sqlite3_db_readonly(handle, "main") == 1 }

  /// Whether the path no longer leads to the opened file (`SQLITE_FCNTL_HAS_MOVED`).
  var hasMoved: Bool {
    var moved: Int32 = 0
    let code = sqlite3_file_control(handle, "main", SQLITE_FCNTL_HAS_MOVED, &moved)
    return code == SQLITE_OK && moved != 0
  }

  /// Ends an open transaction without its changes.
  func rollBack() {
    if isInTransaction { sqlite3_exec(handle, "ROLLBACK", nil, nil, nil) }
  }

  /// Brings the log into the file: only under the writer lock.
  ///
  /// Readers at work make it stop early, which is no failure.
  func checkpoint(truncate: Bool) {
    let mode = truncate ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE
    sqlite3_busy_timeout(handle, 250)
    sqlite3_wal_checkpoint_v2(handle, "main", mode, nil, nil)
    sqlite3_busy_timeout(handle, patience)
    pagesInLog.pointee = 0
  }

  /// Copies everything, as of one moment, over what `other` holds (`sqlite3_backup_step`).
  ///
  /// In one step, so that it is one read: others write meanwhile, and nothing begins again.
  func copy(to other: Connection) throws(StoreError) {
    guard let copying = sqlite3_backup_init(other.handle, "main", handle, "main") else {
      throw StoreError(
        code: sqlite3_errcode(other.handle), detail: String(cString: sqlite3_errmsg(other.handle)),
        path: other.path)
    }
    sqlite3_backup_step(copying, -1)
    let code = sqlite3_backup_finish(copying)
    guard code == SQLITE_OK else {
      throw StoreError(
        code: code, detail: String(cString: sqlite3_errstr(code)), path: other.path)
    }
  }

  /// Runs `body` with a larger cache, for a long write that comes back to the same pages.
  func withLargeCache<Result>(
    _ body: () throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    try run("PRAGMA cache_size = -16384")
    defer {
      try? run("PRAGMA cache_size = -2000")
      shrink()
    }
    return try body()
  }

  /// Gives memory back that only caches.
  func shrink() {
    sqlite3_db_release_memory(handle)
  }
}
