extension RowText {
  /// Number of bytes.
  var count: Int { bytes.count }

  /// The byte at `index`, which must lie inside.
  subscript(index: Int) -> UInt8 {
    @inline(__always) get { bytes[index] }
  }

  /// The bytes from `start` up to `end`, in place.
  func part(_ start: Int, _ end: Int) -> RowText {
    RowText(UnsafeBufferPointer(rebasing: bytes[start..<end]))
  }

  /// Length of the space that starts at `index`: 0 where there is none.
  ///
  /// Spaces are U+0020, tab, the no-break space U+00A0, the thin space U+2009 and the narrow
  /// no-break space U+202F.
  @inline(__always)
  func space(at index: Int, before end: Int) -> Int {
    switch bytes[index] {
    case 0x20, 0x09: 1
    case 0xC2: index + 1 < end && bytes[index + 1] == 0xA0 ? 2 : 0
    case 0xE2:
      index + 2 < end && bytes[index + 1] == 0x80
        && (bytes[index + 2] == 0xAF || bytes[index + 2] == 0x89) ? 3 : 0
    default: 0
    }
  }

  /// Length of the space that ends just before `end`: 0 where there is none.
  @inline(__always)
  func space(endingAt end: Int, after start: Int) -> Int {
    switch bytes[end - 1] {
    case 0x20, 0x09: 1
    case 0xA0: end - 2 >= start && bytes[end - 2] == 0xC2 ? 2 : 0
    case 0xAF, 0x89: end - 3 >= start && space(at: end - 3, before: end) == 3 ? 3 : 0
    default: 0
    }
  }

  /// The text without the spaces before and after it.
  @inline(__always)
  var trimmed: RowText {
    var start = 0
    var end = bytes.count
    while start < end {
      let length = space(at: start, before: end)
      if length == 0 { break }
      start += length
    }
    while end > start {
      let length = space(endingAt: end, after: start)
      if length == 0 { break }
      end -= length
    }
    return start == 0 && end == bytes.count ? self : part(start, end)
  }

  /// The text without the apostrophe that an export puts before what a spreadsheet takes for a formula.
  var unguarded: RowText { isGuarded ? part(1, count).trimmed : self }

  /// The same as it was before it was exported, spaces around it included.
  var asExported: RowText { isGuarded ? part(1, count) : self }

  private var isGuarded: Bool {
    count > 1 && bytes[0] == Byte.apostrophe
      && CSVWriter.isFormula(bytes.drop { $0 == Byte.apostrophe })
  }

  /// Position of the first byte that is not valid UTF-8, or nil where all is valid.
  var firstInvalidByte: Int? {
    var index = 0
    let end = bytes.count
    while index < end {
      let lead = bytes[index]
      if lead < 0x80 {
        index += 1
        continue
      }
      let length = RowText.sequenceLength(lead)
      guard length > 0, index + length <= end else { return index }
      let second = bytes[index + 1]
      switch lead {
      case 0xE0: if second < 0xA0 { return index }
      case 0xED: if second > 0x9F { return index }
      case 0xF0: if second < 0x90 { return index }
      case 0xF4: if second > 0x8F { return index }
      default: break
      }
      for offset in 1..<length where bytes[index + offset] & 0xC0 != 0x80 { return index }
      index += length
    }
    return nil
  }

  /// Bytes in the sequence that `lead` starts, or 0 where no sequence starts so.
  static func sequenceLength(_ lead: UInt8) -> Int {
    switch lead {
    case ..<0x80: 1
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 0
    }
  }
}
