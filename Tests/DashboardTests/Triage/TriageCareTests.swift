import Canvas
@testable import Dashboard
import Demo
import LoopModel
import Testing

@Suite struct TriageCareTests {
  @Test func `marked customers are changed together, counted and named before`() {
    var desk = Desk()
    let before = desk.queue
    desk.press("   o")
    #expect(desk.text.contains("Owner  3 customers"))
    #expect(desk.text.contains("\(before[0]), \(before[1])"))
    desk.enter("emil")
    #expect(desk.order?.items.count == 3)
    #expect(desk.queue == Array(before.dropFirst(3)))
    #expect(desk.state.marks.isEmpty)
    #expect(desk.text.contains("3 customers: owned by emil · u takes it all back"))
    desk.press("u")
    #expect(desk.queue == before)
  }

  @Test func `all in view are marked, and unmarked again`() {
    var desk = Desk()
    desk.press("*")
    #expect(desk.state.marks.count == desk.queue.count)
    #expect(desk.text.contains("\(desk.queue.count) marked"))
    desk.press("*")
    #expect(desk.state.marks.isEmpty)
    desk.press(" ")
    desk.press(.escape)
    #expect(desk.state.marks.isEmpty)
  }

  @Test func `many are set to one mode, whatever each was in`() throws {
    var desk = Desk(120, 40)
    desk.press("*m")
    let mode = try #require(desk.form?.mode)
    desk.enter("the fair")
    if mode == .buying { desk.enter("") }
    for case .setMode(let set, _) in desk.order?.items.map(\.change) ?? [] { #expect(set == mode) }
    let changed = desk.order?.items.count ?? 0
    #expect(changed > 0 && changed < desk.queue.count)
    #expect(desk.queue.allSatisfy { desk.care($0).mode == mode })
  }

  @Test func `a conflict does nothing until it is confirmed`() {
    var desk = Desk()
    let before = desk.queue
    desk.conflict = "bruno changed \(before[0]) at 14:01: next: Call them, 20 Mar 2026"
    desk.press("tchpu")
    #expect(desk.queue == before)
    #expect(desk.text.contains("Changed meanwhile"))
    #expect(desk.text.contains("bruno changed"))
    desk.press(.escape)
    #expect(desk.queue == before)
    #expect(desk.text.contains("nothing was changed"))
    desk.conflict = "bruno changed them"
    desk.press("tchpu")
    #expect(desk.queue == before)
    desk.press("y")
    #expect(desk.queue == Array(before.dropFirst()))
    #expect(desk.order?.seen == nil)
  }

  @Test func `what others do while a form is open was not in view`() {
    var desk = Desk()
    let name = desk.selected
    let seen = desk.state.snapshot?.sequence
    desk.press("x")
    desk.somebodyElse(does: .note("sold last week"), to: name)
    desk.enter("sold")
    #expect(desk.order?.seen == seen)
  }

  @Test(arguments: ["t", "p", "a", "b", "z", "x", "o", "m", "e", "y", "Z", "u", "U"])
  func `read-only, keys that change say why they do not`(key: String) {
    var desk = Desk()
    desk.state.setting.readOnlyReason = "--read-only was asked for"
    desk.press(key)
    #expect(desk.text.contains("nothing can be changed here: --read-only was asked for"))
    #expect(desk.state.overlay == nil)
    #expect(!desk.effects.contains { $0.isChange })
  }

  @Test func `the past cannot be changed`() throws {
    var desk = Desk()
    desk.press("[")
    var snapshot = try #require(desk.state.snapshot)
    snapshot.moment = Moment(day: Double(DemoBusiness.today.number - 7), isLive: false)
    _ = desk.state.update(.snapshot(snapshot))
    desk.press("t")
    #expect(desk.text.contains("the past cannot be changed"))
  }

  @Test func `moving on shows what the stage asks, and wants a reason where it is not met`() throws
  {
    var desk = Desk()
    let name = try #require(
      desk.queue.first { desk.reading($0)?.position.stage == .salesLoop })
    while desk.selected != name { desk.press(.down) }
    desk.press("a")
    let form = try #require(desk.form)
    #expect(form.criteria.count == 3)
    #expect(desk.text.contains("how they buy is written down"))
    #expect(form.steps[0].isOptional == form.criteria.allSatisfy(\.isMet))
    desk.enter("they wrote by themselves")
    guard case .move(let move)? = desk.order?.items.first?.change else {
      Issue.record("no move")
      return
    }
    #expect(move.stage == .customerExperience)
    #expect(move.unmet == form.criteria.filter { !$0.isMet }.map(\.name))
    #expect(desk.history(name).moves.last?.reason == "they wrote by themselves")
  }

