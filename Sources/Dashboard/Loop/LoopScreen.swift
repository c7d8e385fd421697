import Canvas
import LoopModel

extension State {
  /// The ring with its labels, what stands in its middle, and on wide screens the list beside it.
  func drawLoop(on canvas: inout Canvas, in area: Rect) {
    guard area.columns >= 60, area.rows >= 17 else {
      drawUnrolledLoop(on: &canvas, in: area)
      return
    }
    let ringArea = ringArea(area)
    if ringArea.endColumn < area.endColumn {
      drawSidePane(
        on: &canvas,
        in: Rect(
          column: ringArea.endColumn + 1, row: area.row,
          columns: area.endColumn - ringArea.endColumn - 2, rows: area.rows))
    }
    drawRing(on: &canvas, in: ringArea)
  }

  /// What the side pane leaves to the ring.
  func ringArea(_ area: Rect) -> Rect {
    guard area.columns >= 110 else { return area }
    let pane = min(52, max(36, area.columns * 28 / 100))
    return Rect(
      column: area.column, row: area.row, columns: area.columns - pane, rows: area.rows)
  }

  /// The ring in what the labels leave to it.
  func ringGeometry(in area: Rect) -> RingGeometry {
    let label = area.columns >= 120 ? 21 : area.columns >= 84 ? 15 : 16
    return RingGeometry(
      box: Rect(
        column: area.column + label + 1, row: area.row, columns: area.columns - 2 * label - 2,
        rows: area.rows - 1))
  }

  private func drawRing(on canvas: inout Canvas, in area: Rect) {
    let geometry = ringGeometry(in: area)
    let ring = Ring(geometry: geometry, highestLapClass: visible.track.highestLapClass)
    ring.drawRails(on: &canvas, selected: loop.stage)

    var places: [CustomerID: (column: Int, row: Int)] = [:]
    if drawsDots(ring) {
      places = ring.drawDots(ringDots(), selected: loop.customer, on: &canvas)
      if area.columns >= 100, area.rows >= 38 {
        drawNames(on: &canvas, ring: ring, places: places)
      }
    } else {
      ring.drawDensity(visible.track, places: self.places(of: geometry), on: &canvas)
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
    return rows.compactMap { row -> RingDot? in
      let reading = snapshot.roster.reading(Int(row))
      guard !reading.isLetGo else { return nil }
      let id = snapshot.roster.facts(Int(row)).id
      return RingDot(
        id: id, position: position(of: id, reading.position), trend: reading.trend,
        isStalled: reading.isStalled, isChanged: changed.contains(id))
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
        role: isSelected ? (reading.isStalled ? .stopped : reading.trend.role) : .changed,
        isSelected: isSelected)
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
