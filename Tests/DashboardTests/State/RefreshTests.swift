import Canvas
import Dashboard
import Demo
import LoopModel
import Testing

@Suite struct RefreshTests {
  @Test func `a refresh never moves the selection`() {
    var state = DemoSnapshot.state(120, 40)
    state.press(.character("3"), .pageDown, .down)
    let selected = state.list.selected
    let row = selectedRow(state)
    // Somebody at the top of the list buys and leaves it: everybody below moves up by one.
    var entries = DemoSnapshot.entries()
    let worst = entries.firstIndex { $0.name == "Berghof Tannwald" } ?? 0
    entries[worst].facts.rhythm?.recordPurchase(on: DemoBusiness.today)
    var board = DemoSnapshot.board(entries)
    _ = state.update(.snapshot(board.publish()))
    #expect(state.list.selected == selected)
    #expect(selectedRow(state) == row)
  }

  @Test func `when the selected customer goes, the nearest is taken and it is said`() {
    var state = DemoSnapshot.state(80, 24)
    state.press(.character("3"), .down, .down)
    let gone = state.list.selected
    let entries = DemoSnapshot.entries().filter { $0.facts.id != gone }
    var board = DemoSnapshot.board(entries)
    _ = state.update(.snapshot(board.publish()))
    #expect(state.list.selected != nil)
    #expect(state.list.selected != gone)
    #expect(state.text.contains("the nearest is taken"))
  }

  @Test func `a customer who moves glides along the track and stays marked`() {
    var state = DemoSnapshot.state(80, 24)
    let effects = state.update(.snapshot(moved()))
    #expect(effects == [.wake(afterMilliseconds: 33)])
    var frames = 0
    while !state.update(.tick).isEmpty { frames += 1 }
    // 300 ms at most.
    #expect(frames * 33 <= 300)
    #expect(state.picture().canvas.cells.contains { $0.role == .changed })
  }

  @Test func `without motion a customer is where they are at once`() {
    var state = DemoSnapshot.state(80, 24)
    state.setting.hasMotion = false
    #expect(state.update(.snapshot(moved())).isEmpty)
  }

  @Test func `a failed refresh keeps the picture and says so`() {
    var state = DemoSnapshot.state(80, 24)
    _ = state.update(.trouble("the store is locked by ana"))
    #expect(state.text.contains("the store is locked by ana"))
    #expect(state.text.contains("139 customers"))
    _ = state.update(.recovered)
    #expect(!state.text.contains("locked"))
  }

  private func moved() -> Snapshot {
    var board = DemoSnapshot.board(DemoSnapshot.entries())
    _ = board.publish()
    var entry = DemoSnapshot.entries()[0]
    entry.facts.rhythm?.recordPurchase(on: DemoBusiness.today)
    entry.facts.move = nil
    _ = board.apply([entry])
    return board.publish()
  }

  private func selectedRow(_ state: State) -> Int? {
    let canvas = state.picture().canvas
    return (0..<canvas.size.rows).first { canvas[4, $0].isSelected }
  }
}
