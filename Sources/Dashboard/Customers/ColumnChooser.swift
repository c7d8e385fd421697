import Canvas

extension State {
  /// The columns to choose from, over the list.
  func drawColumns(_ selected: Int, on canvas: inout Canvas, in area: Rect) {
    let all = Column.initial
    let box = Rect(
      column: max(0, area.columns - 64), row: area.row, columns: min(area.columns, 64),
      rows: min(area.rows, all.count + 2))
    canvas.drawBox(box, title: "Columns")
    let rows = box.rows - 2
    let top = scrollTop(selected: selected, count: all.count, rows: rows)
    for offset in 0..<min(rows, all.count - top) {
      let column = all[top + offset]
      let row = box.row + 1 + offset
      let isShown = list.columns.contains(column)
      canvas.draw(isShown ? "✓" : " ", column: box.column + 2, row: row, role: .good)
      canvas.draw(column.title, column: box.column + 4, row: row, width: 12)
      canvas.draw(
        column.explanation, column: box.column + 17, row: row, role: .muted, width: box.columns - 19
      )
      if top + offset == selected {
        canvas.select(column: box.column + 1, row: row, columns: box.columns - 2)
      }
    }
  }
}

extension Canvas {
  /// A frame around an emptied box.
  mutating func drawBox(_ box: Rect, title: String) {
    fill(box)
    for column in box.column..<box.endColumn {
      draw("─", column: column, row: box.row, role: .frame)
      draw("─", column: column, row: box.endRow - 1, role: .frame)
    }
    for row in box.row..<box.endRow {
      draw("│", column: box.column, row: row, role: .frame)
      draw("│", column: box.endColumn - 1, row: row, role: .frame)
    }
    for (corner, column, row) in [
      ("╭", box.column, box.row), ("╮", box.endColumn - 1, box.row),
      ("╰", box.column, box.endRow - 1), ("╯", box.endColumn - 1, box.endRow - 1),
    ] {
      draw(corner, column: column, row: row, role: .frame)
    }
    draw(
      " \(title) ", column: box.column + 2, row: box.row, role: .strong,
      width: max(0, box.columns - 4))
  }
}
