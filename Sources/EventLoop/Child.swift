import CLinux
import Glibc

/// A child process in a session of its own, which can be waited for and stopped with all it started.
///
/// When the child has ended, whatever it left running in its process group is ended too.
public final class Child: Sendable {
  /// How a child ended.
  public enum Ending: Hashable, Sendable {
    /// By itself, with this code.
    case exited(Int32)
    /// By this signal.
    case killed(Int32)
  }

  /// The process id.
  public let id: Int32
  /// Readable once the child has ended; -1 where the system has no such descriptors.
  public let descriptor: Int32
  private let known = Locked<Ending?>(nil)

  /// Starts a program; see `spawnChild`.
  public init(
    _ arguments: [String], output: Int32? = nil, errors: Int32? = nil
  ) throws(SpawnError) {
    id = try spawnChild(arguments, output: output, errors: errors, isAlone: true)
    descriptor = clinux_process_descriptor(id)
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// How it ended; nil while it runs.
  ///
  /// Never blocks.
  public func ending() -> Ending? {
    known.withLock { known in
      if let known { return known }
      var status: Int32 = 0
      switch clinux_reap(id, &status) {
      case 0: return nil
      case 1: known = status & 0x7F == 0 ? .exited(status >> 8 & 0xFF) : .killed(status & 0x7F)
      // Somebody else has waited for it.
      default: known = .exited(0)
      }
      return known
    }
  }

  /// Sends a signal to the child and all it started; nothing where it has ended.
  public func send(_ signal: Int32) {
    known.withLock { known in
      if known == nil { kill(-id, signal) }
    }
  }
}
