public import LoopModel

extension Store {
  /// Whether another program has changed something that the kept state does not follow yet.
  public func isStale() throws(StoreError) -> Bool {
    try connection.number(
      """
      SELECT gaps_stale <> 0 OR EXISTS(SELECT 1 FROM customer INDEXED BY customer_stale
        WHERE stale <> 0) FROM change_counter
      """) != 0
  }

  /// Brings the kept state in line with what another program has changed; every write does so first.
  public func mend(actor: String, at: Timestamp) throws(StoreError) {
    guard try isStale() else { return }
    try transaction(actor: actor, at: at) { _ in }
  }

  /// The part of every transaction that follows changes by other programs.
  func mendStale(in transaction: Transaction) throws(StoreError) {
    guard try isStale() else { return }
    // Children of a customer that was removed with a program that knows of no triggers.
    for table in ["purchase", "move", "touch", "care", "imported"] {
      try connection.run("DELETE FROM \(table) WHERE customer NOT IN (SELECT id FROM customer)")
    }
    var stale: [Int64] = []
    try connection.query("SELECT id FROM customer WHERE stale <> 0 ORDER BY id") { row in
      stale.append(row.int(0))
    }
    transaction.mended = Set(stale)
    let replay = try Replay(on: connection)
    // Their change number stays: readers have worked out the same state already.
    let writer = try CustomerWriter(on: connection, change: nil)
    for id in stale {
      try writer.update(id, try replay.state(of: id))
      try writer.update(id, try replay.decisions(of: id))
    }
    let kept = try GapHistogram.kept(in: connection)
    try GapHistogram.counted(in: connection).keep(insteadOf: kept, in: connection)
    try connection.run("UPDATE change_counter SET gaps_stale = 0")
    try relearnLastDay()
    try transaction.append(
      "outside", id: EventID(),
      after: try JSON([
        ("customers", .number(Int64(stale.count))), ("first", .numbers(Array(stale.prefix(100)))),
      ]).text(by: connection))
  }

  /// The last day anything is recorded of; nil for an empty store.
  public func lastRecordedDay() throws(StoreError) -> Day? {
    let isStale = try connection.number("SELECT gaps_stale FROM change_counter") != 0
    let day =
      isStale
      ? try connection.number("SELECT \(Store.lastDay)")
      : try connection.number("SELECT last_day FROM change_counter")
    return day.map { Day(number: Int32(clamping: $0)) }
  }

  /// Looks through everything for the last day, after something was taken away.
  func relearnLastDay() throws(StoreError) {
    try connection.run("UPDATE change_counter SET last_day = \(Store.lastDay)")
  }

  private static let lastDay = """
    (SELECT max(day) FROM (SELECT max(day) AS day FROM purchase UNION ALL
      SELECT max(day) FROM move UNION ALL SELECT max(day) FROM touch UNION ALL
      SELECT max(day) FROM care))
    """
}
