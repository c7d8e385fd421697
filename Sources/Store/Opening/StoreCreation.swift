internal import CSQLite
internal import Glibc

/// Makes a new store under a passing name and gives it its own only when it is complete.
///
/// Nobody ever sees half of one. Only under the writer lock.
struct StoreCreation {
  private let place: StorePlace
  private let passing: String

  init(_ place: StorePlace) {
    self.place = place
    passing = place.path + ".new"
  }

  func run() throws(StoreError) {
    // What a crash left.
    removePassing()
    let mode = place.newMode
    let descriptor = Glibc.open(passing, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)
    guard descriptor >= 0 else { throw failure() }
    fchmod(descriptor, mode)
    Glibc.close(descriptor)
    do throws(StoreError) {
      let connection = try Connection(
        file: passing, path: place.path, flags: SQLITE_OPEN_READWRITE)
      try connection.script("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
      try Migration.run(on: connection)
      connection.close(checkpoint: true)
    } catch {
      removePassing()
      throw error
    }
    // The log of a store that is gone would be taken for this one's.
    for end in ["-wal", "-shm"] { unlink(place.path + end) }
    guard rename(passing, place.path) == 0 else {
      let error = failure()
      removePassing()
      throw error
    }
    let folder = Glibc.open(place.folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if folder >= 0 {
      fsync(folder)
      Glibc.close(folder)
    }
  }

  private func removePassing() {
    for end in ["", "-wal", "-shm"] { unlink(passing + end) }
  }

  private func failure() -> StoreError {
    let cause = String(cString: strerror(errno))
    return StoreError(
      .ioError, "\(place.path) cannot be made (\(cause)); check the folder's permissions.")
  }
}
