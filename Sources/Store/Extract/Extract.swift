internal import LoopModel

/// What can be taken out of a store row by row.
///
/// The columns are stable; the README tells them.
public enum Extract: String, CaseIterable, Sendable {
  case purchases, touches, moves, changes, events, plays

  /// What a column holds.
  enum Kind: Sendable {
    case text, number, amount, day, time, flag, json, change
  }

  /// A column: its name for programs, what it holds, and where it comes from.
  struct Column: Sendable {
    let name: String
    let kind: Kind
    let sql: String

    init(_ name: String, _ kind: Kind, _ sql: String) {
      self.name = name
      self.kind = kind
      self.sql = sql
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
        Column("date", .day, "day"), Column("amount", .amount, "amount"),
        Column("recorded", .time, "recorded_at"), Column("margin", .amount, "margin"),
        Column("channel", .text, "channel"),
      ]
    case .touches:
      Extract.customer + Extract.step + [
        Column("channel", .text, "channel"), Column("direction", .text, "direction"),
        Column("intent", .text, "intent"), Column("reception", .text, "reception"),
        Column("note", .text, "note"), Column("why", .text, "why"),
        Column("play", .number, "play"),
      ]
    case .moves:
      Extract.customer + Extract.step + [
        Column("stage", .number, "stage"), Extract.stageName, Column("lap", .number, "lap"),
        Column("reason", .text, "reason"), Column("unmet", .text, "unmet"),
      ]
    case .changes:
      Extract.customer + Extract.step + [
        Column("verb", .text, "verb"), Column("fields", .change, "fields"),
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
        Column("number", .number, "id"), Column("stage", .number, "stage"), Extract.stageName,
        Column("mode", .text, "CASE mode WHEN 1 THEN 'information' WHEN 2 THEN 'buying' END"),
        Column("text", .text, "text"),
      ]
    }
  }

  /// Where the rows come from; by customer first, so that nothing has to be held to sort it.
  var source: String {
    switch self {
    case .purchases: Extract.rows(of: "purchase")
    case .touches: Extract.rows(of: "touch")
    case .moves: Extract.rows(of: "move")
    case .changes: Extract.rows(of: "care")
    case .events: "event LEFT JOIN customer ON customer.id = event.customer"
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
    Column("date", .day, "day"), Column("at", .time, "at"), Column("by", .text, "by"),
  ]

  private static let stageName = Column(
    "stage_name", .text,
    "CASE stage "
      + Stage.allCases.map { "WHEN \($0.rawValue) THEN '\($0.name)' " }.joined() + "END")

  private static func json(_ column: String) -> String {
    "CASE WHEN json_valid(\(column)) THEN json(\(column)) END"
  }
}
