import Canvas
import LoopModel

extension State {
  /// Where the team is: the goal first, then the loop, each against the last stand-up.
  func drawHeadline(_ told: StandUp, on canvas: inout Canvas, in area: Rect) {
    guard area.rows >= 15, area.columns >= 60 else {
      for (offset, text) in told.headline.enumerated() where offset < area.rows {
        canvas.draw(
          Line(text, offset == 0 ? .strong : .text), column: 2, row: area.row + offset,
          width: area.columns - 3)
      }
      return
    }
    var numbers = area
    if area.columns >= 110, area.rows >= 30 {
      let columns = min(area.columns * 2 / 5, area.rows * 2 + 4)
      numbers = Rect(
        column: area.column, row: area.row, columns: area.columns - columns, rows: area.rows)
      drawHeadlineRing(
        on: &canvas,
        in: Rect(
          column: numbers.endColumn, row: area.row + 1, columns: columns - 2, rows: area.rows - 2))
    }
    let scale = area.rows >= 30 && !canvas.isASCII ? 2 : 1
    let left = numbers.column + (area.columns >= 110 ? 6 : 4)
    let width = numbers.endColumn - left - 2
    var row = area.row + (area.rows >= 19 ? 1 : 0)
    row = drawGoal(
      told, on: &canvas, Rect(column: left, row: row, columns: width, rows: area.rows), scale)
    row += area.rows >= 30 ? 3 : area.rows >= 19 ? 2 : 1
    drawFigures(
      told, on: &canvas, Rect(column: left, row: row, columns: width, rows: area.endRow - row),
      scale, isSquare: area.rows >= 30)
    let credited = Set(told.persons.flatMap(\.wins).flatMap(\.credits).map(\.person))
    guard !credited.isEmpty, area.rows >= 19 else { return }
    let names = credited.sorted { (folded($0), $0) < (folded($1), $1) }.joined(separator: ", ")
    canvas.draw(
      Line("won together by ", .muted).then(names, .good), column: left, row: area.endRow - 1,
      width: width)
  }

  /// Revenue in large with the bar of the goal and its pace line; gives the row after it.
  private func drawGoal(
    _ told: StandUp, on canvas: inout Canvas, _ box: Rect, _ scale: Int
  ) -> Int {
    guard let standing = told.standing else { return box.row }
    var row = box.row
    var title = Line("Revenue ", .stageSelected).then(standing.period.text, .stageSelected)
    if let goal = standing.goal {
      title = title.then("   goal ", .muted).then(told.currency.long(goal), .strong)
      if let reached = standing.reached { title = title.then("   \(percent(reached))", .text) }
    } else {
      title = title.then("   no goal is set; unlocked, G sets one", .muted)
    }
    canvas.draw(title, column: box.column, row: row, width: box.columns)
    row += 1
    let used = canvas.drawLarge(
      told.currency.short(standing.revenue), column: box.column, row: row, width: box.columns,
      scale: scale)
    let rows = BigText.rows(scale: scale, isASCII: canvas.isASCII)
    if let change = told.revenueChange {
      let text = (change >= 0 ? "+" : "") + told.currency.short(change)
      let room = max(0, box.columns - used - 4)
      // Said in full or shorter, never cut off.
      let lines = [" since the last stand-up", " since then", ""].map {
        Line(text, .strong).then($0, .muted)
      }
      canvas.draw(
        lines.first { $0.columns <= room } ?? Line(), column: box.column + used + 4,
        row: row + rows / 2, width: room)
    }
    row += rows
    guard let reached = standing.reached else { return row }
    let columns = min(box.columns, 120)
    let full = Int((Double(columns) * min(1, max(0, reached))).rounded())
    canvas.draw(
      String(repeating: "▓", count: full) + String(repeating: "░", count: columns - full),
      column: box.column, row: row, role: .chart)
    let mark = min(columns - 1, Int(Double(columns) * standing.elapsed))
    canvas[box.column + mark, row] = Cell(canvas.isASCII ? "|" : "┃", role: .strong)
    canvas.draw(
      Line(canvas.isASCII ? "| " : "┃ ", .strong).then(standing.spokenPace(told.currency), .text),
      column: box.column, row: row + 1, width: box.columns)
    return row + 2
  }

