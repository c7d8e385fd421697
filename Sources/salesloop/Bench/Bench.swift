import EventLoop
import Glibc

/// What the measurements share.
enum Bench {
  /// The path of this very program.
  static let program: String = {
    var bytes = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &bytes, bytes.count)
    return String(
      decoding: bytes.prefix(max(0, count)).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }()

  /// Runs a program to its end and gives the milliseconds it took.
  static func time(_ words: [String]) throws(Failure) -> Double {
    let begun = WallClock.monotonicMilliseconds()
    try finish(try start(words))
    return WallClock.monotonicMilliseconds() - begun
  }

  /// Runs a program to its end and gives the milliseconds it took, and the most memory it had, in MB.
  static func measure(
    _ words: [String]
  ) throws(Failure) -> (milliseconds: Double, megabytes: Double) {
    let begun = WallClock.monotonicMilliseconds()
    let child = try start(words)
    var status: Int32 = 0
    var usage = rusage()
    while wait4(child, &status, 0, &usage) < 0, errno == EINTR {}
    guard status == 0 else { throw Failure("a program that was to be measured failed") }
    return (WallClock.monotonicMilliseconds() - begun, Double(usage.ru_maxrss) / 1024)
  }

  /// Starts a program that says nothing and reads nothing.
  static func start(_ words: [String]) throws(Failure) -> Int32 {
    do throws(SpawnError) {
      return try spawnChild(words)
    } catch {
      throw Failure("\(error.program) cannot be started: \(error.reason)")
    }
  }

  /// Waits for its end.
  static func finish(_ child: Int32) throws(Failure) {
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    guard status == 0 else { throw Failure("a program that was to be measured failed") }
  }

  /// Whether a program is to be found.
  static func isInstalled(_ name: String) -> Bool {
    (currentEnvironment()["PATH"] ?? "").split(separator: ":").contains {
      access("\($0)/\(name)", X_OK) == 0
    }
  }

  /// A small file's text; empty where it cannot be read.
  static func text(of path: String) -> String {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return "" }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 16_384)
    let count = read(descriptor, &bytes, bytes.count)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }

  /// The moment a file was last written to, in milliseconds since 1970.
  static func writtenAt(_ path: String) -> Double {
    var properties = stat()
    guard stat(path, &properties) == 0 else { return 0 }
    return Double(properties.st_mtim.tv_sec) * 1000
      + Double(properties.st_mtim.tv_nsec) / 1_000_000
  }

  /// Now, in milliseconds since 1970, finer than whole ones.
  static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1_000_000
  }
}
