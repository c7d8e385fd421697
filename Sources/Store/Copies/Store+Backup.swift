internal import CSQLite
internal import Glibc
public import LoopModel

/// What a copy of a store is.
public struct StoreCopy: Hashable, Sendable {
  /// Where it lies.
  public var path: String
  /// Its size in bytes.
  public var bytes: Int64
  /// Customers in it.
  public var customers: Int
  /// The number of its last event; 0 for none.
  public var lastEvent: Int64
  /// When that was recorded; nil for none.
  public var lastEventAt: Timestamp?
}

extension Store {
  /// Copies the store, as of one moment, to a file of its own, and looks the copy over before it takes
  /// its place.
  ///
  /// A file that is there is refused, or replaced where `force` says so. Others may write meanwhile: the
  /// copy is one read of the log and the file, and no checkpoint, so it needs no writer lock.
  public func backUp(to given: String, force: Bool = false) throws(StoreError) -> StoreCopy {
    let place: StorePlace
    do throws(StoreError) {
      place = try StorePlace(given, create: false)
    } catch {
      throw StoreError(.ioError, "The folder of \(given) is not there; make it first.")
    }
    try place.admitCopy(of: path, replacing: force)
    let file = try PassingFile(besides: place, mode: 0o600)
    do throws(StoreError) {
      try Store.copy(connection, to: file.path)
      let result = try Store.lookOver(file.path, named: place.path)
      try file.install(isReplacing: force)
      return result
    } catch {
      file.discard()
      throw error
    }
  }

  /// Copies what a connection sees into an empty file, which needs no log beside it then.
  static func copy(_ connection: Connection, to path: String) throws(StoreError) {
    let made = try Connection(file: path, path: path, flags: SQLITE_OPEN_READWRITE)
    try connection.copy(to: made)
    try made.script("PRAGMA journal_mode = DELETE")
    made.close(checkpoint: false)
  }

  /// Opens a copy for reading, checks it and tells what it is; throws where it is not sound.
  static func lookOver(_ path: String, named name: String) throws(StoreError) -> StoreCopy {
    let copy = try Store(path: path, readOnly: true)
    defer { copy.close() }
    let findings = try copy.check().filter { !copy.warnings.contains($0) }
    if let first = findings.first {
      throw StoreError(
        .damaged,
        "The copy at \(name) would not be sound, so it was not made: \(first) "
          + "`salesloop check` tells all.")
    }
    return StoreCopy(
      path: name, bytes: Int64(StorePlace.properties(of: path)?.st_size ?? 0),
      customers: Int(try copy.connection.number("SELECT count(*) FROM customer") ?? 0),
      lastEvent: try copy.journalEnd().sequence,
      lastEventAt: try copy.connection.number("SELECT at FROM event ORDER BY seq DESC LIMIT 1")
        .map(Timestamp.init(milliseconds:)))
  }
}

extension StorePlace {
  /// Whether a file is this one, whatever its name.
  func isSame(as other: String) -> Bool {
    guard let own = properties(), let theirs = StorePlace.properties(of: other) else {
      return false
    }
    return own.st_dev == theirs.st_dev && own.st_ino == theirs.st_ino
  }

  /// Throws where no copy of the store at `store` may take this place.
  fileprivate func admitCopy(of store: String, replacing isReplacing: Bool) throws(StoreError) {
    let helpers = ["", "-wal", "-shm", ".lock"].map { store + $0 }
    if helpers.contains(where: { isSame(as: $0) || path == $0 }) {
      throw StoreError(.conflict, "\(path) belongs to the store itself; name another file.")
    }
    guard let there = properties() else { return }
    guard there.st_mode & S_IFMT == S_IFREG else {
      throw StoreError(.conflict, "\(path) is no plain file; name another one.")
    }
    if !isReplacing { throw PassingFile.taken(path) }
  }
}
