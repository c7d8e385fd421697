import Canvas
import Dashboard
import LoopModel
import Testing

@Suite struct SavedFilterTests {
  @Test func `a filter is kept on a digit and comes back by it`() {
    var state = DemoSnapshot.state(80, 24)
    state.press(.character("/"))
    state.type("stalled")
    #expect(
      state.press(.control("s"), .character("2")) == [.keepFilter(digit: 2, text: "stalled")])
    state.press(.enter, .character("\\"), .character("/"))
    #expect(state.text.contains("2 stalled"))
    state.press(.character("2"), .enter)
    #expect(state.filter.filter.text == "stalled")
  }

  @Test func `a digit that holds another filter is asked for twice`() {
    var state = DemoSnapshot.state(80, 24)
    state.setting.savedFilters = [2: "late"]
    state.press(.character("/"))
    state.type("stalled")
    #expect(state.press(.control("s"), .character("2")).isEmpty)
    #expect(state.text.contains("again replaces 'late'"))
    #expect(state.press(.escape).isEmpty)
    #expect(state.setting.savedFilters == [2: "late"])
    #expect(
      state.press(.control("s"), .character("2"), .character("2"))
        == [.keepFilter(digit: 2, text: "stalled")])
  }

  @Test func `an empty line frees a digit`() {
    var state = DemoSnapshot.state(80, 24)
    state.setting.savedFilters = [3: "late"]
    state.press(.character("/"), .control("s"), .character("3"))
    #expect(state.press(.character("3")) == [.keepFilter(digit: 3, text: nil)])
    #expect(state.setting.savedFilters.isEmpty)
  }

  @Test func `a digit without a filter is typed as it is`() {
    var state = DemoSnapshot.state(80, 24)
    state.press(.character("/"), .character("7"), .enter)
    #expect(state.filter.filter.text == "7")
  }
}
