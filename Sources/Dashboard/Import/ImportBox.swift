import Canvas

extension State {
  /// The file on its way in, over the view.
  func drawImport(_ state: ImportState, on picture: inout Picture, in area: Rect) {
    let columns = min(area.columns, 120)
    let box = Rect(
      column: (area.columns - columns) / 2, row: area.row, columns: columns, rows: area.rows)
    picture.canvas.drawBox(
      box, title: state.path.isEmpty ? "Import" : "Import  \(state.path)")
    let start = box.column + 2
    let width = columns - 4
    switch state.step {
    case .path:
      picture.canvas.draw(
        "Which file?  Purchases, or what another system exports", column: start, row: box.row + 1,
        role: .strong, width: width)
      drawTyped(state.line, on: &picture, column: start, row: box.row + 2, width: width)
      for (offset, path) in state.paths.prefix(max(0, box.rows - 6)).enumerated() {
        picture.canvas.draw(
          path, column: start + 2, row: box.row + 4 + offset, role: .muted, width: width - 2)
      }
    case .options:
      picture.canvas.draw(
        "What corrects it?  --stage \"Proposal=3\"  --map \"Deal owner=owner\"  --dates dmy",
        column: start, row: box.row + 1, role: .strong, width: width)
      drawTyped(state.line, on: &picture, column: start, row: box.row + 2, width: width)
    case .trying, .importing:
      picture.canvas.draw(
        state.step == .trying ? "reading…" : "importing…", column: start, row: box.row + 1,
        role: .muted)
    case .tried(let wentWell), .imported(let wentWell):
      // A line that fits keeps its blanks: the table of stages stands in columns.
      let lines = state.lines.flatMap {
        TextWidth.columns(of: $0) <= width ? [$0] : wrapped($0, columns: width)
      }
      let rows = box.rows - 2
      let top = min(state.scroll, max(0, lines.count - rows))
      for (offset, line) in lines.dropFirst(top).prefix(rows).enumerated() {
        let role: Role = top + offset == 0 ? (wentWell ? .good : .bad) : .text
        picture.canvas.draw(
          line, column: start, row: box.row + 1 + offset, role: role, width: width)
      }
    }
  }

  private func drawTyped(
    _ line: LineEditor, on picture: inout Picture, column: Int, row: Int, width: Int
  ) {
    let start = column + picture.canvas.draw("> ", column: column, row: row, role: .key)
    var before = line.textBeforeCursor
    let room = max(8, width - 4)
    while TextWidth.columns(of: before) > room { before.removeFirst() }
    let cut = line.textBeforeCursor.count - before.count
    picture.canvas.draw(
      String(line.text.dropFirst(cut)), column: start, row: row, role: .input, width: room + 1)
    picture.cursor = Picture.Cursor(column: start + TextWidth.columns(of: before), row: row)
  }
}
