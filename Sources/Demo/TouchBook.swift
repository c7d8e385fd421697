import LoopModel

/// Writes the contacts with a customer: most of them around purchases, four helps to an ask.
struct TouchBook {
  var trade: Trade
  var owner: String
  var since: Day

  /// Contacts by time; `days` are the days of purchase.
  func touches(around days: [Day], by generator: inout SeededGenerator) -> [Touch] {
    let count = generator.int(in: 4...7) + min(8, days.count / 2)
    var used: Set<String> = []
    var touches: [Touch] = []
    for _ in 0..<count {
      guard let day = day(around: days, by: &generator) else { continue }
      let moment = moment(of: day, among: days)
      let intent: Touch.Intent = generator.chance(0.8) ? .help : .ask
      let lines = TouchLine.all.filter {
        $0.moment == moment && $0.intent == intent && !used.contains($0.note)
          && ($0.trades.isEmpty || $0.trades.contains(trade))
      }
      guard let line = generator.pick(from: lines) else { continue }
      used.insert(line.note)
      let at = OfficeCalendar.moment(on: day, by: &generator)
      let by = generator.chance(0.86) ? owner : DemoBusiness.team[generator.int(in: 0...4)]
      let contact = Contact(
        channel: line.channel, direction: line.direction, intent: intent,
        reception: line.reception ?? reception(of: line, by: &generator), note: line.note)
      touches.append(Touch(contact, on: day, at: at, by: by))
    }
    return touches.sorted { $0.at < $1.at }
  }

  private func day(around days: [Day], by generator: inout SeededGenerator) -> Day? {
    let today = DemoBusiness.today
    var range = since...today
    if generator.chance(0.65), let purchase = generator.pick(from: days) {
      let first = max(since, purchase.advanced(by: -6))
      let last = min(today, purchase.advanced(by: 6))
      range = first...last
    } else if generator.chance(0.4) {
      range = max(since, today.advanced(by: -28))...today
    }
    return OfficeCalendar.workingDay(in: range, by: &generator)
  }

  private func moment(of day: Day, among days: [Day]) -> TouchLine.Moment {
    guard let next = days.first(where: { $0 > day }) else {
      guard let last = days.last else { return .prospect }
      let silence = last.days(to: day)
      return silence <= 7 ? .after : silence > 90 ? .silent : .between
    }
    guard let last = days.last(where: { $0 <= day }) else { return .prospect }
    if last.days(to: day) <= 7 { return .after }
    return day.days(to: next) <= 8 ? .before : .between
  }

  private func reception(
    of line: TouchLine, by generator: inout SeededGenerator
  ) -> Touch.Reception {
    let chance = generator.unit()
    switch (line.direction, line.intent) {
    case (.pull, _): return chance < 0.8 ? .useful : .unknown
    case (.push, .help): return chance < 0.6 ? .useful : chance < 0.78 ? .ignored : .unknown
    case (.push, .ask):
      return chance < 0.35 ? .useful : chance < 0.65 ? .ignored : .unknown
    }
  }
}
