/// What all rows of a file say about its dates and amounts.
struct ColumnEvidence {
  /// About the order of day and month.
  private(set) var dates = DateEvidence()
  /// About the decimal mark and the currency.
  private(set) var amounts = AmountEvidence()
  /// Rows read, good and bad.
  private(set) var rows = 0

  /// Reads `reader` to its end.
  init(_ reader: RecordReader, _ columns: Columns) throws(ImportProblem) {
    if let mark = columns.headerCurrency { amounts.observe(mark) }
    while try reader.next() {
      rows += 1
      guard reader.damage == nil, !reader.hasNUL, reader.fieldCount == columns.count else {
        continue
      }
      dates.observe(reader[columns.date].trimmed, line: reader.line)
      amounts.observe(reader[columns.amount].trimmed, line: reader.line)
      if let column = columns.currency,
        let mark = CurrencyMark.leading(reader[column].trimmed)?.mark
      {
        amounts.observe(mark)
      }
    }
  }
}

extension Columns {
  /// The currency the header mentions beside the amount.
  fileprivate var headerCurrency: CurrencyMark? {
    names.isEmpty ? nil : HeaderNames(names).currency(of: amount)
  }
}
