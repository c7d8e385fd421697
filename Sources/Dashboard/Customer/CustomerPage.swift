import Canvas
import LoopModel

extension State {
  var pageScrollLimit: Int {
    guard let page, let snapshot, let index = snapshot.roster.index(of: page.customer) else {
      return 0
    }
    let lines = timelineLines(page, index, snapshot, columns: size.columns - 4).count
    return max(0, lines - timelineRows(index, snapshot))
  }

  /// One page, everything: who they are, where they stand and why, laps, and all that happened.
  func drawPage(on canvas: inout Canvas, in area: Rect) {
    guard let page, let snapshot, let index = snapshot.roster.index(of: page.customer) else {
      canvas.draw("this customer is not here on this day", column: 2, row: area.row, role: .muted)
      return
    }
    var row = area.row
    for line in headLines(index, snapshot, columns: area.columns - 4) where row < area.endRow {
      canvas.draw(line, column: 2, row: row, width: area.columns - 3)
      row += 1
    }
    guard let history = page.history else { return }
    if area.rows >= 16 {
      row += 1
      for line in lapLines(history, snapshot, columns: area.columns - 4) where row < area.endRow {
        canvas.draw(line, column: 2, row: row, width: area.columns - 3)
        row += 1
      }
    }
    row += area.rows >= 16 ? 1 : 0
    let timeline = timelineLines(page, index, snapshot, columns: area.columns - 4)
    let rows = area.endRow - row
    guard rows > 0 else { return }
    let top = min(page.scroll, max(0, timeline.count - rows))
    for offset in 0..<min(rows, timeline.count - top) {
      canvas.draw(timeline[top + offset], column: 2, row: row + offset, width: area.columns - 3)
    }
    if timeline.count > rows {
      canvas.draw(
        " \(min(timeline.count, top + rows)) of \(timeline.count)", endColumn: area.endColumn - 1,
        row: area.endRow - 1, role: .muted)
    }
  }

  private func timelineRows(_ index: Int, _ snapshot: Snapshot) -> Int {
    let rows = size.rows - 3
    let head = headLines(index, snapshot, columns: size.columns - 4).count
    return max(1, rows >= 16 ? rows - head - 5 : rows - head)
  }

  // MARK: Head

  private func headLines(_ index: Int, _ snapshot: Snapshot, columns: Int) -> [Line] {
    let facts = snapshot.roster.facts(index)
    let reading = snapshot.roster.reading(index)
    let owner = snapshot.owner(index)
    let stage = reading.position.stage
    var name = Line(snapshot.roster.name(index), .strong)
    if !snapshot.roster.externalID(index).isEmpty {
      name = name.then("  " + snapshot.roster.externalID(index), .muted)
    }
    name = name.then(owner.isEmpty ? "  nobody's" : "  \(owner)", .text)
    name = name.then("  known since \(facts.since.spoken)", .muted)
    var lines = [name]
    var place = Line("\(stage.number) \(stage.name)", .stageSelected)
      .then("  lap \(reading.position.lap)  \(percent(reading.position.progress)) through", .text)
    place = place.then("  " + placement(facts, reading), .muted)
    lines.append(place)
    lines.append(momentumLine(reading))
    lines += wrapped(why(facts, reading), columns: columns).map { Line($0, .muted) }
    let money =
      facts.purchases == 0
      ? Line("no purchase yet", .muted)
      : Line(snapshot.currency.long(facts.revenue), .text)
        .then(" in \(facts.purchases) purchase\(facts.purchases == 1 ? "" : "s")", .muted)
        .then("  buys every \(spokenDays(reading.typicalGapDays))", .text)
        .then(", last \(spokenDays(reading.silenceDays ?? 0)) ago", .text)
    lines.append(money)
    if let pace = reading.pace {
      lines.append(
        Line("usual \(perMonth(pace.usual)), now \(perMonth(pace.pace))", .text)
          .then(
            "  rate \(perMonth(pace.rate)) if active, \(percent(pace.active)) likely", .muted))
    }
    return lines
  }

  private func placement(_ facts: CustomerFacts, _ reading: Reading) -> String {
    switch reading.placedBy {
    case .start: return "placed at the start: never bought, never moved"
    case .hand:
      let move = facts.holdingMove
      return "placed by hand on \(move?.day.spoken ?? "–"), \(spokenDays(reading.stageDays)) ago"
    case .purchases:
      let phase = (reading.silenceDays ?? 0) / reading.typicalGapDays
      return "placed by purchases, \(hundredths(phase)) typical gaps after the last"
    }
  }

  private func momentumLine(_ reading: Reading) -> Line {
    guard let pace = reading.pace else {
      return Line("• new", .new).then("  no momentum before a first purchase", .muted)
    }
    return Line(
      String(Character(reading.trend.glyph)) + " " + spokenMomentum(reading.momentum),
      reading.trend.role
    )
    .then(
      "  \(standing(reading))",
      reading.flag == nil ? reading.trend.role : reading.flag == .late ? .late : .stopped
    )
    .then(
      "  silent \(spokenDays(reading.silenceDays ?? 0)) (\(spokenChance(pace.survival)))", .text
    )
    .then("  active \(percent(pace.active))", .text)
  }

