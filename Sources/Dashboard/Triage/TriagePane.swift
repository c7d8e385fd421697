import Canvas
import LoopModel

extension State {
  /// Why the selected customer is in the queue, what they are worth, what is next, and what would help.
  ///
  /// Where there is little room, why they are here goes before who they are: the row tells that.
  func triagePane(_ snapshot: Snapshot, in area: Rect) -> [Line] {
    let columns = area.columns - 2
    guard let selected = triage.selected, let index = snapshot.roster.index(of: selected) else {
      return []
    }
    let facts = snapshot.roster.facts(index)
    let reading = snapshot.roster.reading(index)
    var lines: [Line] = []
    let here = snapshot.others[selected] ?? []
    if !here.isEmpty {
      lines.append(Line("\(here.joined(separator: ", ")) is on this customer, too", .late))
    }
    let isBeside = area.column > 0
    if area.rows >= 12 {
      let head = head(index, facts, reading, snapshot)
      lines =
        (isBeside
          ? [head.name] + head.rest.wrapped(columns: columns) + [Line()]
          : [head.fitting(columns)]) + lines
    }
    if let line = decision(facts) { lines += labelled("Decided", line, columns) }
    for (place, reason) in snapshot.reasons(index).enumerated() {
      lines += labelled(
        place == 0 ? "Why here" : "",
        Line(reason.sentence, .text).then("; cleared by \(reason.cure)", .muted), columns)
    }
    if let held = reading.heldOff(of: facts, by: snapshot.yardstick) {
      lines += labelled("Held off", Line(held, .text), columns)
    }
    lines += labelled("Value", value(facts, reading, snapshot), columns)
    lines += labelled("Next", next(facts), columns)
    lines += help(for: selected, columns: columns, isWrapped: isBeside)
    if isBeside { lines += lately(selected, snapshot, columns: columns) }
    return lines
  }

  private func head(
    _ index: Int, _ facts: CustomerFacts, _ reading: Reading, _ snapshot: Snapshot
  ) -> Head {
    let buys =
      reading.silenceDays.map { silence in
        "buys every \(spokenDays(reading.typicalGapDays)), last \(spokenDays(silence)) ago"
      } ?? "never bought, known \(spokenDays(reading.day - Double(facts.since.number)))"
    return Head(
      name: Line(snapshot.roster.name(index), .strong).then(snapshot.furtherDeals(index), .muted),
      buys: buys,
      contact: "last contact \(lastContact(facts))")
  }

  /// Who it is, how they buy, and when somebody spoke with them last.
  private struct Head {
    var name: Line
    var buys: String
    var contact: String

    var rest: Line { Line("\(buys)  \(contact)", .muted) }

    /// In one line; the name is in the row, too, so what cannot be read there goes first.
    func fitting(_ columns: Int) -> Line {
      let whole = name.then("  ").joined(with: rest)
      return [whole, rest].first { $0.columns <= columns } ?? Line(contact, .muted)
    }
  }

  /// What happened last, where there is room for it.
  private func lately(_ customer: CustomerID, _ snapshot: Snapshot, columns: Int) -> [Line] {
    guard let history = history(of: customer) else { return [] }
    let timeline = Timeline(
      history, upTo: snapshot.moment.civilDay, currency: snapshot.currency)
    return [Line(), Line("Lately", .muted)] + timeline.lines(columns: columns)
  }

  private func lastContact(_ facts: CustomerFacts) -> String {
    guard let day = facts.care.lastTouch else { return "never" }
    let ago = "\(spokenDays(Double(day.days(to: today)))) ago"
    guard let history = known.flatMap({ $0.customer == facts.id ? $0.history : nil }) else {
      return ago
    }
    guard let touch = history.touches.last, history.knowsContact(on: day) else {
      return "\(ago) (as imported)"
    }
    return "\(ago), \(touch.by), \(touch.contact.intent.rawValue)"
  }

  /// A label before the first line, the others under the text.
  private func labelled(_ label: String, _ line: Line, _ columns: Int) -> [Line] {
    guard columns >= 50 else {
      return Line(label.isEmpty ? "" : label + " ", .muted).joined(with: line)
        .wrapped(columns: columns)
    }
    let width = 11
    let pad = String(repeating: " ", count: width - label.count)
    return line.wrapped(columns: columns - width).enumerated().map { place, part in
      var whole = Line(place == 0 ? label + pad : String(repeating: " ", count: width), .muted)
      whole.pieces += part.pieces
      return whole
    }
  }

