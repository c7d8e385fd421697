import LoopModel

/// What every row of a file must look like before its fields are read, and what is told of one that
/// does not.
struct RowShape {
  /// What is wrong with the shape of a row.
  enum Fault: Error {
    case damage(RecordDamage)
    case fieldCount
    case nul
    case notText(column: Int, byte: Int)
  }

  /// What each column is called.
  let titles: [String]
  /// Whether the first row named them.
  let hasHeader: Bool
  /// The columns whose text is used.
  let used: [Int]
  let encoding: TextEncoding
  let delimiter: UInt8

  /// What is wrong with the shape of the current row of `reader`.
  @inline(__always)
  func fault(_ reader: RecordReader) -> Fault? {
    if let damage = reader.damage { return .damage(damage) }
    if reader.fieldCount != titles.count { return .fieldCount }
    if reader.hasNUL { return .nul }
    return reader.isASCII ? nil : notText(reader)
  }

  private func notText(_ reader: RecordReader) -> Fault? {
    for column in used {
      if let byte = reader[column].firstInvalidByte {
        return .notText(column: column, byte: byte + 1)
      }
    }
    return nil
  }

  /// What is told about a row that has `fault`.
  func rejection(_ fault: Fault, _ reader: RecordReader) -> Rejection {
    switch fault {
    case .damage(let damage): return damaged(damage, reader)
    case .fieldCount:
      let found = reader.fieldCount
      return whole(
        reader, reader.line,
        "has \(grouped(found)) \(found == 1 ? "field" : "fields") where "
          + "\(hasHeader ? "the header" : "the first row") has \(titles.count)")
    case .nul:
      let column = titles.indices.first { reader[$0].bytes.contains(0) } ?? 0
      return at(column, reader, "holds a NUL byte")
    case .notText(let column, let byte):
      let advice = encoding == .utf8 ? "; if the file is Latin-1, say --encoding latin1" : ""
      return at(column, reader, "not \(encoding.label) at byte \(byte) of the field\(advice)")
    }
  }

  private func damaged(_ damage: RecordDamage, _ reader: RecordReader) -> Rejection {
    switch damage {
    case .unclosedQuote(let line), .textAfterQuote(let line):
      return whole(reader, line, damage.reason)
    case .fieldTooLong(let field) where field <= titles.count && field <= reader.keptFields:
      return at(field - 1, reader, damage.reason)
    default: return whole(reader, reader.line, damage.reason)
    }
  }

  /// A rejection because of one field.
  func at(_ column: Int, _ reader: RecordReader, _ reason: String) -> Rejection {
    Rejection(
      line: reader.line, column: column + 1, columnName: titles[column], reason: reason,
      value: RowShape.short(reader[column]))
  }

  /// A rejection of the row as a whole.
  func whole(_ reader: RecordReader, _ line: Int, _ reason: String) -> Rejection {
    var value = ""
    for index in 0..<min(reader.keptFields, 61) {
      if index > 0 { value.unicodeScalars.append(Unicode.Scalar(delimiter)) }
      value += RowShape.short(reader[index])
    }
    return Rejection(
      line: line, column: 0, columnName: "", reason: reason, value: shortened(value, to: 60))
  }

  private static func short(_ text: RowText) -> String {
    shortened(text.part(0, min(text.count, 300)).string, to: 60)
  }
}
