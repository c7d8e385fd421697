import CLinux
import Glibc

/// Sends bytes to the terminal without being stuck in it.
///
/// The terminal is opened a second time, not blocking, so that one that takes nothing more does not
/// keep the program from answering signals. The flags of the given descriptor stay as they are:
/// they are shared with the shell.
struct FrameWriter {
  /// How sending went.
  enum Outcome {
    case sent
    /// Something else wants attention, or there is no time left; the rest was dropped.
    case cutShort
    case hungUp
  }

  /// How long a terminal that takes nothing is waited for before others are looked at.
  private static let patience: Int32 = 100

  /// Where the bytes go.
  let descriptor: Int32
  /// Readable when something else wants attention; -1 for nothing.
  var interrupt: Int32 = -1

  /// A writer to a terminal.
  init(output: Int32) {
    let own = clinux_reopen_for_writing(output)
    descriptor = own >= 0 ? own : clinux_duplicate(output)
  }

  /// Gives up the descriptor.
  func close() {
    _ = Glibc.close(descriptor)
  }

  /// Sends all bytes.
  ///
  /// - Parameters:
  ///   - bytes: What to send.
  ///   - patience: How many times a terminal that takes nothing is waited for, 100 ms each; nil for
  ///     as long as nothing else wants attention.
  /// - Returns: How it went.
  func send(_ bytes: [UInt8], patience: Int? = nil) -> Outcome {
    var sent = 0
    var waits = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        write(descriptor, buffer.baseAddress.map { $0 + sent }, buffer.count - sent)
      }
      if count > 0 {
        sent += count
        continue
      }
      switch errno {
      case EINTR: continue
      case EAGAIN:
        switch room() {
        case .sent: continue
        case .hungUp: return .hungUp
        case .cutShort:
          waits += 1
          if let patience, waits >= patience { return .cutShort }
          if interrupt >= 0, wantsAttention() { return .cutShort }
        }
      default: return .hungUp
      }
    }
    return .sent
  }

  private func room() -> Outcome {
    var entry = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    guard poll(&entry, 1, Self.patience) > 0 else { return .cutShort }
    return Int32(entry.revents) & (POLLHUP | POLLERR | POLLNVAL) != 0 ? .hungUp : .sent
  }

  private func wantsAttention() -> Bool {
    var entry = pollfd(fd: interrupt, events: Int16(POLLIN), revents: 0)
    return poll(&entry, 1, 0) > 0
  }
}
