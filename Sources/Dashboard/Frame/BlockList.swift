import Canvas

/// A head, then blocks of lines of which one may be selected, or which are scrolled.
struct BlockList {
  var head: [Line] = []
  var blocks: [[Line]] = []
  /// Whether a block is selected; else the blocks are scrolled.
  var isSelectable = true

  /// Draws it; the selected block is shown whole, with as much round it as there is room for.
  func draw(selected: Int, scroll: Int, on canvas: inout Canvas, in area: Rect) {
    var row = area.row
    for line in head.prefix(max(0, area.rows - 1)) {
      canvas.draw(line, column: area.column, row: row, width: area.columns)
      row += 1
    }
    guard !blocks.isEmpty else { return }
    let first = firstBlock(
      selected: min(selected, blocks.count - 1), scroll: scroll, rows: area.endRow - row)
    for (place, block) in blocks.enumerated().dropFirst(first) {
      guard row < area.endRow else { return }
      for (offset, line) in block.enumerated() where row < area.endRow {
        let indent = isSelectable ? 1 : 0
        canvas.draw(line, column: area.column + indent, row: row, width: area.columns - indent)
        if isSelectable, place == selected, offset == 0 {
          canvas.select(column: area.column, row: row, columns: area.columns)
        }
        row += 1
      }
    }
  }

  private func firstBlock(selected: Int, scroll: Int, rows: Int) -> Int {
    guard isSelectable else { return min(scroll, blocks.count - 1) }
    var first = selected
    var used = blocks[selected].count
    while first > 0, used + blocks[first - 1].count <= rows / 2 + 1 {
      first -= 1
      used += blocks[first].count
    }
    // At the end of the list no row stays empty.
    var below = 0
    for block in blocks[first...] where below <= rows { below += block.count }
    while first > 0, below + blocks[first - 1].count <= rows {
      first -= 1
      below += blocks[first].count
    }
    return first
  }
}
