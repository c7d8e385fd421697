import Canvas
import LoopModel

extension State {
  /// What stands in the hole of the ring: the summary, or the selected customer's card.
  func drawMiddle(on canvas: inout Canvas, geometry: RingGeometry) {
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
          (Line(wayIn.key, .text), 1),
          (Line(wayIn.what, .muted), 2),
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
    lines.append(
      (Line(snapshot.roster.name(index), .strong).then(snapshot.furtherDeals(index), .muted), 0))
    lines.append((Line((owner.isEmpty ? "nobody's" : owner) + " · lap \(reading.position.lap)"), 4))
    lines.append(
      (
        Line(
          "\(reading.trend.glyph) \(spokenMomentum(reading.momentum))  \(standing(reading))",
          reading.trend.role), 1
      ))
    lines.append(
      (Line("\(reading.stageTime(spokenDays)) in \(reading.position.stage.shortName)"), 2))
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
