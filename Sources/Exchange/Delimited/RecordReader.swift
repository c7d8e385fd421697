import Glibc

/// Reads a delimited file row by row (RFC 4180), in one reused buffer and in time that grows with
/// the file only.
///
/// Fields are separated by one byte; a field may be quoted, with doubled quotes and newlines
/// inside. Lines end in LF, CRLF or CR, also mixed. Spaces between a delimiter and a quote are left
/// out; a quote inside a bare field is an ordinary character. Lines without anything are skipped,
/// and counted.
final class RecordReader {
  /// Longest field kept, in bytes; a row with a longer one is damaged.
  static let longestField = 65_536
  /// Most fields of a row; a row with more is damaged.
  static let mostFields = 4_096
  /// Longest row kept, in bytes; a longer one is damaged.
  static let longestRow = 1 << 20

  /// Line on which the current row starts, from 1.
  private(set) var line = 1
  /// Number of fields of the current row, also of those that are not kept.
  private(set) var fieldCount = 0
  /// What is wrong with the shape of the current row.
  private(set) var damage: RecordDamage?
  /// Whether the current row holds a NUL byte.
  private(set) var hasNUL = false
  /// Whether the current row holds a byte that is not ASCII.
  var isASCII: Bool { highBits < 0x80 }

  private enum State { case start, leadingSpace, bare, quoted, closing, afterQuote }

  private let stream: ChunkStream
  private let delimiter: UInt8
  private let longestField: Int
  private let classes: UnsafeMutablePointer<UInt8>
  private let text: UnsafeMutablePointer<UInt8>
  private let ends: UnsafeMutablePointer<Int>
  private var cursor: UnsafePointer<UInt8>
  private var limit: UnsafePointer<UInt8>
  private var length = 0
  private var fieldStart = 0
  private var highBits: UInt8 = 0
  private var currentLine = 1
  private var afterReturn = false
  private var sawQuote = false
  private let onChunk: ((Double) -> Void)?

  /// Rows of `stream`, whose fields are separated by `delimiter`; `onChunk` hears of the progress.
  init(
    _ stream: ChunkStream, delimiter: UInt8, longestField: Int = RecordReader.longestField,
    onChunk: ((Double) -> Void)? = nil
  ) {
    self.stream = stream
    self.delimiter = delimiter
    self.longestField = longestField
    self.onChunk = onChunk
    classes = .allocate(capacity: 256)
    classes.initialize(repeating: 0, count: 256)
    for byte in [0x0A, 0x0D, 0x00] { classes[byte] = 3 }
    classes[Int(Byte.quote)] |= 2
    classes[Int(delimiter)] |= 1
    text = .allocate(capacity: RecordReader.longestRow)
    ends = .allocate(capacity: RecordReader.mostFields)
    cursor = UnsafePointer(text)
    limit = cursor
  }

  deinit {
    classes.deallocate()
    text.deallocate()
    ends.deallocate()
  }

  /// Field `index` of the current row, valid until the next call of `next()`.
  @inline(__always)
  subscript(index: Int) -> RowText {
    let start = index == 0 ? 0 : ends[index - 1]
    return RowText(UnsafeBufferPointer(start: text + start, count: ends[index] - start))
  }

  /// Number of fields of the current row that can be asked for.
  var keptFields: Int { min(fieldCount, RecordReader.mostFields) }

  /// Goes to the next row; false at the end of the file.
  ///
  /// Blank lines are passed over, and rows of nothing but delimiters, as spreadsheets put below a table.
  func next() throws(ImportProblem) -> Bool {
    while try read() {
      if length == 0, !sawQuote, !hasNUL, damage == nil { continue }
      if fieldCount > 1 || sawQuote || hasNUL || damage != nil || !self[0].trimmed.isEmpty {
        return true
      }
    }
    return false
  }

  private func refill() throws(ImportProblem) -> Bool {
    let chunk = try stream.next()
    guard let base = chunk.baseAddress, chunk.count > 0 else { return false }
    cursor = base
    limit = base + chunk.count
    onChunk?(stream.progress)
    return true
  }

