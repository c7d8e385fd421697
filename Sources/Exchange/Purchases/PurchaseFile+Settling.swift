import LoopModel

extension PurchaseFile {
  /// A reader that stands on the first row of a file.
  static func firstRow(
    of file: DelimitedFile, expecting content: String = "a customer, date and amount"
  ) throws(ImportProblem) -> RecordReader {
    let first = try file.firstRows()
    guard try first.next() else {
      throw ImportProblem(.content, "\(file.name) is empty: it should hold \(content)")
    }
    if let damage = first.damage, damage.hidesHeader {
      throw ImportProblem(.content, "\(file.name), line \(first.line): \(damage.reason)")
    }
    return first
  }

  /// Whether the first row of a file holds values, not names: a header has no dates.
  static func isData(_ first: RecordReader) -> Bool {
    (0..<first.keptFields).contains { WrittenDate(first[$0].trimmed) != nil }
  }

  /// The names in the first row of a file.
  static func names(_ first: RecordReader, file: String) throws(ImportProblem) -> [String] {
    if let invalid = (0..<first.keptFields).first(where: { first[$0].firstInvalidByte != nil }) {
      throw ImportProblem(
        .content,
        "\(file), line \(first.line): the name of column \(invalid + 1) is not UTF-8; if the "
          + "file is Latin-1, say --encoding latin1")
    }
    return (0..<first.keptFields).map { first[$0].trimmed.string }
  }

  /// The columns of a file, by its header or else by its content.
  static func columns(of file: DelimitedFile) throws(ImportProblem) -> Columns {
    let name = file.name
    let first = try firstRow(of: file)
    if isData(first) { return try Columns(content: try file.firstRows(), file: name) }
    let header = HeaderNames(try names(first, file: name))
    let repeats = try header.bareID.map { (column) throws(ImportProblem) in
      try idsRepeat(first, column)
    }
    return try Columns(header, file: name, idsRepeat: repeats ?? false)
  }

  /// Whether some value of `column` occurs twice in the rest of `reader`.
  private static func idsRepeat(
    _ reader: RecordReader, _ column: Int
  ) throws(ImportProblem) -> Bool {
    var seen = TextTable()
    while try reader.next() {
      guard reader.damage == nil, reader.keptFields > column else { continue }
      let value = reader[column].trimmed
      if !value.isEmpty, !seen.index(of: value).isNew { return true }
    }
    return false
  }

  /// The currency that is counted in.
  static func currency(
    _ wanted: Currency?, _ evidence: AmountEvidence, file: String
  ) throws(ImportProblem) -> Currency {
    guard let wanted, !wanted.code.isEmpty else {
      return evidence.firstMark.map { Currency(code: $0.code) } ?? .unknown
    }
    if let own = evidence.firstMark, !evidence.names(wanted.code) {
      throw ImportProblem(
        .content,
        "\(file): the amounts are in \(own.code), not in \(wanted.code): convert them first")
    }
    return wanted
  }

  /// What is said of amounts that were rounded, or nil where none was.
  static func roundingNote(_ count: Int, _ currency: Currency) -> String? {
    if count == 0 { return nil }
    return "\(grouped(count)) \(count == 1 ? "amount" : "amounts") with more than "
      + "\(currency.exponent) decimals rounded, half to even"
  }

  /// What is said of the encoding, where it is not plain UTF-8.
  static func encodingNote(_ kind: FileKind) -> String? {
    kind.encoding == .utf8 ? nil : "read as \(kind.encoding.label)"
  }

  /// What is said of a sign that several currencies share, where nobody said which is meant.
  static func currencyNote(_ mark: CurrencyMark?, _ options: PurchaseFileOptions) -> String? {
    guard let mark, let other = mark.family.first, options.currency?.code ?? "" == "" else {
      return nil
    }
    return "amounts are taken to be \(mark.code), not \(other) or another with the same sign"
  }
}

extension RecordDamage {
  /// Whether a first row damaged so names no columns.
  fileprivate var hidesHeader: Bool {
    switch self {
    case .textAfterQuote, .fieldTooLong: false
    case .unclosedQuote, .tooManyFields, .rowTooLong: true
    }
  }
}

extension Columns {
  /// What is said of columns that are not used.
  var unusedNote: String? {
    let unused = names.indices.filter { role(of: $0) == nil }.map { names[$0] }
    if unused.isEmpty { return nil }
    return "not used: \(Columns.printed(unused))"
  }
}
