/// A file as a stream of large pieces of UTF-8, whatever it is written in.
///
/// What is not valid in the file's encoding comes out as bytes that are not valid UTF-8, so that
/// the row which holds it can be named.
final class ChunkStream {
  /// Bytes of the file read at once.
  static let chunk = 1 << 18

  private let source: ByteSource?
  private let encoding: TextEncoding
  private var offset: Int
  private let raw: UnsafeMutableRawBufferPointer
  private let output: UnsafeMutableBufferPointer<UInt8>
  private var memory: Int
  private var oddByte: UInt8?
  private var highSurrogate: UInt32 = 0

  /// The bytes of `source` from `offset` (behind a byte order mark) on.
  init(_ source: ByteSource, encoding: TextEncoding, from offset: Int) {
    self.source = source
    self.encoding = encoding
    self.offset = offset
    raw = .allocate(byteCount: ChunkStream.chunk, alignment: 16)
    output = .allocate(capacity: encoding == .utf8 ? 0 : ChunkStream.chunk * 3 + 16)
    memory = 0
  }

  /// The bytes of `sample`, which are UTF-8, as one piece.
  init(sample: [UInt8]) {
    source = nil
    encoding = .utf8
    offset = 0
    raw = .allocate(byteCount: max(1, sample.count), alignment: 16)
    raw.copyBytes(from: sample)
    output = .allocate(capacity: 0)
    memory = sample.count
  }

  deinit {
    raw.deallocate()
    output.deallocate()
  }

  /// Share of the file that has been read, 0 to 1.
  var progress: Double {
    guard let source, source.size > 0 else { return 1 }
    return min(1, Double(offset) / Double(source.size))
  }

  /// The next piece, valid until the next call; empty at the end.
  func next() throws(ImportProblem) -> UnsafeBufferPointer<UInt8> {
    guard let source else {
      defer { memory = 0 }
      return UnsafeBufferPointer(
        UnsafeMutableRawBufferPointer(rebasing: raw[..<memory]).bindMemory(to: UInt8.self))
    }
    while true {
      let count = try source.read(into: raw, at: offset)
      offset += count
      let bytes = UnsafeRawBufferPointer(rebasing: raw[..<count])
      let length: Int
      switch encoding {
      case .utf8: return bytes.bindMemory(to: UInt8.self)
      case .latin1: length = fromLatin1(bytes)
      case .utf16LittleEndian: length = fromUTF16(bytes, low: 0)
      case .utf16BigEndian: length = fromUTF16(bytes, low: 1)
      }
      if length > 0 || count == 0 { return UnsafeBufferPointer(rebasing: output[..<length]) }
    }
  }

  private func fromLatin1(_ bytes: UnsafeRawBufferPointer) -> Int {
    var length = 0
    for byte in bytes {
      if byte < 0x80 {
        output[length] = byte
        length += 1
      } else {
        let value = byte < 0xA0 ? UInt32(ChunkStream.windows1252[Int(byte) - 0x80]) : UInt32(byte)
        length = append(value, at: length)
      }
    }
    return length
  }

  private func fromUTF16(_ bytes: UnsafeRawBufferPointer, low: Int) -> Int {
    var length = 0
    var index = 0
    if bytes.isEmpty {
      if oddByte != nil || highSurrogate != 0 {
        output[0] = 0xFF
        length = 1
      }
      oddByte = nil
      highSurrogate = 0
      return length
    }
    if let first = oddByte {
      length = unit(low == 0 ? (bytes[0], first) : (first, bytes[0]), at: length)
      oddByte = nil
      index = 1
    }
    while index + 1 < bytes.count {
      length = unit((bytes[index + 1 - low], bytes[index + low]), at: length)
      index += 2
    }
    if index < bytes.count { oddByte = bytes[index] }
    return length
  }

  /// Appends one UTF-16 unit; half of a pair without the other half becomes 0xFF.
  private func unit(_ pair: (high: UInt8, low: UInt8), at start: Int) -> Int {
    let value = UInt32(pair.high) << 8 | UInt32(pair.low)
    var length = start
    if highSurrogate != 0 {
      let high = highSurrogate
      highSurrogate = 0
      if (0xDC00...0xDFFF).contains(value) {
        return append(0x10000 + (high - 0xD800) << 10 + (value - 0xDC00), at: length)
      }
      output[length] = 0xFF
      length += 1
    }
    switch value {
    case 0xD800...0xDBFF: highSurrogate = value
    case 0xDC00...0xDFFF:
      output[length] = 0xFF
      length += 1
    default: length = append(value, at: length)
    }
    return length
  }

  private func append(_ value: UInt32, at length: Int) -> Int {
    func put(_ offset: Int, _ bits: UInt32) {
      output[length + offset] = UInt8(truncatingIfNeeded: bits)
    }
    switch value {
    case ..<0x80:
      put(0, value)
      return length + 1
    case ..<0x800:
      put(0, 0xC0 | value >> 6)
      put(1, 0x80 | value & 0x3F)
      return length + 2
    case ..<0x10000:
      put(0, 0xE0 | value >> 12)
      put(1, 0x80 | value >> 6 & 0x3F)
      put(2, 0x80 | value & 0x3F)
      return length + 3
    default:
      put(0, 0xF0 | value >> 18)
      put(1, 0x80 | value >> 12 & 0x3F)
      put(2, 0x80 | value >> 6 & 0x3F)
      put(3, 0x80 | value & 0x3F)
      return length + 4
    }
  }

  /// What Windows-1252 has at 0x80 to 0x9F.
  private static let windows1252: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]
}
