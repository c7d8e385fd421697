internal import LoopModel

/// Works out a customer's kept state from what is stored of them.
struct Replay {
  private let purchases: Statement
  private let move: Statement

  init(on connection: Connection) throws(StoreError) {
    purchases = try connection.prepared(
      """
      SELECT day, amount, recorded_at, event FROM purchase WHERE customer = ?
      ORDER BY day, amount, nth
      """)
    move = try connection.prepared(
      """
      SELECT stage, lap, day, at FROM move WHERE customer = ? ORDER BY at DESC, id DESC LIMIT 1
      """)
  }

  /// The state after all purchases of `customer`, but for those of `leftOut`; `gap` hears of each time
  /// between two days of purchase.
  func state(
    of customer: Int64, leavingOut leftOut: Int64? = nil, gap: (Int) -> Void = { _ in }
  ) throws(StoreError) -> KeptState {
    var state = KeptState()
    purchases.bind(1, customer)
    defer { purchases.reset() }
    while try purchases.step() {
      if let leftOut, purchases.int(3) == leftOut { continue }
      let days = state.take(
        day: Int32(truncatingIfNeeded: purchases.int(0)), amount: purchases.int(1),
        recordedAt: purchases.int(2))
      if days > 0 { gap(days) }
    }
    return state
  }

  /// The last move of `customer`.
  func lastMove(of customer: Int64) throws(StoreError) -> Move? {
    move.bind(1, customer)
    defer { move.reset() }
    return try move.step() ? Move(move, from: 0) : nil
  }
}

extension Move {
  /// The move in four columns from `column` on: stage, lap, day, time; nil for null.
  init?(_ row: Statement, from column: Int32) {
    guard let stage = Stage(rawValue: UInt8(clamping: row.int(column))) else { return nil }
    self.init(
      stage: stage, lap: Int32(clamping: row.int(column + 1)),
      day: Day(number: Int32(clamping: row.int(column + 2))),
      at: Timestamp(milliseconds: row.int(column + 3)))
  }
}
