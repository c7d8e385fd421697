import Canvas
import LoopModel

extension State {
  /// Names beside the dots of the busiest customers, where there is room; never one over another.
  func drawNames(
    on canvas: inout Canvas, ring: Ring, places: [CustomerID: (column: Int, row: Int)]
  ) {
    guard let snapshot else { return }
    let rows = visible.indices ?? Array(0..<Int32(snapshot.roster.count))
    let busiest = rows.sorted {
      let left = snapshot.roster.facts(Int($0))
      let right = snapshot.roster.facts(Int($1))
      return (right.revenue, left.id) < (left.revenue, right.id)
    }
    for row in busiest.prefix(40) {
      let index = Int(row)
      guard let place = places[snapshot.roster.facts(index).id] else { continue }
      let name = shortened(snapshot.roster.name(index), columns: 14)
      let columns = TextWidth.columns(of: name)
      for start in [place.column + 2, place.column - 1 - columns]
      where isFree(canvas, column: start - 1, row: place.row, columns: columns + 2, dot: place) {
        canvas.draw(name, column: start, row: place.row, role: .muted)
        break
      }
    }
  }

  /// Whether cells are blank, the dot's own aside.
  private func isFree(
    _ canvas: Canvas, column: Int, row: Int, columns: Int, dot: (column: Int, row: Int)
  ) -> Bool {
    for column in column..<column + columns where column != dot.column || row != dot.row {
      guard canvas.contains(column, row), canvas[column, row] == .blank else { return false }
    }
    return true
  }

  /// The first words of a name that fit, so that it is cut between words where it can be.
  private func shortened(_ name: String, columns: Int) -> String {
    guard TextWidth.columns(of: name) > columns else { return name }
    var short = ""
    for word in name.split(separator: " ") {
      let longer = short.isEmpty ? String(word) : short + " " + word
      if TextWidth.columns(of: longer) > columns { break }
      short = longer
    }
    return TextWidth.columns(of: short) * 3 < columns * 2
      ? String(name.prefix(columns - 1)) + "…" : short
  }
}
