/// Writes rows of delimited text as RFC 4180 has them, with LF at the end of a line.
///
/// What is written reads back byte for byte. For spreadsheets, which take text that starts with `=`
/// for a formula, `spreadsheetSafe` puts an apostrophe before such text, and before such text that has
/// one already; an import takes one away again. Text that is a plain number stays one.
public struct CSVWriter: Sendable {
  /// What has been written and not taken away by `take()`.
  public private(set) var bytes: [UInt8] = []

  private let spreadsheetSafe: Bool
  private var fields = 0
  private var rowStart = 0

  /// A writer of rows; text is protected from spreadsheets where `spreadsheetSafe`.
  public init(spreadsheetSafe: Bool = false) {
    self.spreadsheetSafe = spreadsheetSafe
  }

  /// What has been written as a string.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Appends a field of text to the row.
  public mutating func field(_ text: some StringProtocol) {
    separate()
    var value = Array(text.utf8)
    if spreadsheetSafe, CSVWriter.isFormula(value.drop { $0 == Byte.apostrophe }) {
      value.insert(Byte.apostrophe, at: 0)
    }
    guard CSVWriter.needsQuotes(value) else {
      bytes += value
      return
    }
    bytes.append(Byte.quote)
    for byte in value {
      if byte == Byte.quote { bytes.append(Byte.quote) }
      bytes.append(byte)
    }
    bytes.append(Byte.quote)
  }

  /// Appends a field that is a number, which no spreadsheet takes for a formula.
  public mutating func number(_ text: some StringProtocol) {
    separate()
    bytes += text.utf8
  }

  /// Ends the row.
  public mutating func endRow() {
    // A row of one empty field would read back as a blank line.
    if fields == 1, bytes.count == rowStart { bytes += [Byte.quote, Byte.quote] }
    bytes.append(Byte.newline)
    fields = 0
    rowStart = bytes.count
  }

  /// Writes a row of texts.
  public mutating func row(_ texts: [String]) {
    for text in texts { field(text) }
    endRow()
  }

  /// Takes what has been written so far out of the writer, between two rows.
  public mutating func take() -> [UInt8] {
    defer {
      bytes.removeAll(keepingCapacity: true)
      rowStart = 0
    }
    return bytes
  }

  private mutating func separate() {
    if fields > 0 { bytes.append(Byte.comma) }
    fields += 1
  }

  private static func needsQuotes(_ value: [UInt8]) -> Bool {
    guard let first = value.first, let last = value.last else { return false }
    if first == Byte.space || first == Byte.tab || last == Byte.space || last == Byte.tab {
      return true
    }
    return value.contains {
      $0 == Byte.comma || $0 == Byte.quote || $0 == Byte.newline || $0 == Byte.carriageReturn
    }
  }

  /// Whether a spreadsheet takes the text for a formula: it starts with `=`, `+`, `-` or `@`, after
  /// blanks too, or with a tab or CR, which some drop.
  static func isFormula(_ value: some Collection<UInt8>) -> Bool {
    guard let first = value.first else { return false }
    if first == Byte.tab || first == Byte.carriageReturn { return true }
    var rest = Array(value)[...]
    while let byte = rest.first {
      if byte == Byte.space || (0x09...0x0D).contains(byte) {
        rest.removeFirst()
      } else if rest.starts(with: noBreakSpace) {
        rest.removeFirst(2)
      } else {
        break
      }
    }
    // The wide forms are taken for the narrow ones in some languages.
    if wideStarts.contains(where: rest.starts) { return true }
    switch rest.first {
    case 0x3D, 0x40: return true
    case Byte.plus, Byte.minus: return !isPlainNumber(rest.dropFirst())
    default: return false
    }
  }

  private static let noBreakSpace: [UInt8] = [0xC2, 0xA0]
  private static let wideStarts = ["＝", "＋", "－", "＠"].map { Array($0.utf8) }

  private static func isPlainNumber(_ digits: ArraySlice<UInt8>) -> Bool {
    guard let first = digits.first, let last = digits.last, Byte.isDigit(first),
      Byte.isDigit(last)
    else { return false }
    return digits.allSatisfy { Byte.isDigit($0) || $0 == Byte.point }
      && digits.count { $0 == Byte.point } <= 1
  }
}
