extension Store {
  /// Takes back a change of the plays.
  func takePlayBack(_ event: JournalEvent) throws(StoreError) {
    try refuseWhereChanged(since: event, "undone")
    try setPlay(event.before, event)
  }

  /// Makes a change of the plays again.
  func makePlayAgain(_ event: JournalEvent) throws(StoreError) {
    try refuseWhereChanged(since: event, "redone")
    try setPlay(event.after, event)
  }

  private func refuseWhereChanged(
    since event: JournalEvent, _ what: String
  ) throws(StoreError) {
    let later = try connection.first(
      """
      SELECT \(JournalEvent.columns) FROM event
      WHERE seq > ?1 AND kind IN ('play-add', 'play-change', 'play-remove')
        AND coalesce(before, after) ->> '$.id' = coalesce(?2, ?3) ->> '$.id' AND \(Store.isInForce)
      ORDER BY seq DESC LIMIT 1
      """, .int(event.sequence), .optional(event.before), .optional(event.after)
    ) { JournalEvent($0) }
    guard let later else { return }
    throw StoreError(
      .conflict,
      "That play was changed since (\(described(later))), nothing was \(what); undo that first.")
  }

  /// Makes the play of an event what `json` says; nil takes it away.
  private func setPlay(_ json: String?, _ event: JournalEvent) throws(StoreError) {
    if let json {
      try connection.run(
        """
        INSERT OR REPLACE INTO play(id, stage, mode, text, place)
        VALUES(?1 ->> '$.id', ?1 ->> '$.stage', ?1 ->> '$.mode', ?1 ->> '$.text', ?1 ->> '$.place')
        """, .text(json))
    } else {
      try connection.run(
        "DELETE FROM play WHERE id = coalesce(?1, ?2) ->> '$.id'", .optional(event.before),
        .optional(event.after))
    }
  }
}
