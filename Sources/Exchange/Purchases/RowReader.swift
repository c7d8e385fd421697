import LoopModel

/// Makes purchases of rows.
struct RowReader {
  /// What is wrong with a row.
  enum Fault: Error {
    case shape(RowShape.Fault)
    case noCustomer
    case tooLong(column: Int)
    case date(DateReader.Failure)
    case amount(AmountReader.Failure)
    case currency(AmountReader.Failure)
  }

  let columns: Columns
  let dates: DateReader
  let amounts: AmountReader
  let shape: RowShape

  /// The purchase in the current row of `reader`; `rounded` tells whether its amount was.
  @inline(__always)
  func read(_ reader: RecordReader, _ rounded: inout Bool) -> Result<PurchaseRow, Fault> {
    if let fault = shape.fault(reader) { return .failure(.shape(fault)) }
    let id = columns.externalID.map { reader[$0].trimmed.unguarded } ?? .none
    let name = columns.name.map { reader[$0].trimmed.unguarded } ?? .none
    let owner = columns.owner.map { reader[$0].trimmed.unguarded } ?? .none
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
    if let column = columns.currency {
      do {
        try amounts.check(reader[column].trimmed)
      } catch {
        return .failure(.currency(error))
      }
    }
    return .success(
      PurchaseRow(
        externalID: id, name: name, owner: owner, day: day, amount: amount, line: reader.line))
  }

  /// What is told about a row that has `fault`.
  func rejection(_ fault: Fault, _ reader: RecordReader) -> Rejection {
    switch fault {
    case .shape(let fault): return shape.rejection(fault, reader)
    case .noCustomer:
      return shape.at(columns.name ?? columns.externalID ?? 0, reader, "the customer is missing")
    case .tooLong(let column):
      return shape.at(column, reader, "is longer than \(grouped(PurchaseFile.longestName)) bytes")
    case .date(let failure): return shape.at(columns.date, reader, failure.reason)
    case .amount(let failure): return shape.at(columns.amount, reader, amounts.reason(failure))
    case .currency(let failure):
      return shape.at(columns.currency ?? 0, reader, amounts.reason(failure))
    }
  }
}
