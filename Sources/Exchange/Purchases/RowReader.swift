import LoopModel

/// Makes purchases of rows.
struct RowReader {
  /// What is wrong with a row.
  enum Fault: Error {
    case damage(RecordDamage)
    case fieldCount
    case nul
    case notText(column: Int, byte: Int)
    case noCustomer
    case tooLong(column: Int)
    case date(DateReader.Failure)
    case amount(AmountReader.Failure)
    case currency(AmountReader.Failure)
    case unknownCurrency
  }

  let columns: Columns
  let dates: DateReader
  let amounts: AmountReader
  let encoding: TextEncoding
  let delimiter: UInt8

  /// The purchase in the current row of `reader`; `rounded` tells whether its amount was.
  @inline(__always)
  func read(_ reader: RecordReader, _ rounded: inout Bool) -> Result<PurchaseRow, Fault> {
    if let damage = reader.damage { return .failure(.damage(damage)) }
    if reader.fieldCount != columns.count { return .failure(.fieldCount) }
    if reader.hasNUL { return .failure(.nul) }
    if !reader.isASCII, let fault = notText(reader) { return .failure(fault) }
    let id = columns.externalID.map { reader[$0].trimmed } ?? .none
    let name = columns.name.map { reader[$0].trimmed } ?? .none
    let owner = columns.owner.map { reader[$0].trimmed } ?? .none
    if id.isEmpty, name.isEmpty { return .failure(.noCustomer) }
    let longest = PurchaseFile.longestName
    if id.count > longest { return .failure(.tooLong(column: columns.externalID ?? 0)) }
    if name.count > longest { return .failure(.tooLong(column: columns.name ?? 0)) }
    if owner.count > longest { return .failure(.tooLong(column: columns.owner ?? 0)) }
    let day: Day
    do {
      day = try dates.day(reader[columns.date].trimmed)
    } catch {
      return .failure(.date(error))
    }
    let amount: Int64
    do {
      (amount, rounded) = try amounts.amount(reader[columns.amount].trimmed)
    } catch {
      return .failure(.amount(error))
    }
    if let column = columns.currency, let fault = otherCurrency(reader[column].trimmed) {
      return .failure(fault)
    }
    return .success(
      PurchaseRow(
        externalID: id, name: name, owner: owner, day: day, amount: amount, line: reader.line))
  }

  private func otherCurrency(_ text: RowText) -> Fault? {
    if text.isEmpty { return nil }
    guard let (mark, length) = CurrencyMark.leading(text), length == text.count else {
      return .unknownCurrency
    }
    do {
      try amounts.check(mark)
      return nil
    } catch {
      return .currency(error)
    }
  }

  private func notText(_ reader: RecordReader) -> Fault? {
    for column in 0..<columns.count where columns.role(of: column) != nil {
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
          + "\(columns.names.isEmpty ? "the first row" : "the header") has \(columns.count)")
    case .nul:
      let column = (0..<columns.count).first { reader[$0].bytes.contains(0) } ?? 0
      return at(column, reader, "holds a NUL byte")
    case .notText(let column, let byte):
      let advice = encoding == .utf8 ? "; if the file is Latin-1, say --encoding latin1" : ""
      return at(column, reader, "not \(encoding.label) at byte \(byte) of the field\(advice)")
    case .noCustomer:
      return at(columns.name ?? columns.externalID ?? 0, reader, "the customer is missing")
    case .tooLong(let column):
      return at(column, reader, "is longer than \(grouped(PurchaseFile.longestName)) bytes")
    case .date(let failure): return at(columns.date, reader, failure.reason)
    case .amount(let failure): return at(columns.amount, reader, amounts.reason(failure))
    case .currency(let failure):
      return at(columns.currency ?? 0, reader, amounts.reason(failure))
    case .unknownCurrency: return at(columns.currency ?? 0, reader, "is not a currency")
    }
  }

  private func damaged(_ damage: RecordDamage, _ reader: RecordReader) -> Rejection {
    switch damage {
    case .unclosedQuote(let line), .textAfterQuote(let line):
      return whole(reader, line, damage.reason)
    case .fieldTooLong(let field) where field <= columns.count && field <= reader.keptFields:
      return at(field - 1, reader, damage.reason)
    default: return whole(reader, reader.line, damage.reason)
    }
  }

  private func at(_ column: Int, _ reader: RecordReader, _ reason: String) -> Rejection {
    Rejection(
      line: reader.line, column: column + 1, columnName: columns.title(of: column),
      reason: reason, value: RowReader.short(reader[column]))
  }

  private func whole(_ reader: RecordReader, _ line: Int, _ reason: String) -> Rejection {
    var value = ""
    for index in 0..<min(reader.keptFields, 61) {
      if index > 0 { value.unicodeScalars.append(Unicode.Scalar(delimiter)) }
      value += RowReader.short(reader[index])
    }
    return Rejection(
      line: line, column: 0, columnName: "", reason: reason, value: shortened(value, to: 60))
  }

  private static func short(_ text: RowText) -> String {
    shortened(text.part(0, min(text.count, 300)).string, to: 60)
  }
}
