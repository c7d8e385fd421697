import CLinux
import Glibc

/// A terminal without a screen, in which a program runs as in any other.
///
/// What the program draws is read from `descriptor`, what is written there it reads as keys.
public struct PseudoTerminal: ~Copyable {
  /// The user's side.
  public let descriptor: Int32
  private let terminal: Int32

  /// A terminal of a size; nil when the system gives no more of them.
  public init?(columns: Int, rows: Int) {
    var terminal: Int32 = -1
    descriptor = clinux_pty(&terminal)
    guard descriptor >= 0 else { return nil }
    self.terminal = terminal
    _ = clinux_set_window_size(descriptor, Int32(rows), Int32(columns))
  }

  deinit {
    close(descriptor)
    close(terminal)
  }

  /// Starts a program in a session of its own, with this as its terminal.
  ///
  /// The caller waits for it with `waitpid`. The corresponding C function is `posix_spawn`.
  ///
  /// - Parameters:
  ///   - arguments: The program's path and its arguments.
  ///   - environment: All that it has of an environment, as `NAME=value`.
  /// - Returns: The process id.
  /// - Throws: `SpawnError` when the program cannot be started.
  public func start(
    _ arguments: [String], environment: [String]
  ) throws(SpawnError) -> Int32 {
    guard let program = arguments.first else { throw SpawnError(program: "", code: ENOENT) }
    var path = [CChar](repeating: 0, count: 64)
    let length = readlink("/proc/self/fd/\(terminal)", &path, path.count - 1)
    guard length > 0 else { throw SpawnError(program: program, code: errno) }
    var files = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&files)
    defer { posix_spawn_file_actions_destroy(&files) }
    // The first terminal that the leader of a session opens becomes the session's.
    posix_spawn_file_actions_addopen(&files, 0, path, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&files, 0, 1)
    posix_spawn_file_actions_adddup2(&files, 0, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    var every = sigset_t()
    sigemptyset(&none)
    sigfillset(&every)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &every)
    let newSession: Int32 = 0x80  // POSIX_SPAWN_SETSID, which the header hides
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF) | Int16(newSession))
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup($0) } + [nil]
    defer { for pointer in words + variables { free(pointer) } }
    var child: pid_t = 0
    let failure = posix_spawn(&child, program, &files, &attributes, &words, &variables)
    guard failure == 0 else { throw SpawnError(program: program, code: failure) }
    return child
  }
}
