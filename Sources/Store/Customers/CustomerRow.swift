public import LoopModel

/// A customer as a list shows them.
public struct CustomerRow: Hashable, Sendable {
  /// What position and momentum follow from; `owner` is an index into `Store.owners()`.
  public var facts: CustomerFacts
  /// What the team calls them; empty where only an id is known.
  public var name: String
  /// Their id in the system they come from; empty for none.
  public var externalID: String
  /// Whether another program changed them and the kept state has yet to follow.
  ///
  /// The facts here are right all the same: they were worked out anew.
  public var isStale: Bool

  /// A customer's row.
  public init(
    facts: CustomerFacts, name: String, externalID: String = "", isStale: Bool = false
  ) {
    self.facts = facts
    self.name = name
    self.externalID = externalID
    self.isStale = isStale
  }

  static let columns = """
    id, external_id, name, owner, since, \(KeptState.columns), move_stage, move_lap, move_day, \
    move_at, stale, \(Care.readingColumns), move_imported
    """

  /// How many columns those are.
  static let columnCount: Int32 = 37

  init(_ row: Statement, replay: Replay) throws(StoreError) {
    let id = row.int(0)
    let isStale = row.int(19) != 0
    let state = isStale ? try replay.state(of: id) : KeptState(row, from: 5)
    let decided = isStale ? try replay.decisions(of: id) : Decisions(row)
    // An older purchase imported later is the first that is known of them.
    var since = Day(number: Int32(clamping: row.int(4)))
    if let first = state.rhythm?.first { since = min(since, first) }
    self.init(
      facts: CustomerFacts(
        id: CustomerID(id), since: since, owner: UInt16(clamping: row.int(3)),
        rhythm: state.rhythm, lastPurchaseRecorded: state.lastRecorded, revenue: state.revenue,
        spend: state.spend, move: decided.move, care: decided.care),
      name: row.text(2), externalID: row.text(1), isStale: isStale)
  }
}

extension Decisions {
  /// What is kept in a row of `CustomerRow.columns`, the name of who is asked left out.
  init(_ row: Statement) {
    self.init(move: row.isNull(15) ? nil : Move(row, from: 15), care: Care(row, from: 20))
    move?.isImported = row.int(36) != 0
  }
}
