internal import CSQLite
internal import Glibc

/// Opens a store, or says in one sentence why not.
///
/// A file that is refused is left as it is.
struct Opening {
  let place: StorePlace
  let create: Bool
  let readOnly: Bool
  let patience: Int

  /// What an opened store consists of.
  struct Opened {
    var connection: Connection
    var lock: WriterLock?
    var readOnlyReason: String?
    var warnings: [String] = []
  }

  func open() throws(StoreError) -> Opened {
    var lock: WriterLock?
    if place.properties() == nil {
      guard create, !readOnly else { throw StorePlace.missing(place.path) }
      let made = try WriterLock(besides: place.path, mode: place.newMode)
      try made.acquire(within: patience)
      defer { made.release() }
      // Someone else may have made it while we waited.
      if place.properties() == nil { try StoreCreation(place).run() }
      lock = made
    }
    guard let found = place.properties() else { throw StorePlace.missing(place.path) }
    try admit(found)
    var opened: Opened
    if let reason = readOnlyReason {
      opened = try openToRead(reason)
    } else {
      opened = try openToWrite(lock: lock)
    }
    if let warning = place.networkWarning { opened.warnings.append(warning) }
    return opened
  }

  private func admit(_ file: stat) throws(StoreError) {
    func refusal(_ what: String) -> StoreError {
      StoreError(.notADatabase, "\(place.path) \(what); name another file.")
    }
    guard file.st_mode & S_IFMT == S_IFREG else { throw refusal("is no plain file") }
    guard file.st_nlink == 1 else {
      throw refusal("has \(file.st_nlink) names (hard links), which would tear its log from it")
    }
    guard file.st_size > 0 else { throw refusal("is empty, not a store") }
  }

  /// Why the store can only be read; nil where it can be written.
  private var readOnlyReason: String? {
    if readOnly { return "opened for reading only, as asked" }
    if !StorePlace.allows(place.path, R_OK | W_OK) {
      return "\(place.path) may only be read by this user"
    }
    let helpers = ["-wal", "-shm", ".lock"].map { place.path + $0 }
    if !StorePlace.allows(place.folder, W_OK | X_OK),
      !helpers.allSatisfy({ StorePlace.allows($0, R_OK | W_OK) })
    {
      return "the folder \(place.folder) may not be written by this user"
    }
    return nil
  }

  private func openToWrite(lock known: WriterLock?) throws(StoreError) -> Opened {
    let mode = (place.properties()?.st_mode ?? 0o600) & 0o777
    let connection = try Connection(
      file: place.path, path: place.path, flags: SQLITE_OPEN_READWRITE, patience: patience)
    let stored = try inspect(connection)
    // A file system mounted for reading only, which no permission bit tells.
    if connection.isReadOnly {
      connection.close(checkpoint: false)
      return try openToRead("the file system of \(place.path) can only be read")
    }
    let lock: WriterLock
    if let known { lock = known } else { lock = try WriterLock(besides: place.path, mode: mode) }
    if try connection.first("PRAGMA journal_mode", read: { $0.text(0) }) != "wal" {
      try lock.acquire(within: patience)
      defer { lock.release() }
      try connection.script("PRAGMA journal_mode = WAL")
    }
    try connection.script("PRAGMA synchronous = FULL")
    if stored.version < Schema.version {
      try lock.acquire(within: patience)
      defer { lock.release() }
      try Migration.run(on: connection)
    }
    return Opened(connection: connection, lock: lock)
  }

  private func openToRead(_ reason: String) throws(StoreError) -> Opened {
    do throws(StoreError) {
      let connection = try Connection(
        file: place.path, path: place.path, flags: SQLITE_OPEN_READONLY)
      let stored = try inspect(connection)
      return try finishReading(connection, stored, reason)
    } catch {
      switch error.kind {
      case .readOnly, .ioError: break
      default: throw error
      }
      // No shared memory can be made here. Without a log there is nobody to share it with.
      guard !place.hasLog else {
        throw StoreError(
          .readOnly,
          "\(place.path) has a log of changes that this user cannot read; open it once as the user "
            + "it belongs to.")
      }
      let connection = try Connection(
        file: "file:" + Opening.escaped(place.path) + "?immutable=1", path: place.path,
        flags: SQLITE_OPEN_READONLY | SQLITE_OPEN_URI)
      return try finishReading(connection, try inspect(connection), reason)
    }
  }

  private func finishReading(
    _ connection: Connection, _ stored: Migration, _ reason: String
  ) throws(StoreError) -> Opened {
    guard stored.version == Schema.version else {
      throw StoreError(
        .readOnly,
        "\(place.path) is of an older salesloop (schema \(stored.version)) and can only be read "
          + "here; open it once where it can be written.")
    }
    try connection.script("PRAGMA query_only = ON")
    return Opened(connection: connection, readOnlyReason: reason)
  }

  /// Reads what the file says of itself, and refuses what is not ours.
  private func inspect(_ connection: Connection) throws(StoreError) -> Migration {
    let hadLog = place.hasLog
    do throws(StoreError) {
      let stored = try Opening.patiently { () throws(StoreError) in
        try Migration(reading: connection)
      }
      try stored.admit(path: place.path)
      return stored
    } catch {
      // An empty log made by looking is taken away again; one with content is left alone.
      connection.close(checkpoint: !hadLog)
      throw error
    }
  }

  /// Tries again while another process brings a store back after a crash, which takes a moment.
  private static func patiently<Result>(
    _ body: () throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    for _ in 0..<50 {
      do throws(StoreError) {
        return try body()
      } catch {
        guard case .locked = error.kind else { throw error }
        usleep(20_000)
      }
    }
    return try body()
  }

  private static func escaped(_ path: String) -> String {
    let hex = Array("0123456789ABCDEF")
    var result = ""
    for byte in path.utf8 {
      switch byte {
      case 0x2F, 0x2D, 0x2E, 0x5F, 0x30...0x39, 0x41...0x5A, 0x61...0x7A:
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        result += "%" + String(hex[Int(byte >> 4)]) + String(hex[Int(byte & 15)])
      }
    }
    return result
  }
}
