import LoopModel

/// A delimited file of purchases: who bought, when, and for how much.
///
/// Opening it reads the whole file once, to settle how it is written; `forEachRow` reads it again
/// and delivers the purchases. Memory does not depend on the size of the file. Leading and trailing
/// spaces of every value are left out, those inside are kept.
public final class PurchaseFile {
  /// Longest name, external id and owner, in bytes of UTF-8.
  public static let longestName = 1_000

  /// How the file is read.
  public let understanding: Understanding

  private let file: DelimitedFile
  private let columns: Columns
  private let dates: DateReader
  private let amounts: AmountReader

  /// Opens the file at `path` (`-` for standard input) and settles how it is read.
  ///
  /// `progress` hears the share of this first reading that is done, 0 to 1. A file that cannot be
  /// understood throws, with what to do about it.
  public convenience init(
    path: String, options: PurchaseFileOptions = PurchaseFileOptions(),
    progress: ((Double) -> Void)? = nil
  ) throws(ImportProblem) {
    try self.init(ImportSource(path: path), options: options, progress: progress)
  }

  /// The same of a file that is open.
  public init(
    _ source: ImportSource, options: PurchaseFileOptions = PurchaseFileOptions(),
    progress: ((Double) -> Void)? = nil
  ) throws(ImportProblem) {
    let file = try DelimitedFile(
      source, encoding: options.encoding, delimiter: options.delimiter)
    let columns = try PurchaseFile.columns(of: file)
    let name = file.name
    self.file = file
    self.columns = columns

    let reader = try file.rows(hasHeader: !columns.names.isEmpty, progress: progress)
    let evidence = try ColumnEvidence(reader, columns)

    let own = evidence.amounts.firstMark
    let currency = try PurchaseFile.currency(options.currency, evidence.amounts, file: name)
    let (order, dateNote) = try evidence.dates.settled(forced: options.dates, file: name)
    let (mark, markNote) = try evidence.amounts.settled(
      forced: options.decimal, exponent: currency.exponent, file: name)
    dates = DateReader(order: order, today: options.today)
    amounts = AmountReader(mark: mark, currency: currency, rounding: own == nil)
    let notes = [
      PurchaseFile.encodingNote(file.kind), dateNote, markNote,
      PurchaseFile.currencyNote(own, options), columns.unusedNote,
    ]
    understanding = Understanding(
      encoding: file.kind.encoding, delimiter: file.delimiter.byte,
      hasHeader: !columns.names.isEmpty,
      columns: (0..<columns.count).map {
        Understanding.Column(
          name: $0 < columns.names.count ? columns.names[$0] : "", role: columns.role(of: $0))
      },
      dates: order, decimal: mark, currency: currency, namesCurrency: own != nil,
      rows: evidence.rows, notes: notes.compactMap { $0 })
  }

  /// How the file begins.
  public var sample: FileSample {
    FileSample(names: columns.names, rows: file.sampleRows(hasHeader: !columns.names.isEmpty))
  }

  /// Reads all rows in the file's order: hands good ones to `body` and bad ones to `rejected`.
  ///
  /// Throws `ImportProblem` where the file cannot be read to its end or was changed since it was
  /// opened, and whatever the closures throw; then the caller undoes what it did.
  public func forEachRow(
    progress: ((Double) -> Void)? = nil, _ body: (PurchaseRow) throws -> Void,
    rejected: (Rejection) throws -> Void
  ) throws -> Delivery {
    let reader = try file.rows(hasHeader: !columns.names.isEmpty, progress: progress)
    let rows = RowReader(
      columns: columns, dates: dates, amounts: amounts,
      shape: RowShape(
        titles: (0..<columns.count).map(columns.title), hasHeader: !columns.names.isEmpty,
        used: (0..<columns.count).filter { columns.role(of: $0) != nil },
        encoding: file.kind.encoding, delimiter: file.delimiter.byte))
    var delivery = Delivery()
    while try reader.next() {
      var rounded = false
      switch rows.read(reader, &rounded) {
      case .success(let row):
        try body(row)
        delivery.delivered += 1
        if rounded { delivery.rounded += 1 }
      case .failure(let fault):
        delivery.rejected += 1
        try rejected(rows.rejection(fault, reader))
      }
    }
    try file.checkUnchanged()
    if let note = PurchaseFile.roundingNote(delivery.rounded, understanding.currency) {
      delivery.notes.append(note)
    }
    return delivery
  }
}