  /// Laps, momentum, stalled and money at risk, side by side or two by two.
  private func drawFigures(
    _ told: StandUp, on canvas: inout Canvas, _ box: Rect, _ scale: Int, isSquare: Bool
  ) {
    let now = told.numbers
    let then = told.last?.numbers
    func before(_ text: (StandUpRecord.Numbers) -> String) -> String {
      then.map { "\(text($0)) last time" } ?? ""
    }
    let figures: [(title: String, text: String, before: String)] = [
      ("laps completed", shortCount(now.laps), before { shortCount($0.laps) }),
      (
        "momentum", spokenMomentum(now.momentum), before { spokenMomentum($0.momentum) }
      ),
      ("■ stalled", shortCount(now.stalled), before { shortCount($0.stalled) }),
      (
        "a month at risk", told.currency.short(now.riskPerMonth),
        before { told.currency.short($0.riskPerMonth) }
      ),
    ]
    let across = isSquare ? 2 : 4
    let width = box.columns / across
    // All of one size: the largest in which each has room.
    let isLarge = figures.allSatisfy { figure in
      (BigText(figure.text)?.columns(scale: scale) ?? 0) <= width - 2
    }
    let scale = isLarge ? scale : 1
    let rows = BigText.rows(scale: scale, isASCII: canvas.isASCII)
    for (place, figure) in figures.enumerated() {
      let column = box.column + place % across * width
      let row = box.row + place / across * (rows + 5)
      guard row + rows + 1 < box.endRow + 1 else { continue }
      let role: Role = place == 2 && now.stalled > 0 ? .stopped : .stageSelected
      canvas.draw(figure.title, column: column, row: row, role: role, width: width - 1)
      canvas.drawLarge(
        figure.text, column: column, row: row + 1, width: width - 2, scale: scale)
      canvas.draw(
        figure.before, column: column, row: row + 1 + rows, role: .muted, width: width - 1)
    }
  }

  /// The ring as it was when the stand-up began, with the stages in its middle.
  private func drawHeadlineRing(on canvas: inout Canvas, in area: Rect) {
    guard let board = standUp.board else { return }
    let visible = standUp.visible
    let geometry = RingGeometry(box: area)
    let ring = Ring(geometry: geometry, highestLapClass: visible.track.highestLapClass)
    ring.drawRails(on: &canvas, selected: nil)
    if visible.loop.customers <= ring.capacity * 7 / 10 {
      var dots: [RingDot] = []
      for index in 0..<board.roster.count {
        let reading = board.roster.reading(index)
        guard !reading.isLetGo else { continue }
        dots.append(
          RingDot(
            id: board.roster.facts(index).id, position: reading.position, trend: reading.trend,
            isStalled: reading.isStalled))
      }
      _ = ring.drawDots(dots, selected: nil, on: &canvas)
    } else {
      ring.drawDensity(visible.track, places: places(of: geometry), on: &canvas)
    }
    let middle = geometry.cell((geometry.centreX, geometry.centreY)).row
    for stage in Stage.allCases {
      let row = middle - 3 + stage.index
      let room = geometry.holeColumns(row: row)
      let summary = visible.stages[stage.index]
      var line = Line("\(stage.number) ", .muted).then(stage.shortName, .stage)
        .then("  \(shortCount(summary.customers))", .text)
      if summary.stalled > 0 { line = line.then(" ■\(shortCount(summary.stalled))", .stopped) }
      guard room >= 10 else { continue }
      canvas.draw(line, centredAt: geometry.centreX / 2 + 0.25, row: row, width: room)
    }
  }
}
