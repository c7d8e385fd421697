import Canvas
import Dashboard
import LoopModel
import Testing

@Suite struct WhyTests {
  @Test func `on a customer's page help begins with their own values in the formulas`() throws {
    var state = DemoSnapshot.state(120, 40)
    state.press(.character("3"), .down, .enter)
    let snapshot = try #require(state.snapshot)
    let customer = try #require(state.page?.customer)
    let index = try #require(snapshot.roster.index(of: customer))
    let repeats = try #require(snapshot.roster.facts(index).rhythm?.repeats)
    state.press(.character("?"))
    let lines = state.picture().canvas.lines
    #expect(lines[1].contains("Why 0.0×?"))
    #expect(lines[1].contains(snapshot.roster.name(index)))
    #expect(state.text.contains("x = \(repeats) repeat purchases"))
    #expect(state.text.contains("momentum = P·rate/typical"))
  }

  @Test func `help tells where the parameters come from and what momentum was worth here`() {
    var state = DemoSnapshot.state(120, 40)
    state.press(.character("?"))
    var seen = ""
    for _ in 0..<12 {
      seen += state.text
      state.press(.pageDown)
    }
    #expect(seen.contains("They are fitted monthly"))
  }
}
