import Canvas

extension State {
  /// The palette, over the view.
  func drawPalette(_ palette: Palette, on picture: inout Picture, in area: Rect) {
    let matches = palette.matches
    let columns = min(area.columns, 72)
    let rows = min(area.rows, 16, matches.count + 3)
    let box = Rect(
      column: (area.columns - columns) / 2, row: area.row, columns: columns, rows: max(4, rows))
    picture.canvas.drawBox(box, title: "Do")
    picture.canvas.draw(": ", column: box.column + 2, row: box.row + 1, role: .key)
    picture.canvas.draw(
      palette.line.text, column: box.column + 4, row: box.row + 1, role: .input,
      width: columns - 6)
    picture.cursor = Picture.Cursor(
      column: min(
        box.endColumn - 2, box.column + 4 + TextWidth.columns(of: palette.line.textBeforeCursor)),
      row: box.row + 1)
    let shown = box.rows - 3
    guard !matches.isEmpty else {
      picture.canvas.draw(
        "nothing has this name", column: box.column + 4, row: box.row + 2, role: .muted)
      return
    }
    let top = scrollTop(selected: palette.selected, count: matches.count, rows: shown)
    for offset in 0..<min(shown, matches.count - top) {
      let operation = matches[top + offset]
      let row = box.row + 2 + offset
      picture.canvas.draw(operation.title, column: box.column + 4, row: row, width: 19)
      picture.canvas.draw(
        operation.entry.help, column: box.column + 24, row: row, role: .muted,
        width: columns - 34)
      picture.canvas.draw(
        operation.entry.keys.first?.label ?? "", endColumn: box.endColumn - 2, row: row, role: .key)
      if top + offset == palette.selected {
        picture.canvas.select(column: box.column + 1, row: row, columns: columns - 2)
      }
    }
  }
}
