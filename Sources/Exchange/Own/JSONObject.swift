/// A JSON object whose values are taken as texts.
struct JSONObject {
  /// Its bytes, from brace to brace.
  let bytes: ArraySlice<UInt8>
  /// The line of its file on which it begins, from 1.
  let line: Int
  /// Where that is, as the beginning of a sentence.
  let place: String

  init(bytes: ArraySlice<UInt8>, line: Int, where place: String) {
    self.bytes = bytes
    self.line = line
    self.place = place
  }

  /// Its members in their order: of a text what it says, of all else how it is written, nil for null.
  func members() throws(ImportProblem) -> [(name: String, value: String?)] {
    var members: [(name: String, value: String?)] = []
    var reader = Reader(bytes: bytes, place: bytes.startIndex + 1)
    var isFirst = true
    while true {
      var byte = reader.skipSpace()
      if byte == UInt8(ascii: "}") { return members }
      if !isFirst {
        guard byte == Byte.comma else { throw noJSON() }
        reader.place += 1
        byte = reader.skipSpace()
      }
      isFirst = false
      guard byte == Byte.quote, let name = reader.text(), reader.skipSpace() == Byte.colon else {
        throw noJSON()
      }
      reader.place += 1
      guard let start = reader.skipSpace() else { throw noJSON() }
      if start == Byte.quote {
        guard let text = reader.text() else { throw noJSON() }
        members.append((name, text))
      } else {
        guard let literal = reader.literal() else { throw noJSON() }
        members.append((name, literal == "null" ? nil : literal))
      }
    }
  }

  private func noJSON() -> ImportProblem {
    ImportProblem(.content, "\(place): it is no JSON; export it again")
  }

  /// Reads values, one after the other.
  private struct Reader {
    let bytes: ArraySlice<UInt8>
    var place: Int

    /// The next byte that is no white space; nil at the end.
    mutating func skipSpace() -> UInt8? {
      while place < bytes.endIndex, bytes[place] <= Byte.space { place += 1 }
      return place < bytes.endIndex ? bytes[place] : nil
    }

    /// What a text at `place` says; nil where it is broken.
    mutating func text() -> String? {
      place += 1
      var start = place
      var result: [UInt8] = []
      while place < bytes.endIndex {
        switch bytes[place] {
        case Byte.quote:
          defer { place += 1 }
          if result.isEmpty { return String(validating: bytes[start..<place], as: UTF8.self) }
          result += bytes[start..<place]
          return String(validating: result, as: UTF8.self)
        case UInt8(ascii: "\\"):
          result += bytes[start..<place]
          guard let escaped = escape() else { return nil }
          result += escaped
          start = place
        default: place += 1
        }
      }
      return nil
    }

    /// The bytes that an escape at `place` stands for.
    private mutating func escape() -> [UInt8]? {
      guard place + 1 < bytes.endIndex else { return nil }
      let letter = bytes[place + 1]
      place += 2
      switch letter {
      case UInt8(ascii: "n"): return [0x0A]
      case UInt8(ascii: "r"): return [0x0D]
      case UInt8(ascii: "t"): return [0x09]
      case UInt8(ascii: "b"): return [0x08]
      case UInt8(ascii: "f"): return [0x0C]
      case Byte.quote, UInt8(ascii: "\\"), Byte.slash: return [letter]
      case UInt8(ascii: "u"):
        guard var value = unit() else { return nil }
        if (0xD800..<0xDC00).contains(value) {
          guard place + 1 < bytes.endIndex, bytes[place] == UInt8(ascii: "\\"),
            bytes[place + 1] == UInt8(ascii: "u")
          else { return nil }
          place += 2
          guard let low = unit(), (0xDC00..<0xE000).contains(low) else { return nil }
          value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
        }
        return Unicode.Scalar(value).flatMap { UTF8.encode($0) }.map(Array.init)
      default: return nil
      }
    }

    /// Four hexadecimal digits.
    private mutating func unit() -> UInt32? {
      guard place + 4 <= bytes.endIndex else { return nil }
      defer { place += 4 }
      return UInt32(String(decoding: bytes[place..<place + 4], as: UTF8.self), radix: 16)
    }

    /// A value at `place` that is no text, as it is written: a number, a word, an object or an array.
    mutating func literal() -> String? {
      let start = place
      var (depth, isInText) = (0, false)
      while place < bytes.endIndex {
        let byte = bytes[place]
        if isInText {
          if byte == UInt8(ascii: "\\") { place += 1 }
          if byte == Byte.quote { isInText = false }
        } else {
          switch byte {
          case Byte.quote: isInText = true
          case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
          case UInt8(ascii: "}") where depth == 0, Byte.comma where depth == 0:
            return written(start..<place)
          case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
          default: break
          }
        }
        place += 1
      }
      return nil
    }

    private func written(_ range: Range<Int>) -> String? {
      var end = range.upperBound
      while end > range.lowerBound, bytes[end - 1] <= Byte.space { end -= 1 }
      guard end > range.lowerBound else { return nil }
      let text = String(validating: bytes[range.lowerBound..<end], as: UTF8.self)
      switch bytes[range.lowerBound] {
      case UInt8(ascii: "{"), UInt8(ascii: "["), Byte.minus, Byte.zero...(Byte.zero + 9):
        return text
      default: return text.flatMap { ["null", "true", "false"].contains($0) ? $0 : nil }
      }
    }
  }
}
