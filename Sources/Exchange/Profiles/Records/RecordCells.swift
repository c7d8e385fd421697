import LoopModel

/// Why a row gives no record: the column, and the end of a sentence about it.
struct CellFault: Error {
  /// Number of the column from 0; nil for the row as a whole.
  let column: Int?
  let reason: String
}

/// The fields of one row by their roles.
struct RecordCells {
  let reader: RecordReader
  let layout: Layout
  /// The reader of each column of days.
  let dates: [DateReader?]
  let amounts: AmountReader
  /// Whether the file is of no system, so that `nan` and the like are mistakes, not ways to say nothing.
  let isOwn: Bool

  /// Whether the file has a column for `role`.
  func has(_ role: FieldRole) -> Bool { layout.has(role) }

  private func saysNothing(_ text: RowText) -> Bool {
    text.saysNothing && !(isOwn && ["nan", "0000-00-00"].contains(text.string.lowercased()))
  }

  /// The text of a field, or nothing where there is no such column.
  func raw(_ role: FieldRole) -> RowText {
    layout.column[role].map { reader[$0].trimmed } ?? .none
  }

  /// A fault in the field of `role`.
  func fault(_ role: FieldRole, _ reason: String) -> CellFault {
    CellFault(column: layout.column[role], reason: reason)
  }

  /// A name, an id or another short text.
  func text(_ role: FieldRole) throws(CellFault) -> String {
    let text = raw(role)
    if text.count > PurchaseFile.longestName {
      throw fault(role, "is longer than \(grouped(PurchaseFile.longestName)) bytes")
    }
    return plain(text).string
  }

  /// The text without the apostrophe that some systems put before what a spreadsheet could take for
  /// a formula or a number.
  private func plain(_ text: RowText) -> RowText {
    guard text.count > 1, text[0] == Byte.apostrophe else { return text }
    if isOwn { return text.unguarded }
    switch text[1] {
    case Byte.plus, Byte.minus, 0x3D, 0x40, Byte.zero...0x39:
      return text.part(1, text.count).trimmed
    default: return text.unguarded
    }
  }

  /// A text of any length, of which the beginning is kept.
  func prose(_ role: FieldRole) -> String {
    let text = raw(role)
    if text.isEmpty { return "" }
    let string = plain(text).string
    return shortened(isOwn ? string : Markup.removed(from: string), to: 2000)
  }

  /// The first of several ids in one field: `12;34`.
  func firstID(_ role: FieldRole) throws(CellFault) -> String {
    let text = try text(role)
    guard let end = text.firstIndex(of: ";"), end > text.startIndex else { return text }
    return String(text[..<end])
  }

  /// A day; nil where the field is empty or says that there is none.
  func day(_ role: FieldRole) throws(CellFault) -> Day? {
    guard let column = layout.column[role] else { return nil }
    return try day(in: column)
  }

  /// The day in a column.
  func day(in column: Int) throws(CellFault) -> Day? {
    let text = reader[column].trimmed
    guard !text.isEmpty, !saysNothing(text), let dates = dates[column] else { return nil }
    do {
      return try dates.day(text)
    } catch {
      throw CellFault(column: column, reason: error.reason)
    }
  }

  /// The second of the day beside a day; 0 where there is none.
  func second(_ role: FieldRole) -> Int { WrittenDate(raw(role))?.secondOfDay ?? 0 }

  /// An amount in minor units; nil where the field is empty.
  ///
  /// `rounded` tells whether it was.
  func amount(_ role: FieldRole, _ rounded: inout Bool) throws(CellFault) -> Int64? {
    let text = raw(role).withoutPeriod
    guard !text.isEmpty, !saysNothing(text) else { return nil }
    do throws(AmountReader.Failure) {
      let (minor, isRounded) = try amounts.amount(text)
      if isRounded { rounded = true }
      try checkCurrency()
      return minor
    } catch {
      switch error {
      case .noCurrency: throw fault(.currency, amounts.reason(error))
      case .otherCurrency where !raw(.currency).isEmpty:
        throw fault(.currency, amounts.reason(error))
      default: throw fault(role, amounts.reason(error))
      }
    }
  }

  private func checkCurrency() throws(AmountReader.Failure) {
    if let column = layout.column[.currency] { try amounts.check(reader[column].trimmed) }
  }

  /// A flag; nil where the field is empty.
  func flag(_ role: FieldRole) throws(CellFault) -> Bool? {
    let text = raw(role)
    if text.isEmpty || saysNothing(text) { return nil }
    if let flag = RecordWords.flag(text.string) { return flag }
    throw fault(role, "is neither yes nor no")
  }

  /// A probability from 0 to 1; nil where the field holds none.
  func probability() -> Double? {
    var text = raw(.probability).string
    while let last = text.last, last == "%" || last == " " || last == "\u{A0}" { text.removeLast() }
    let number = Double(text.map { $0 == "," ? "." : String($0) }.joined())
    guard let number, number >= 0, number <= 100 else { return nil }
    // Some write parts of one, others parts of a hundred; 1 % is rarer than certainty.
    return number <= 1 ? number : number / 100
  }
}
