import Canvas
import LoopModel

extension State {
  /// One page of the stand-up.
  func drawStandUp(on canvas: inout Canvas, in area: Rect) {
    guard let told = standUp.told else {
      canvas.draw("reading the store…", column: 2, row: area.row + 1, role: .muted)
      return
    }
    if standUp.page == .headline {
      drawHeadline(told, on: &canvas, in: area)
      return
    }
    let left = (area.columns - standUpWidth) / 2
    let row = area.row + (titleRows > 1 ? 1 : 0)
    drawTitle(told, on: &canvas, column: left, row: row)
    if titleRows > 1 {
      canvas.draw(
        String(repeating: "─", count: standUpWidth), column: left, row: row + 1, role: .frame)
    }
    drawItems(told, on: &canvas, column: left, row: area.row + titleRows, endRow: area.endRow)
  }

  private func drawTitle(_ told: StandUp, on canvas: inout Canvas, column: Int, row: Int) {
    var line: Line
    if let person = standUp.person {
      line = Line(person.title, .strong).then("   " + pageTitle, .stageSelected)
    } else {
      line = Line(pageTitle, .strong)
    }
    if case .stalled = standUp.page, let person = standUp.person, person.moreStalled > 0 {
      line = line.then("   and \(grouped(person.moreStalled)) more in triage", .muted)
    }
    let clock = standUp.person == nil ? Line() : clockLine(personMinutes)
    let used = canvas.draw(
      line, column: column, row: row, width: max(0, standUpWidth - clock.columns - 2))
    if used + clock.columns + 2 <= standUpWidth {
      canvas.draw(clock, column: column + standUpWidth - clock.columns, row: row)
    }
  }

  private var pageTitle: String {
    switch standUp.page {
    case .headline: "Where we are"
    case .wins: "wins"
    case .moved: "what moved"
    case .promised: "due today and promised"
    case .stalled: "stalled"
    case .quiet: ""
    case .handOffs: "Open hand-offs"
    case .decisions: "Decided here"
    case .kudos: "Kudos"
    }
  }

  private func drawItems(
    _ told: StandUp, on canvas: inout Canvas, column: Int, row: Int, endRow: Int
  ) {
    let items = standUpItems
    guard !items.isEmpty else {
      canvas.draw(emptyText(told), column: column, row: row, role: .text, width: standUpWidth)
      return
    }
    var row = row
    let shown = shownItems
    for (index, item) in zip(shown.indices, shown) {
      if index > shown.startIndex, size.rows >= 16 { row += 1 }
      if index == standUp.selected, item.customer != nil {
        canvas.draw("▸", column: column - 2, row: row, role: .key)
      }
      for (place, line) in item.lines.enumerated() where row < endRow {
        canvas.draw(line, column: column, row: row, width: standUpWidth)
        if place == 0, index == standUp.selected, item.customer != nil {
          canvas.select(column: column - 1, row: row, columns: line.columns + 2)
        }
        row += 1
      }
    }
    let rest = items.count - shown.endIndex
    guard rest > 0 else { return }
    let more = " space: \(rest) more "
    canvas.draw(
      more, endColumn: column + standUpWidth, row: size.rows - 2, role: .muted)
  }

  private func emptyText(_ told: StandUp) -> String {
    switch standUp.page {
    case .quiet: "nothing new \(told.spokenSince), and nobody stalled"
    case .decisions: "nothing was decided here; nobody who was named needs it"
    case .kudos:
      "nobody has been thanked yet" + (standUp.isUnlocked ? "; + thanks somebody" : "")
    default: "nothing"
    }
  }

  // MARK: Clock

  /// A clock that turns once in four minutes, and how many those were.
  func clockLine(_ minutes: Int) -> Line {
    let hands: [String] = setting.isASCII ? ["|", "/", "-", "\\"] : ["○", "◔", "◑", "◕"]
    return Line(hands[minutes % 4] + " ", .muted).then("\(minutes) min", .muted)
  }

  /// The header of the stand-up: which page, since when, whether it is locked, as of when.
  func drawStandUpHeader(on canvas: inout Canvas) {
    let isLive = standUp.told?.moment.isLive ?? true
    let moment = standUp.told?.moment ?? snapshot?.moment
    var asOf = Line("as of ", .header)
    if let moment {
      asOf = asOf.then(
        isLive ? moment.clock : moment.civilDay.spoken,
        !isLive ? .changed : trouble == nil ? .header : .bad)
    }
    let lock =
      setting.readOnlyReason != nil
      ? Line("read-only", .late)
      : standUp.isUnlocked
        ? Line("unlocked: w locks", .changed) : Line("locked: w unlocks", .header)
    let left = Line(" 4 Stand-up", .headerCurrent)
    let page = Line("  \(standUp.place + 1)/\(standUp.pages.count)", .header)
    let since = Line("  \(standUp.told?.spokenSince ?? "")", .header)
    let day = Line("  since \(standUp.told?.period.since.spoken ?? "")", .header)
    let clock = standUp.told == nil ? Line() : Line("  ").then(clockLine(standUpMinutes))
    let gap = Line(" · ", .header)
    for (leading, trailing) in [
      (left.then(page).then(since), clock.then("  ").then(lock).then(gap).then(asOf)),
      (left.then(page).then(day), clock.then("  ").then(lock).then(gap).then(asOf)),
      (left.then(page), clock.then("  ").then(lock).then(gap).then(asOf)),
      (left.then(page), lock.then(gap).then(asOf)),
      (Line(" 4", .headerCurrent).then(page), lock.then(gap).then(asOf)),
    ] where leading.columns + trailing.columns + 2 <= size.columns {
      canvas.draw(leading, column: 0, row: 0)
      canvas.draw(trailing, column: size.columns - trailing.columns - 1, row: 0)
      return
    }
    canvas.draw(lock.then(gap).then(asOf), column: 0, row: 0, width: size.columns)
  }

  /// What others have changed while the stand-up is held, for the status line; nil for nothing.
  var newsText: String? {
    guard view == .standUp, standUp.told != nil, standUp.others > 0 else { return nil }
    return "\(grouped(standUp.others)) change\(standUp.others == 1 ? "" : "s") since; R lets "
      + (standUp.others == 1 ? "it" : "them") + " in"
  }
}
