import Exchange
import LoopModel
import Refresh
import Store

extension Session {
  /// `goal`: tells the goal and how far the team is; `goal 240000` sets it, `goal -` takes it away.
  func goal() throws(Failure) {
    let wanted = try period()
    if arguments.operands.first != nil { try refusePast() }
    let store = try openStore()
    if let text = arguments.operands.first {
      guard let period = wanted ?? GoalPeriod.quarter(of: clock.today) else { return }
      let currency = try asked(store) { store throws(StoreError) in try store.currency() }
      let amount = text == "-" ? nil : try amount(text, currency)
      try asked(store) { store throws(StoreError) in
        try store.setGoal(period, to: amount, actor: actor, at: clock.now)
      }
      return try tell([try standing(of: period, in: store)], currency)
    }
    let goals = try asked(store) { store throws(StoreError) in try store.goals() }
    let periods = wanted.map { [$0] } ?? goals.map(\.period)
    var standings: [GoalStanding] = []
    for period in periods { standings.append(try standing(of: period, in: store)) }
    let currency = try asked(store) { store throws(StoreError) in try store.currency() }
    guard !standings.isEmpty || arguments.has(.json) else {
      return remark("no goal is set; `salesloop goal 240000 --period 2026-Q4` sets one")
    }
    try tell(standings, currency)
  }

  private func asked<Result>(
    _ store: Store, _ body: (Store) throws(StoreError) -> Result
  ) throws(Failure) -> Result {
    do throws(StoreError) {
      return try body(store)
    } catch {
      throw Failure(error)
    }
  }

  private func period() throws(Failure) -> GoalPeriod? {
    guard let text = arguments.value(.period) else { return nil }
    guard let period = GoalPeriod(text) else {
      throw Failure(usage: "'\(text)' is no period; write \(GoalPeriod.forms)")
    }
    return period
  }

  private func amount(_ text: String, _ currency: Currency) throws(Failure) -> Int64 {
    let amount: Int64
    do throws(Currency.AmountProblem) {
      amount = try currency.minorUnits(of: text)
    } catch {
      throw Failure(usage: "'\(text)' is no amount; write it as 240000, or - for no goal")
    }
    guard amount > 0 else { throw Failure(usage: "a goal is more than 0; - takes it away") }
    return amount
  }

  /// How far the team was in a period today, or as of a day.
  private func standing(of period: GoalPeriod, in store: Store) throws(Failure) -> GoalStanding {
    let today = try arguments.asOf() ?? clock.today
    return try asked(store) { store throws(StoreError) in
      GoalStanding(
        period: period, goal: try store.goals().first { $0.period == period }?.amount,
        revenue: try store.revenue(from: period.first, to: min(today, period.last)), day: today)
    }
  }

  private func tell(_ standings: [GoalStanding], _ currency: Currency) throws(Failure) {
    var output = Output()
    guard arguments.has(.json) else {
      for standing in standings {
        let pace = standing.spokenPace(currency)
        output.write(
          printableLine(standing.spoken(currency) + (pace.isEmpty ? "" : "; \(pace)")) + "\n")
      }
      return
    }
    var json = JSONWriter()
    json.beginArray()
    for standing in standings { standing.write(to: &json, currency) }
    json.endArray()
    json.newline()
    output.write(json.take())
  }
}

extension GoalStanding {
  func write(to json: inout JSONWriter, _ currency: Currency) {
    json.beginObject()
    for (key, text) in [
      ("period", period.text), ("first", period.first.iso), ("last", period.last.iso),
    ] {
      json.key(key)
      json.string(text)
    }
    for (key, amount) in [("goal", goal), ("revenue", revenue), ("pace", pace), ("ahead", ahead)] {
      json.key(key)
      if let amount { json.number(currency.plain(amount)) } else { json.null() }
    }
    json.endObject()
  }
}
