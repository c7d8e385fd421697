import LoopModel

/// What all rows of a file say about its dates and amounts, column by column.
struct RecordEvidence {
  /// About each column of days.
  private var dates: [(column: Int, evidence: DateEvidence)]
  /// About all columns of days taken together, for those that say too little themselves.
  private var pooled = DateEvidence()
  /// About the decimal mark and the currency.
  private(set) var amounts = AmountEvidence()
  /// Rows read, good and bad.
  private(set) var rows = 0
  /// The first line that is not in the file's encoding.
  private var notText: Int?

  /// Reads `reader` to its end.
  init(_ reader: RecordReader, _ layout: Layout) throws(ImportProblem) {
    let used = layout.used
    dates = layout.used.filter { layout.roles[$0]?.isDate == true }
      .map { ($0, DateEvidence()) }
    let money = layout.used.filter { layout.roles[$0]?.isAmount == true }
    if !layout.names.isEmpty, let amount = layout.column[.amount],
      let mark = HeaderNames(layout.names).currency(of: amount)
    {
      amounts.observe(mark)
    }
    while try reader.next() {
      rows += 1
      guard reader.damage == nil, !reader.hasNUL, reader.fieldCount == layout.roles.count else {
        continue
      }
      if notText == nil, !reader.isASCII,
        used.contains(where: { reader[$0].firstInvalidByte != nil })
      {
        notText = reader.line
      }
      for index in dates.indices {
        let text = reader[dates[index].column].trimmed
        if text.isEmpty || text.saysNothing { continue }
        dates[index].evidence.observe(text, line: reader.line)
        pooled.observe(text, line: reader.line)
      }
      for column in money {
        let text = reader[column].trimmed.withoutPeriod
        if !text.isEmpty { amounts.observe(text, line: reader.line) }
      }
      if let column = layout.column[.currency],
        let mark = CurrencyMark.leading(reader[column].trimmed)?.mark
      {
        amounts.observe(mark)
      }
    }
  }

  /// What is said of a file whose characters are not those of its encoding.
  func encodingNote(_ encoding: TextEncoding) -> String? {
    guard let notText, encoding == .utf8 else { return nil }
    return
      "line \(grouped(notText)) is not UTF-8; many such files are Latin-1: say --encoding latin1"
  }

  /// The columns in which there are dates at all.
  var datedColumns: Set<Int> { Set(dates.lazy.filter { !$0.evidence.isSilent }.map(\.column)) }

  /// The order each column of days is read in, and notes where it had to be concluded.
  ///
  /// A column that leaves day and month open follows the other columns, which one program wrote.
  func orders(
    forced: DateOrder?, file: String
  ) throws(ImportProblem) -> (orders: [Int: DateOrder], notes: [String]) {
    var orders: [Int: DateOrder] = [:]
    var notes: [String] = []
    for (column, evidence) in dates {
      let (order, note) = try settled(evidence, forced: forced, file: file)
      orders[column] = order
      if let note, !notes.contains(note) { notes.append(note) }
    }
    return (orders, notes)
  }

  private func settled(
    _ evidence: DateEvidence, forced: DateOrder?, file: String
  ) throws(ImportProblem) -> (DateOrder, String?) {
    // A column without dates says nothing of how the file writes them.
    if evidence.isSilent, forced == nil {
      let order = try? pooled.settled(forced: nil, file: file).0
      return (pooled.isSilent ? .yearMonthDay : order ?? .yearMonthDay, nil)
    }
    // Where day and month are the same number in all of them, the others say how it is written.
    if evidence.fitsEither, forced == nil,
      let order = try? pooled.settled(forced: nil, file: file).0, order != .yearMonthDay
    {
      return (order, nil)
    }
    do {
      return try evidence.settled(forced: forced, file: file)
    } catch {
      guard let (order, note) = try? pooled.settled(forced: nil, file: file),
        order != .yearMonthDay
      else { throw error }
      return (order, note)
    }
  }
}

extension RowText {
  /// An amount without how often it is paid: `$50` of `$50 monthly`.
  var withoutPeriod: RowText {
    // Ends in `y` or `l`, as no amount does.
    guard count > 7, self[count - 1] == 0x79 || self[count - 1] == 0x6C,
      let space = bytes.lastIndex(of: Byte.space),
      ["monthly", "annual", "annually", "yearly", "weekly"].contains(
        part(space + 1, count).string.lowercased())
    else { return self }
    return part(0, space).trimmed
  }

  /// Whether a program wrote it for a day, a number or a flag that is not there.
  var saysNothing: Bool {
    guard count <= 20, count > 0 else { return count == 0 }
    switch bytes[0] {
    case Byte.minus, Byte.opening, Byte.zero, 0x4E, 0x6E:
      let word = string.lowercased()
      return ["-", "--", "(no value)", "null", "none", "nan", "n/a", "na"].contains(word)
        || word.hasPrefix("0000-00-00")
    default: return false
    }
  }
}
