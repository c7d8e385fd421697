import Canvas
import LoopModel

extension State {
  /// The selected stage's customers, worst first; without a selected stage, the stages in numbers.
  func drawSidePane(on canvas: inout Canvas, in area: Rect) {
    for row in area.row..<area.endRow {
      canvas.draw("│", column: area.column - 1, row: row, role: .frame)
    }
    guard let snapshot else { return }
    guard let stage = loop.stage else {
      drawAttention(on: &canvas, in: area, snapshot: snapshot)
      return
    }
    let summary = visible.stages[stage.index]
    var title = Line("\(stage.number) \(stage.name)", .stageSelected)
    title = title.then("  \(grouped(summary.customers)) here", .muted)
    if summary.stalled > 0 { title = title.then(", \(grouped(summary.stalled)) stalled", .stopped) }
    canvas.draw(title, column: area.column + 1, row: area.row, width: area.columns - 1)
    let entering = wrapped(stage.entering, columns: area.columns - 1)
    for (offset, line) in entering.enumerated() {
      canvas.draw(line, column: area.column + 1, row: area.row + 1 + offset, role: .muted)
    }
    let rows = Rect(
      column: area.column, row: area.row + 2 + entering.count, columns: area.columns,
      rows: area.rows - 2 - entering.count)
    drawRows(loop.order, selected: selectedRow, on: &canvas, in: rows, snapshot: snapshot)
  }

  /// Who would be looked at first: the slowest of all that are not long gone.
  private func drawAttention(on canvas: inout Canvas, in area: Rect, snapshot: Snapshot) {
    canvas.draw("Stages", column: area.column + 1, row: area.row, role: .strong)
    for stage in Stage.allCases {
      let row = area.row + 2 + stage.index
      guard row < area.endRow else { return }
      let summary = visible.stages[stage.index]
      canvas.draw("\(stage.number) ", column: area.column + 1, row: row, role: .muted)
      canvas.draw(stage.shortName, column: area.column + 3, row: row, width: 15)
      canvas.draw(grouped(summary.customers), endColumn: area.column + 25, row: row)
      if let momentum = summary.momentum {
        canvas.draw(
          String(Character(summary.trend.glyph)) + spokenMomentum(momentum),
          endColumn: area.column + 32, row: row, role: summary.trend.role)
      }
      if summary.stalled > 0, area.columns > 36 {
        canvas.draw(
          "■" + shortCount(summary.stalled), column: area.column + 34, row: row, role: .stopped)
      }
    }
    drawLegend(on: &canvas, in: area, row: area.row + 11)
  }

  private func drawLegend(on canvas: inout Canvas, in area: Rect, row: Int) {
    let meanings: [(Trend, String)] = [
      (.up, "speeding up"), (.steady, "steady"), (.down, "slowing"),
      (.stopped, "stalled or lapsed"),
      (.new, "too early to tell"),
    ]
    var row = row
    for (trend, meaning) in meanings {
      guard row < area.endRow else { return }
      let count = visible.stages.reduce(0) { $0 + $1.count(trend) }
      canvas.draw(
        String(Character(trend.glyph)), column: area.column + 1, row: row, role: trend.role)
      canvas.draw(meaning, column: area.column + 3, row: row, role: .muted)
      canvas.draw(grouped(count), endColumn: area.column + 25, row: row)
      row += 1
    }
    drawJustStalled(on: &canvas, in: area, row: row + 1)
  }

  /// The stalled who were last seen most recently: the ones a word may still bring back.
  private func drawJustStalled(on canvas: inout Canvas, in area: Rect, row: Int) {
    guard let snapshot, row + 3 < area.endRow, visible.loop.stalled > 0 else { return }
    canvas.draw("Just stalled", column: area.column + 1, row: row, role: .strong)
    let room = area.endRow - row - 2
    drawRows(
      Array(visible.justStalled.prefix(room)), selected: nil, on: &canvas,
      in: Rect(column: area.column, row: row + 2, columns: area.columns, rows: room),
      snapshot: snapshot)
  }

  private func drawRows(
    _ order: [Int32], selected: Int?, on canvas: inout Canvas, in area: Rect, snapshot: Snapshot
  ) {
    guard area.rows > 0 else { return }
    // Page by page: a step within a page redraws two rows, not all of them.
    let top = (selected ?? 0) / area.rows * area.rows
    for offset in 0..<min(area.rows, order.count - top) {
      let index = Int(order[top + offset])
      let row = area.row + offset
      let reading = snapshot.roster.reading(index)
      let isSelected = top + offset == selected
      let isChanged = changed.contains(snapshot.roster.facts(index).id)
      canvas.draw(
        String(Character(reading.trend.glyph)), column: area.column + 1, row: row,
        role: isChanged ? .changed : reading.trend.role)
      canvas.drawName(
        index, of: snapshot, column: area.column + 3, row: row, width: area.columns - 18)
      canvas.draw(
        spokenMomentum(reading.momentum), endColumn: area.endColumn - 7, row: row,
        role: reading.trend.role)
      canvas.draw(
        spokenDays(reading.silenceDays ?? reading.stageDays), endColumn: area.endColumn, row: row,
        role: .muted)
      if isSelected { canvas.select(column: area.column + 2, row: row, columns: area.columns - 17) }
    }
  }
}

/// The first row shown so that the selected one is in view, near the middle of a long list.
func scrollTop(selected: Int, count: Int, rows: Int) -> Int {
  max(0, min(selected - rows / 2, count - rows))
}