  private func value(
    _ facts: CustomerFacts, _ reading: Reading, _ snapshot: Snapshot
  ) -> Line {
    var line = Line(snapshot.currency.short(facts.revenue), .text).then(" so far", .muted)
    if let margin = history(of: facts.id)?.marginShare(upTo: today) {
      line = line.then(", margin \(percent(margin))", .text)
    }
    if let risk = reading.riskPerMonth {
      line = line.then(", \(snapshot.currency.short(max(0, risk))) a month at risk", .text)
    }
    if facts.openStake > 0 {
      line = line.then(", \(snapshot.currency.short(facts.openStake)) at stake on this lap", .text)
    }
    if let pace = reading.pace {
      line = line.then("; \(percent(pace.active)) likely still a customer", .text)
    }
    if let mode = facts.care.mode { line = line.then("; in \(mode.word) mode", .muted) }
    if let fit = facts.care.fit { line = line.then(", fit \(fit)", .muted) }
    return line
  }

  /// The planned next action, or that there is none.
  func next(_ facts: CustomerFacts) -> Line {
    guard let due = facts.care.nextAction else { return Line("no next action", .late) }
    let plan = history(of: facts.id)?.openPlan
    let isPast = due < today
    var line = Line(due.spoken, isPast ? .stopped : .text)
    if let plan {
      line = line.then(" \(plan.what)", .text)
      if !plan.why.isEmpty { line = line.then(", so that \(plan.why)", .muted) }
      if !plan.by.isEmpty { line = line.then(" (\(plan.by))", .muted) }
    }
    return line
  }

  /// Whoever is snoozed, let go or offered: since when, and why.
  private func decision(_ facts: CustomerFacts) -> Line? {
    guard triage.queue != .open, triage.queue != .inCare || facts.care.nextAction == nil,
      let history = known.flatMap({ $0.customer == facts.id ? $0.history : nil }),
      let last = history.changes.last(where: { $0.change.isDecision })
    else { return nil }
    return Line(last.change.spoken(snapshot?.currency ?? .unknown), .text)
      .then("  \(last.by), \(last.day.spoken)", .muted)
  }

  // MARK: Help

  /// Three or four plays that fit the customer's stage and mode.
  func plays(for customer: CustomerID) -> [Play] {
    guard let snapshot, let index = snapshot.roster.index(of: customer) else { return [] }
    let stage = snapshot.roster.reading(index).position.stage
    // Nobody is sold to before it is known that they want to buy.
    let mode = snapshot.roster.facts(index).care.mode ?? .information
    let fitting = snapshot.plays.filter { $0.stage == stage && ($0.mode ?? mode) == mode }
    // What has helped here goes first, then the library's own order.
    return Array(
      fitting.enumerated().sorted { left, right in
        let shares = (left.element.share, right.element.share)
        return shares.0 != shares.1 ? shares.0 > shares.1 : left.offset < right.offset
      }.map(\.element).prefix(4))
  }

  private func help(for customer: CustomerID, columns: Int, isWrapped: Bool) -> [Line] {
    let plays = plays(for: customer)
    guard !plays.isEmpty else { return [] }
    return plays.enumerated().flatMap { place, play in
      // One line each where it can be: the library tells how they did, too.
      let line = Line("\(place + 1) ", .key).then(play.text, .text)
      let records = [play.record, play.shortRecord].map { line.then($0, .muted) }
      let fitting =
        isWrapped ? records[0] : records.first { $0.columns + 11 <= columns } ?? line
      return labelled(place == 0 ? "Help" : "", fitting, columns)
    }
  }
}

extension Play {
  /// How often customers went on after it, held towards a half while it was hardly used.
  fileprivate var share: Double { Double(advanced + 1) / Double(judged + 2) }

  /// How it did here: how often it was used, and how often customers went on within two weeks.
  var record: String {
    guard uses > 0 else { return "" }
    guard judged > 0 else { return "  (used \(uses)×)" }
    return
      "  (used \(uses)×; \(percent(Double(advanced) / Double(judged))) went on in 2 wk, n = \(judged))"
  }
}

extension Play {
  /// The same in a few signs.
  var shortRecord: String {
    guard uses > 0 else { return "" }
    guard judged > 0 else { return "  (\(uses)×)" }
    return "  (\(uses)×; \(percent(Double(advanced) / Double(judged))), n = \(judged))"
  }
}

extension CustomerHistory {
  /// The plan that was made last.
  var openPlan: PlannedAction? {
    for step in changes.reversed() {
      if case .plan(let plan) = step.change { return plan }
    }
    return nil
  }
}

extension Change {
  /// Whether it says what is to become of a customer.
  fileprivate var isDecision: Bool {
    switch self {
    case .plan, .snooze, .letGo, .offerHandOff, .returnHandOff, .comeBack: true
    default: false
    }
  }
}
