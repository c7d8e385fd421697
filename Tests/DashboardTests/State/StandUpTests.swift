import Canvas
import Dashboard
import Demo
import LoopModel
import Testing

@Suite struct StandUpTests {
  private func begun() -> State { StandUpSamples.state(80, 24) }

  /// The demo's board after something was done in the store.
  private func snapshot(news: Int) -> Snapshot {
    var board = DemoSnapshot.board(DemoSnapshot.entries())
    var snapshot = board.publish()
    snapshot.news = news
    return snapshot
  }

  @Test func `four asks the store what there is to tell`() {
    var state = DemoSnapshot.state(80, 24)
    let done1 = state.press(.character("4"))
    #expect(done1 == [.readStandUp(since: nil)])
    #expect(state.view == .standUp)
    #expect(state.text.contains("reading the store"))
    state.press(.character(" "))
    state.tell()
    #expect(state.text.contains("Revenue 2026-Q1"))
  }

  @Test func `people come in alphabetical order, whoever sold most`() {
    var state = begun()
    var names: [String] = []
    for _ in 0..<80 {
      let title = state.picture().canvas.lines[2].split(separator: " ").first.map(String.init)
      if let title, DemoSnapshot.business.owners.contains(title), names.last != title {
        names.append(title)
      }
      state.press(.character(" "))
    }
    #expect(names == DemoSnapshot.business.owners.sorted())
  }

  @Test func `the list is frozen, changes are counted, and R lets them in`() {
    var state = begun()
    state.goesOn(to: "what moved")
    let before = state.picture().canvas.lines
    _ = state.update(.snapshot(snapshot(news: 2)))
    _ = state.update(.snapshot(snapshot(news: 3)))
    #expect(state.text.contains("3 changes since; R lets them in"))
    #expect(Array(state.picture().canvas.lines.dropLast(2)) == Array(before.dropLast(2)))
    let done2 = state.press(.character("R"))
    #expect(done2 == [.readStandUp(since: nil)])
    state.tell()
    #expect(!state.text.contains("changes since"))
    #expect(Array(state.picture().canvas.lines.dropLast(2)) == Array(before.dropLast(2)))
  }

  @Test func `what is changed here is no news`() {
    var state = begun()
    state.press(.character("w"), .character("+"), .enter, .enter)
    _ = state.update(.snapshot(snapshot(news: 1)))
    let done3 = state.update(.answered(.told("thank you")))
    #expect(done3 == [.readStandUp(since: DemoBusiness.lastStandUp.day)])
    state.tell(kudos: [StandUpSamples.thanks])
    #expect(!state.text.contains("since; R"))
    _ = state.update(.snapshot(snapshot(news: 2)))
    #expect(state.text.contains("1 change since; R lets it in"))
  }

  @Test func `locked, nothing is changed`() {
    var state = begun()
    #expect(state.picture().canvas.lines[0].contains("locked: w unlocks"))
    state.goesOn(to: "   stalled")
    for key: Key in [
      .character("p"), .character("+"), .character("G"), .character("F"), .character("u"),
    ] {
      let done4 = state.press(key)
      #expect(done4 == [])
      #expect(state.overlay == nil)
      #expect(state.text.contains("the stand-up is locked: w unlocks it"))
    }
    state.press(.enter, .character("p"))
    #expect(state.page != nil && state.overlay == nil)
    state.press(.escape, .character("w"))
    #expect(state.picture().canvas.lines[0].contains("unlocked: w locks"))
    state.press(.character("p"))
    #expect(state.text.contains("Next action"))
  }

  @Test func `nothing is unlocked where nothing can be changed`() {
    var state = begun()
    state.setting.readOnlyReason = "--read-only was asked for"
    state.press(.character("w"))
    #expect(state.text.contains("nothing can be changed here"))
    #expect(!state.text.contains("unlocked"))
  }

  @Test func `a plan decides about a stalled customer and stands on the page`() throws {
    var state = begun()
    state.press(.character("w"))
    state.goesOn(to: "no decision yet")
    state.press(.character("p"))
    state.type("call them")
    state.press(.enter, .enter)
    state.type("+2")
    let effects = state.press(.enter, .enter)
    guard case .apply(let order)? = effects.last, let item = order.items.first else {
      Issue.record("no order")
      return
    }
    let made = RecordedChange(
      item.change, day: DemoBusiness.today, at: DemoBusiness.now, by: "ana")
    _ = state.update(.snapshot(snapshot(news: 1)))
    let asked = state.update(.answered(.done(order)))
    #expect(asked.contains(.readStandUp(since: DemoBusiness.lastStandUp.day)))
    state.tell(adding: [(item.customer, made)])
    #expect(state.text.contains("→ next: call them"))
    #expect(!state.text.contains("since; R"))
    state.goesOn(to: "Decided here")
    #expect(state.text.contains("next: call them"))
  }

