internal import LoopModel

/// A customer of the store as an import finds them.
struct KnownCustomer {
  /// A row of one of their tables, and the event that wrote it.
  struct Mark {
    var at: Timestamp
    var event: Int64?
  }

  var id: Int64
  var externalID = ""
  var name = ""
  var owner = ""
  var since = Day(number: 0)
  /// Moves by time.
  var moves: [(move: Move, mark: Mark)] = []
  /// The last word on each trait.
  var traits: [Trait: (value: String, mark: Mark)] = [:]
  var mode: (mode: Mode, mark: Mark)?
  var plan: (plan: PlannedAction, mark: Mark)?
  /// The days they were let go on.
  var partings: [(day: Day, mark: Mark)] = []
  /// The last time they were let go or taken up again.
  var standing: (isParting: Bool, mark: Mark)?
  /// The last time somebody gave them an owner by hand.
  var assignment: Int64?
  var isLetGo = false
  /// What their place on the loop follows from, as it was before the import; nil for one just made.
  let facts: CustomerFacts?
  /// Whether the places that lists gave them were taken back.
  var isUnlisted = false

  /// A customer who is just being made.
  init(new id: Int64) {
    self.id = id
    facts = nil
  }

  /// Reads the customer `id`; nil where there is none.
  init?(_ id: Int64, on connection: Connection, replay: Replay) throws(StoreError) {
    self.id = id
    var found: (row: CustomerRow, owner: String, since: Int64)?
    try connection.query(
      """
      SELECT \(CustomerRow.columns), (SELECT name FROM owner WHERE owner.id = customer.owner),
        since
      FROM customer WHERE id = ?
      """, .int(id)
    ) { row throws(StoreError) in
      found = (
        row: try CustomerRow(row, replay: replay), owner: row.text(CustomerRow.columnCount),
        since: row.int(CustomerRow.columnCount + 1)
      )
    }
    guard let found else { return nil }
    let facts = found.row.facts
    self.facts = facts
    (externalID, name, owner) = (found.row.externalID, found.row.name, found.owner)
    since = Day(number: Int32(clamping: found.since))
    try readMoves(on: connection)
    try readChanges(on: connection)
    isLetGo = facts.care.isLetGo(
      lastPurchase: facts.rhythm?.last, recordedAt: facts.lastPurchaseRecorded)
  }

  private mutating func readMoves(on connection: Connection) throws(StoreError) {
    var moves: [(move: Move, mark: Mark)] = []
    try connection.query(
      """
      SELECT stage, lap, day, at, is_imported, event FROM move WHERE customer = ?
      ORDER BY at, event, id
      """, .int(id)
    ) { row in
      guard var move = Move(row, from: 0) else { return }
      move.isImported = row.int(4) != 0
      moves.append((move, Mark(at: move.at, event: row.optionalInt(5))))
    }
    self.moves = moves
  }

  private mutating func readChanges(on connection: Connection) throws(StoreError) {
    var known = self
    try connection.query(
      "SELECT verb, fields, day, at, event FROM care WHERE customer = ? ORDER BY at, event, id",
      .int(id)
    ) { row throws(StoreError) in
      let mark = Mark(at: Timestamp(milliseconds: row.int(3)), event: row.optionalInt(4))
      let day = Day(number: Int32(clamping: row.int(2)))
      guard let change = try connection.change(verb: row.text(0), fields: row.text(1)) else {
        return
      }
      known.take(change, on: day, mark)
    }
    self = known
  }

  private mutating func take(_ change: Change, on day: Day, _ mark: Mark) {
    switch change {
    case .describe(let trait, let value): traits[trait] = (value, mark)
    case .setMode(let mode, _): self.mode = (mode, mark)
    case .plan(let plan): self.plan = (plan, mark)
    case .letGo:
      partings.append((day, mark))
      standing = (true, mark)
    case .comeBack: standing = (false, mark)
    case .assign, .acceptHandOff: assignment = max(assignment ?? 0, mark.event ?? .max)
    default: break
    }
  }
}
