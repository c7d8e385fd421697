import Canvas
import EventLoop
import Glibc

/// Standard output, written in large pieces; a reader that goes away ends the program quietly.
struct Output: ~Copyable {
  private var bytes: [UInt8] = []
  private let descriptor: Int32

  init(descriptor: Int32 = STDOUT_FILENO) {
    self.descriptor = descriptor
  }

  deinit {
    Output.send(bytes, to: descriptor)
  }

  /// Writes text that is known to be safe for a terminal.
  mutating func write(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    if bytes.count > 1 << 16 { flush() }
  }

  mutating func write(_ more: [UInt8]) {
    bytes.append(contentsOf: more)
    if bytes.count > 1 << 16 { flush() }
  }

  mutating func flush() {
    Output.send(bytes, to: descriptor)
    bytes.removeAll(keepingCapacity: true)
  }

  private nonisolated static func send(_ bytes: [UInt8], to descriptor: Int32) {
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0 {
        if errno == EINTR { continue }
        // Nobody reads any more (a pager was left): that is no failure.
        exit(errno == EPIPE ? 0 : 1)
      }
      done += count
    }
  }
}

/// A sentence on standard error; whatever data is in it is made safe.
func complain(_ sentence: String) {
  var output = Output(descriptor: STDERR_FILENO)
  output.write("salesloop: " + TextWidth.printable(sentence) + "\n")
}

/// A line on standard error.
func remark(_ line: String) {
  var output = Output(descriptor: STDERR_FILENO)
  output.write(TextWidth.printable(line) + "\n")
}

/// A progress bar on standard error; silent where that is no terminal, and for work that is soon done.
final class ProgressBar {
  private let what: String
  private let isShown = isatty(STDERR_FILENO) == 1
  private let started = WallClock.monotonicMilliseconds()
  private var drawnAt = 0.0
  private var isDrawn = false

  init(_ what: String) {
    self.what = what
  }

  /// Shows how much is done, 0 to 1.
  func show(_ share: Double) {
    guard isShown else { return }
    let now = WallClock.monotonicMilliseconds()
    guard now - started > 200, now - drawnAt > 50 else { return }
    drawnAt = now
    isDrawn = true
    let width = 30
    let done = Int(min(1, max(0, share)) * Double(width))
    let bar = String(repeating: "#", count: done) + String(repeating: ".", count: width - done)
    var output = Output(descriptor: STDERR_FILENO)
    output.write("\r\(what) [\(bar)] \(Int(share * 100)) %\u{1B}[K")
  }

  /// Takes the bar away.
  func clear() {
    guard isDrawn else { return }
    isDrawn = false
    var output = Output(descriptor: STDERR_FILENO)
    output.write("\r\u{1B}[K")
  }
}
