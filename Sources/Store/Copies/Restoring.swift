internal import CSQLite
internal import Glibc
public import LoopModel

extension Store {
  /// Puts a copy of a store in the place of the store at `target`.
  ///
  /// The copy is looked over first: a store, none of a newer version, its structure and journal sound; one
  /// of an older version is brought forward on the way. A store that is there is refused, or where `force`
  /// says so kept beside it under a name with the day, of which `kept` tells. Who has the old one open is
  /// told that it was replaced.
  public static func restore(
    _ source: String, to target: String, force: Bool = false, at: Timestamp, patience: Int = 5000
  ) throws(StoreError) -> (store: StoreCopy, kept: String?) {
    let from = try StorePlace(source, create: false)
    guard let found = from.properties() else {
      throw StoreError(.missing, "There is no file \(source) to restore from; check the path.")
    }
    let place = try StorePlace(target, create: true)
    if place.isSame(as: from.path) {
      throw StoreError(.conflict, "\(source) is the store itself; name the copy to restore.")
    }
    guard found.st_mode & S_IFMT == S_IFREG, found.st_size > 0 else {
      throw StoreError(.notADatabase, "\(source) is no store; name a copy that `backup` made.")
    }
    return try Restoring(from: from, to: place, at: at, patience: patience).run(force: force)
  }
}

/// The steps of putting a copy in a store's place, under the writer lock of that place.
private struct Restoring {
  let from: StorePlace
  let place: StorePlace
  let at: Timestamp
  let patience: Int

  init(from: StorePlace, to place: StorePlace, at: Timestamp, patience: Int) {
    self.from = from
    self.place = place
    self.at = at
    self.patience = patience
  }

  func run(force: Bool) throws(StoreError) -> (store: StoreCopy, kept: String?) {
    let mode = place.properties().map { $0.st_mode & 0o777 } ?? place.newMode
    let lock = try WriterLock(besides: place.path, mode: mode)
    try lock.acquire(within: patience)
    defer { lock.release() }
    let isThere = place.properties() != nil
    if isThere, !force {
      throw StoreError(
        .conflict,
        "There is a store at \(place.path), which was left as it is; --force keeps it beside under "
          + "a name with the day.")
    }
    let file = try PassingFile(besides: place, mode: mode)
    do throws(StoreError) {
      let copy = try make(file.path)
      let kept = isThere ? try keepOld(mode: mode) : nil
      let old = try emptyLog()
      // A log left behind would be taken for the new store's. It holds nothing any more.
      for end in ["-wal", "-shm", "-journal"] { unlink(place.path + end) }
      PassingFile.syncFolder(place.folder)
      try file.install(isReplacing: true)
      old?.rollBack()
      old?.close(checkpoint: false)
      lock.leave(try end())
      return (copy, kept)
    } catch {
      file.discard()
      throw error
    }
  }

  /// Makes the new store beside its place: copied, brought forward, and looked over.
  private func make(_ path: String) throws(StoreError) -> StoreCopy {
    let source = try Connection(
      file: from.path, path: from.path, flags: SQLITE_OPEN_READONLY, patience: patience)
    defer { source.close(checkpoint: false) }
    let stored = try Migration(reading: source)
    try stored.admit(path: from.path)
    try Store.copy(source, to: path)
    if stored.version < Schema.version {
      let made = try Connection(file: path, path: path, flags: SQLITE_OPEN_READWRITE)
      defer { made.close(checkpoint: false) }
      try Migration.run(on: made)
    }
    var copy: StoreCopy
    do throws(StoreError) {
      copy = try Store.lookOver(path, named: place.path)
    } catch {
      guard error.kind == .damaged else { throw error }
      throw StoreError(
        .damaged, "\(from.path) is not sound and was not restored: \(error.message)")
    }
    copy.path = place.path
    return copy
  }

  /// Copies the store that is there to a name with the day; one that cannot be read goes there as it is.
  private func keepOld(mode: mode_t) throws(StoreError) -> String {
    let day = Day(number: Int32(clamping: at.milliseconds / 86_400_000)).iso
    var name = "\(place.path).\(day)"
    var count = 1
    while StorePlace.properties(of: name) != nil {
      count += 1
      name = "\(place.path).\(day)-\(count)"
    }
    let kept = try StorePlace(name, create: false)
    do throws(StoreError) {
      let old = try Connection(
        file: place.path, path: place.path, flags: SQLITE_OPEN_READWRITE, patience: patience)
      defer { old.close(checkpoint: false) }
      let file = try PassingFile(besides: kept, mode: mode)
      do throws(StoreError) {
        try Store.copy(old, to: file.path)
        try file.install(isReplacing: false)
      } catch {
        file.discard()
        throw error
      }
    } catch {
      switch error.kind {
      case .damaged, .notADatabase, .other: break
      default: throw error
      }
      // The log first: a store without its log is whole as far as it goes, a log alone is nothing.
      if place.hasLog { rename(place.path + "-wal", name + "-wal") }
      guard rename(place.path, name) == 0 else { throw PassingFile.failure(name) }
    }
    return kept.path
  }

  /// Brings the old store's log into its file and holds off other programs until the new one is in
  /// place; nil where there is none any more.
  ///
  /// Killed after that, the old store is whole without its log.
  private func emptyLog() throws(StoreError) -> Connection? {
    guard place.properties() != nil else { return nil }
    let old = try Connection(
      file: place.path, path: place.path, flags: SQLITE_OPEN_READWRITE, patience: patience)
    guard try old.first("PRAGMA journal_mode", read: { $0.text(0) }) == "wal" else {
      try old.run("BEGIN IMMEDIATE")
      return old
    }
    for _ in 0..<max(1, patience / 250) {
      old.checkpoint(truncate: true)
      try old.run("BEGIN IMMEDIATE")
      if !place.hasLog { return old }
      old.rollBack()
    }
    old.close(checkpoint: false)
    throw StoreError(
      .locked(by: "a reader"),
      "Another program is reading \(place.path), nothing was restored; close it and try again.")
  }

  /// The end of the journal of the new store.
  private func end() throws(StoreError) -> LastEvent {
    let store = try Store(path: place.path, readOnly: true)
    defer { store.close() }
    return try store.journalEnd()
  }
}
