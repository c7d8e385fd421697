/// The objects of JSON lines or of one JSON array, one after the other: memory holds one.
struct JSONObjects {
  /// How many objects were given.
  private(set) var count = 0

  /// The longest object, in bytes.
  private static let limit = 1 << 26

  private let source: ByteSource
  private var buffer: [UInt8] = []
  /// Where in the buffer reading goes on.
  private var place = 0
  /// Where in the file the next piece begins.
  private var offset = 0
  private var line = 1
  private var isInArray: Bool?
  private var isOver = false
  private var isAfterObject = false

  init(_ source: ByteSource) {
    self.source = source
  }

  /// Share of the file that has been read, 0 to 1.
  var progress: Double {
    source.size > 0 ? min(1, Double(offset - buffer.count + place) / Double(source.size)) : 1
  }

  /// Whether the file is an array, or objects; nil where it begins as neither.
  mutating func isArray() throws(ImportProblem) -> Bool? {
    if let isInArray { return isInArray }
    switch try skipSpace() {
    case UInt8(ascii: "["):
      place += 1
      isInArray = true
    case UInt8(ascii: "{"): isInArray = false
    default: break
    }
    return isInArray
  }

  /// The next object; nil behind the last.
  mutating func next() throws(ImportProblem) -> JSONObject? {
    guard !isOver, let isInArray = try isArray() else { return nil }
    var byte = try skipSpace()
    if isInArray {
      if byte == UInt8(ascii: "]") {
        place += 1
        guard try skipSpace() == nil else { throw problem("something follows the array") }
        isOver = true
        return nil
      }
      if isAfterObject {
        guard byte == Byte.comma else { throw problem("the array is cut off") }
        place += 1
        byte = try skipSpace()
      }
    } else if byte == nil {
      isOver = true
      return nil
    }
    guard byte == UInt8(ascii: "{") else { throw problem("an object is expected here") }
    let first = line
    let end = try endOfObject()
    count += 1
    isAfterObject = true
    defer { place = end }
    return JSONObject(
      bytes: buffer[place..<end], line: first, where: "\(source.name), line \(first)")
  }

  private func problem(_ what: String) -> ImportProblem {
    ImportProblem(.content, "\(source.name), line \(line): \(what); export it again")
  }

  /// The next byte that is no white space; nil at the end.
  private mutating func skipSpace() throws(ImportProblem) -> UInt8? {
    while true {
      while place < buffer.count {
        let byte = buffer[place]
        guard byte <= Byte.space else { return byte }
        if byte == Byte.newline { line += 1 }
        place += 1
      }
      guard try refill() else { return nil }
    }
  }

  /// Where the object at `place` ends, with all of it in the buffer.
  private mutating func endOfObject() throws(ImportProblem) -> Int {
    var (depth, isInText, isEscaped) = (0, false, false)
    var looked = 0
    while true {
      let start = place
      let found: Int? = buffer.withUnsafeBufferPointer { bytes in
        while start + looked < bytes.count {
          let byte = bytes[start + looked]
          looked += 1
          if byte == Byte.newline { line += 1 }
          if isInText {
            if isEscaped {
              isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
              isEscaped = true
            } else if byte == Byte.quote {
              isInText = false
            }
            continue
          }
          switch byte {
          case Byte.quote: isInText = true
          case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
          case UInt8(ascii: "}"), UInt8(ascii: "]"):
            depth -= 1
            if depth == 0 { return start + looked }
          default: break
          }
        }
        return nil
      }
      if let found { return found }
      guard buffer.count - place < JSONObjects.limit else {
        throw problem("the object is too long")
      }
      guard try refill() else { throw problem("the object is cut off") }
    }
  }

  /// Reads a further piece behind what was not yet given; false at the end of the file.
  private mutating func refill() throws(ImportProblem) -> Bool {
    buffer.removeSubrange(..<place)
    place = 0
    let piece = try source.piece(at: offset)
    offset += piece.count
    buffer += piece
    return !piece.isEmpty
  }
}
