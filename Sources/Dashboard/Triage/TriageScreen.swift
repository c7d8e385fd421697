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
    let place = paneArea(area)
    let pane = triagePane(snapshot, in: place)
    let rows = triageRows(area)
    let top = triageTop(rows: rows)
    let listColumns = place.column > 0 ? place.column - 1 : min(area.columns, 140)
    for offset in 0..<min(rows, triage.order.count - top) {
      drawTriageRow(
        top + offset, snapshot, on: &canvas, row: area.row + 1 + offset, columns: listColumns)
    }
    if place.column > 0 {
      for row in (area.row + 1)..<area.endRow {
        canvas.draw("│", column: place.column, row: row, role: .frame)
      }
      for (offset, line) in pane.prefix(area.rows - 1).enumerated() {
        canvas.draw(
          line, column: place.column + 2, row: area.row + 1 + offset, width: place.columns - 2)
      }
      return
    }
    let paneRows = area.rows - 1 - rows
    guard paneRows > 1 else { return }
    let start = area.endRow - paneRows
    canvas.draw(
      String(repeating: "─", count: max(0, area.columns - 2)), column: 1, row: start, role: .frame)
    for (offset, line) in pane.prefix(paneRows - 1).enumerated() {
      canvas.draw(line, column: 1, row: start + 1 + offset, width: area.columns - 2)
    }
  }

  /// Where the pane stands: on wide screens beside the queue, else below it.
  private func paneArea(_ area: Rect) -> Rect {
    guard area.columns >= 160 else { return area }
    let list = min(140, area.columns - 70)
    return Rect(column: list, row: area.row, columns: area.columns - list, rows: area.rows)
  }

  /// Rows of the queue that are shown.
  func triageRows(_ area: Rect) -> Int {
    guard let snapshot else { return 1 }
    guard paneArea(area).column == 0 else { return max(1, area.rows - 1) }
    // A few rows of the queue are always there, and where there is little room as much of the rest.
    let least = max(2, area.rows / 3)
    let pane = min(triagePane(snapshot, in: area).count + 1, max(0, area.rows - 1 - least))
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
    let count = "\(grouped(triage.order.count)) \(triage.queue.title)"
    let money = triage.queue == .open || triage.queue == .inCare
    let amount = money ? " · \(snapshot.currency.short(risk))" : ""
    let full = count + amount + (money ? " a month at risk" : "")
    let done = doneTexts(columns)
    // The loop counts all who are stalled; the queue is of those nobody has decided about.
    let care = filter.filter.isEveryone && triage.queue == .open ? snapshot.loop.inCare : 0
    let more = care > 0 ? " · \(grouped(care)) more in care" : ""
    let pairs: [(String, String)] = [
      (full + "\n\(more) · \(sortTitle)", done.full), (full + "\n\(more)", done.full),
      (full + "\n · \(sortTitle)", done.full), (full, done.full),
      (full + "\n · \(sortTitle)", done.text), (full, done.text),
      (count + amount, done.text), (full, done.short), (count + amount, done.short),
      (count, done.short),
    ]
    let fitting = pairs.first { left, right in
      TextWidth.columns(of: left) + TextWidth.columns(of: right) + (right.isEmpty ? 2 : 4)
        <= columns
    }
    let (left, right) = fitting ?? (count, "")
    let parts = left.split(separator: "\n")
    var line = Line(" " + (parts.first ?? ""), .strong)
    if parts.count > 1 { line = line.then(String(parts[1]), .muted) }
    canvas.draw(line, column: 0, row: row, width: columns)
    canvas.draw(right, endColumn: columns - 1, row: row, role: .good)
  }

  /// What was decided here, the most money first, in as many rows as there are.
  private func handledLines(rows: Int) -> [Line] {
    guard let snapshot, !triage.handled.isEmpty, rows > 2 else { return [] }
    let risks = triage.handled.keys.map { id in
      (id, snapshot.roster.index(of: id).flatMap { snapshot.roster.reading($0).riskPerMonth } ?? -1)
    }
    let handled = risks.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.map(\.0)
    let room = rows - 2
    let shown = handled.count > room ? room - 1 : handled.count
    var lines = [Line(), Line("Decided here:", .muted)]
    lines += handled.prefix(shown).map { id in
      Line(shortened(named([id]), columns: size.columns / 2), .text).then(
        "  " + (triage.handled[id] ?? ""), .muted)
    }
    if handled.count > shown {
      lines.append(Line("and \(grouped(handled.count - shown)) more", .muted))
    }
    return lines
  }

  private var sortTitle: String {
    // Who offers waits for an answer, so money is not what comes first there.
    triage.queue == .handOff && triage.sort == .risk ? "oldest first" : "by \(triage.sort.title)"
  }

  /// How much of the queue is done: with a bar and the money, with the money, or the bare number.
  private func doneTexts(_ columns: Int) -> (full: String, text: String, short: String) {
    let done = handledCount
    guard triage.queue == .open, done.count > 0, let snapshot else { return ("", "", "") }
    let total = done.count + triage.order.count
    let short = "\(done.count) of \(total) done"
    var text = short
    if done.risk >= Double(snapshot.currency.minorUnits) {
      text += " · \(snapshot.currency.short(done.risk)) back in care"
    }
    return (progressBar(done.count, of: total, columns: 14) + "  " + text, text, short)
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
      lines += handledLines(rows: area.rows - 2 - lines.count)
    default:
      lines.append(Line("Nobody here: \(triage.queue.title).", .muted))
    }
    for (offset, line) in lines.enumerated() where offset < area.rows - 2 {
      canvas.draw(line, column: 3, row: area.row + 2 + offset, width: area.columns - 4)
    }
  }
}

/// A bar of which a share is full.
func progressBar(_ done: Int, of total: Int, columns: Int) -> String {
  let full = total > 0 ? (columns * done + total / 2) / total : 0
  return String(repeating: "▓", count: full) + String(repeating: "░", count: columns - full)
}
