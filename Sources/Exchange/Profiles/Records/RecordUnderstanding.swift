public import LoopModel

/// How a file of customers, deals or contacts is read, settled by the whole file before its first
/// row is used.
public struct RecordUnderstanding: Sendable {
  /// What the file is, and what its columns are used for.
  public let recognition: Recognition

  /// How characters are written.
  public let encoding: TextEncoding

  /// The byte between two fields.
  public let delimiter: UInt8

  /// Whether the first row names the columns.
  public let hasHeader: Bool

  /// The order the dates are read in, of the columns that need one.
  public let dates: DateOrder

  /// The order of each column of the file in which there are dates; nil of the others.
  public let columnDates: [DateOrder?]

  /// The decimal mark the amounts are read with.
  public let decimal: DecimalMark

  /// The currency the amounts are counted in; `unknown` where nobody names one.
  public let currency: Currency

  /// Whether the file itself names a currency.
  public let namesCurrency: Bool

  /// Rows of data in the file, good and bad.
  public let rows: Int

  /// What a person should know about the reading, each a sentence safe to print.
  public let notes: [String]
}

extension RecordUnderstanding {
  /// Whether some columns of dates are read in another order than others.
  public var hasSeveralOrders: Bool { Set(columnDates.compactMap { $0 }).count > 1 }

  /// The order of the dates in a sentence, of each column where they differ.
  public var datesLabel: String {
    guard hasSeveralOrders else { return dates.label }
    let orders = DateOrder.allCases.compactMap { order in
      let names = zip(recognition.columns, columnDates).filter { $0.1 == order }.map(\.0.name)
      let more = names.count > 3 ? " and \(names.count - 3) more" : ""
      return names.isEmpty
        ? nil
        : order.label + " in " + names.prefix(3).map { "'\($0)'" }.joined(separator: ", ") + more
    }
    return orders.joined(separator: "; ")
  }
}
