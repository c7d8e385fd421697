import Canvas
import LoopModel

extension State {
  /// The ring with its labels, what stands in its middle, and on wide screens the list beside it.
  func drawLoop(on canvas: inout Canvas, in area: Rect) {
    guard area.columns >= 60, area.rows >= 17 else {
      drawUnrolledLoop(on: &canvas, in: area)
      return
    }
    var ringArea = area
    if area.columns >= 110 {
      let pane = min(52, max(36, area.columns * 28 / 100))
      ringArea = Rect(
        column: area.column, row: area.row, columns: area.columns - pane, rows: area.rows)
      drawSidePane(
        on: &canvas,
        in: Rect(
          column: ringArea.endColumn + 1, row: area.row, columns: pane - 2, rows: area.rows))
    }
    drawRing(on: &canvas, in: ringArea)
  }

  private func drawRing(on canvas: inout Canvas, in area: Rect) {
    let label = area.columns >= 120 ? 21 : area.columns >= 84 ? 15 : 16
    let box = Rect(
      column: area.column + label + 1, row: area.row, columns: area.columns - 2 * label - 2,
      rows: area.rows - 1)
    let geometry = RingGeometry(box: box)
    let ring = Ring(geometry: geometry, highestLapClass: visible.track.highestLapClass)
    ring.drawRails(on: &canvas, selected: loop.stage)

    var places: [CustomerID: (column: Int, row: Int)] = [:]
    if drawsDots(ring) {
      places = ring.drawDots(ringDots(), selected: loop.customer, on: &canvas)
      if area.columns >= 100, area.rows >= 38 {
        drawNames(on: &canvas, ring: ring, places: places)
      }
    } else {
      ring.drawDensity(visible.track, on: &canvas)
      drawSelectedDot(ring, on: &canvas)
    }
    drawLaneNumbers(ring, on: &canvas)
    drawLabels(on: &canvas, area: area, geometry: geometry)
    drawMiddle(on: &canvas, geometry: geometry)
  }

  /// Whether there are few enough to show each customer as a glyph.
  private func drawsDots(_ ring: Ring) -> Bool {
    let perStage = ring.capacity * 4 / 21
    return visible.loop.customers <= ring.capacity * 7 / 10
      && visible.stages.allSatisfy { $0.customers <= perStage }
  }

  private func ringDots() -> [RingDot] {
    guard let snapshot else { return [] }
    let rows = visible.indices ?? Array(0..<Int32(snapshot.roster.count))
    return rows.map { row in
      let reading = snapshot.roster.reading(Int(row))
      let id = snapshot.roster.facts(Int(row)).id
      return RingDot(
        id: id, position: position(of: id, reading.position), trend: reading.trend,
        isChanged: changed.contains(id))
    }
  }

  /// Where a customer is drawn: on their way while they glide.
  private func position(of id: CustomerID, _ position: Position) -> Position {
    guard let motion, let movement = motion.movements[id] else { return position }
    let from = movement.from.turn
    var to = movement.to.turn
    if to < from { to += 1 }
    let turn = from + (to - from) * motion.share
    let place = (turn - turn.rounded(.down)) * 7
    return Position(
      lap: movement.to.lap, stage: Stage(rawValue: UInt8(min(6, Int(place))) + 1) ?? position.stage,
      progress: place - place.rounded(.down))
  }

  private func drawSelectedDot(_ ring: Ring, on canvas: inout Canvas) {
    guard let snapshot else { return }
    func draw(_ id: CustomerID, isSelected: Bool) {
      guard let index = snapshot.roster.index(of: id) else { return }
      let reading = snapshot.roster.reading(index)
      let place = position(of: id, reading.position)
      let cell = ring.geometry.cell(
        ring.geometry.dot(
          stage: place.stage.index, progress: place.progress,
          depth: ring.depth(lapClass: TrackDensity.lapClass(place.lap))))
      canvas[cell.column, cell.row] = Cell(
        canvas.isASCII ? asciiLikeness(of: reading.trend.glyph) : reading.trend.glyph,
        role: isSelected ? reading.trend.role : .changed, isSelected: isSelected)
    }
    for id in changed { draw(id, isSelected: false) }
    if let customer = loop.customer { draw(customer, isSelected: true) }
  }

  /// Lap numbers on the starting line, as on a running track: the inner lane is the first lap.
  private func drawLaneNumbers(_ ring: Ring, on canvas: inout Canvas) {
    guard visible.loop.customers > 0 else { return }
    var lastRow = Int.max
    let count = ring.lanes
    for lapClass in 0..<count {
      let depth = ring.depth(lapClass: lapClass)
      let cell = ring.geometry.cell(ring.geometry.dot(turn: 0, depth: depth))
      guard cell.row < lastRow else { continue }
      lastRow = cell.row
      let lap = TrackDensity.lapClassStarts[lapClass]
      let text = String(lap)
      canvas.draw(
        text, column: cell.column - (text.count > 1 ? 1 : 0), row: cell.row, role: .muted)
    }
  }

