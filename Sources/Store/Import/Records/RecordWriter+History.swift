internal import LoopModel

extension RecordWriter {
  /// Writes down the stages of a deal that is not in the files.
  ///
  /// The newest places the customer where it is of the only open deal and the store knows nothing newer;
  /// of others there is only what came before the place they are in. `held` is when a person decided
  /// last, `bought` the days of purchase.
  func writeHistory(
    _ history: ForeignHistory, _ known: inout KnownCustomer, _ held: Timestamp?, _ bought: [Day]
  ) throws(StoreError) {
    let isClosed =
      try connection.number(
        """
        SELECT 1 FROM imported WHERE system = ? AND kind IN ('closed', 'purchase')
          AND external_id = ?
        """, .text(options.system), .text(history.deal)) != nil
    let places = !isClosed && known.facts?.care.openDeals ?? 0 <= 1
    let now = known.moves.max {
      ($0.move.at, $0.mark.event ?? .max) < ($1.move.at, $1.mark.event ?? .max)
    }
    // Since when they are in the stage that nobody knew the day of.
    var dated: ForeignMove?
    if places, held == nil, !known.isLetGo, let now, now.move.isImported, isImport(now.mark),
      let last = history.moves.last, last.stage == now.move.stage
    {
      dated = last
    }
    for move in history.moves where move != dated {
      if known.moves.contains(where: { $0.move.day == move.day && $0.move.stage == move.stage }) {
        result.skipped += 1
        continue
      }
      var at = time(of: move.day)
      if let held, at >= held { continue }
      if !places, let now, at >= now.move.at { at = now.move.at.before }
      // It was before they were let go.
      if known.isLetGo, let mark = known.standing?.mark, at >= mark.at { at = mark.at.before }
      try insert(move, at: at, bought, to: &known)
    }
    if let dated { try insert(dated, at: transaction.at, bought, to: &known) }
  }

  private func insert(
    _ move: ForeignMove, at: Timestamp, _ bought: [Day], to known: inout KnownCustomer
  ) throws(StoreError) {
    try insert(
      move.stage, day: move.day, at: at, lap: lap(move.stage, bought.count { $0 < move.day }),
      by: move.by, reason: move.reason, to: &known)
  }
}

extension Timestamp {
  /// The moment before.
  fileprivate var before: Timestamp { Timestamp(milliseconds: milliseconds - 1) }
}
