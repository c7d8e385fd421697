public import LoopModel

extension Store {
  /// Fills the library of plays the first time; one that was emptied stays empty.
  public func seedPlays(
    _ plays: [Play], actor: String, at: Timestamp
  ) throws(StoreError) {
    guard try setting(Store.playsFilled) == nil else { return }
    try transaction(actor: actor, at: at) { transaction throws(StoreError) in
      // Someone else may have been here first.
      guard try setting(Store.playsFilled) == nil else { return }
      for play in plays { _ = try insert(play) }
      try write(Store.playsFilled, "1")
      try transaction.append(
        "play-seed", id: EventID(),
        after: try JSON([("plays", .number(Int64(plays.count)))]).text(by: connection))
    }
  }

  static let playsFilled = "plays_filled"

  /// The library of plays by stage and place, with what has come of each until `today`.
  ///
  /// A use is judged two weeks after: it counts as advanced where the customer bought since, or was
  /// moved farther on than by the move before.
  public func plays(today: Day) throws(StoreError) -> [Play] {
    var result: [Play] = []
    try connection.query(
      """
      WITH used AS (
        SELECT play, customer, day, at FROM touch WHERE play IS NOT NULL
        UNION ALL
        SELECT \(Schema.field("play")), customer, day, at FROM care
        WHERE verb = 'plan' AND \(Schema.field("play")) IS NOT NULL),
      judged AS (
        SELECT play, used.day <= ?1 - 14 AS is_due, used.day <= ?1 - 14 AND (
          EXISTS(SELECT 1 FROM purchase WHERE purchase.customer = used.customer AND amount > 0
            AND purchase.day BETWEEN used.day AND used.day + 14
            AND (purchase.day > used.day OR recorded_at > used.at))
          OR EXISTS(SELECT 1 FROM move WHERE move.customer = used.customer
            AND move.day BETWEEN used.day AND used.day + 14 AND move.at > used.at
            AND move.lap * 7 + move.stage > coalesce((
              SELECT lap * 7 + stage FROM move AS earlier WHERE earlier.customer = move.customer
                AND (earlier.at, coalesce(earlier.event, 0), earlier.id)
                  < (move.at, coalesce(move.event, 0), move.id)
              ORDER BY at DESC, event DESC, id DESC LIMIT 1), 8))) AS has_advanced
        FROM used)
      SELECT play.id, stage, mode, text, count(judged.play), coalesce(sum(is_due), 0),
        coalesce(sum(has_advanced), 0)
      FROM play LEFT JOIN judged ON judged.play = play.id
      GROUP BY play.id ORDER BY stage, place, play.id
      """, .int(Int64(today.number))
    ) { row in
      var play = Play(
        id: row.int(0), stage: Stage(rawValue: UInt8(clamping: row.int(1))) ?? .salesLoop,
        mode: row.optionalInt(2).flatMap { Mode(rawValue: UInt8(clamping: $0)) }, text: row.text(3))
      play.uses = Int(row.int(4))
      play.judged = Int(row.int(5))
      play.advanced = Int(row.int(6))
      result.append(play)
    }
    return result
  }

  /// Adds a play behind the others; gives its number.
  @discardableResult
  public func addPlay(_ play: Play, actor: String, at: Timestamp) throws(StoreError) -> Int64 {
    try transaction(actor: actor, at: at) { transaction throws(StoreError) in
      let id = try insert(play)
      try transaction.append("play-add", id: EventID(), after: try playJSON(id))
      return id
    }
  }

  /// Changes the play of that number.
  public func changePlay(_ play: Play, actor: String, at: Timestamp) throws(StoreError) {
    try transaction(actor: actor, at: at) { transaction throws(StoreError) in
      let before = try playJSON(play.id)
      try connection.run(
        "UPDATE play SET stage = ?, mode = ?, text = ? WHERE id = ?",
        .int(Int64(play.stage.rawValue)), .optional(play.mode.map { Int64($0.rawValue) }),
        .text(play.text), .int(play.id))
      let after = try playJSON(play.id)
      guard before != after else { return }
      try transaction.append("play-change", id: EventID(), before: before, after: after)
    }
  }

  /// Takes a play out of the library; what followed it keeps its number.
  public func removePlay(_ id: Int64, actor: String, at: Timestamp) throws(StoreError) {
    try transaction(actor: actor, at: at) { transaction throws(StoreError) in
      let before = try playJSON(id)
      try connection.run("DELETE FROM play WHERE id = ?", .int(id))
      try transaction.append("play-remove", id: EventID(), before: before)
    }
  }

  private func insert(_ play: Play) throws(StoreError) -> Int64 {
    try connection.run(
      """
      INSERT INTO play(stage, mode, text, place)
      VALUES(?, ?, ?, (SELECT coalesce(max(place), 0) + 1 FROM play))
      """, .int(Int64(play.stage.rawValue)), .optional(play.mode.map { Int64($0.rawValue) }),
      .text(play.text))
    return try connection.number("SELECT seq FROM sqlite_sequence WHERE name = 'play'") ?? 0
  }

  private func playJSON(_ id: Int64) throws(StoreError) -> String {
    let json = try connection.first(
      """
      SELECT json_object('id', id, 'stage', stage, 'mode', mode, 'text', text, 'place', place)
      FROM play WHERE id = ?
      """, .int(id)
    ) { $0.text(0) }
    guard let json else { throw StoreError(.conflict, "Play \(id) is no longer in the store.") }
    return json
  }
}