  // MARK: Labels

  private func drawLabels(on canvas: inout Canvas, area: Rect, geometry: RingGeometry) {
    for stage in Stage.allCases {
      let summary = visible.stages[stage.index]
      let isSelected = stage == loop.stage
      let name = area.columns >= 120 ? stage.name : stage.shortName
      let title = Line("\(stage.number) ", isSelected ? .stageSelected : .muted)
        .then(name, isSelected ? .stageSelected : .stage)
      let numbers = stageNumbers(summary)
      let middle = geometry.dot(
        turn: (Double(stage.index) + 0.5) / 7, depth: 1)
      let row = geometry.cell(middle).row
      if stage == .heatUp {
        let bottom = min(area.endRow - 1, geometry.cell(geometry.dot(turn: 0.5, depth: 1)).row + 1)
        canvas.draw(
          title.then("  ").then(numbers), centredAt: geometry.centreX / 2 + 0.25, row: bottom,
          width: area.columns)
        continue
      }
      let lift =
        stage == .salesLoop || stage == .swell
        ? 1
        : stage == .customerExperience
          || stage == .metrics ? 1 : 0
      let top = min(area.endRow - 2, max(area.row, row - lift))
      let edge = max(geometry.outerEdge(row: top), geometry.outerEdge(row: top + 1))
      if stage.rawValue < 4 {
        canvas.draw(title, column: edge + 1, row: top, width: area.endColumn - edge - 1)
        canvas.draw(numbers, column: edge + 1, row: top + 1, width: area.endColumn - edge - 1)
      } else {
        // The ring is symmetric: what is free at the right is free at the left.
        let end = Int(geometry.centreX.rounded()) - edge - 1
        canvas.draw(
          title, column: max(area.column, end - title.columns), row: top, width: max(0, end))
        canvas.draw(
          numbers, column: max(area.column, end - numbers.columns), row: top + 1,
          width: max(0, end))
      }
    }
  }

  /// A stage's count, median momentum and stalled: `29 ▲1.3× ■3`.
  func stageNumbers(_ summary: StageSummary) -> Line {
    // Before the store has been read there is nothing to tell.
    guard snapshot != nil else { return Line() }
    var line = Line(shortCount(summary.customers), .text)
    if let momentum = summary.momentum {
      let trend = summary.trend
      line = line.then(" ").then(
        String(Character(trend.glyph)) + spokenMomentum(momentum), trend.role)
    }
    if summary.stalled > 0 {
      line = line.then(" ").then("■" + shortCount(summary.stalled), .stopped)
    }
    return line
  }

  // MARK: The middle

  private func drawMiddle(on canvas: inout Canvas, geometry: RingGeometry) {
    let lines = loop.customer == nil ? summaryLines() : cardLines()
    let top = geometry.cell((0, geometry.centreY - geometry.innerY)).row
    let bottom = geometry.cell((0, geometry.centreY + geometry.innerY)).row
    let rows = (top...bottom).filter { geometry.holeColumns(row: $0) >= 14 }
    guard !rows.isEmpty else { return }
    // The least important lines go first where the hole is small.
    var shown = lines.enumerated().map { ($0.offset, $0.element) }
    while shown.count > rows.count {
      let least = shown.max { $0.1.rank < $1.1.rank }
      shown.removeAll { $0.0 == least?.0 }
    }
    let first = rows[0] + (rows.count - shown.count) / 2
    for (place, (_, line)) in shown.enumerated() {
      let row = first + place
      canvas.draw(
        line.line, centredAt: geometry.centreX / 2 + 0.25, row: row,
        width: geometry.holeColumns(row: row))
    }
  }

