import LoopModel

/// A delimited file of customers, deals, stage history, contacts or purchases, as another program
/// exports it.
///
/// Opening it recognises it by its header and reads it once, to settle how it is written;
/// `forEachRecord` reads it again and delivers plain values. Memory depends neither on the number of
/// rows nor on that of columns beyond one row.
public final class RecordFile {
  /// How the file is read.
  public let understanding: RecordUnderstanding

  private let source: ByteSource
  private let kind: FileKind
  private let delimiter: Delimiter
  private let layout: Layout
  private let dates: [DateReader?]
  private let amounts: AmountReader

  /// Opens the file at `path` (`-` for standard input) and settles how it is read.
  ///
  /// `progress` hears the share of this first reading that is done, 0 to 1. A file that cannot be
  /// understood throws, with what to do about it.
  public init(
    path: String, options: RecordFileOptions = RecordFileOptions(),
    progress: ((Double) -> Void)? = nil
  ) throws(ImportProblem) {
    let source = try ByteSource(path: path)
    let name = source.name
    let writing = options.writing
    let kind = try FileKind(
      try PurchaseFile.start(of: source), name: name, forced: writing.encoding)
    let sample = try PurchaseFile.sample(of: source, kind)
    let delimiter = try Delimiter(
      sample, forced: writing.delimiter, known: Recognition.knownNames)
    let choice = try RecordFile.choice(sample, delimiter, options, file: name)
    let layout = choice.layout
    self.source = source
    self.kind = kind
    self.delimiter = delimiter
    self.layout = layout

    let reader = RecordReader(
      ChunkStream(source, encoding: kind.encoding, from: kind.mark), delimiter: delimiter.byte,
      onChunk: progress)
    if delimiter.hasLine { _ = try reader.next() }
    if !layout.names.isEmpty { _ = try reader.next() }
    let evidence = try RecordEvidence(reader, layout)

    let own = evidence.amounts.firstMark
    let currency = try PurchaseFile.currency(writing.currency, evidence.amounts, file: name)
    let (orders, dateNotes) = try evidence.orders(forced: writing.dates, file: name)
    let (mark, markNote) = try evidence.amounts.settled(
      forced: writing.decimal, exponent: currency.exponent, file: name)
    // Deals are expected to close, and things are promised, on days to come.
    let isOver = choice.profile.kind == .purchases || choice.profile.kind == .orders
    dates = layout.roles.indices.map { column in
      orders[column].map { DateReader(order: $0, today: isOver ? writing.today : nil) }
    }
    amounts = AmountReader(mark: mark, currency: currency, rounding: own == nil)
    let notes = [
      PurchaseFile.encodingNote(kind), markNote, PurchaseFile.currencyNote(own, writing),
    ]
    understanding = RecordUnderstanding(
      recognition: Recognition(choice), encoding: kind.encoding, delimiter: delimiter.byte,
      hasHeader: !layout.names.isEmpty,
      dates: orders.values.first { $0 != .yearMonthDay } ?? .yearMonthDay, decimal: mark,
      currency: currency, namesCurrency: own != nil, rows: evidence.rows,
      notes: choice.doubts + dateNotes + notes.compactMap { $0 })
  }

  private static func choice(
    _ sample: [UInt8], _ delimiter: Delimiter, _ options: RecordFileOptions, file: String
  ) throws(ImportProblem) -> ProfileChoice {
    let first = try PurchaseFile.firstRow(
      sample, delimiter, file: file, expecting: "customers, deals, touches or purchases")
    if PurchaseFile.isData(first) {
      return ProfileChoice(try PurchaseFile.columns(sample, delimiter, file: file))
    }
    return try ProfileChoice(
      try PurchaseFile.names(first, file: file), map: options.map, wanted: options.profile,
      file: file)
  }

  /// Reads all rows in the file's order: hands records to `body` and bad rows to `rejected`.
  ///
  /// Throws `ImportProblem` where the file cannot be read to its end or was changed since it was
  /// opened, and whatever the closures throw; then the caller undoes what it did.
  public func forEachRecord(
    progress: ((Double) -> Void)? = nil, _ body: (ImportedRecord) throws -> Void,
    rejected: (Rejection) throws -> Void
  ) throws -> Delivery {
    let reader = RecordReader(
      ChunkStream(source, encoding: kind.encoding, from: kind.mark), delimiter: delimiter.byte,
      onChunk: progress)
    if delimiter.hasLine { _ = try reader.next() }
    if !layout.names.isEmpty { _ = try reader.next() }
    let shape = RowShape(
      titles: layout.roles.indices.map(layout.title), hasHeader: !layout.names.isEmpty,
      used: layout.used, encoding: kind.encoding, delimiter: delimiter.byte)
    let maker = RecordMaker(
      profile: understanding.recognition.profile,
      cells: RecordCells(reader: reader, layout: layout, dates: dates, amounts: amounts))
    var delivery = Delivery()
    var left = 0
    while try reader.next() {
      if let fault = shape.fault(reader) {
        delivery.rejected += 1
        try rejected(shape.rejection(fault, reader))
        continue
      }
      var rounded = false
      let record: ImportedRecord?
      do {
        record = try maker.record(&rounded)
      } catch {
        delivery.rejected += 1
        try rejected(
          error.column.map { shape.at($0, reader, error.reason) }
            ?? shape.whole(reader, reader.line, error.reason))
        continue
      }
      guard let record else {
        left += 1
        continue
      }
      try body(record)
      delivery.delivered += 1
      if rounded { delivery.rounded += 1 }
    }
    guard source.isUnchanged else { throw PurchaseFile.changed(source.name) }
    if let note = PurchaseFile.roundingNote(delivery.rounded, understanding.currency) {
      delivery.notes.append(note)
    }
    if left > 0 {
      delivery.notes.append(
        "\(grouped(left)) \(left == 1 ? "row" : "rows") left out: further lines of an order, and "
          + "orders not paid for or paid back")
    }
    return delivery
  }
}
