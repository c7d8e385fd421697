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

  private let file: DelimitedFile
  private let layout: Layout
  private let dates: [DateReader?]
  private let amounts: AmountReader
  private let today: Day?

  /// Opens the file at `path` (`-` for standard input) and settles how it is read.
  ///
  /// `progress` hears the share of this first reading that is done, 0 to 1. A file that cannot be
  /// understood throws, with what to do about it.
  public convenience init(
    path: String, options: RecordFileOptions = RecordFileOptions(),
    progress: ((Double) -> Void)? = nil
  ) throws(ImportProblem) {
    try self.init(ImportSource(path: path), options: options, progress: progress)
  }

  /// The same of a file that is open.
  public init(
    _ source: ImportSource, options: RecordFileOptions = RecordFileOptions(),
    progress: ((Double) -> Void)? = nil
  ) throws(ImportProblem) {
    let writing = options.writing
    let file = try DelimitedFile(
      source, encoding: writing.encoding, delimiter: writing.delimiter,
      known: Recognition.knownNames)
    let name = file.name
    let choice = try RecordFile.choice(file, options)
    let layout = choice.layout
    self.file = file
    self.layout = layout

    let reader = try file.rows(hasHeader: !layout.names.isEmpty, progress: progress)
    let evidence = try RecordEvidence(reader, layout)

    let own = evidence.amounts.firstMark
    let currency = try PurchaseFile.currency(writing.currency, evidence.amounts, file: name)
    let (orders, dateNotes) = try evidence.orders(forced: writing.dates, file: name)
    let dated = evidence.datedColumns
    let (mark, markNote) = try evidence.amounts.settledByLine(
      forced: writing.decimal, exponent: currency.exponent, file: name)
    // Deals are expected to close, and things are promised, on days to come.
    let isOver = choice.profile.kind == .purchases || choice.profile.kind == .orders
    dates = layout.roles.indices.map { column in
      orders[column].map { DateReader(order: $0, today: isOver ? writing.today : nil) }
    }
    today = writing.today
    amounts = AmountReader(mark: mark, currency: currency, rounding: own == nil)
    let notes = [
      evidence.encodingNote(file.kind.encoding), markNote, PurchaseFile.currencyNote(own, writing),
      choice.unusedNote,
    ]
    understanding = RecordUnderstanding(
      recognition: Recognition(choice), encoding: file.kind.encoding,
      delimiter: file.delimiter.byte,
      hasHeader: !layout.names.isEmpty,
      dates: layout.used.lazy.filter(dated.contains).compactMap { orders[$0] }
        .first { $0 != .yearMonthDay } ?? .yearMonthDay,
      columnDates: layout.roles.indices.map { dated.contains($0) ? orders[$0] : nil },
      decimal: mark,
      currency: currency, namesCurrency: own != nil, rows: evidence.rows,
      notes: choice.doubts + dateNotes + notes.compactMap { $0 })
  }

  private static func choice(
    _ file: DelimitedFile, _ options: RecordFileOptions
  ) throws(ImportProblem) -> ProfileChoice {
    let first = try PurchaseFile.firstRow(
      of: file, expecting: "customers, deals, touches or purchases")
    if PurchaseFile.isData(first) { return ProfileChoice(try PurchaseFile.columns(of: file)) }
    let choice = try ProfileChoice(
      try PurchaseFile.names(first, file: file.name), map: options.map, wanted: options.profile,
      file: file.name)
    // A column only called `id` may number customers or purchases, which its values tell.
    return choice.isPlainPurchases
      ? choice.following(try PurchaseFile.columns(of: file)) : choice
  }

  /// How the file begins.
  public var sample: FileSample {
    FileSample(names: layout.names, rows: file.sampleRows(hasHeader: !layout.names.isEmpty))
  }

  /// Reads all rows in the file's order: hands records to `body` and bad rows to `rejected`.
  ///
  /// Throws `ImportProblem` where the file cannot be read to its end or was changed since it was
  /// opened, and whatever the closures throw; then the caller undoes what it did.
  public func forEachRecord(
    progress: ((Double) -> Void)? = nil, _ body: (ImportedRecord) throws -> Void,
    rejected: (Rejection) throws -> Void
  ) throws -> Delivery {
    let reader = try file.rows(hasHeader: !layout.names.isEmpty, progress: progress)
    let shape = RowShape(
      titles: layout.roles.indices.map(layout.title), hasHeader: !layout.names.isEmpty,
      used: layout.used, encoding: file.kind.encoding, delimiter: file.delimiter.byte)
    let profile = understanding.recognition.profile
    let maker = RecordMaker(
      profile: profile,
      cells: RecordCells(
        reader: reader, layout: layout, dates: dates, amounts: amounts,
        isOwn: Profile.plain.contains(profile)))
    var delivery = Delivery()
    var left = 0
    var ahead = 0
    var lastOrder = ""
    func reject(_ rejection: Rejection) throws {
      delivery.rejected += 1
      try rejected(rejection)
    }
    var closing = ClosingLines(of: profile)
    while try reader.next() {
      if let fault = shape.fault(reader) {
        let rejection = shape.rejection(fault, reader)
        if closing.holds(rejection, reader) { continue }
        for bad in closing.release() + [rejection] { try reject(bad) }
        continue
      }
      for bad in closing.release() { try reject(bad) }
      let isFirst = delivery.delivered + delivery.rejected + left == 0
      var rounded = false
      var record: ImportedRecord?
      do {
        record = try maker.record(&rounded, isFirst: isFirst)
      } catch {
        try reject(
          error.column.map { shape.at($0, reader, error.reason) }
            ?? shape.whole(reader, reader.line, error.reason))
        continue
      }
      if let today, record?.leaveOutContact(after: today) == true { ahead += 1 }
      guard let record, !isFurtherLine(record, of: &lastOrder) else {
        left += 1
        continue
      }
      try body(record)
      delivery.delivered += 1
      if rounded { delivery.rounded += 1 }
    }
    if ahead > 0 {
      let what = ahead == 1 ? "last contact" : "last contacts"
      delivery.notes.append("\(grouped(ahead)) \(what) left out: in the future")
    }
    let (bad, closingLines) = closing.end()
    for rejection in bad { try reject(rejection) }
    if closingLines > 0 {
      delivery.notes.append("\(closingLines) closing lines of the report left out")
    }
    try file.checkUnchanged()
    if let note = PurchaseFile.roundingNote(delivery.rounded, understanding.currency) {
      delivery.notes.append(note)
    }
    if left > 0 {
      let what =
        profile.kind == .orders
        ? "further lines of an order, and orders not paid for or paid back"
        : "further lines of a record"
      delivery.notes.append("\(grouped(left)) \(left == 1 ? "row" : "rows") left out: \(what)")
    }
    return delivery
  }

  /// Whether a row is about the order of the row before, as where each line of one repeats its total.
  private func isFurtherLine(_ record: ImportedRecord, of last: inout String) -> Bool {
    guard understanding.recognition.profile.kind == .orders, case .purchase(let order) = record,
      !order.orderID.isEmpty
    else { return false }
    defer { last = order.orderID }
    return last == order.orderID
  }
}
