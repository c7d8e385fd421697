import Canvas
import LoopModel

extension State {
  var pageScrollLimit: Int {
    guard let page, let snapshot, let index = snapshot.roster.index(of: page.customer) else {
      return 0
    }
    let area = Size(columns: size.columns, rows: size.rows - 3)
    let (pinned, lines) = pageParts(page, index, snapshot, area: area)
    return max(0, lines.count - max(1, area.rows - pinned.count))
  }

  /// One page, everything: who they are, where they stand and why, laps, and all that happened.
  func drawPage(on canvas: inout Canvas, in area: Rect) {
    guard let page, let snapshot, let index = snapshot.roster.index(of: page.customer) else {
      canvas.draw("this customer is not here on this day", column: 2, row: area.row, role: .muted)
      return
    }
    var row = area.row
    let (pinned, timeline) = pageParts(page, index, snapshot, area: area.size)
    for line in pinned where row < area.endRow {
      canvas.draw(line, column: 2, row: row, width: area.columns - 3)
      row += 1
    }
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

  /// What stays and what scrolls: where most of the screen would stay, all of it scrolls.
  private func pageParts(
    _ page: CustomerPageState, _ index: Int, _ snapshot: Snapshot, area: Size
  ) -> (pinned: [Line], scrolling: [Line]) {
    let above = pageLines(page, index, snapshot, area: area)
    let timeline = timelineLines(page, snapshot, columns: area.columns - 4)
    guard above.count + 6 > area.rows else { return (above, timeline) }
    return (Array(above.prefix(1)), above.dropFirst() + timeline)
  }

  private func timelineLines(
    _ page: CustomerPageState, _ snapshot: Snapshot, columns: Int
  ) -> [Line] {
    guard let history = page.history else { return [] }
    return Timeline(history, upTo: snapshot.moment.civilDay, currency: snapshot.currency)
      .lines(columns: columns)
  }

  /// What stands above the timeline.
  private func pageLines(
    _ page: CustomerPageState, _ index: Int, _ snapshot: Snapshot, area: Size
  ) -> [Line] {
    let columns = area.columns - 4
    let head = headLines(index, snapshot, columns: columns)
    guard let history = page.history else { return head }
    let laps = Laps(history, at: snapshot.moment.day, snapshot: snapshot)
    return head + [Line()] + laps.lines(columns: columns) + [Line()]
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
    for text in why(index, snapshot) {
      lines += wrapped(text, columns: columns).map {
        Line($0, reading.needsDecision ? .text : .muted)
      }
    }
    let margin = page?.history?.marginShare(upTo: snapshot.moment.civilDay)
    let money =
      facts.purchases == 0
      ? Line("no purchase yet", .muted)
      : Line(snapshot.currency.long(facts.revenue), .text)
        .then(" in \(facts.purchases) purchase\(facts.purchases == 1 ? "" : "s")", .muted)
        .then("  buys every \(spokenDays(reading.typicalGapDays))", .text)
        .then(", last \(spokenDays(reading.silenceDays ?? 0)) ago", .text)
        .then(margin.map { ", margin \(percent($0))" } ?? "", .text)
    lines.append(money)
    lines += outlookLines(facts, reading, snapshot)
    lines += careLines(index, snapshot, page?.history)
    return lines.flatMap { $0.wrapped(columns: columns) }
  }

  private func placement(_ facts: CustomerFacts, _ reading: Reading) -> String {
    switch reading.placedBy {
    case .start: return "placed at the start: never bought, never moved"
    case .hand:
      let move = facts.holdingMove
      if reading.stageTimeIsUnknown {
        return "time in stage \(reading.stageTime(spokenDays))"
      }
      return "placed by hand on \(move?.day.spoken ?? "–"), \(spokenDays(reading.stageDays)) ago"
    case .purchases:
      let phase = (reading.silenceDays ?? 0) / reading.typicalGapDays
      return "placed by purchases, \(hundredths(phase)) gaps past the last"
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
      "  silent \(spokenDays(reading.silenceDays ?? 0)) (\(spokenSilence(pace)))", .text
    )
    .then("  active \(percent(pace.active))", .text)
  }

  /// The rules behind the flags or the trend, with this customer's numbers in them.
  private func why(_ index: Int, _ snapshot: Snapshot) -> [String] {
    let facts = snapshot.roster.facts(index)
    let reading = snapshot.roster.reading(index)
    let reasons = snapshot.reasons(index)
    let held = reading.heldOff(of: facts, by: snapshot.yardstick).map { "held off \($0)" }
    if !reasons.isEmpty {
      let word = reading.isStalled ? "stalled" : "would be stalled"
      return reasons.map { "\(word): \($0.sentence)" } + [held].compactMap { $0 }
    }
    if let held { return [held] }
    if let reason = reading.flagReason { return [reason] }
    guard let rhythm = facts.rhythm else {
      return [reading.stageSentence(of: facts, by: snapshot.yardstick)]
    }
    return [trend(rhythm, reading)]
  }

  private func trend(_ rhythm: PurchaseRhythm, _ reading: Reading) -> String {
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
}
