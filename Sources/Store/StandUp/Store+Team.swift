public import LoopModel

extension Store {
  // MARK: Goals

  /// The goals of the team, by period.
  ///
  /// What another program wrote under no period is left out.
  public func goals() throws(StoreError) -> [Goal] {
    var result: [Goal] = []
    try connection.query("SELECT period, amount FROM goal ORDER BY period") { row in
      if let period = GoalPeriod(row.text(0)) {
        result.append(Goal(period: period, amount: row.int(1)))
      }
    }
    return result
  }

  /// Sets the goal of a period, or takes it away where nil.
  public func setGoal(
    _ period: GoalPeriod, to amount: Int64?, actor: String, at: Timestamp
  ) throws(StoreError) {
    try transaction(actor: actor, at: at) { transaction throws(StoreError) in
      let before = try goalJSON(period.text)
      if let amount {
        try connection.run(
          "INSERT OR REPLACE INTO goal(period, amount) VALUES(?, ?)", .text(period.text),
          .int(amount))
      } else {
        try connection.run("DELETE FROM goal WHERE period = ?", .text(period.text))
      }
      let after = try goalJSON(period.text)
      guard before != after else { return }
      try transaction.append("goal", id: EventID(), before: before, after: after)
    }
  }

  private func goalJSON(_ period: String) throws(StoreError) -> String? {
    try connection.first(
      "SELECT json_object('period', period, 'amount', amount) FROM goal WHERE period = ?",
      .text(period)
    ) { $0.text(0) }
  }

  // MARK: Thanks

  /// Thanks said after a point in time and up to a day, by time.
  public func kudos(after time: Timestamp, until day: Day) throws(StoreError) -> [Kudos] {
    var result: [Kudos] = []
    try connection.query(
      """
      SELECT id, customer, person, by, words, day, at FROM kudos WHERE at > ? AND day <= ?
      ORDER BY at, id
      """, .int(time.milliseconds), .int(Int64(day.number))
    ) { row in
      result.append(
        Kudos(
          id: row.int(0), customer: row.optionalInt(1).map(CustomerID.init), person: row.text(2),
          by: row.text(3), words: row.text(4), day: Day(number: Int32(clamping: row.int(5))),
          at: Timestamp(milliseconds: row.int(6))))
    }
    return result
  }

  /// Keeps thanks; who says them and when are `actor` and `at`.
  public func thank(_ kudos: Kudos, actor: String, at: Timestamp) throws(StoreError) {
    try transaction(actor: actor, at: at) { transaction throws(StoreError) in
      try connection.run(
        "INSERT INTO kudos(at, day, customer, person, by, words) VALUES(?, ?, ?, ?, ?, ?)",
        .int(at.milliseconds), .int(Int64(kudos.day.number)),
        .optional(kudos.customer?.number), .text(withoutNull(kudos.person)), .text(actor),
        .text(withoutNull(kudos.words)))
      try transaction.append("kudos", id: EventID(), after: try lastRow(of: "kudos"))
    }
  }

  // MARK: Stand-ups

  /// The last two stand-ups up to a day, the later one first.
  public func lastStandUps(until day: Day) throws(StoreError) -> [StandUpRecord] {
    var result: [StandUpRecord] = []
    try connection.query(
      """
      SELECT at, day, by, period, goal, revenue, laps, momentum, stalled, risk FROM standup
      WHERE day <= ? ORDER BY at DESC, id DESC LIMIT 2
      """, .int(Int64(day.number))
    ) { row in
      result.append(
        StandUpRecord(
          day: Day(number: Int32(clamping: row.int(1))), at: Timestamp(milliseconds: row.int(0)),
          by: row.text(2),
          numbers: StandUpRecord.Numbers(
            period: row.text(3), goal: row.optionalInt(4), revenue: row.int(5),
            laps: Int(row.int(6)), momentum: row.isNull(7) ? nil : row.double(7),
            stalled: Int(row.int(8)), riskPerMonth: row.int(9))))
    }
    return result
  }

  /// Keeps that a stand-up was held, with its headline numbers.
  public func finishStandUp(
    _ numbers: StandUpRecord.Numbers, on day: Day, actor: String, at: Timestamp
  ) throws(StoreError) {
    try transaction(actor: actor, at: at) { transaction throws(StoreError) in
      try connection.run(
        """
        INSERT INTO standup(at, day, by, period, goal, revenue, laps, momentum, stalled, risk)
        VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """, .int(at.milliseconds), .int(Int64(day.number)), .text(actor), .text(numbers.period),
        .optional(numbers.goal), .int(numbers.revenue), .int(Int64(numbers.laps)),
        numbers.momentum.map(Value.real) ?? .null, .int(Int64(numbers.stalled)),
        .int(numbers.riskPerMonth))
      try transaction.append("standup", id: EventID(), after: try lastRow(of: "standup"))
    }
  }

  /// The row that was just added to a table with numbers, as JSON.
  func lastRow(of table: String) throws(StoreError) -> String? {
    let members = (Store.teamColumns[table] ?? []).map { "'\($0)', \($0)" }
    return try connection.first(
      """
      SELECT json_object(\(members.joined(separator: ", "))) FROM \(table)
      WHERE id = (SELECT seq FROM sqlite_sequence WHERE name = '\(table)')
      """
    ) { $0.text(0) }
  }

  /// SQLite's JSON cannot hold the null character.
  private func withoutNull(_ text: String) -> String {
    String(text.map { $0 == "\0" ? "\u{FFFD}" : $0 })
  }

  /// The columns of the tables that belong to the team.
  static let teamColumns = [
    "goal": ["period", "amount"],
    "apart": ["id", "at", "first", "second", "by"],
    "kudos": ["id", "at", "day", "customer", "person", "by", "words"],
    "standup": [
      "id", "at", "day", "by", "period", "goal", "revenue", "laps", "momentum", "stalled", "risk",
    ],
  ]
}
