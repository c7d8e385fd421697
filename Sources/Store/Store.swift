internal import CSQLite
internal import Glibc
internal import LoopModel

/// A store of customers: one SQLite file, for one thread at a time.
///
/// Everything is read and written through here. Many processes may have the same file open: each write
/// waits its turn, and a change by another is seen by `dataVersion()` and read by
/// `customers(changedAfter:_:)`.
public final class Store {
  /// Where the store lies, symbolic links resolved; `:memory:` for one without a file.
  public let path: String
  /// Why the store can only be read; nil where it can be written.
  public private(set) var readOnlyReason: String?
  /// What is wrong with the store without keeping it from work, one sentence each.
  public private(set) var warnings: [String]

  var connection: Connection
  let lock: WriterLock?
  private let patience: Int
  private let identity: FileIdentity?
  private var readDepth = 0
  /// Commits that the side file knows and the journal does not have.
  var lostEvents: ClosedRange<Int64>?

  /// Opens the store at `path`; `:memory:` makes one that is gone with this object.
  ///
  /// `create` makes the file (0600; 0660 in a setgid folder) and its folder (0700) where there is none.
  /// `readOnly` leaves the store alone but for reading. `patience` is how long a write waits for other
  /// writers, in milliseconds.
  public init(
    path: String, create: Bool = false, readOnly: Bool = false, patience: Int = 5000
  ) throws(StoreError) {
    self.patience = patience
    if path == ":memory:" {
      self.path = path
      connection = try Connection(
        file: path, path: path, flags: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
        patience: patience)
      lock = nil
      identity = nil
      warnings = []
      try Migration.run(on: connection)
      return
    }
    let place = try StorePlace(path, create: create)
    let opened = try Opening(
      place: place, create: create, readOnly: readOnly, patience: patience
    ).open()
    self.path = place.path
    connection = opened.connection
    lock = opened.lock
    readOnlyReason = opened.readOnlyReason
    warnings = opened.warnings
    identity = place.properties().map(FileIdentity.init)
    try noticeLoss()
  }

  deinit {
    close()
  }

  /// Whether the store can only be read; `readOnlyReason` says why.
  public var isReadOnly: Bool { readOnlyReason != nil }

  /// Closes the store; nothing may be asked of it afterwards.
  public func close() {
    guard let lock, !isReadOnly else {
      connection.close(checkpoint: lock == nil && path == ":memory:")
      return
    }
    // The last one out brings the log into the file, unless another writer is at work.
    let isFree = (try? lock.acquire(within: 200)) != nil
    connection.close(checkpoint: isFree && !connection.isBroken)
    lock.release()
  }

  /// Throws `.moved` when the path no longer leads to the opened file: everything written from then on
  /// would be lost.
  ///
  /// Costs one or two calls of `stat`.
  public func checkPath() throws(StoreError) {
    guard let identity else { return }
    guard let now = StorePlace.properties(of: path) else {
      throw StoreError(
        .moved, "\(path) was moved or removed while open; nothing is written until it is back.")
    }
    guard FileIdentity(now) == identity, !connection.hasMoved else {
      throw StoreError(
        .moved, "\(path) was replaced by another file while open; leave and start again.")
    }
  }

  // MARK: Reading as of one moment

  /// Runs `body` so that everything it reads is of one moment.
  ///
  /// Keep it short: while it runs, the write-ahead log cannot be emptied.
  public func reading<Result>(
    _ body: () throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    guard !connection.isInTransaction else { return try body() }
    try connection.run("BEGIN")
    do throws(StoreError) {
      let result = try body()
      try connection.run("COMMIT")
      return result
    } catch {
      connection.rollBack()
      throw error
    }
  }

  // MARK: Writing

  /// Runs `body` under the writer lock with the opened file still in place.
  func exclusively<Result>(_ body: () throws(StoreError) -> Result) throws(StoreError) -> Result {
    if let readOnlyReason {
      throw StoreError(.readOnly, "Nothing can be changed here: \(readOnlyReason).")
    }
    try lock?.acquire(within: patience)
    defer { lock?.release() }
    try checkPath()
    if connection.isBroken { try reconnect() }
    return try body()
  }

  /// A fresh connection after the disk failed under the old one.
  private func reconnect() throws(StoreError) {
    guard identity != nil else { return }
    let place = try StorePlace(path, create: false)
    let opened = try Opening(
      place: place, create: false, readOnly: false, patience: patience
    ).open()
    connection.close(checkpoint: false)
    connection = opened.connection
  }

  private func noticeLoss() throws(StoreError) {
    // The side file first: what is committed in between is then only in the journal, never missing.
    guard var left = lock?.lastEvent() else { return }
    let last = try journalEnd()
    if left.sequence <= last.sequence, try !isAsLeft(left), let lock {
      // An erasure chains the journal anew, and leaves its end only after its commit.
      try? lock.acquire(within: 1000)
      left = lock.lastEvent() ?? left
      lock.release()
    }
    if left.sequence > last.sequence {
      let from = last.sequence + 1
      lostEvents = from...left.sequence
      warnings.append(
        "The last \(grouped(left.sequence - last.sequence)) changes are missing from \(path) "
          + "(events \(from) to \(left.sequence)): its log was lost or an older copy was put back.")
    } else if try !isAsLeft(left) {
      warnings.append(
        "The journal of \(path) is not the one last written here (event \(left.sequence) differs): "
          + "an older copy was put back and written to, or it was changed from outside.")
    }
  }
}

extension Store {
  /// Whether the journal has this event with its hash, or does not have it at all.
  fileprivate func isAsLeft(_ event: LastEvent) throws(StoreError) -> Bool {
    let hash = try connection.number("SELECT hash FROM event WHERE seq = ?", .int(event.sequence))
    return hash.map { UInt64(bitPattern: $0) == event.hash } ?? true
  }
}

/// Which file it is, whatever its name.
private struct FileIdentity: Equatable {
  let device: dev_t
  let inode: ino_t

  init(_ properties: stat) {
    device = properties.st_dev
    inode = properties.st_ino
  }
}
