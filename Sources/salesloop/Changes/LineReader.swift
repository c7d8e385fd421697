import Glibc

/// Lines of standard input or a file, each as soon as it is there.
struct LineReader: ~Copyable {
  /// What a line is.
  enum Line {
    case text(String)
    /// Longer than a line may be.
    case tooLong
    /// Not UTF-8.
    case noText
  }

  /// The longest line, in bytes.
  static let limit = 1 << 20

  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false

  init(descriptor: Int32 = STDIN_FILENO) {
    self.descriptor = descriptor
  }

  /// The next line without its end; nil after the last.
  mutating func next() throws(Failure) -> Line? {
    var isTooLong = false
    var searched = start
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        let line = buffer[start..<end]
        start = end + 1
        return isTooLong ? .tooLong : understood(line)
      }
      if buffer.count - start > LineReader.limit {
        isTooLong = true
        start = buffer.count
      }
      buffer.removeSubrange(..<start)
      start = 0
      searched = buffer.count
      if isAtEnd {
        let line = buffer[...]
        buffer = []
        return isTooLong ? .tooLong : line.isEmpty ? nil : understood(line)
      }
      try fill()
    }
  }

  private func understood(_ bytes: ArraySlice<UInt8>) -> Line {
    guard bytes.count <= LineReader.limit else { return .tooLong }
    let line = bytes.last == 0x0D ? bytes.dropLast() : bytes
    return String(validating: line, as: UTF8.self).map(Line.text) ?? .noText
  }

  private mutating func fill() throws(Failure) {
    var piece = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = piece.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        let name = descriptor == STDIN_FILENO ? "standard input" : "the file"
        throw Failure("\(name) cannot be read: \(String(cString: strerror(errno)))")
      }
      isAtEnd = count == 0
      buffer += piece.prefix(count)
      return
    }
  }
}
