import Canvas
import LoopModel

extension State {
  /// The loop on a small terminal: seven rows with bars, from 40×10.
  func drawUnrolledLoop(on canvas: inout Canvas, in area: Rect) {
    guard snapshot != nil else {
      canvas.draw("reading the store…", column: area.column + 1, row: area.row, role: .muted)
      return
    }
    let most = max(1, visible.stages.map(\.customers).max() ?? 1)
    let barStart = area.column + 19
    let numbers = 16
    let room = max(4, area.endColumn - barStart - numbers - 1)
    for stage in Stage.allCases where stage.index < area.rows {
      let row = area.row + stage.index
      let summary = visible.stages[stage.index]
      let isSelected = stage == loop.stage
      canvas.draw("\(stage.number) ", column: area.column + 1, row: row, role: .muted)
      canvas.draw(
        stage.shortName, column: area.column + 3, row: row,
        role: isSelected ? .stageSelected : .stage, width: 14)
      drawBar(summary, column: barStart, row: row, room: room, most: most, on: &canvas)
      canvas.draw(
        stageNumbers(summary), column: area.endColumn - numbers, row: row, width: numbers)
      if isSelected { canvas.select(column: area.column, row: row, columns: 18) }
    }
    drawBelow(on: &canvas, in: area)
  }

  /// A bar whose parts are the trends, the stalled at its end as in a queue.
  private func drawBar(
    _ summary: StageSummary, column: Int, row: Int, room: Int, most: Int, on canvas: inout Canvas
  ) {
    let length = (summary.customers * room + most - 1) / most
    guard length > 0 else { return }
    let trends: [Trend] = [.new, .up, .steady, .down, .stopped]
    var done = 0
    var seen = 0
    for trend in trends {
      seen += summary.count(trend)
      let end = seen * length / max(1, summary.customers)
      while done < end {
        canvas.draw(
          String(Character(trend.glyph)), column: column + done, row: row, role: trend.role)
        done += 1
      }
    }
  }

  private func drawBelow(on canvas: inout Canvas, in area: Rect) {
    guard let snapshot else { return }
    var row = area.row + 7
    if let customer = loop.customer, let index = snapshot.roster.index(of: customer) {
      guard row < area.endRow else {
        return drawCardInLastRow(index, snapshot, on: &canvas, in: area)
      }
      if row + 1 < area.endRow { row += 1 }
      for line in cardRows(index, snapshot) where row < area.endRow {
        canvas.draw(line, column: area.column + 1, row: row, width: area.columns - 2)
        row += 1
      }
      return
    }
    guard row < area.endRow else { return }
    if row + 1 < area.endRow { row += 1 }
    let loop = visible.loop
    var line = Line("\(grouped(loop.customers)) customers", .strong)
    if let momentum = loop.momentum { line = line.then("  momentum \(spokenMomentum(momentum))") }
    if loop.stalled > 0 { line = line.then("  ■ \(grouped(loop.stalled)) stalled", .stopped) }
    canvas.draw(line, column: area.column + 1, row: row, width: area.columns - 2)
  }

  /// On the smallest screens the selected customer takes the status line.
  private func drawCardInLastRow(
    _ index: Int, _ snapshot: Snapshot, on canvas: inout Canvas, in area: Rect
  ) {
    if let first = cardRows(index, snapshot).first {
      canvas.draw(first, column: area.column + 1, row: size.rows - 2, width: area.columns - 2)
    }
  }

  private func cardRows(_ index: Int, _ snapshot: Snapshot) -> [Line] {
    let reading = snapshot.roster.reading(index)
    var lines = [
      Line(
        String(Character(reading.trend.glyph)) + spokenMomentum(reading.momentum) + " ",
        reading.trend.role
      )
      .then(snapshot.roster.name(index), .strong).then(snapshot.furtherDeals(index), .muted)
    ]
    lines.append(
      Line("\(standing(reading)), lap \(reading.position.lap), ", .text)
        .then("\(reading.stageTime(spokenDays)) in \(reading.position.stage.shortName)", .text))
    if let silence = reading.silenceDays {
      lines.append(
        Line("silent \(spokenDays(silence)), usual \(spokenDays(reading.typicalGapDays))", .muted))
    }
    return lines
  }
}
