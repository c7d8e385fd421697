public import LoopModel

/// One value of a row taken out of a store.
public enum ExtractValue: Hashable, Sendable {
  case text(String)
  case number(Int64)
  /// Minor units.
  case amount(Int64)
  case day(Day)
  case time(Timestamp)
  case flag(Bool)
  /// JSON without line breaks, as the store holds it.
  case json(String)
  /// The parts of a change.
  case change(Change)
  case none
}

extension Store {
  /// Calls `row` for each row of an extract with whom it is about: of one customer, or of all where nil.
  ///
  /// Nothing is held in memory. For names and rows of the same moment, wrap it in `reading(_:)`.
  public func extract(
    _ extract: Extract, of customer: CustomerID? = nil,
    _ row: (CustomerID?, [ExtractValue]) -> Void
  ) throws(StoreError) {
    let columns = extract.columns
    let verb = columns.firstIndex { $0.name == "verb" }.map { Int32($0 + 1) }
    try connection.query(
      """
      SELECT \(extract.customer), \(columns.map(\.sql).joined(separator: ", "))
      FROM \(extract.source) \(customer == nil ? "" : "WHERE \(extract.customer) = ?1")
      ORDER BY \(extract.order)
      """, customer.map { [.int($0.number)] } ?? []
    ) { found throws(StoreError) in
      var values: [ExtractValue] = []
      values.reserveCapacity(columns.count)
      for (index, column) in columns.enumerated() {
        let place = Int32(index + 1)
        values.append(
          try value(
            column.kind, found, place, verb: column.kind == .change ? verb.map(found.text) : nil))
      }
      row(found.optionalInt(0).map(CustomerID.init), values)
    }
  }

  private func value(
    _ kind: Extract.Kind, _ row: Statement, _ place: Int32, verb: String?
  ) throws(StoreError) -> ExtractValue {
    guard !row.isNull(place) else { return .none }
    switch kind {
    case .text: return .text(row.text(place))
    case .number, .stage, .lap: return .number(row.int(place))
    case .mode:
      return Mode(rawValue: UInt8(clamping: row.int(place))).map { .text($0.word) } ?? .none
    case .amount: return .amount(row.int(place))
    case .day: return .day(Day(number: Int32(clamping: row.int(place))))
    case .time: return .time(Timestamp(milliseconds: row.int(place)))
    case .flag: return .flag(row.int(place) != 0)
    case .json: return .json(row.text(place))
    case .change:
      // What another program wrote in words this one does not know is given as text.
      let fields = row.text(place)
      return try connection.change(verb: verb ?? "", fields: fields).map(ExtractValue.change)
        ?? .text(fields)
    }
  }

  /// What is written down of customers, the last of each trait, of one or of all where nil.
  public func traits(
    of customer: CustomerID? = nil
  ) throws(StoreError) -> [CustomerID: [Trait: RecordedTrait]] {
    var result: [CustomerID: [Trait: RecordedTrait]] = [:]
    try connection.query(
      """
      SELECT customer, fields, day, by FROM care WHERE verb = 'set'
      \(customer == nil ? "" : "AND customer = ?1") ORDER BY at, event, id
      """, customer.map { [.int($0.number)] } ?? []
    ) { row throws(StoreError) in
      guard
        case .describe(let trait, let value) = try connection.change(
          verb: "set", fields: row.text(1))
      else { return }
      result[CustomerID(row.int(0)), default: [:]][trait] =
        value.isEmpty
        ? nil
        : RecordedTrait(
          value: value, day: Day(number: Int32(clamping: row.int(2))), by: row.text(3))
    }
    return result
  }
}

/// Something that is written down of a customer.
public struct RecordedTrait: Hashable, Sendable {
  /// What is known; of what is at stake, minor units.
  public var value: String
  /// The day it was written down.
  public var day: Day
  /// Who wrote it down.
  public var by: String
}
