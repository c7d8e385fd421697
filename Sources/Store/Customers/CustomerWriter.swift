internal import LoopModel

/// Writes customers and their kept state, all under one change number; nil leaves theirs as it
/// is.
struct CustomerWriter {
  private let insertion: Statement
  private let updating: Statement
  private let deciding: Statement
  private let change: Int64?

  init(on connection: Connection, change: Int64?) throws(StoreError) {
    self.change = change
    insertion = try connection.prepared(
      """
      INSERT INTO customer(id, external_id, name, owner, since, created_by, changed,
        \(KeptState.columns))
      VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    updating = try connection.prepared(
      """
      UPDATE customer SET (\(KeptState.columns), changed, stale) =
        (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, coalesce(?12, changed), 0) WHERE id = ?1
      """)
    deciding = try connection.prepared(
      """
      UPDATE customer SET
        (move_stage, move_lap, move_day, move_at, changed, \(Care.columns), move_imported) =
        (?2, ?3, ?4, ?5, coalesce(?6, changed), ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17,
          ?18, ?19, ?20, ?21, ?22, ?23) WHERE id = ?1
      """)
  }

  /// Adds a customer; `owner` is 0 for nobody.
  func insert(
    _ id: Int64, externalID: String, name: String, owner: Int64, since: Int32, event: Int64,
    _ state: KeptState
  ) throws(StoreError) {
    insertion.bind(1, id)
    if externalID.isEmpty { insertion.bindNull(2) } else { insertion.bind(2, externalID) }
    insertion.bind(3, name)
    if owner == 0 { insertion.bindNull(4) } else { insertion.bind(4, owner) }
    insertion.bind(5, Int64(since))
    insertion.bind(6, event)
    bindChange(insertion, 7)
    state.bind(to: insertion, from: 8)
    try insertion.run()
  }

  /// Keeps a customer's state.
  func update(_ id: Int64, _ state: KeptState) throws(StoreError) {
    updating.bind(1, id)
    state.bind(to: updating, from: 2)
    bindChange(updating, 12)
    try updating.run()
  }

  /// Keeps a customer's last move and care.
  func update(_ id: Int64, _ decisions: Decisions) throws(StoreError) {
    deciding.bind(1, id)
    if let move = decisions.move {
      deciding.bind(2, Int64(move.stage.rawValue))
      deciding.bind(3, Int64(move.lap))
      deciding.bind(4, Int64(move.day.number))
      deciding.bind(5, move.at.milliseconds)
    } else {
      for index in Int32(2)...5 { deciding.bindNull(index) }
    }
    bindChange(deciding, 6)
    decisions.bindCare(to: deciding, from: 7)
    deciding.bind(23, Int64(decisions.move?.isImported == true ? 1 : 0))
    try deciding.run()
  }

  private func bindChange(_ statement: Statement, _ index: Int32) {
    if let change { statement.bind(index, change) } else { statement.bindNull(index) }
  }
}
