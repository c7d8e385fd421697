import LoopModel

/// A record on its way out of memory: numbers in as few bytes as they need, texts with their length.
struct RecordBytes {
  private(set) var bytes: [UInt8] = []

  /// Begins anew, in the same memory.
  mutating func clear() { bytes.removeAll(keepingCapacity: true) }

  mutating func add(_ number: Int) {
    var rest = UInt(bitPattern: number << 1 ^ number >> (Int.bitWidth - 1))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func add(_ text: String) {
    add(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  mutating func add(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

  /// Whether there is a value, and the value.
  mutating func add(_ number: Int64?) {
    add(number != nil)
    if let number { add(Int(number)) }
  }

  mutating func add(_ day: Day?) { add((day?.number).map(Int64.init)) }

  mutating func add(_ word: (some RawRepresentable<String>)?) { add(word?.rawValue ?? "") }
}

/// Reads what `RecordBytes` wrote, in the same order.
struct RecordScan {
  private let bytes: UnsafeRawBufferPointer
  private var index = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  mutating func number() -> Int {
    var value: UInt = 0
    var shift: UInt = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      value |= UInt(byte & 0x7F) << shift
      if byte < 0x80 { break }
      shift += 7
    }
    return Int(bitPattern: value >> 1) ^ -Int(bitPattern: value & 1)
  }

  mutating func text() -> String {
    let count = number()
    guard count > 0, index + count <= bytes.count else { return "" }
    defer { index += count }
    return String(decoding: bytes[index..<index + count], as: UTF8.self)
  }

  mutating func flag() -> Bool {
    defer { index += 1 }
    return index < bytes.count && bytes[index] != 0
  }

  mutating func optional() -> Int64? { flag() ? Int64(number()) : nil }

  mutating func day() -> Day? { optional().map { Day(number: Int32(clamping: $0)) } }

  mutating func word<Word: RawRepresentable<String>>() -> Word? { Word(rawValue: text()) }
}
