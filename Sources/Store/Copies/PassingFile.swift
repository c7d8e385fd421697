internal import CSQLite
internal import Glibc

/// A copy of a store that is made beside its place, as `PLACE.partial`, and takes it when it is whole.
///
/// What is killed half-way leaves its place as it was. The half copy is taken away by the next one; a
/// lock on it tells whether somebody is still at it.
final class PassingFile {
  /// Where it is made.
  let path: String
  private let place: StorePlace
  private let descriptor: Int32

  /// Makes an empty file besides `place`, which only its owner, or as `mode` says, can read.
  init(besides place: StorePlace, mode: mode_t) throws(StoreError) {
    self.place = place
    path = place.path + ".partial"
    descriptor = try PassingFile.make(path, mode: mode)
  }

  deinit {
    // The last to be closed: any other close of the file would drop the locks SQLite has on it.
    Glibc.close(descriptor)
  }

  /// Brings the file to the disk and gives it its place; refuses where somebody has taken that
  /// meanwhile, unless `isReplacing`.
  func install(isReplacing: Bool) throws(StoreError) {
    guard fsync(descriptor) == 0 else { throw PassingFile.failure(place.path) }
    if isReplacing {
      guard rename(path, place.path) == 0 else { throw PassingFile.failure(place.path) }
    } else if csqlite_rename_new(path, place.path) != 0 {
      if errno == EEXIST { throw PassingFile.taken(place.path) }
      // A file system that cannot tell in the same moment.
      guard place.properties() == nil, rename(path, place.path) == 0 else {
        throw PassingFile.failure(place.path)
      }
    }
    PassingFile.syncFolder(place.folder)
  }

  /// Takes the file away.
  func discard() {
    for end in ["", "-wal", "-shm", "-journal"] { unlink(path + end) }
  }

  /// Makes the names in a folder last.
  static func syncFolder(_ folder: String) {
    let descriptor = Glibc.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    Glibc.close(descriptor)
  }

  static func taken(_ path: String) -> StoreError {
    StoreError(
      .conflict,
      "\(path) is there already and was left as it is; name another file, or add --force.")
  }

  private static func make(_ path: String, mode: mode_t) throws(StoreError) -> Int32 {
    for _ in 0..<3 {
      let made = Glibc.open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)
      if made >= 0 {
        guard csqlite_flock_within(made, 0) == 0, fchmod(made, mode) == 0 else {
          Glibc.close(made)
          throw failure(path)
        }
        return made
      }
      guard errno == EEXIST else { throw failure(path) }
      let left = Glibc.open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW)
      guard left >= 0 else { throw failure(path) }
      defer { Glibc.close(left) }
      guard csqlite_flock_within(left, 0) == 0 else {
        throw StoreError(
          .locked(by: "another copy"),
          "Another salesloop is writing \(path); try again when it is done.")
      }
      // What a killed one left.
      for end in ["", "-wal", "-shm", "-journal"] { unlink(path + end) }
    }
    throw failure(path)
  }

  static func failure(_ path: String) -> StoreError {
    let cause = errno
    return StoreError(
      cause == ENOSPC || cause == EDQUOT ? .full : .ioError,
      "\(path) cannot be written (\(String(cString: strerror(cause)))); check the folder's "
        + "permissions and its room.")
  }
}
