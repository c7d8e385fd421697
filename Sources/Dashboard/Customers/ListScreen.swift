import Canvas
import LoopModel

extension State {
  /// The columns that fit, in the order wanted; the one sorted by is always among them.
  func fittingColumns(_ width: Int) -> [Column] {
    var shown: [Column] = [.name]
    var used = 2 + Column.nameWidth(on: width)
    let must = list.sort == .name ? [] : [list.sort]
    for column in must + list.columns where column != .name && !shown.contains(column) {
      if used + column.width + 2 <= width || must.contains(column) {
        shown.append(column)
        used += column.width + 2
      }
    }
    return Column.initial.filter(shown.contains)
  }

  mutating func sortBy(offset: Int) {
    let columns = fittingColumns(size.columns)
    let place = columns.firstIndex(of: list.sort) ?? 0
    list.sort = columns[(place + offset + columns.count) % columns.count]
    list.isReversed = false
    list.top = 0
    orderList()
    list.top = 0
  }

  /// The table of all customers.
  func drawList(on canvas: inout Canvas, in area: Rect) {
    guard let snapshot else {
      canvas.draw("reading the store…", column: 2, row: area.row + 1, role: .muted)
      return
    }
    let columns = fittingColumns(area.columns)
    let places = layOut(columns, width: area.columns)
    drawTitles(columns, places, on: &canvas, row: area.row)
    let rows = area.rows - 1
    guard rows > 0 else { return }
    guard !list.order.isEmpty else {
      let text =
        filter.filter.isEveryone
        ? "nobody here yet: \(wayIn.key) \(wayIn.what)"
        : "nobody passes the filter; \\ takes it away"
      canvas.draw(text, column: 2, row: area.row + 2, role: .muted, width: area.columns - 3)
      return
    }
    let top = listTop(rows: rows)
    for offset in 0..<min(rows, list.order.count - top) {
      let index = Int(list.order[top + offset])
      let row = area.row + 1 + offset
      let isSelected = top + offset == list.row
      if changed.contains(snapshot.roster.facts(index).id) {
        canvas.draw("*", column: 0, row: row, role: .changed)
      }
      for (column, place) in zip(columns, places) {
        if column == .name {
          canvas.drawName(
            index, of: snapshot, column: place.start, row: row, width: place.end - place.start)
          continue
        }
        let value = column.value(index, snapshot)
        if column.isNumber {
          canvas.draw(value.text, endColumn: place.end, row: row, role: value.role)
        } else {
          canvas.draw(
            value.text, column: place.start, row: row,
            role: value.role,
            width: place.end - place.start)
        }
      }
      // A bar over the name, not over the whole row: less to send, and the colours stay readable.
      if isSelected { canvas.select(column: 0, row: row, columns: (places.first?.end ?? 0) + 1) }
    }
    drawScrollMark(top: top, rows: rows, on: &canvas, in: area)
  }

  /// The first row shown: where it was, unless the selected one would be out of view.
  private func listTop(rows: Int) -> Int {
    var top = list.top
    if list.row < top { top = list.row }
    if list.row >= top + rows { top = list.row - rows + 1 }
    return max(0, min(top, max(0, list.order.count - rows)))
  }

  /// Keeps the first row in step with what was drawn, so that the list scrolls only at its edges.
  mutating func settleListTop() {
    list.top = listTop(rows: max(1, size.rows - 4))
  }

  private func layOut(_ columns: [Column], width: Int) -> [(start: Int, end: Int)] {
    let fixed = columns.reduce(0) { $0 + ($1 == .name ? 0 : $1.width + 2) }
    var places: [(start: Int, end: Int)] = []
    var start = 2
    for column in columns {
      let columns = column == .name ? max(8, min(44, width - fixed - 4)) : column.width
      places.append((start, min(width, start + columns)))
      start += columns + 2
    }
    return places
  }

  private func drawTitles(
    _ columns: [Column], _ places: [(start: Int, end: Int)], on canvas: inout Canvas, row: Int
  ) {
    for (column, place) in zip(columns, places) {
      let isSorted = column == list.sort
      let isDescending = column.sortsDescending != list.isReversed
      let mark = isSorted ? (isDescending ? "↓" : "↑") : ""
      let role: Role = isSorted ? .stageSelected : .muted
      if column.isNumber {
        canvas.draw(column.title + mark, endColumn: place.end, row: row, role: role)
      } else {
        canvas.draw(
          column.title + mark, column: place.start, row: row, role: role,
          width: place.end - place.start)
      }
    }
  }

  /// Where in a long list one is, at the right edge.
  private func drawScrollMark(top: Int, rows: Int, on canvas: inout Canvas, in area: Rect) {
    guard list.order.count > rows else { return }
    let length = max(1, rows * rows / list.order.count)
    let start = (rows - length) * top / max(1, list.order.count - rows)
    for row in start..<min(rows, start + length) {
      canvas.draw("▐", column: area.endColumn - 1, row: area.row + 1 + row, role: .frame)
    }
  }
}
