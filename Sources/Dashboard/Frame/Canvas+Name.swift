import Canvas
import LoopModel

extension Canvas {
  /// Draws a customer's name, and after it how many deals are open beside the one that places them; a
  /// long name is cut, that number is not.
  mutating func drawName(
    _ index: Int, of snapshot: Snapshot, column: Int, row: Int, role: Role = .text, width: Int
  ) {
    let more = snapshot.furtherDeals(index)
    let drawn = draw(
      snapshot.roster.name(index), column: column, row: row, role: role,
      width: max(1, width - more.count))
    guard !more.isEmpty else { return }
    draw(more, column: column + drawn, row: row, role: .muted, width: max(0, width - drawn))
  }
}

extension Snapshot {
  /// How many deals are open beside the one that places a customer, as ` +1`; empty for none.
  func furtherDeals(_ index: Int) -> String {
    let deals = roster.facts(index).care.openDeals
    return deals > 1 ? " +\(deals - 1)" : ""
  }
}
