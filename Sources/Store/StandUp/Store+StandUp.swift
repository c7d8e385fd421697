public import LoopModel

extension Store {
  /// What there is to tell at a stand-up of a day: since the last one, since a day, or where there was
  /// none of the last seven days.
  ///
  /// `yardstick` says where customers were before a move. Reads the whole history of every customer to
  /// whom something happened.
  public func standUpMaterial(
    since day: Day? = nil, until today: Day, yardstick: Yardstick
  ) throws(StoreError) -> StandUpMaterial {
    try reading { () throws(StoreError) in
      let held = try lastStandUps(until: today)
      var period = Period.week(until: today)
      if let day {
        period = Period(since: day, until: today)
      } else if let last = held.first {
        period = Period(since: last.day, after: last.at, until: today)
      }
      let start = held.count > 1 ? held[1].at : .distantPast
      return StandUpMaterial(
        happenings: try happenings(in: period, yardstick: yardstick),
        standing: try standing(on: today), last: held.first,
        kudos: try kudos(after: start, until: today).filter {
          held.count > 1 || $0.day >= period.earliest
        })
    }
  }

  /// What happened in a period.
  public func happenings(
    in period: Period, yardstick: Yardstick
  ) throws(StoreError) -> Happenings {
    var result = Happenings(period: period)
    for customer in try customersTold(in: period) {
      guard let history = try history(of: customer) else { continue }
      result.take(customer, history, by: yardstick)
    }
    result.finish()
    return result
  }

  /// Customers to whom something may have happened in a period, or is promised.
  private func customersTold(in period: Period) throws(StoreError) -> [CustomerID] {
    var result: [CustomerID] = []
    try connection.query(
      """
      SELECT customer FROM purchase WHERE day BETWEEN ?1 AND ?2
      UNION SELECT customer FROM move WHERE day BETWEEN ?1 AND ?2
      UNION SELECT customer FROM touch WHERE day BETWEEN ?1 AND ?2
      UNION SELECT customer FROM care WHERE day BETWEEN ?1 AND ?2
      UNION SELECT customer FROM care WHERE verb = 'plan'
        AND \(Schema.field("due")) BETWEEN ?3 AND ?4
      UNION SELECT id FROM customer WHERE next_action IS NOT NULL
      UNION SELECT id FROM customer WHERE since BETWEEN ?1 AND ?2
      """, .int(Int64(period.earliest.number)), .int(Int64(period.until.number)),
      .text(period.earliest.iso), .text(period.until.iso)
    ) { row in result.append(CustomerID(row.int(0))) }
    return result
  }

  /// Revenue of the goal's period up to a day; of the quarter where there is no goal.
  public func standing(on today: Day) throws(StoreError) -> GoalStanding? {
    let goal = Goal.current(of: try goals(), on: today)
    guard let period = goal?.period ?? GoalPeriod.quarter(of: today) else { return nil }
    return GoalStanding(
      period: period, goal: goal?.amount, revenue: try revenue(from: period.first, to: today),
      day: today)
  }

  /// Purchases less refunds between two days, both counted, in minor units.
  public func revenue(from first: Day, to last: Day) throws(StoreError) -> Int64 {
    var sum: Int64 = 0
    try connection.query(
      "SELECT amount FROM purchase WHERE day BETWEEN ? AND ?", .int(Int64(first.number)),
      .int(Int64(last.number))
    ) { row in sum = sum.addingHeld(row.int(0)) }
    return sum
  }

  /// Whether anything was done after an event that is news to a team: how many events there are but
  /// those that only keep what was learned or held.
  public func newsCount(after sequence: Int64) throws(StoreError) -> Int {
    Int(
      try connection.number(
        """
        SELECT count(*) FROM event WHERE seq > ?
          AND kind NOT IN ('setting', 'seed', 'play-seed', 'standup', 'lost')
        """, .int(sequence)) ?? 0)
  }
}
