import CLinux
import Glibc

/// Starts a program as a child that is not troubled by the signals this process has blocked.
///
/// The child has a process group of its own, so `kill(-pid, …)` reaches what it starts too, and an
/// empty standard input. No shell is involved. The caller waits for it with `waitpid`. The
/// corresponding C function is `posix_spawnp`.
///
/// - Parameters:
///   - arguments: The program, looked up in `PATH`, and its arguments.
///   - output: Descriptor for standard output, nil for nowhere.
///   - errors: Descriptor for standard error, nil for nowhere.
///   - isAlone: Whether it has a session of its own too, and so no terminal to ask questions on.
/// - Returns: The process id.
/// - Throws: `SpawnError` when the program cannot be started.
public func spawnChild(
  _ arguments: [String], output: Int32? = nil, errors: Int32? = nil, isAlone: Bool = false
) throws(SpawnError) -> Int32 {
  guard let program = arguments.first else { throw SpawnError(program: "", code: ENOENT) }
  var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
  defer { for pointer in pointers { free(pointer) } }
  var child: Int32 = 0
  let failure = clinux_spawn(
    &child, program, &pointers, output ?? -1, errors ?? -1, isAlone ? 1 : 0)
  guard failure == 0 else { throw SpawnError(program: program, code: failure) }
  return child
}

/// A program that could not be started.
public struct SpawnError: Error, Hashable, Sendable {
  /// The program as it was named.
  public let program: String
  /// The system's error number.
  public let code: Int32

  /// What went wrong in the system's words.
  public var reason: String { String(cString: strerror(code)) }
}
