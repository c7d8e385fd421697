internal import LoopModel

/// A sort of rows that `export` writes and an import takes back.
public enum ExportKind: Hashable, Sendable {
  /// The customers with all that is told of them.
  case customers
  /// The rows of an extract.
  case rows(Extract)

  /// What `export` calls it.
  public var word: String {
    switch self {
    case .customers: "customers"
    case .rows(let extract): extract.rawValue
    }
  }
}

/// The columns of the export of customers that an import takes back; all others follow from them.
enum CustomerColumn: String, CaseIterable {
  case id, name, owner, stage, lap
  case placedBy = "placed_by"
  case mode, fit, stake
  case openDeals = "open_deals"
  case since, number, currency

  /// The column of a trait.
  static func of(_ trait: Trait) -> String {
    trait == .deals ? CustomerColumn.openDeals.rawValue : trait.rawValue
  }
}

/// A file of rows that `export` wrote, which can be read as often as needed.
public protocol ExportedRows: AnyObject {
  /// What it is called in a sentence, safe to print.
  var name: String { get }
  /// What its rows are.
  var kind: ExportKind { get }
  /// The names of its columns.
  var columns: [String] { get }
  /// What counts its rows in a sentence: `line` or `row`.
  var unit: String { get }
  /// Calls `body` for each row with where it stands, from 1, and its values in the order of the columns:
  /// as they are written, nil for nothing.
  func forEachRow(_ body: (Int, [String?]) throws(StoreError) -> Void) throws(StoreError)
}

extension ExportedRows {
  /// The sentence that something of a row makes no sense; nothing was changed then.
  func problem(_ row: Int, _ what: String) -> StoreError {
    StoreError(
      .content,
      "\(name), \(unit) \(row): \(what); nothing was taken in: correct it, or export it again.")
  }

  /// The place of a column.
  func place(of column: String) -> Int? { columns.firstIndex(of: column) }
}
