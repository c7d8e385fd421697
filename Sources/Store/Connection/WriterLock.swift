internal import CSQLite
internal import Glibc

/// The lock around everything that writes to the store: `flock` on the file `STORE.lock` beside it.
///
/// SQLite's own locks are not enough: before 3.51.3 a checkpoint that races a commit can damage a
/// store, and waiting for them is not fair. One lock around every write transaction and every
/// checkpoint cures both. The file also holds the number and hash of the last event, so that commits
/// lost with a write-ahead log are noticed.
final class WriterLock {
  private let descriptor: Int32
  private let path: String
  private let store: String
  private(set) var isHeld = false

  /// Opens the side file of the store at `store`, and makes it with `mode` where there is none.
  init(besides store: String, mode: mode_t) throws(StoreError) {
    path = store + ".lock"
    self.store = store
    var made = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)
    if made >= 0 {
      // Whatever the umask took away.
      fchmod(made, mode)
    } else if errno == EEXIST {
      made = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW)
    }
    guard made >= 0 else {
      let cause = String(cString: strerror(errno))
      throw StoreError(
        .ioError, "\(path) cannot be opened (\(cause)); it is needed to write to the store.")
    }
    if made < 3 {
      // Never in the place of standard input, output or error.
      let moved = fcntl(made, F_DUPFD_CLOEXEC, 3)
      Glibc.close(made)
      made = moved
    }
    descriptor = made
  }

  deinit {
    Glibc.close(descriptor)
  }

  /// Waits for the lock, at most `milliseconds`.
  func acquire(within milliseconds: Int) throws(StoreError) {
    if isHeld { return }
    while csqlite_flock_within(descriptor, Int32(clamping: milliseconds)) != 0 {
      if errno == EINTR { continue }
      if errno == EWOULDBLOCK {
        throw StoreError(
          .locked(by: "another writer"),
          "Another salesloop is writing to \(store) and did not finish within "
            + "\(milliseconds) ms; try again when it is done.")
      }
      throw StoreError(
        .ioError, "\(path) cannot be locked (\(String(cString: strerror(errno)))).")
    }
    isHeld = true
  }

  /// Lets the next one in.
  func release() {
    guard isHeld else { return }
    isHeld = false
    flock(descriptor, LOCK_UN)
  }

  // MARK: The last event

  /// `SLOPLAST`: what the side file begins with once it holds an event.
  private static let mark: UInt64 = 0x5453_414C_504F_4C53

  /// The last event a writer left here; nil for none.
  func lastEvent() -> LastEvent? {
    var words: (UInt64, UInt64, UInt64) = (0, 0, 0)
    let count = pread(descriptor, &words, 24, 0)
    guard count == 24, UInt64(littleEndian: words.0) == WriterLock.mark else { return nil }
    return LastEvent(
      sequence: Int64(bitPattern: UInt64(littleEndian: words.1)),
      hash: UInt64(littleEndian: words.2))
  }

  /// Leaves the last event here, under the lock, after its commit.
  func leave(_ event: LastEvent) {
    var words = (
      WriterLock.mark.littleEndian, UInt64(bitPattern: event.sequence).littleEndian,
      event.hash.littleEndian
    )
    // A failure here loses a warning, never an event.
    _ = pwrite(descriptor, &words, 24, 0)
  }
}

/// The end of the journal: number and chained hash of its last event.
struct LastEvent: Equatable {
  var sequence: Int64
  var hash: UInt64

  /// Before the first event.
  static let none = LastEvent(sequence: 0, hash: 0xCBF2_9CE4_8422_2325)
}
