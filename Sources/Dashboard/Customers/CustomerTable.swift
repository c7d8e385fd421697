import Canvas
public import LoopModel

/// The list of customers as lines of text, for a terminal without the dashboard, or a pipe.
public struct CustomerTable {
  private let snapshot: Snapshot
  private let columns: [Column]
  private let isASCII: Bool
  private let nameWidth: Int

  /// A table at most `width` columns wide; columns that do not fit are left out from the end.
  public init(snapshot: Snapshot, width: Int, isASCII: Bool) {
    self.snapshot = snapshot
    self.isASCII = isASCII
    var used = Column.name.width
    var shown: [Column] = [.name]
    for column in Column.initial where column != .name && used + column.width + 2 <= width {
      shown.append(column)
      used += column.width + 2
    }
    columns = shown
    nameWidth = min(40, Column.name.width + max(0, width - used))
  }

  /// The line of titles.
  public var titles: String {
    line { ($0.title, $0.isNumber) }
  }

  /// The line of the customer at an index of the roster, safe for a terminal.
  public func line(_ index: Int) -> String {
    line(of: index) { ($0.value(index, snapshot).text, $0.isNumber) }
  }

  private func line(
    of index: Int? = nil, _ value: (Column) -> (text: String, isNumber: Bool)
  ) -> String {
    // Drawn on a canvas of one row: one place knows widths, cuts and what may be printed.
    let width = columns.reduce(-2) { $0 + 2 + ($1 == .name ? nameWidth : $1.width) }
    var canvas = Canvas(size: Size(columns: width, rows: 1), isASCII: isASCII)
    var start = 0
    for column in columns {
      let columns = column == .name ? nameWidth : column.width
      let (text, isNumber) = value(column)
      if column == .name, let index {
        canvas.drawName(index, of: snapshot, column: start, row: 0, width: columns)
      } else if isNumber {
        canvas.draw(text, endColumn: start + columns, row: 0)
      } else {
        canvas.draw(text, column: start, row: 0, width: columns)
      }
      start += columns + 2
    }
    return canvas.lines.first ?? ""
  }
}

/// The customers of a snapshot that pass a filter, in the order of a column.
public func orderedCustomers(
  of snapshot: Snapshot, filter: Filter, by column: Column, isReversed: Bool
) -> [Int32] {
  ordered(filter.matches(in: snapshot), of: snapshot, by: column, isReversed: isReversed)
}

/// Rows of the roster in the order of a column.
func ordered(
  _ rows: [Int32], of snapshot: Snapshot, by column: Column, isReversed: Bool
) -> [Int32] {
  switch column {
  case .name, .id:
    return snapshot.roster.sortedByText(rows, of: column == .name ? .name : .externalID, isReversed)
  default:
    return sorted(rows, isDescending: column.sortsDescending != isReversed) {
      column.sortKey(Int($0), snapshot)
    }
  }
}
