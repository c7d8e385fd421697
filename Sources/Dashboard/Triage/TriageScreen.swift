import Canvas
import LoopModel

extension State {
  /// The queue of the stalled above, why the selected one is there below.
  func drawTriage(on canvas: inout Canvas, in area: Rect) {
    guard let snapshot else {
      canvas.draw("reading the store…", column: 2, row: area.row + 1, role: .muted)
      return
    }
    drawTriageTitle(on: &canvas, row: area.row, columns: area.columns)
    guard !triage.order.isEmpty else {
      drawEmptyQueue(on: &canvas, in: area)
      return
    }
    let pane = triagePane(snapshot, columns: area.columns - 2)
    let paneRows = min(pane.count + 1, max(0, area.rows - 5))
    let rows = triageRows(area)
    let top = triageTop(rows: rows)
    for offset in 0..<min(rows, triage.order.count - top) {
      drawTriageRow(top + offset, snapshot, on: &canvas, row: area.row + 1 + offset)
    }
    guard paneRows > 1 else { return }
    let start = area.endRow - paneRows
    canvas.draw(
      String(repeating: "─", count: max(0, area.columns - 2)), column: 1, row: start, role: .frame)
    for (offset, line) in pane.prefix(paneRows - 1).enumerated() {
      canvas.draw(line, column: 1, row: start + 1 + offset, width: area.columns - 2)
    }
  }

  /// Rows of the queue that are shown.
  func triageRows(_ area: Rect) -> Int {
    guard let snapshot else { return 1 }
    let pane = min(
      triagePane(snapshot, columns: area.columns - 2).count + 1, max(0, area.rows - 5))
    return max(1, area.rows - 1 - pane)
  }

  private func triageTop(rows: Int) -> Int {
    var top = triage.top
    if triage.row < top { top = triage.row }
    if triage.row >= top + rows { top = triage.row - rows + 1 }
    return max(0, min(top, max(0, triage.order.count - rows)))
  }

  /// Keeps the first row in step with what was drawn.
  mutating func settleTriageTop() {
    guard view == .triage, page == nil else { return }
    triage.top = triageTop(
      rows: triageRows(Rect(column: 0, row: 1, columns: size.columns, rows: size.rows - 3)))
  }

  // MARK: Title

  private func drawTriageTitle(on canvas: inout Canvas, row: Int, columns: Int) {
    guard let snapshot else { return }
    let risk = triage.order.reduce(0.0) {
      $0 + max(0, snapshot.roster.reading(Int($1)).riskPerMonth ?? 0)
    }
    var line = Line(" \(grouped(triage.order.count)) \(triage.queue.title)", .strong)
    if triage.queue == .open || triage.queue == .inCare {
      line = line.then(" · \(snapshot.currency.short(risk)) a month at risk", .text)
    }
    line = line.then(" · by \(triage.sort.title)", .muted)
    let used = canvas.draw(line, column: 0, row: row, width: columns)
    guard triage.queue == .open else { return }
    let done = handledCount
    let total = done.count + triage.order.count
    guard done.count > 0 else { return }
    var text = "\(done.count) of \(total) done"
    if done.risk >= Double(snapshot.currency.minorUnits) {
      text += " · \(snapshot.currency.short(done.risk)) back in care"
    }
    let bar = progressBar(done.count, of: total, columns: 14)
    let whole = bar + "  " + text
    if used + TextWidth.columns(of: whole) + 2 <= columns {
      canvas.draw(whole, endColumn: columns - 1, row: row, role: .good)
    } else if used + TextWidth.columns(of: text) + 2 <= columns {
      canvas.draw(text, endColumn: columns - 1, row: row, role: .good)
    }
  }

  /// How many were decided in this session and have left the queue, and what they had at risk.
  var handledCount: (count: Int, risk: Double) {
    guard let snapshot else { return (0, 0) }
    var result = (count: 0, risk: 0.0)
    for id in triage.handled.keys {
      guard let index = snapshot.roster.index(of: id) else { continue }
      let reading = snapshot.roster.reading(index)
      guard !reading.needsDecision else { continue }
      result.count += 1
      result.risk += max(0, reading.riskPerMonth ?? 0)
    }
    return result
  }