  private func read() throws(ImportProblem) -> Bool {
    fieldCount = 0
    length = 0
    fieldStart = 0
    damage = nil
    hasNUL = false
    highBits = 0
    sawQuote = false
    if cursor == limit, try !refill() { return false }
    if afterReturn {
      afterReturn = false
      if cursor.pointee == Byte.newline {
        cursor += 1
        if cursor == limit, try !refill() { return false }
      }
    }
    line = currentLine
    var state = State.start
    var quoteLine = currentLine
    var lastWasReturn = false
    while true {
      if cursor == limit, try !refill() {
        if state == .quoted { damage = .unclosedQuote(line: quoteLine) }
        endField()
        return true
      }
      switch state {
      case .start, .leadingSpace:
        switch cursor.pointee {
        case Byte.quote:
          length = fieldStart
          quoteLine = currentLine
          sawQuote = true
          lastWasReturn = false
          cursor += 1
          state = .quoted
        case Byte.space where delimiter != Byte.space:
          append(cursor, 1)
          cursor += 1
          state = .leadingSpace
        default: state = .bare
        }
      case .bare:
        copyRun(until: 1)
        if cursor == limit { continue }
        let byte = cursor.pointee
        if byte == 0 {
          keepNUL()
          continue
        }
        if endsField(byte) { return true }
        state = .start
      case .quoted:
        if copyRun(until: 2) > 0 { lastWasReturn = false }
        if cursor == limit { continue }
        switch cursor.pointee {
        case Byte.quote:
          cursor += 1
          state = .closing
          continue
        case Byte.carriageReturn:
          currentLine += 1
          lastWasReturn = true
        case Byte.newline:
          if !lastWasReturn { currentLine += 1 }
          lastWasReturn = false
        default:
          hasNUL = true
          lastWasReturn = false
        }
        append(cursor, 1)
        cursor += 1
      case .closing, .afterQuote:
        let byte = cursor.pointee
        if byte == Byte.quote, state == .closing {
          append(cursor, 1)
          cursor += 1
          lastWasReturn = false
          state = .quoted
        } else if byte == delimiter || byte == Byte.newline || byte == Byte.carriageReturn {
          if endsField(byte) { return true }
          state = .start
        } else if byte == Byte.space {
          cursor += 1
          state = .afterQuote
        } else {
          if damage == nil { damage = .textAfterQuote(line: currentLine) }
          state = .bare
        }
      }
    }
  }

  /// Takes the byte that ends a field; true where it ends the row as well.
  @inline(__always)
  private func endsField(_ byte: UInt8) -> Bool {
    cursor += 1
    endField()
    if byte == delimiter { return false }
    currentLine += 1
    afterReturn = byte == Byte.carriageReturn
    return true
  }

  private func keepNUL() {
    hasNUL = true
    append(cursor, 1)
    cursor += 1
  }

  /// Copies bytes up to one that is special (`mask`) or the end of the chunk; says how many.
  @inline(__always)
  @discardableResult
  private func copyRun(until mask: UInt8) -> Int {
    let start = cursor
    var place = cursor
    let end = limit
    let classes = classes
    var high: UInt8 = 0
    while place < end, classes[Int(place.pointee)] & mask == 0 {
      high |= place.pointee
      place += 1
    }
    highBits |= high
    cursor = place
    let count = place - start
    append(start, count)
    return count
  }

  @inline(__always)
  private func append(_ bytes: UnsafePointer<UInt8>, _ count: Int) {
    if length - fieldStart + count > longestField {
      if damage == nil { damage = .fieldTooLong(field: fieldCount + 1) }
    } else if length + count > RecordReader.longestRow {
      if damage == nil { damage = .rowTooLong }
    } else {
      memcpy(text + length, bytes, count)
      length += count
    }
  }

  @inline(__always)
  private func endField() {
    if fieldCount < RecordReader.mostFields {
      ends[fieldCount] = length
    } else if damage == nil {
      damage = .tooManyFields
    }
    fieldCount += 1
    fieldStart = length
  }
}
