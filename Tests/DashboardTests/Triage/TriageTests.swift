import Canvas
@testable import Dashboard
import Demo
import LoopModel
import Testing

@Suite struct TriageTests {
  @Test func `money at risk comes first, and other orders by a key`() throws {
    var desk = Desk()
    let risks = desk.queue.map { desk.reading($0)?.riskPerMonth ?? -1 }
    #expect(risks == risks.sorted(by: >))
    #expect((15...20).contains(risks.count))
    desk.press("v")
    let ages = desk.queue.compactMap { desk.reading($0)?.stageDays }
    #expect(zip(ages, ages.dropFirst()).allSatisfy { Float($0) >= Float($1) })
    desk.press("V")
    #expect(desk.text.contains("by money at risk"))
  }

  @Test func `all four reasons are in the demo's queue, each with what would clear it`() throws {
    var desk = Desk(120, 40)
    var seen: Set<String> = []
    for name in desk.queue {
      let reading = try #require(desk.reading(name))
      for (reason, word) in Stalls.words where reading.stalls.contains(reason) { seen.insert(word) }
      #expect(desk.text.contains("Why here"))
      #expect(desk.text.contains("cleared by"))
      desk.press(.down)
    }
    #expect(seen == ["promise", "unanswered", "stage", "overdue"])
  }

  @Test func `one key each disposes of a customer, and the cursor is on the next`() {
    var desk = Desk()
    let before = desk.queue
    desk.press("thpu".replacing("t", with: "tc"))
    #expect(desk.queue == Array(before.dropFirst()))
    #expect(desk.selected == before[1])
    #expect(desk.text.contains("\(before[0]): touched by call, help, useful · u undoes it"))
    #expect(desk.text.contains("1 of \(before.count) done"))
    desk.press("z")
    desk.enter("+7")
    desk.enter("rebuilding")
    #expect(desk.selected == before[2])
    #expect(desk.care(before[1]).snooze?.until == DemoBusiness.today.advanced(by: 7))
    desk.press("x")
    desk.enter("sold")
    #expect(desk.reading(before[2])?.isLetGo == true)
    desk.press("o")
    desk.enter("emil")
    desk.press("p")
    desk.enter("Call them")
    desk.enter("")
    desk.enter("mon")
    desk.enter("")
    #expect(desk.queue == Array(before.dropFirst(5)))
    #expect(desk.text.contains("5 of \(before.count) done"))
    #expect(desk.text.contains("back in care"))
  }

  @Test func `u brings the customer back, and the cursor to them`() {
    var desk = Desk()
    let before = desk.queue
    desk.press(.down, .down)
    desk.press("x")
    desk.enter("sold")
    #expect(desk.selected == before[3])
    desk.press("u")
    #expect(desk.queue == before)
    #expect(desk.selected == before[2])
    #expect(!desk.text.contains("done"))
  }

  @Test func `at the end the screen says so, with what was decided`() {
    var desk = Desk()
    let all = desk.queue
    desk.press("*z")
    desk.enter("+7")
    desk.enter("fair")
    #expect(desk.queue.isEmpty)
    #expect(desk.text.contains("Nobody is stalled without a decision."))
    #expect(desk.text.contains("Decided here:"))
    #expect(desk.text.contains("\(all.count) customers: snoozed until 23 Mar 2026: fair"))
    desk.press("u")
    #expect(desk.queue == all)
  }

  @Test func `keys typed ahead wait for the store and act on the next customer`() throws {
    var desk = Desk()
    let before = desk.queue
    desk.isBusy = true
    desk.press("tchpuxsold")
    desk.press(.enter)
    // Nothing but the first change has been asked for.
    #expect(desk.effects.count { if case .apply = $0 { true } else { false } } == 1)
    #expect(desk.text.contains("writing…"))
    desk.answerNow()
    #expect(desk.queue == Array(before.dropFirst(2)))
    #expect(desk.reading(before[1])?.isLetGo == true)
    #expect(desk.reading(before[0])?.isLetGo == false)
  }