  private func summaryLines() -> [(line: Line, rank: Int)] {
    guard snapshot != nil else {
      return [(Line("reading the store…", .muted), 0)]
    }
    let summary = visible.loop
    let isFiltered = !filter.filter.isEveryone
    guard summary.customers > 0 else {
      return isFiltered
        ? [(Line("nobody passes the filter", .muted), 0), (Line("\\ takes it away", .muted), 1)]
        : [
          (Line("nobody here yet", .strong), 0),
          (Line("salesloop import FILE", .text), 1),
          (Line("brings your purchases in", .muted), 2),
        ]
    }
    var lines: [(Line, Int)] = []
    let noun = summary.customers == 1 ? " customer" : " customers"
    lines.append((Line(grouped(summary.customers) + noun, .strong), 0))
    if let momentum = summary.momentum {
      let history = isFiltered ? nil : summary.history
      let before = history?.weeks.first { $0 != nil } ?? nil
      let change = before.map { momentum / max($0, 1e-9) - 1 } ?? 0
      let trend: Trend = change > 0.05 ? .up : change < -0.05 ? .down : .steady
      lines.append(
        (
          Line("momentum ", .text).then(
            String(Character(trend.glyph)) + " " + spokenMomentum(momentum), trend.role), 1
        ))
      if let history, history.weeks.contains(where: { $0 != nil }) {
        lines.append((Line(sparkline(history.weeks), .chart).then(" 12 weeks", .muted), 4))
      }
    }
    if !isFiltered, let history = summary.history {
      if let days = history.lapDays {
        var line = Line("lap \(spokenDays(days))", .text)
        if let faster = history.lapSpeedUp, abs(faster) >= 0.005 {
          line = line.then(faster > 0 ? "  ▲ " : "  ▼ ", faster > 0 ? .up : .down)
            .then(percent(abs(faster)), faster > 0 ? .up : .down)
        }
        lines.append((line, 3))
      }
      lines.append((revenueLine(history), 5))
    } else if let snapshot {
      lines.append(
        (Line(snapshot.currency.short(summary.revenue), .text).then(" in all", .muted), 5))
    }
    if summary.stalled > 0 {
      var line = Line("■ \(grouped(summary.stalled)) stalled", .stopped)
      if summary.riskPerMonth >= 1, let snapshot {
        line = line.then(" · \(snapshot.currency.short(summary.riskPerMonth))/mo", .text)
      } else if summary.lapsed > 0 {
        line = line.then(" · \(shortCount(summary.lapsed)) lapsed", .muted)
      }
      lines.append((line, 2))
    } else {
      lines.append((Line("nobody is stalled", .good), 2))
    }
    if size.rows >= 36 {
      // Room to breathe between who, how fast, and what is wrong.
      lines.insert((Line(), 9), at: 1)
      lines.insert((Line(), 9), at: lines.count - 1)
    }
    return lines
  }

  private func revenueLine(_ history: LoopHistory) -> Line {
    guard let snapshot else { return Line() }
    var line = Line(snapshot.currency.short(history.revenue), .text).then(" in 4 weeks", .muted)
    if history.revenueBefore > 0 {
      let change = Double(history.revenue) / Double(history.revenueBefore) - 1
      if abs(change) >= 0.005, change < 10 {
        line = line.then(change > 0 ? " ▲" : " ▼", change > 0 ? .up : .down)
          .then(percent(abs(change)), change > 0 ? .up : .down)
      }
    }
    return line
  }

  /// The selected customer's card; few changes of colour, since it is sent again with every step.
  private func cardLines() -> [(line: Line, rank: Int)] {
    guard let snapshot, let customer = loop.customer,
      let index = snapshot.roster.index(of: customer)
    else { return [] }
    let reading = snapshot.roster.reading(index)
    let owner = snapshot.owner(index)
    var lines: [(Line, Int)] = []
    lines.append((Line(snapshot.roster.name(index), .strong), 0))
    lines.append((Line((owner.isEmpty ? "nobody's" : owner) + " · lap \(reading.position.lap)"), 4))
    lines.append(
      (
        Line(
          "\(reading.trend.glyph) \(spokenMomentum(reading.momentum))  \(standing(reading))",
          reading.trend.role), 1
      ))
    lines.append(
      (Line("\(spokenDays(reading.stageDays)) in \(reading.position.stage.shortName)"), 2))
    if let silence = reading.silenceDays, let pace = reading.pace {
      let usual = spokenDays(reading.typicalGapDays)
      lines.append((Line("silent \(spokenDays(silence)) · usual \(usual)"), 3))
      lines.append((Line("\(spokenSilence(pace)) · active \(percent(pace.active))"), 5))
    } else {
      lines.append((Line("has not bought yet"), 3))
    }
    if reading.placedBy == .hand { lines.append((Line("placed by hand"), 6)) }
    return lines
  }

  /// A word for how a customer stands: the flag, or the trend.
  func standing(_ reading: Reading) -> String {
    if let flag = reading.flag { return flag.word }
    switch reading.trend {
    case .up: return "speeding up"
    case .steady: return "steady"
    case .down: return "slowing"
    case .new: return reading.pace == nil ? "new" : "too early to tell"
    case .stopped: return "stopped"
    }
  }
}

/// A count for a narrow place: `982`, `1512`, `12k`.
func shortCount(_ count: Int) -> String {
  count < 10_000 ? String(count) : count < 1_000_000 ? "\(count / 1000)k" : "\(count / 1_000_000)M"
}

extension Line {
  func then(_ other: Line) -> Line {
    var line = self
    line.pieces += other.pieces
    return line
  }
}
