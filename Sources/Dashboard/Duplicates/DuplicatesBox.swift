import Canvas
import LoopModel

extension State {
  /// The pairs, and both sides of the selected one.
  func drawDuplicates(_ state: DuplicatesState, on canvas: inout Canvas, in area: Rect) {
    let columns = min(area.columns, 120)
    // As high as what is in it, with both sides of a pair and a line between.
    let needed = max(6, (state.pairs?.count ?? 0) + 12)
    let box = Rect(
      column: area.column + (area.columns - columns) / 2, row: area.row, columns: columns,
      rows: min(area.rows, state.pairs?.isEmpty == true ? 4 : needed))
    let count = state.pairs == nil ? "" : "  \(grouped(state.count))"
    canvas.drawBox(box, title: "Who may be there twice\(count)")
    let inside = Rect(
      column: box.column + 2, row: box.row + 1, columns: columns - 4, rows: box.rows - 2)
    guard let pairs = state.pairs else {
      canvas.draw("looking…", column: inside.column, row: inside.row, role: .muted)
      return
    }
    guard let pair = state.current else {
      let text = "Nobody seems to be there twice: no two share an e-mail, a domain or a name."
      for (offset, line) in wrapped(text, columns: inside.columns).enumerated() {
        canvas.draw(line, column: inside.column, row: inside.row + offset, role: .good)
      }
      return
    }
    // The list has at least three rows; of the sides, what tells least goes first.
    let details = sides(of: pair, columns: inside.columns)
    let room = max(0, min(details.count, inside.rows - 4))
    var list = BlockList()
    list.blocks = pairs.map { [row(of: state.asDecided($0), columns: inside.columns)] }
    if state.count > pairs.count {
      list.blocks.append([Line("… and \(grouped(state.count - pairs.count)) more", .muted)])
    }
    let rows = room > 0 ? inside.rows - room - 1 : inside.rows
    list.draw(
      selected: state.selected, scroll: 0, on: &canvas,
      in: Rect(column: inside.column, row: inside.row, columns: inside.columns, rows: rows))
    guard room > 0 else { return }
    let line = String(repeating: "─", count: inside.columns)
    canvas.draw(line, column: inside.column, row: inside.row + rows, role: .frame)
    for (offset, line) in details.prefix(room).enumerated() {
      canvas.draw(
        line, column: inside.column, row: inside.row + rows + 1 + offset, width: inside.columns)
    }
  }

  private func row(of pair: LikelyPair, columns: Int) -> Line {
    let reason = min(14, max(0, columns / 4))
    let name = max(4, (columns - reason - 6) / 2)
    return Line(padded(shown(pair.first), name) + "  ", .strong)
      .then(padded(shown(pair.second), name) + "  ", .strong).then(pair.reason, .muted)
  }

  private func shown(_ side: LikelyPair.Side) -> String {
    side.name.isEmpty ? "#\(side.id.number)" : side.name
  }

  /// Both sides beside each other, what tells most first.
  private func sides(of pair: LikelyPair, columns: Int) -> [Line] {
    let label = 13
    let width = max(6, (columns - label - 2) / 2)
    let sides = [pair.first, pair.second]
    func line(_ name: String, _ value: (LikelyPair.Side) -> String) -> Line? {
      let values = sides.map(value)
      guard values.contains(where: { !$0.isEmpty }) else { return nil }
      var line = Line(padded(name, label), .muted)
      for (place, text) in values.enumerated() {
        line = line.then(
          padded(text.isEmpty ? "–" : text, width) + (place == 0 ? "  " : ""),
          text.isEmpty ? .muted : .text)
      }
      return line
    }
    let currency = snapshot?.currency ?? .unknown
    let today = today
    let head = Line(padded(pair.reason, label), .late)
      .then(padded("is kept", width) + "  ", .good).then(padded("goes into it", width), .changed)
    return [head]
      + [
        line("name") { shown($0) },
        line("purchases") { side in
          side.purchases == 0
            ? "none" : "\(grouped(side.purchases)), \(currency.long(side.revenue)) in all"
        },
        line("owner", \.owner),
        line("last contact") { side in
          side.lastContact.map { ago($0, today) } ?? "none"
        },
        line("company", \.company), line("e-mail", \.email),
        line("id") { $0.externalID.isEmpty ? "#\($0.id.number)" : $0.externalID },
      ].compactMap { $0 }
  }

  private func ago(_ day: Day, _ today: Day) -> String {
    let days = Int(today.number) - Int(day.number)
    return days == 0 ? "today" : days < 0 ? day.spoken : "\(grouped(days)) d ago"
  }
}