  @Test func `a refused or doubtful change forgets what was typed ahead`() {
    var desk = Desk()
    desk.conflict = "bruno changed them"
    desk.isBusy = true
    desk.press("tchpuy")
    desk.answerNow()
    #expect(desk.text.contains("bruno changed them"))
    #expect(desk.state.overlay != nil)
  }

  @Test func `a filter narrows the queue`() {
    var desk = Desk()
    let all = desk.queue.count
    desk.press("/")
    desk.enter("owner:me")
    #expect(!desk.queue.isEmpty && desk.queue.count < all)
    #expect(desk.queue.allSatisfy { desk.history($0).owner == "ana" })
    desk.press("\\")
    #expect(desk.queue.count == all)
  }

  @Test func `the selection stays with its customer when others leave above it`() {
    var desk = Desk()
    let before = desk.queue
    desk.press(.down, .down, .down)
    desk.somebodyElse(does: .letGo(reason: "sold"), to: before[0])
    #expect(desk.selected == before[3])
    desk.somebodyElse(does: .letGo(reason: "sold"), to: before[3])
    #expect(desk.selected == before[4])
  }

  @Test func `Enter opens, n walks the queue, Esc returns to the row`() {
    var desk = Desk()
    let before = desk.queue
    desk.press(.down, .enter)
    desk.press("n")
    #expect(desk.text.contains(before[2]))
    desk.press("N")
    desk.press("n")
    desk.press(.escape)
    #expect(desk.selected == before[2])
    #expect(desk.state.page == nil)
  }

  @Test func `other queues show what was decided, and Z takes up again`() {
    var desk = Desk(120, 40)
    desk.press(.right)
    #expect(desk.text.contains("2 open hand-offs"))
    #expect(desk.text.contains("→ ana"))
    #expect(desk.text.contains("3 d old") && desk.text.contains("6 d old"))
    #expect(desk.text.contains("y accept or return"))
    desk.press(.right, .right)
    #expect(desk.text.contains("1 snoozed"))
    #expect(desk.text.contains("in 21 d"))
    let snoozed = desk.selected
    desk.press("Z")
    #expect(desk.queue.isEmpty)
    #expect(desk.care(snoozed).snooze == nil)
    desk.press(.right)
    #expect(desk.text.contains("1 let go"))
    desk.press(.right)
    #expect(desk.queue.contains(snoozed))
  }

  @Test func `a hand-off is accepted or returned`() {
    var desk = Desk(120, 40)
    desk.press(.right)
    let first = desk.selected
    desk.press("ya")
    #expect(desk.care(first).handOff == nil)
    #expect(desk.queue.count == 1)
    desk.press("yr")
    desk.enter("they speak no Spanish")
    #expect(desk.queue.isEmpty)
    #expect(desk.text.contains("hand-off returned: they speak no Spanish"))
  }

  @Test func `a change of mode to buying offers a hand-off`() throws {
    var desk = Desk()
    let name = try #require(desk.queue.first { desk.care($0).mode != .buying })
    while desk.selected != name { desk.press(.down) }
    desk.press("m")
    desk.enter("asked for prices")
    desk.enter("emil")
    #expect(desk.care(name).mode == .buying)
    #expect(desk.care(name).handOff?.to == DemoSnapshot.owner("emil"))
  }

  @Test func `leaving a customer tells others that nobody looks at them`() {
    var desk = Desk()
    desk.press("1")
    #expect(desk.effects.last == .beHere(nil))
    desk.press("3")
    desk.press(.enter, .escape)
    #expect(desk.effects.last == .beHere(nil))
  }

  @Test func `who else is here is told`() throws {
    var desk = Desk(120, 40)
    let customer = try #require(desk.state.triage.selected)
    desk.others([customer: ["bruno"]])
    #expect(desk.text.contains("bruno is on this customer, too"))
    #expect(desk.text.contains("bruno is here"))
    var small = Desk(60, 20)
    small.others([customer: ["bruno"]])
    #expect(small.text.contains("\n@ "))
  }
}