  /// The rule behind the flag or the trend, with this customer's numbers in it.
  private func why(_ facts: CustomerFacts, _ reading: Reading) -> String {
    guard let rhythm = facts.rhythm else { return "" }
    if let flag = reading.flag, let reason = reading.flagReason { return flag.word + ": " + reason }
    guard let statistic = reading.trendStatistic else {
      let gaps = Int(rhythm.repeats)
      return gaps == 0
        ? "one purchase: nothing but its age is known, by any method"
        : "\(gaps) gap: too early for a trend, which takes 2"
    }
    return
      "trend \(hundredths(statistic)) by the Laplace test over \(rhythm.repeats) gaps; an arrow"
      + " from 1.28 on"
  }

  private func perMonth(_ weekly: Double) -> String { "\(hundredths(weekly * 4.345))/mo" }

  private func hundredths(_ value: Double) -> String {
    let rounded = Int((value.magnitude * 100).rounded())
    let rest = rounded % 100
    return (value < 0 ? "-" : "") + "\(rounded / 100)." + (rest < 10 ? "0" : "") + "\(rest)"
  }

  // MARK: Laps

  /// The laps as a row of purchases with the gaps between them, newest at the right.
  private func lapLines(
    _ history: CustomerHistory, _ snapshot: Snapshot, columns: Int
  ) -> [Line] {
    let day = snapshot.moment.civilDay
    let bought = history.purchases.filter { $0.amount > 0 && $0.day <= day }
    guard !bought.isEmpty else {
      return [Line("Laps", .strong), Line("  no lap closed yet", .muted)]
    }
    var days: [(day: Day, amount: Int64)] = []
    for purchase in bought {
      if days.last?.day == purchase.day {
        days[days.count - 1].amount += purchase.amount
      } else {
        days.append((purchase.day, purchase.amount))
      }
    }
    let shown = days.suffix(max(4, columns - 12))
    let amounts = shown.map { Optional(Double($0.amount)) }
    let gaps = zip(shown, shown.dropFirst()).map { Optional(Double($0.day.days(to: $1.day))) }
    let skipped = days.count - shown.count
    var first = Line("Laps  ", .strong).then(sparkline(amounts), .chart)
    first = first.then("  amounts", .muted)
    if skipped > 0 { first = first.then(", the first \(skipped) left out", .muted) }
    var second = Line("gaps   ", .muted).then(sparkline(gaps), .chart)
    if let longest = gaps.compactMap({ $0 }).max(), let shortest = gaps.compactMap({ $0 }).min() {
      second = second.then("  \(spokenDays(shortest)) to \(spokenDays(longest))", .muted)
    }
    var third = Line("last   ", .muted)
    var texts: [String] = []
    for (place, entry) in days.enumerated().reversed() {
      let gap = place > 0 ? " ─\(days[place - 1].day.days(to: entry.day)) d─ " : ""
      texts.insert(gap + snapshot.currency.short(entry.amount), at: 0)
      if texts.reduce(0, { $0 + TextWidth.columns(of: $1) }) > columns - 16 {
        texts.removeFirst()
        break
      }
    }
    third = third.then(texts.joined(), .text)
    return [first, second, third]
  }

  // MARK: Timeline

  private func timelineLines(
    _ page: CustomerPageState, _ index: Int, _ snapshot: Snapshot, columns: Int
  ) -> [Line] {
    guard let history = page.history else { return [] }
    let last = snapshot.moment.civilDay
    var entries: [(day: Day, order: Int64, line: Line)] = []
    for purchase in history.purchases where purchase.day <= last {
      let isRefund = purchase.amount < 0
      let words = isRefund ? "refund " : purchase.amount == 0 ? "nothing paid " : "bought "
      entries.append(
        (
          purchase.day, purchase.recordedAt.milliseconds,
          Line(isRefund ? "− " : "€ ", isRefund ? .down : .good)
            .then(words + snapshot.currency.long(abs(purchase.amount)), .text)
        ))
    }
    for recorded in history.moves where recorded.move.day <= last {
      let move = recorded.move
      entries.append(
        (
          move.day, move.at.milliseconds,
          Line("→ ", .steady).then("\(recorded.by) moved them to ", .text)
            .then("\(move.stage.number) \(move.stage.name)", .stage)
            .then(" on lap \(move.lap)", .muted)
            .then(recorded.reason.isEmpty ? "" : ": \(recorded.reason)", .text)
        ))
    }
    for touch in history.touches where touch.day <= last {
      let who = touch.direction == .pull ? "they came to \(touch.by)" : touch.by
      let received = touch.reception == .unknown ? "" : ", \(touch.reception.rawValue)"
      entries.append(
        (
          touch.day, touch.at.milliseconds,
          Line(touch.intent == .help ? "+ " : "? ", touch.intent == .help ? .up : .late)
            .then("\(who), \(touch.channel.rawValue), \(touch.intent.rawValue)\(received)", .muted)
            .then(touch.note.isEmpty ? "" : ": \(touch.note)", .text)
        ))
    }
    entries.sort { ($1.day, $1.order) < ($0.day, $0.order) }
    var lines: [Line] = []
    var lastDay: Day?
    for entry in entries {
      let date = entry.day == lastDay ? "" : entry.day.spoken
      let pad = String(repeating: " ", count: max(1, 13 - date.count))
      lines.append(Line(date + pad, .muted).then(entry.line))
      lastDay = entry.day
    }
    lines.append(
      Line(
        history.since.spoken
          + String(repeating: " ", count: max(1, 13 - history.since.spoken.count)), .muted
      )
      .then("first known", .muted))
    return lines
  }
}
