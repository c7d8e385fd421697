/// Writes JSON (RFC 8259), compact, value after value, without building a tree.
///
/// Commas and colons are set by the writer; the caller keeps objects and arrays balanced and gives
/// a key before each value of an object. Strings are safe inside HTML-free scripts and on a
/// terminal: controls, U+2028 and U+2029 are escaped.
public struct JSONWriter: Sendable {
  /// What has been written and not taken away by `take()`.
  public private(set) var bytes: [UInt8] = []

  private var needsComma = false

  /// A writer of nothing yet.
  public init() {}

  /// What has been written as a string.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Opens an object.
  public mutating func beginObject() { open(0x7B) }

  /// Closes the object that is open.
  public mutating func endObject() { close(0x7D) }

  /// Opens an array.
  public mutating func beginArray() { open(0x5B) }

  /// Closes the array that is open.
  public mutating func endArray() { close(0x5D) }

  /// Writes the key of the value that follows.
  public mutating func key(_ name: String) {
    string(name)
    bytes.append(Byte.colon)
    needsComma = false
  }

  /// Writes a string.
  public mutating func string(_ value: some StringProtocol) {
    separate()
    bytes.append(Byte.quote)
    for scalar in value.unicodeScalars { escape(scalar) }
    bytes.append(Byte.quote)
  }

  /// Writes a whole number.
  public mutating func int(_ value: some BinaryInteger) { raw(String(value)) }

  /// Writes a number in the fewest digits that read back as the same; NaN and infinity as null.
  public mutating func double(_ value: Double) { raw(value.isFinite ? "\(value)" : "null") }

  /// Writes digits that are a JSON number already: an amount such as `12.50`.
  public mutating func number(_ digits: String) { raw(digits) }

  /// Writes a value that is JSON already, on one line; what must not stand in it raw is escaped.
  public mutating func json(_ text: String) {
    separate()
    for scalar in text.unicodeScalars {
      if scalar == "\"" || scalar == "\\" {
        bytes.append(UInt8(truncatingIfNeeded: scalar.value))
      } else {
        escape(scalar)
      }
    }
  }

  /// Writes true or false.
  public mutating func bool(_ value: Bool) { raw(value ? "true" : "false") }

  /// Writes null.
  public mutating func null() { raw("null") }

  /// Writes a line end between two values that stand outside of everything (JSON lines).
  public mutating func newline() {
    bytes.append(Byte.newline)
    needsComma = false
  }

  /// Takes what has been written so far out of the writer, also in the middle of a value.
  public mutating func take() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  private mutating func separate() {
    if needsComma { bytes.append(Byte.comma) }
    needsComma = true
  }

  private mutating func raw(_ text: String) {
    separate()
    bytes += text.utf8
  }

  private mutating func open(_ byte: UInt8) {
    separate()
    bytes.append(byte)
    needsComma = false
  }

  private mutating func close(_ byte: UInt8) {
    bytes.append(byte)
    needsComma = true
  }

  private mutating func escape(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x22: bytes += #"\""#.utf8
    case 0x5C: bytes += #"\\"#.utf8
    case 0x0A: bytes += #"\n"#.utf8
    case 0x0D: bytes += #"\r"#.utf8
    case 0x09: bytes += #"\t"#.utf8
    // Controls, and marks that reorder the text around them: never raw, whoever reads this.
    case ..<0x20, 0x7F...0x9F, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069:
      let digits = String(scalar.value, radix: 16)
      bytes += "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8
    default: bytes += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
    }
  }
}
