internal import LoopModel

/// What can be taken out of a store row by row.
///
/// The columns are stable; the README tells them.
public enum Extract: String, CaseIterable, Sendable {
  case purchases, touches, moves, changes, events, plays

  /// What a column holds.
  enum Kind: Sendable {
    case text, number, stage, lap, mode, amount, day, time, flag, json, change
  }

  /// A column: its name for programs, what it holds, and where it comes from.
  struct Column: Sendable {
    let name: String
    let kind: Kind
    let sql: String
    /// Whether it is a column of the table as it stands there, so that an import can put it back.
    let isStored: Bool
    /// Whether it may hold nothing.
    let isOptional: Bool

    /// A column of the table itself.
    init(_ name: String, _ kind: Kind, stored column: String, isOptional: Bool = false) {
      self.name = name
      self.kind = kind
      sql = column
      isStored = true
      self.isOptional = isOptional
    }

    /// A column that follows from others.
    init(_ name: String, _ kind: Kind, _ sql: String) {
      self.name = name
      self.kind = kind
      self.sql = sql
      isStored = false
      isOptional = true
    }
  }

  /// Names of the columns, in order.
  public var columnNames: [String] { columns.map(\.name) }

  /// Whether every row is about a customer.
  public var isOfCustomers: Bool { self != .plays && self != .events }

  var columns: [Column] {
    switch self {
    case .purchases:
      Extract.customer + [
        Column("date", .day, stored: "day"), Column("amount", .amount, stored: "amount"),
        Column("recorded", .time, stored: "recorded_at"),
        Column("margin", .amount, stored: "margin", isOptional: true),
        Column("channel", .text, stored: "channel"), Extract.currency,
      ]
    case .touches:
      Extract.customer + Extract.step
        + ["channel", "direction", "intent", "reception", "note", "why"].map {
          Column($0, .text, stored: $0)
        } + [Column("play", .number, stored: "play", isOptional: true)]
    case .moves:
      Extract.customer + Extract.step + [
        Column("stage", .stage, stored: "stage"), Extract.stageName,
        Column("lap", .lap, stored: "lap"), Column("reason", .text, stored: "reason"),
        Column("unmet", .text, stored: "unmet"), Column("imported", .flag, stored: "is_imported"),
      ]
    case .changes:
      Extract.customer + Extract.step + [
        Column("verb", .text, stored: "verb"), Column("fields", .change, stored: "fields"),
        Extract.currency,
      ]
    case .events:
      [
        Column("sequence", .number, "seq"), Column("event", .text, "event.id"),
        Column("at", .time, "at"), Column("actor", .text, "actor"), Column("kind", .text, "kind"),
        Column("id", .text, Extract.id), Column("name", .text, "customer.name"),
        Column("unit", .text, "unit"), Column("undoes", .text, "undoes"),
        Column("undone", .flag, "EXISTS(SELECT 1 FROM undone WHERE undone.event = seq)"),
        Column("before", .json, Extract.json("before")),
        Column("after", .json, Extract.json("after")),
      ]
    case .plays:
      [
        Column("number", .number, stored: "id"), Column("stage", .stage, stored: "stage"),
        Extract.stageName, Column("mode", .mode, stored: "mode", isOptional: true),
        Column("text", .text, stored: "text"),
      ]
    }
  }

  /// Where the rows come from; by customer first, so that nothing has to be held to sort it.
  var source: String {
    switch self {
    case .purchases, .touches, .moves, .changes: Extract.rows(of: table)
    case .events: "event LEFT JOIN customer ON customer.id = event.customer"
    case .plays: table
    }
  }

  /// The table the rows are in.
  var table: String {
    switch self {
    case .purchases: "purchase"
    case .touches: "touch"
    case .moves: "move"
    case .changes: "care"
    case .events: "event"
    case .plays: "play"
    }
  }

  var order: String {
    switch self {
    case .purchases: "purchase.customer, day, amount, nth"
    case .touches: "touch.customer, at, event, touch.id"
    case .moves: "move.customer, at, event, move.id"
    case .changes: "care.customer, at, event, care.id"
    case .events: "seq"
    case .plays: "stage, place, id"
    }
  }

  /// The number of the customer a row is about.
  var customer: String {
    switch self {
    case .plays: "NULL"
    case .events: "event.customer"
    default: "customer.id"
    }
  }

  private static func rows(of table: String) -> String {
    // In this order, or SQLite may go by customers and sort all purchases.
    "\(table) CROSS JOIN customer ON customer.id = \(table).customer "
      + "LEFT JOIN owner ON owner.id = customer.owner"
  }

  private static let id =
    "coalesce(nullif(customer.external_id, ''), '#' || customer.id)"

  private static let customer = [
    Column("id", .text, id), Column("name", .text, "customer.name"),
    Column("owner", .text, "owner.name"),
  ]

  private static let step = [
    Column("date", .day, stored: "day"), Column("at", .time, stored: "at"),
    Column("by", .text, stored: "by"),
  ]

  /// What amounts are counted in; null for not known.
  private static let currency = Column(
    "currency", .text, "(SELECT nullif(value, '') FROM setting WHERE key = 'currency')")

  private static let stageName = Column(
    "stage_name", .text,
    "CASE stage "
      + Stage.allCases.map { "WHEN \($0.rawValue) THEN '\($0.name)' " }.joined() + "END")

  private static func json(_ column: String) -> String {
    "CASE WHEN json_valid(\(column)) THEN json(\(column)) END"
  }
}
