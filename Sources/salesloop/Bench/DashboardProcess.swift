import EventLoop
import Glibc

/// A dashboard that runs in a pseudo-terminal, seen from its user's chair.
final class DashboardProcess {
  private let terminal: PseudoTerminal
  private let process: Int32
  private let started: Double
  private var isGone = false

  /// What came of a key or a start.
  struct Answer {
    /// Milliseconds to the first and to the last byte; nil where nothing came.
    var first: Double?
    var last: Double?
    var bytes: [UInt8] = []
  }

  /// Starts the program with these words on a terminal of 120×40; what it keeps for itself goes into
  /// `home`.
  init(_ words: [String], home: String) throws(Failure) {
    guard let terminal = PseudoTerminal(columns: 120, rows: 40) else {
      throw Failure("the system gives no pseudo-terminal")
    }
    self.terminal = terminal
    let environment = [
      "TERM=xterm-256color", "LANG=C.UTF-8", "PATH=/usr/bin:/bin", "HOME=\(home)",
      "SALESLOOP_USER=bench",
    ]
    started = WallClock.monotonicMilliseconds()
    do throws(SpawnError) {
      process = try self.terminal.start([Bench.program] + words, environment: environment)
    } catch {
      throw Failure("\(error.program) cannot be started: \(error.reason)")
    }
  }

  deinit {
    if !isGone {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
  }

  // MARK: Keys and pictures

  /// Writes bytes as a keyboard would.
  func press(_ keys: String) {
    let bytes = Array(keys.utf8)
    _ = Glibc.write(terminal.descriptor, bytes, bytes.count)
  }

  /// Presses a key and gives what came of it until nothing more came for 30 milliseconds.
  func answer(to keys: String) -> Answer {
    settle()
    let start = WallClock.monotonicMilliseconds()
    press(keys)
    return read(since: start, patience: 250)
  }

  /// Reads until there is silence.
  func settle() {
    _ = read(since: WallClock.monotonicMilliseconds(), patience: 30)
  }

  /// Reads what comes, for as long as `patience` until the first byte and 30 milliseconds after each.
  func read(since start: Double, patience: Int) -> Answer {
    var answer = Answer()
    var patience = patience
    while let bytes = next(within: patience) {
      let now = WallClock.monotonicMilliseconds() - start
      answer.first = answer.first ?? now
      answer.last = now
      answer.bytes += bytes
      patience = 30
    }
    return answer
  }

  /// Times of a start, in milliseconds since before the `exec`.
  struct Start {
    var firstByte: Double?
    var firstPicture: Double?
    var wholePicture: Double?
  }

  /// Reads until a text is there: first byte, end of the first frame, and the end of the frame with
  /// the text.
  func start(until text: String) -> Start {
    var start = Start()
    var all: [UInt8] = []
    let frameEnd = Array("\u{1B}[?2026l".utf8)
    let wanted = Array(text.utf8)
    while let bytes = next(within: 10_000) {
      let now = WallClock.monotonicMilliseconds() - started
      start.firstByte = start.firstByte ?? now
      all += bytes
      guard all.contains(frameEnd) else { continue }
      start.firstPicture = start.firstPicture ?? now
      if all.contains(wanted), all.suffix(frameEnd.count).elementsEqual(frameEnd) {
        start.wholePicture = now
        break
      }
    }
    return start
  }

  private func next(within milliseconds: Int) -> [UInt8]? {
    let ready = wait(on: [terminal.descriptor], timeoutMilliseconds: milliseconds)
    guard ready[0].isReadable else { return nil }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = Glibc.read(terminal.descriptor, &buffer, buffer.count)
    return count > 0 ? Array(buffer.prefix(count)) : nil
  }

  /// Leaves by `q` and waits for the end.
  func leave() {
    press("q")
    while next(within: 2000) != nil {}
    if waitpid(process, nil, WNOHANG) != process {
      kill(process, SIGTERM)
      waitpid(process, nil, 0)
    }
    isGone = true
  }

  // MARK: What the kernel counts

  /// CPU time of all threads, in milliseconds.
  var processorTime: Double {
    threads.reduce(0) { sum, thread in
      let text = Bench.text(of: "/proc/\(process)/task/\(thread)/schedstat")
      return sum + (text.split(separator: " ").first.flatMap { Double($0) } ?? 0) / 1_000_000
    }
  }

  /// How often a thread went to sleep of its own will.
  var sleeps: Int {
    threads.reduce(0) { sum, thread in
      sum + (field("voluntary_ctxt_switches", of: "/proc/\(process)/task/\(thread)/status") ?? 0)
    }
  }

  /// The most memory it ever had, in megabytes.
  var peakMemory: Double {
    Double(field("VmHWM", of: "/proc/\(process)/status") ?? 0) / 1024
  }

  private var threads: [String] {
    guard let folder = opendir("/proc/\(process)/task") else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names
  }

  private func field(_ name: String, of path: String) -> Int? {
    for line in Bench.text(of: path).split(separator: "\n") where line.hasPrefix(name + ":") {
      return line.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first.flatMap {
        Int($0)
      }
    }
    return nil
  }
}
