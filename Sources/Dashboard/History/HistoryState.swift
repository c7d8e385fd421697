import Canvas
public import LoopModel

/// A customer's history, change by change.
public struct HistoryState: Hashable, Sendable {
  /// Whose history it is.
  public var customer: CustomerID
  /// What the journal says, newest first; nil until it is read.
  var lines: [JournalLine]?
  /// The selected change.
  var selected = 0
}

extension State {
  mutating func openHistory() -> [Effect] {
    guard let customer = page?.customer ?? selectedCustomer else {
      status = Status(text: "choose a customer first", role: .muted)
      return []
    }
    overlay = .history(HistoryState(customer: customer))
    return [.readJournal(customer)]
  }

  mutating func pressInHistory(_ key: Key, _ history: HistoryState) -> [Effect] {
    var history = history
    let count = history.lines?.count ?? 0
    switch key {
    case .down, .character("j"): history.selected = min(max(0, count - 1), history.selected + 1)
    case .up, .character("k"): history.selected = max(0, history.selected - 1)
    case .pageDown, .character(" "):
      history.selected = min(max(0, count - 1), history.selected + 10)
    case .pageUp: history.selected = max(0, history.selected - 10)
    case .escape, .character("H"), .character("q"):
      overlay = nil
      return []
    case .enter: return restore(history)
    default: return pressAnywhere(key)
    }
    overlay = .history(history)
    return []
  }

  /// Takes the selected change back, or does it again.
  private mutating func restore(_ history: HistoryState) -> [Effect] {
    guard let lines = history.lines, lines.indices.contains(history.selected) else { return [] }
    let line = lines[history.selected]
    if let cannotChange {
      status = Status(text: cannotChange, role: .bad)
      return []
    }
    guard line.isChange else {
      status = Status(text: "that is not a change of this customer's", role: .muted)
      return []
    }
    guard !line.isUndone else {
      status = Status(text: "that was taken back already", role: .muted)
      return []
    }
    return [.restore(event: line.event), .readJournal(history.customer)]
  }

  func drawHistory(_ history: HistoryState, on canvas: inout Canvas, in area: Rect) {
    let columns = min(area.columns, 110)
    let box = Rect(
      column: (area.columns - columns) / 2, row: area.row, columns: columns, rows: area.rows)
    canvas.drawBox(box, title: "History  \(named([history.customer]))")
    guard let lines = history.lines else {
      canvas.draw("reading…", column: box.column + 3, row: box.row + 1, role: .muted)
      return
    }
    guard !lines.isEmpty else {
      canvas.draw(
        "nothing was changed by hand", column: box.column + 3, row: box.row + 1, role: .muted)
      return
    }
    let blocks = lines.map { block(of: $0, columns: columns - 4) }
    // The selected change is shown whole, with as much before it as there is room for.
    let rows = max(1, box.rows - 2)
    let selected = min(history.selected, blocks.count - 1)
    var first = selected
    var used = blocks[selected].count
    while first > 0,
      used + blocks[first - 1].count <= (selected < blocks.count - 1 ? rows / 2 + 1 : rows)
    {
      first -= 1
      used += blocks[first].count
    }
    var row = box.row + 1
    for (place, block) in blocks.enumerated().dropFirst(first) {
      for (offset, line) in block.enumerated() where row < box.endRow - 1 {
        canvas.draw(line, column: box.column + 2, row: row, width: columns - 4)
        if place == selected, offset == 0 {
          canvas.select(column: box.column + 1, row: row, columns: columns - 2)
        }
        row += 1
      }
    }
  }

  /// A change with who made it when, and below what it replaced.
  private func block(of line: JournalLine, columns: Int) -> [Line] {
    let clock = Moment(day: 0, isLive: true, readAtMinute: line.minute).clock
    let whole = Line("\(line.day.spoken) \(clock)  \(line.actor)  ", .muted)
      .then(line.text, line.isUndone ? .muted : .text)
      .then(line.isUndone ? "  (taken back)" : "", .late)
    var lines = whole.wrapped(columns: columns - 4)
    lines = lines.enumerated().map {
      $0.offset == 0 ? $0.element : Line("    ").joined(with: $0.element)
    }
    if !line.before.isEmpty {
      lines += Line("before: \(line.before)", .muted).wrapped(columns: columns - 4)
        .map { Line("    ").joined(with: $0) }
    }
    return lines
  }
}
