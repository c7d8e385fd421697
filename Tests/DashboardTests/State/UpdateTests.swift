import Canvas
import Dashboard
import LoopModel
import Testing

@Suite struct UpdateTests {
  @Test func `arrows go round the stages and through a stage's customers, the worst first`() {
    var state = DemoSnapshot.state(80, 24)
    state.press(.right)
    #expect(state.loop.stage == .salesLoop)
    state.press(.left)
    #expect(state.loop.stage == .swell)
    state.press(.right, .right, .right, .down)
    #expect(state.loop.stage == .momentum)
    let first = state.loop.customer
    state.press(.down)
    let second = state.loop.customer
    #expect(first != second)
    #expect(momentum(first, state) <= momentum(second, state))
    state.press(.up)
    #expect(state.loop.customer == first)
  }

  @Test func `escape backs out one level at a time`() {
    var state = DemoSnapshot.state(80, 24)
    state.press(.right, .down, .enter)
    #expect(state.page != nil)
    state.press(.escape)
    #expect(state.page == nil)
    #expect(state.loop.customer != nil)
    state.press(.escape)
    #expect(state.loop.customer == nil)
    #expect(state.loop.stage != nil)
    state.press(.escape)
    #expect(state.loop.stage == nil)
    #expect(state.press(.escape).isEmpty)
  }

  @Test func `q and control-c quit`() {
    var state = DemoSnapshot.state(80, 24)
    #expect(state.press(.character("q")) == [.quit])
    #expect(state.press(.control("c")) == [.quit])
  }

  @Test func `a filter narrows as one types, holds after return and goes with a backslash`() {
    var state = DemoSnapshot.state(80, 24)
    state.press(.character("/"))
    state.type("stalled")
    #expect(state.text.contains("30 of 140"))
    state.press(.enter)
    #expect(state.filter.filter.text == "stalled")
    #expect(state.text.contains("filter stalled"))
    state.press(.character("\\"))
    #expect(state.filter.filter.isEveryone)
  }

  @Test func `escape in the filter brings back the one before`() {
    var state = DemoSnapshot.state(80, 24)
    state.press(.character("s"), .character("/"))
    state.type("owner:ana")
    state.press(.escape)
    #expect(state.filter.filter.text == "stalled")
  }

  @Test func `a wrong filter keeps the last right one and cannot be kept`() {
    var state = DemoSnapshot.state(80, 24)
    state.press(.character("/"))
    state.type("stage:3 momentun:1")
    state.press(.enter)
    #expect(state.text.contains("did you mean 'momentum'"))
    #expect(state.filter.filter.text != "stage:3 momentun:1")
  }

  @Test func `pasted text is no command, and pasted lines become one filter`() {
    var state = DemoSnapshot.state(80, 24)
    #expect(state.press(.paste("qqqq\r")).isEmpty)
    #expect(state.page == nil)
    state.press(.character("/"), .paste("stal\nled"))
    #expect(state.filter.filter.text == "stalled")
  }

  @Test func `unknown keys do nothing`() {
    var state = DemoSnapshot.state(80, 24)
    let before = state.picture()
    #expect(state.press(.unknown, .insert, .function(9)).isEmpty)
    #expect(state.picture() == before)
  }

  @Test func `next and previous on a page walk the list one came from`() {
    var state = DemoSnapshot.state(80, 24)
    state.press(.character("3"), .down, .enter)
    let first = state.page?.customer
    state.press(.character("n"))
    let second = state.page?.customer
    #expect(first != second)
    state.press(.character("N"))
    #expect(state.page?.customer == first)
    state.press(.escape)
    #expect(state.list.selected == first)
  }

  @Test func `the list is sorted by the column chosen, and turned round`() {
    var state = DemoSnapshot.state(120, 40)
    state.press(.character("3"))
    #expect(state.list.sort == .momentum)
    state.press(.right)
    #expect(state.list.sort == .silence)
    let longest = silence(state.list.selected, state)
    state.press(.home)
    #expect(silence(state.list.selected, state) >= longest)
    state.press(.character("o"), .home)
    #expect(silence(state.list.selected, state) <= longest)
  }

  @Test func `time travel asks for the day and drops pictures of other days`() throws {
    var state = DemoSnapshot.state(80, 24)
    let today = try #require(state.snapshot?.moment.day)
    #expect(state.press(.character("[")) == [.show(day: today - 7)])
    #expect(state.press(.character("{")) == [.show(day: today - 98)])
    var board = DemoSnapshot.board(DemoSnapshot.entries())
    let generation = state.snapshot?.generation
    _ = state.update(.snapshot(board.publish()))
    #expect(state.snapshot?.generation == generation)
    #expect(state.press(.character("0")) == [.show(day: nil)])
    #expect(state.press(.character("]")).isEmpty)
  }

  @Test func `a film asks for one day after another, each after the one before is shown`() throws {
    var state = DemoSnapshot.state(80, 24)
    let today = try #require(state.snapshot?.moment.day)
    state.press(.character("{"))
    let first = state.press(.character("r"))
    #expect(first == [.show(day: today - 91)])
    #expect(state.update(.tick).isEmpty)
    var snapshot = try #require(state.snapshot)
    snapshot.moment = Moment(day: today - 91, isLive: false)
    #expect(state.update(.snapshot(snapshot)) == [.wake(afterMilliseconds: 40)])
    guard case .show(let next)? = state.update(.tick).first else {
      Issue.record("the film does not go on")
      return
    }
    #expect((next ?? 0) > today - 91)
    // A key stops it where it stands.
    state.press(.escape)
    #expect(state.update(.tick).isEmpty)
  }

  @Test func `the palette does by name what a key does`() {
    var state = DemoSnapshot.state(80, 24)
    state.press(.character(":"))
    state.type("view cust")
    state.press(.enter)
    #expect(state.view == .customers)
    state.press(.character(":"))
    state.type("quit")
    #expect(state.press(.enter) == [.quit])
  }

  private func momentum(_ customer: CustomerID?, _ state: State) -> Double {
    guard let customer, let snapshot = state.snapshot,
      let index = snapshot.roster.index(of: customer)
    else { return .nan }
    return snapshot.roster.reading(index).momentum ?? .infinity
  }

  private func silence(_ customer: CustomerID?, _ state: State) -> Double {
    guard let customer, let snapshot = state.snapshot,
      let index = snapshot.roster.index(of: customer)
    else { return .nan }
    return snapshot.roster.reading(index).silenceDays ?? -1
  }
}