  private func drawEmptyQueue(on canvas: inout Canvas, in area: Rect) {
    guard let snapshot else { return }
    var lines: [Line] = []
    let isFiltered = !filter.filter.isEveryone
    switch triage.queue {
    case .open:
      lines.append(
        Line(
          isFiltered
            ? "Nobody who passes the filter is stalled without a decision."
            : "Nobody is stalled without a decision.", .good))
      let care = snapshot.loop.inCare
      if care > 0 {
        lines.append(
          Line(
            "\(grouped(care)) \(care == 1 ? "is" : "are") in care"
              + " (\(snapshot.currency.short(snapshot.loop.riskInCare)) a month at risk).", .text))
      }
      let handled = triage.handled.sorted { $0.key < $1.key }
      if !handled.isEmpty { lines += [Line(), Line("Decided here:", .muted)] }
      for (id, what) in handled.prefix(max(0, area.rows - 6)) {
        lines.append(Line(named([id]), .text).then("  " + what, .muted))
      }
    default:
      lines.append(Line("Nobody here: \(triage.queue.title).", .muted))
    }
    for (offset, line) in lines.enumerated() where offset < area.rows - 2 {
      canvas.draw(line, column: 3, row: area.row + 2 + offset, width: area.columns - 4)
    }
  }

  // MARK: Rows

  private func drawTriageRow(
    _ place: Int, _ snapshot: Snapshot, on canvas: inout Canvas, row: Int
  ) {
    let index = Int(triage.order[place])
    let facts = snapshot.roster.facts(index)
    let reading = snapshot.roster.reading(index)
    let columns = size.columns
    let isNarrow = columns < 76
    if marks.contains(facts.id) { canvas.draw("+", column: 0, row: row, role: .changed) }
    if changed.contains(facts.id) { canvas.draw("*", column: 0, row: row, role: .changed) }
    // The columns from the right, so that names take what is left.
    var end = min(columns, 140) - 1
    func put(_ text: String, _ width: Int, _ role: Role, isLeft: Bool = false) {
      let start = end - width
      if isLeft {
        canvas.draw(text, column: start, row: row, role: role, width: width)
      } else {
        canvas.draw(text, endColumn: end, row: row, role: role)
      }
      end = start - 2
    }
    let here = snapshot.others[facts.id] ?? []
    if !here.isEmpty, columns >= 100 {
      put(here.joined(separator: ", ") + " is here", 16, .late, isLeft: true)
    }
    let owner = snapshot.owner(index)
    put(owner.isEmpty ? "nobody" : owner, isNarrow ? 6 : 8, .text, isLeft: true)
    let risk = reading.riskPerMonth.map { snapshot.currency.short(max(0, $0)) } ?? "–"
    put(risk, 6, .text)
    put(stageAge(reading), 10, reading.stalls.contains(.stageLimit) ? .stopped : .muted)
    if columns >= 90 { put(reading.standing ?? "", 10, .stopped, isLeft: true) }
    put(
      String(Character(reading.trend.glyph)) + spokenMomentum(reading.momentum), 6,
      reading.trend.role)
    if columns >= 90 { put("lap \(reading.position.lap)", 6, .muted, isLeft: true) }
    let stage = reading.position.stage
    put(
      isNarrow ? String(stage.number) : "\(stage.number) \(stage.shortName)", isNarrow ? 1 : 16,
      .text, isLeft: true)
    canvas.draw(
      snapshot.roster.name(index), column: 2, row: row, role: .text, width: max(8, end - 2))
    if place == triage.row { canvas.select(column: 1, row: row, columns: max(8, end - 1)) }
  }

  /// Days in the stage against its limit.
  private func stageAge(_ reading: Reading) -> String {
    let days = "\(Int(reading.stageDays.rounded(.down))) d"
    guard reading.placedBy != .purchases else {
      return
        "\(Int((reading.silenceDays ?? 0).rounded())) d / \(Int(reading.typicalGapDays.rounded()))"
    }
    return "\(days) / \(Int(reading.stageLimitDays.rounded()))"
  }
}

/// A bar of which a share is full.
func progressBar(_ done: Int, of total: Int, columns: Int) -> String {
  let full = total > 0 ? (columns * done + total / 2) / total : 0
  return String(repeating: "▓", count: full) + String(repeating: "░", count: columns - full)
}
