import Canvas
import LoopModel

extension State {
  /// What is known of a customer and decided about them: mode, fit, their problem, how they buy, what
  /// is next, both clocks, and how we have been with them.
  func careLines(_ index: Int, _ snapshot: Snapshot, _ history: CustomerHistory?) -> [Line] {
    let facts = snapshot.roster.facts(index)
    let reading = snapshot.roster.reading(index)
    var lines: [Line] = []
    if let state = stateLine(facts, reading, history, snapshot) { lines.append(state) }
    lines.append(Line("next ", .muted).joined(with: next(facts)))
    lines.append(clocks(facts, reading, history))
    var mode =
      facts.care.mode.map { Line("in \($0.word) mode", .text) } ?? Line("mode not known", .muted)
    mode = facts.care.fit.map { mode.then("  fit \($0) of 3", .text) } ?? mode
    if facts.care.stake > 0 {
      mode = mode.then("  \(snapshot.currency.short(facts.care.stake)) at stake", .text)
    }
    if facts.care.openDeals > 1 { mode = mode.then("  \(facts.care.openDeals) open deals", .text) }
    if let history { mode = mode.then("  " + manner(history, snapshot), .muted) }
    lines.append(mode)
    for trait in [Trait.problem, .buys, .persona] {
      guard let value = history?.trait(trait, upTo: snapshot.moment.civilDay) else { continue }
      lines.append(Line("\(trait.title) ", .muted).then(value, .text))
    }
    return lines
  }

  /// Snoozed, let go or offered: since when and why.
  private func stateLine(
    _ facts: CustomerFacts, _ reading: Reading, _ history: CustomerHistory?, _ snapshot: Snapshot
  ) -> Line? {
    guard reading.isLetGo || reading.isSnoozed || facts.care.handOff != nil else { return nil }
    let last = history?.changes.last { step in
      guard step.day <= snapshot.moment.civilDay else { return false }
      switch step.change {
      case .letGo: return reading.isLetGo
      case .snooze: return !reading.isLetGo && reading.isSnoozed
      case .offerHandOff: return !reading.isLetGo && !reading.isSnoozed
      default: return false
      }
    }
    guard let last else { return nil }
    return Line(last.change.spoken(snapshot.currency), .late)
      .then("  \(last.by), \(last.day.spoken)", .muted)
  }

  /// A touch starts the second clock anew, only a move the first.
  private func clocks(
    _ facts: CustomerFacts, _ reading: Reading, _ history: CustomerHistory?
  ) -> Line {
    let isOver = reading.stalls.contains(.stageLimit)
    let contact =
      facts.care.lastTouch.map { day in
        "\(spokenDays(max(0, reading.day - Double(day.number)))) ago"
          + (history?.knowsContact(on: day) == false ? " (as imported)" : "")
      } ?? "never"
    // Purchases place by the gap, which has a flag of its own; people place for a time.
    let limit =
      reading.placedBy == .purchases ? "" : ", limit \(spokenDays(reading.stageLimitDays))"
    return Line("\(reading.stageTime(spokenDays)) in the stage", isOver ? .stopped : .text)
      .then(limit, .muted).then("  last contact \(contact)", .text)
  }

  /// Helps to asks, and the share of contacts they began, over 90 days.
  private func manner(_ history: CustomerHistory, _ snapshot: Snapshot) -> String {
    let last = snapshot.moment.civilDay
    let touches = history.touches.filter {
      $0.day <= last && $0.day > last.advanced(by: -90)
    }
    guard !touches.isEmpty else {
      return history.trait(.lastContact, upTo: last) == nil
        ? "no contact in 90 d" : "no contact logged in 90 d"
    }
    let helps = touches.count { $0.contact.intent == .help }
    let pulls = touches.count { $0.contact.direction == .pull }
    return "helps to asks \(helps):\(touches.count - helps)"
      + "  pull \(percent(Double(pulls) / Double(touches.count))) of \(touches.count) in 90 d"
  }
}

extension CustomerHistory {
  /// Whether a contact of a day was logged here; else an import merely told the day.
  func knowsContact(on day: Day) -> Bool { touches.contains { $0.day == day } }

  /// What is written down of them; nil for nothing.
  func trait(_ trait: Trait, upTo day: Day) -> String? {
    for step in changes.reversed() where step.day <= day {
      if case .describe(trait, let value) = step.change { return value.isEmpty ? nil : value }
    }
    return nil
  }
}