  @Test func `leaving the stalled without a decision asks once`() {
    var state = begun()
    state.goesOn(to: "no decision yet")
    var before = state.text
    // The rest of the page first.
    while !state.text.contains("without a decision") {
      before = state.picture().canvas.lines.dropLast(2).joined()
      state.press(.character(" "))
    }
    #expect(state.picture().canvas.lines.dropLast(2).joined() == before)
    state.press(.character(" "))
    #expect(state.picture().canvas.lines.dropLast(2).joined() != before)
  }

  @Test func `a customer named is opened, and Esc comes back to the page`() {
    var state = begun()
    state.goesOn(to: "wins")
    let before = state.text
    state.press(.enter)
    #expect(state.page != nil)
    state.press(.escape)
    #expect(state.page == nil)
    #expect(state.text == before)
  }

  @Test func `thanks go by name, those who helped first`() {
    var state = begun()
    state.press(.character("w"))
    state.goesOn(to: "helped:")
    let effects = state.press(.character("+"))
    #expect(effects == [])
    state.press(.control("u"))
    state.type("bruno")
    state.press(.enter)
    state.type("the tasting")
    guard case .thank(let kudos)? = state.press(.enter).last else {
      Issue.record("nobody thanked")
      return
    }
    #expect(kudos.person == "bruno" && kudos.by == "ana" && kudos.words == "the tasting")
    #expect(kudos.customer != nil)
  }

  @Test func `the goal is set with its period, and what is no goal is refused`() {
    var state = begun()
    state.press(.character("w"), .character("G"))
    state.press(.control("u"))
    state.type("2026-Q9")
    state.press(.enter)
    #expect(state.text.contains("is no period"))
    state.press(.control("u"))
    state.type("2026-q2")
    state.press(.enter)
    state.type("nothing")
    state.press(.enter)
    #expect(state.text.contains("is no amount"))
    state.press(.control("u"))
    state.type("240000")
    guard case .setGoal(let period, let amount)? = state.press(.enter).last else {
      Issue.record("no goal")
      return
    }
    #expect(period.text == "2026-Q2" && amount == 24_000_000)
  }

  @Test func `kept as held with its numbers, once`() {
    var state = begun()
    state.press(.character("w"))
    guard case .finishStandUp(let numbers)? = state.press(.character("F")).last else {
      Issue.record("not kept")
      return
    }
    #expect(numbers.period == "2026-Q1" && numbers.goal == 52_000_000 && numbers.laps > 0)
    _ = state.update(.answered(.told("kept")))
    state.tell(
      last: StandUpRecord(
        day: DemoBusiness.today, at: DemoBusiness.now, by: "ana", numbers: numbers))
    let done5 = state.press(.character("F"))
    #expect(done5 == [])
    let done6 = state.press(.character("1"), .character("4"))
    #expect(done6 == [.readStandUp(since: nil)])
  }

  // MARK: Time

  @Test func `it wakes once a minute, and the clock turns`() {
    var state = DemoSnapshot.state(80, 24)
    #expect(state.nextBeat == nil)
    state.milliseconds = 10_000
    state.press(.character("4"))
    #expect(state.nextBeat == nil)
    state.tell()
    #expect(state.nextBeat == 70_000)
    #expect(state.text.contains("○ 0 min"))
    let before = state.picture()
    state.milliseconds = 69_999
    _ = state.update(.beat)
    #expect(state.picture() == before)
    state.milliseconds = 70_000
    _ = state.update(.beat)
    #expect(state.text.contains("◔ 1 min"))
    #expect(state.nextBeat == 130_000)
    state.press(.character("1"))
    #expect(state.nextBeat == nil)
  }

  @Test func `by itself it goes on after so many seconds without a key, and waits for a page`() {
    var state = begun()
    state.setStandUp(since: nil, auto: 20)
    #expect(state.nextBeat == 20_000)
    state.milliseconds = 15_000
    state.press(.down)
    #expect(state.nextBeat == 35_000)
    let headline = state.picture().canvas.lines[2]
    state.milliseconds = 35_000
    _ = state.update(.beat)
    #expect(state.picture().canvas.lines[2] != headline)
    #expect(state.nextBeat == 55_000)
    state.press(.enter)
    #expect(state.nextBeat == 60_000)
  }
}