  @Test func `from the start of the first lap nobody moves back`() throws {
    var desk = Desk()
    let name = try #require(
      desk.queue.first {
        let position = desk.reading($0)?.position
        return position?.stage == .salesLoop && position?.lap == 1
      })
    while desk.selected != name { desk.press(.down) }
    desk.press("b")
    #expect(desk.state.overlay == nil)
    #expect(desk.text.contains("at the start of their first lap"))
  }

  @Test func `a move to Heat up wants to know why it is relevant to them`() throws {
    var desk = Desk()
    let name = try #require(desk.queue.first { desk.reading($0)?.position.stage == .momentum })
    while desk.selected != name { desk.press(.down) }
    desk.press("a")
    #expect(desk.text.contains("Why is it relevant to them?"))
    desk.press(.enter)
    #expect(desk.text.contains("this one is needed"))
  }

  @Test func `a third push in a week is said before it is logged, not forbidden`() {
    var desk = Desk()
    desk.press(.enter)
    let name = desk.selected
    for keys in ["tchpu", "tchpu"] { desk.press(keys) }
    desk.press("t")
    #expect(desk.text.contains("this would be the third"))
    desk.press("chpu")
    let pushes = desk.history(name).touches.count {
      $0.day == DemoBusiness.today && $0.contact.direction == .push
    }
    #expect(pushes == 3)
  }

  @Test func `three or four plays fit the stage and the mode`() throws {
    let desk = Desk()
    for name in desk.queue {
      let row = try #require(desk.state.triage.order.first { desk.name($0) == name })
      let facts = try #require(desk.state.snapshot?.roster.facts(Int(row)))
      let plays = desk.state.plays(for: facts.id)
      #expect((3...4).contains(plays.count))
      let mode = facts.care.mode ?? .information
      #expect(plays.allSatisfy { $0.stage == desk.reading(name)?.position.stage })
      #expect(plays.allSatisfy { ($0.mode ?? mode) == mode })
    }
  }

  @Test func `a play that is taken goes with the touch and the plan`() {
    var desk = Desk()
    let play = desk.state.triage.selected.map { desk.state.plays(for: $0)[1] }
    desk.press("t2chpu")
    desk.press(.enter)
    guard case .touch(let contact)? = desk.order?.items.first?.change else {
      Issue.record("no touch")
      return
    }
    #expect(contact.play == play?.id)
    #expect(contact.note == play?.text)
  }

  @Test func `a history shows changes, newest first, and takes one back`() throws {
    var desk = Desk(120, 40)
    desk.press("z")
    desk.enter("+9")
    desk.enter("rebuilding")
    desk.press(.right, .right, .right)
    desk.press("H")
    #expect(desk.text.contains("snoozed until"))
    #expect(desk.text.contains("before: what was before"))
    desk.press(.down, .up, .enter)
    #expect(desk.effects.contains { if case .restore = $0 { true } else { false } })
    desk.press(.escape)
    #expect(desk.state.overlay == nil)
  }

  @Test func `the library is walked, edited and left`() throws {
    var desk = Desk(120, 40)
    desk.press("P")
    #expect(desk.text.contains("Plays  3 Momentum"))
    desk.press(.right)
    #expect(desk.text.contains("Plays  4 Heat up"))
    desk.press("a")
    desk.enter("Bring them a bag of the new harvest")
    #expect(
      desk.effects.contains(
        .keepPlay(Play(stage: .heatUp, text: "Bring them a bag of the new harvest"))))
    // One is back in the library, at the same stage.
    #expect(desk.text.contains("Plays  4 Heat up"))
    desk.press(.down)
    desk.press("e")
    desk.press(.escape)
    #expect(desk.text.contains("Plays  4 Heat up"))
    desk.press("d")
    #expect(desk.effects.contains { if case .removePlay = $0 { true } else { false } })
    desk.press(.escape)
    #expect(desk.state.overlay == nil)
  }
}

extension Desk {
  func name(_ row: Int32) -> String {
    state.snapshot.map { $0.roster.name(Int(row)) } ?? ""
  }
}
