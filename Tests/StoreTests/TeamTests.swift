import LoopModel
import Testing

@testable import Store

@Suite struct TeamTests {
  let store: Store
  private let quarter: GoalPeriod

  init() throws {
    store = try Store(path: ":memory:")
    try store.setCurrency(Currency(code: "EUR"), actor: "ana", at: time(0))
    try store.take([
      SampleRow(name: "Acme", owner: "ana", day: 9000, amount: 100),
      SampleRow(name: "Bolt", owner: "bo", day: 9003, amount: 250),
    ])
    quarter = try #require(GoalPeriod.quarter(of: day(9000)))
  }

  private let numbers = StandUpRecord.Numbers(
    period: "1994-Q3", goal: 500, revenue: 350, laps: 2, momentum: 1.25, stalled: 3,
    riskPerMonth: 40)

  @Test func `a goal is set, set again, taken away, and all of it taken back and made again`()
    throws
  {
    let none = try store.state()
    try store.setGoal(quarter, to: 24_000_000, actor: "ana", at: time(2000))
    let first = try store.state()
    #expect(try store.goals() == [Goal(period: quarter, amount: 24_000_000)])
    try store.setGoal(quarter, to: 30_000_000, actor: "bo", at: time(3000))
    try store.setGoal(quarter, to: 30_000_000, actor: "bo", at: time(3000))
    let second = try store.state()
    #expect(
      kind { () throws(StoreError) in try store.undo(actor: "ana", at: time(4000)) } == .conflict)
    try store.setGoal(quarter, to: nil, actor: "cy", at: time(5000))
    #expect(try store.state() == none)
    let undone = try store.undo(actor: "cy", at: time(6000))
    #expect(undone?.name == "\(quarter.text) none, before €300,000")
    #expect(try store.state() == second)
    try store.undo(actor: "bo", at: time(6000))
    #expect(try store.state() == first)
    try store.undo(actor: "ana", at: time(6000))
    #expect(try store.state() == none)
    try store.redo(actor: "ana", at: time(7000))
    #expect(try store.state() == first)
    #expect(try store.check() == [])
  }

  @Test func `thanks are kept, in the journal, and taken back`() throws {
    let before = try store.state()
    let kudos = Kudos(
      customer: CustomerID(1), person: "bo \"the\nfast\"", by: "", words: "the sample",
      day: day(9004))
    try store.thank(kudos, actor: "ana", at: time(2000))
    let after = try store.state()
    let kept = try #require(try store.kudos(after: time(1999), until: day(9004)).first)
    #expect(kept.person == kudos.person && kept.by == "ana" && kept.words == "the sample")
    #expect(try store.kudos(after: time(2000), until: day(9004)).isEmpty)
    #expect(try store.kudos(after: time(0), until: day(9003)).isEmpty)
    let line = try #require(try store.journal(of: nil, limit: 1).first)
    #expect(line.kind == "kudos")
    #expect(line.detail == "bo \"the\nfast\" for Acme: the sample")
    #expect(try store.undo(actor: "ana", at: time(3000))?.kind == "kudos")
    #expect(try store.state() == before)
    try store.redo(actor: "ana", at: time(4000))
    #expect(try store.state() == after)
    #expect(try store.check() == [])
  }

  @Test func `a stand-up is kept with its numbers and can be taken back`() throws {
    try store.finishStandUp(numbers, on: day(9001), actor: "ana", at: time(2000))
    let first = try store.state()
    try store.finishStandUp(numbers, on: day(9005), actor: "bo", at: time(3000))
    let held = try store.lastStandUps(until: day(9005))
    #expect(held.map(\.by) == ["bo", "ana"])
    #expect(held.first?.numbers == numbers)
    #expect(try store.lastStandUps(until: day(9004)).map(\.by) == ["ana"])
    try store.undo(actor: "bo", at: time(4000))
    #expect(try store.state() == first)
  }

  @Test func `material begins at the last stand-up, at a day, or a week ago`() throws {
    let yardstick = Yardstick(medianGapDays: 30)
    func material(since first: Day? = nil, until today: Int32) throws -> StandUpMaterial {
      try store.standUpMaterial(since: first, until: day(today), yardstick: yardstick)
    }
    #expect(try material(until: 9007).happenings.wins.count == 2)
    #expect(try material(until: 9009).happenings.wins.map(\.customer.number) == [2])
    #expect(try material(since: day(9000), until: 9030).happenings.wins.count == 2)
    #expect(try material(until: 9007).standing?.revenue == 350)
    try store.finishStandUp(numbers, on: day(9002), actor: "ana", at: time(2000))
    let next = try material(until: 9007)
    #expect(next.happenings.period == Period(since: day(9002), after: time(2000), until: day(9007)))
    #expect(next.happenings.wins.map(\.customer.number) == [2])
    #expect(next.last?.day == day(9002))
    // As of a day before it was held, it was not.
    #expect(try material(until: 9001).last == nil)
  }

  @Test func `thanks are told at this stand-up and at the next`() throws {
    let yardstick = Yardstick(medianGapDays: 30)
    func thanks(_ today: Int32) throws -> [String] {
      try store.standUpMaterial(until: day(today), yardstick: yardstick).kudos.map(\.person)
    }
    try store.finishStandUp(numbers, on: day(9001), actor: "ana", at: time(2000))
    try store.thank(
      Kudos(customer: nil, person: "bo", by: "", day: day(9002)), actor: "ana", at: time(3000))
    try store.finishStandUp(numbers, on: day(9002), actor: "ana", at: time(4000))
    #expect(try thanks(9003) == ["bo"])
    try store.finishStandUp(numbers, on: day(9003), actor: "ana", at: time(5000))
    #expect(try thanks(9004) == [])
  }

  @Test func `every kind of change since last time is told`() throws {
    for sample in SampleChange.all {
      for change in sample.before { try store.make(change, 1, at: 6000, on: 9004) }
      try store.make(sample.change, 1, at: 6000, on: 9004)
    }
    let happenings = try store.happenings(
      in: Period(since: day(9000), until: day(9007)), yardstick: Yardstick(medianGapDays: 30))
    let verbs = Set(happenings.deeds.map(\.step.change.verb))
    #expect(verbs == Set(Change.Verb.allCases).subtracting([.touch, .move, .purchase]))
    #expect(happenings.moves.last?.move.unmet == ["fit", "mode"])
    #expect(happenings.touches.count == 1)
    #expect(!happenings.wins.isEmpty)
  }

  @Test func `a goal under no period, as another program may write it, is passed over`() throws {
    try store.connection.script(
      "INSERT INTO goal VALUES('soon', 5); INSERT INTO goal VALUES('2026', 7)")
    #expect(try store.goals().map(\.period.text) == ["2026"])
  }
}
