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
