import Glibc
import Synchronization

/// The program as it was built for these tests, which lies beside their bundle.
enum Program {
  /// Its path.
  static let path = folderOfTests() + "/salesloop"

  /// What a run of it gave.
  struct Outcome {
    let code: Int32
    let output: [UInt8]
    let errors: [UInt8]

    var text: String { String(decoding: output, as: UTF8.self) }
    var complaint: String { String(decoding: errors, as: UTF8.self) }
    var lines: [String] { text.split(separator: "\n").map(String.init) }

    /// Bytes that a terminal would act on.
    var controls: Set<UInt8> {
      Set((output + errors).filter { ($0 < 0x20 && $0 != 0x0A) || $0 == 0x7F })
    }
  }

  /// Runs `salesloop` to its end, with pipes for output and errors and nothing to read.
  static func run(
    _ words: String..., in folder: Folder, environment: [String: String] = [:]
  ) throws -> Outcome {
    try launch([path] + words, environment: folder.environment.merging(environment) { $1 })
  }

  /// Runs `salesloop` to its end with a text on standard input.
  static func run(
    _ words: String..., in folder: Folder, reading text: String
  ) throws -> Outcome {
    let input = try folder.write(text, to: "standard-input")
    return try launch(
      ["/bin/sh", "-c", "exec \"$@\" < '\(input)'", "sh", path] + words,
      environment: folder.environment)
  }

  /// Runs any program of the machine to its end.
  static func launch(_ words: [String], environment: [String: String]) throws -> Outcome {
    // Other tests run beside this one: no child may inherit the pipes of another.
    let (child, output, errors) = try starting.withLock { _ in
      let output = try Pipe()
      let errors = try Pipe()
      let child = try spawn(words, environment, output: output.input, errors: errors.input)
      output.closeInput()
      errors.closeInput()
      return (child, output, errors)
    }
    let (bytes, complaints) = readAll(output.output, errors.output, of: child)
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    let isExited = status & 0x7F == 0
    return Outcome(
      code: isExited ? status >> 8 & 0xFF : 128 + (status & 0x7F), output: bytes,
      errors: complaints)
  }

  private static let starting = Mutex(())

  private static func spawn(
    _ words: [String], _ environment: [String: String], output: Int32, errors: Int32
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_adddup2(&actions, errors, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    var variables: [UnsafeMutablePointer<CChar>?] =
      environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { for pointer in arguments + variables { free(pointer) } }
    var child: pid_t = 0
    let failure = posix_spawnp(
      &child, words[0], &actions, &attributes, &arguments, &variables)
    guard failure == 0 else { throw Trouble("\(words[0]): \(String(cString: strerror(failure)))") }
    return child
  }

  /// Reads both until they end; a program that takes longer than 20 seconds is killed.
  private static func readAll(
    _ output: Int32, _ errors: Int32, of child: pid_t
  ) -> ([UInt8], [UInt8]) {
    var read: [[UInt8]] = [[], []]
    var entries = [output, errors].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    let end = Pause.now + 20_000
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while entries.contains(where: { $0.fd >= 0 }) {
      guard Pause.now < end else {
        kill(child, SIGKILL)
        break
      }
      guard poll(&entries, 2, 1000) > 0 else { continue }
      for index in entries.indices where entries[index].revents != 0 {
        let count = Glibc.read(entries[index].fd, &buffer, buffer.count)
        if count > 0 { read[index] += buffer.prefix(count) } else { entries[index].fd = -1 }
      }
    }
    return (read[0], read[1])
  }

  private static func folderOfTests() -> String {
    var bytes = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &bytes, bytes.count - 1)
    let own = String(
      decoding: bytes.prefix(max(0, count)).map(UInt8.init(bitPattern:)), as: UTF8.self)
    // The test runner may be another program that loads the bundle; it is among the arguments then.
    for start in [own] + CommandLine.arguments {
      var folder = start[...]
      while let slash = folder.lastIndex(of: "/") {
        folder = folder[..<slash]
        if access(folder + "/salesloop", X_OK) == 0, access(folder + "/salesloop/.", F_OK) != 0 {
          return String(folder)
        }
      }
    }
    return "."
  }
}

/// Why a journey could not be made.
struct Trouble: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}

/// The two ends of a pipe, closed at the end of their use.
private final class Pipe {
  let output: Int32
  private(set) var input: Int32

  init() throws {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw Trouble("no more descriptors") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    (output, input) = (ends[0], ends[1])
  }

  deinit {
    close(output)
    closeInput()
  }

  func closeInput() {
    if input >= 0 { close(input) }
    input = -1
  }
}
