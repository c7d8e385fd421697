import Canvas
public import LoopModel

/// The list of customers: order, columns, and who is selected.
public struct ListState: Hashable, Sendable {
  /// What it is sorted by.
  public internal(set) var sort = Column.momentum
  /// Whether the order is turned round.
  var isReversed = false
  /// The columns that are wanted; the screen shows as many as fit.
  var columns: [Column] = Column.initial
  /// Who is selected.
  public internal(set) var selected: CustomerID?
  /// Rows of the roster in the order shown.
  var order: [Int32] = []
  /// The first row shown.
  var top = 0
  /// Where in the order the selected one is.
  var row = 0
}

extension State {
  /// Puts the list in order again and finds the selected customer in it; where they are gone, their
  /// nearest neighbour is taken.
  mutating func orderList() {
    guard let snapshot else { return }
    let rows = visible.indices ?? Array(0..<Int32(snapshot.roster.count))
    list.order = ordered(rows, of: snapshot, by: list.sort, isReversed: list.isReversed)
    findListSelection()
  }

  /// Finds the row of the selected customer after the order has changed.
  mutating func findListSelection() {
    guard let snapshot, !list.order.isEmpty else {
      list.row = 0
      list.top = 0
      list.selected = nil
      return
    }
    let before = list.row
    if let selected = list.selected, let index = snapshot.roster.index(of: selected),
      let row = list.order.firstIndex(of: Int32(index))
    {
      // The row under the cursor stays where it was on the screen.
      list.top = max(0, list.top + row - before)
      list.row = row
    } else {
      if list.selected != nil {
        status = Status(
          text: "the selected customer is no longer here; the nearest is taken", role: .muted)
      }
      list.row = min(before, list.order.count - 1)
      list.selected = snapshot.roster.facts(Int(list.order[list.row])).id
    }
  }

  /// Selects the row `offset` away, within the list.
  mutating func moveInList(by offset: Int) {
    guard let snapshot, !list.order.isEmpty else { return }
    list.row = min(list.order.count - 1, max(0, list.row + offset))
    list.selected = snapshot.roster.facts(Int(list.order[list.row])).id
  }
}
