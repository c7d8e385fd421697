internal import Glibc

/// The right to run a feed, which one process on a host has at a time.
///
/// It is given back when the process ends, however it ends.
public struct FeedLock: ~Copyable {
  private let descriptor: Int32

  /// Takes the lock of a feed; nil while another process has it.
  public init?(_ name: String, in place: FeedPlace) {
    _ = place.rows(of: name)
    let file = open(
      place.memory + "/\(name).lock", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { return nil }
    // Somebody who only asks who has it keeps it for a moment.
    var tries = 0
    while flock(file, LOCK_EX | LOCK_NB) != 0 {
      tries += 1
      guard tries < 5 else {
        close(file)
        return nil
      }
      usleep(5000)
    }
    let text = Array("\(getpid())\n".utf8)
    ftruncate(file, 0)
    _ = pwrite(file, text, text.count, 0)
    descriptor = file
  }

  deinit { close(descriptor) }

  /// The process that runs a feed now; nil for none.
  public static func holder(of name: String, in place: FeedPlace) -> Int32? {
    let file = open(place.memory + "/\(name).lock", O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard file >= 0 else { return nil }
    defer { close(file) }
    if flock(file, LOCK_SH | LOCK_NB) == 0 { return nil }
    var bytes = [UInt8](repeating: 0, count: 16)
    let count = pread(file, &bytes, 16, 0)
    return Int32(String(decoding: bytes.prefix(max(0, count)).filter { $0 > 0x20 }, as: UTF8.self))
  }
}
