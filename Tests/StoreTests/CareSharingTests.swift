import LoopModel
import Testing

@testable import Store

@Suite struct CareSharingTests {
  let folder = TemporaryFolder()
  let store: Store
  let other: OtherProgram

  init() throws {
    store = try Store(path: folder.store, create: true)
    try store.take([
      SampleRow(id: "7", name: "Ann", owner: "Ina", day: 9000, amount: 100),
      SampleRow(id: "8", name: "Bea", day: 9000, amount: 100),
    ])
    other = OtherProgram(folder.store)
  }

  @Test func `what another program decides is seen at once and mended by the next write`() throws {
    try store.make(.offerHandOff(to: "Ina", reason: ""), 2)
    #expect(
      other.run(
        """
        INSERT INTO care(customer, verb, at, day, fields) VALUES
          (1, 'plan', 6000, 9001, '{"what":"call","due":"1994-09-01"}'),
          (1, 'mode', 6000, 9001, '{"mode":"buying"}'), (1, 'dance', 6000, 9001, '{}'),
          (1, 'plan', 7000, 9001, 'no JSON'), (2, 'handoff', 7000, 9001, '{"to":"Zed"}')
        """) == nil)
    #expect(try store.isStale())
    for _ in 0..<2 {
      let rows = try store.all()
      #expect(rows[0].facts.care.nextAction == day(9009))
      #expect(rows[0].facts.care.mode == .buying)
      #expect(rows[1].facts.care.handOff == Care.OpenHandOff(day: day(9001), to: 0))
      #expect(try store.history(of: CustomerID(1))?.changes.count == 2)
      try store.mend(actor: "ana", at: time(8000))
      #expect(try !store.isStale())
      #expect(try store.check() == [])
    }
    // Once there is such an owner they are known.
    #expect(other.run("INSERT INTO owner(name) VALUES('Zed')") == nil)
    #expect(try store.all()[1].facts.care.handOff?.to == 2)
    #expect(try store.check() == [])
    #expect(other.run("DELETE FROM care WHERE verb IN ('plan', 'mode')") == nil)
    #expect(try store.all()[0].facts.care == Care())
    // What cannot be read stops nothing.
    try store.make(.assign(owner: "dora"))
    try store.undo(actor: "ana", at: time(9000))
    _ = try store.plays(today: day(9100))
    #expect(try store.check() == [])
    #expect(other.run("DELETE FROM customer WHERE id = 2") == nil)
    #expect(try store.counts().changes == 1)
    try store.mend(actor: "ana", at: time(9000))
    #expect(try store.check() == [])
  }

  @Test func `another program's change since is a conflict, once`() throws {
    let seen = try store.journalSequence()
    #expect(
      other.run(
        "INSERT INTO care(customer, verb, at, day, fields) VALUES(1, 'letgo', 6000, 9001, '{}')")
        == nil)
    let refused = kind { () throws(StoreError) in try store.make(.note("x"), seen: seen) }
    #expect(refused == .conflict)
    do throws(StoreError) {
      try store.make(.note("x"), seen: seen)
      Issue.record("done")
    } catch {
      #expect(error.message.contains("Ann was changed meanwhile by another program"))
    }
    try store.make(.note("y"), 2, seen: seen)
    try store.make(.note("x"), seen: store.journalSequence())
    #expect(try store.history(of: CustomerID(1))?.changes.count == 2)
  }

  @Test func `the views tell what was decided`() throws {
    try store.make(.plan(PlannedAction(what: "call", why: "asked", due: day(9009))), at: 1)
    try store.make(.plan(PlannedAction(what: "visit", due: day(9010), by: "bo")), at: 2)
    try store.make(.note("likes tea"), at: 3)
    try store.make(.setMode(.information, evidence: ""), at: 4)
    try store.make(.describe(.stake, "12000"), at: 4)
    try store.make(.describe(.fit, "2"), at: 4)
    try store.make(.touch(Contact(channel: .call)), 2, at: 5, on: 9003)
    try store.make(.letGo(reason: "moved away"), 2, at: 6, on: 9004)
    try store.make(.snooze(until: nil, reason: ""), at: 2000)
    #expect(other.rows("SELECT * FROM v_plans") == ["1|Ann|visit||1994-09-02|bo"])
    #expect(other.rows("SELECT name, by, text FROM v_notes") == ["Ann|ana|likes tea"])
    #expect(
      other.rows("SELECT name, day, verb, fields FROM v_changes WHERE customer = 2")
        == [#"Bea|1994-08-27|letgo|{"reason":"moved away"}"#])
    #expect(
      other.rows(
        "SELECT mode, fit, stake, last_touch, next_action, snoozed_until, let_go_on FROM v_customers"
      )
        == [
          "information|2|120.0|NULL|1994-09-02|they write|NULL",
          "NULL|NULL|NULL|1994-08-26|NULL|NULL|1994-08-27",
        ])
    try store.make(.purchase(day: day(9005), amount: 5), 2, at: 7, on: 9005)
    #expect(other.rows("SELECT let_go_on FROM v_customers WHERE id = 2") == ["NULL"])
    try store.make(.describe(.deals, "3"), 2, at: 8, on: 9005)
    #expect(other.rows("SELECT open_deals FROM v_customers ORDER BY id") == ["NULL", "3"])
    #expect(other.rows("SELECT kind, undone FROM v_events LIMIT 2") == ["import|0", "plan|0"])
  }

  @Test func `who has whom open is told for a while, and is no change`() throws {
    let number = try store.changeNumber()
    let events = try store.counts().events
    let second = try Store(path: folder.store)
    try store.beHere(session: "a", actor: "ana", customer: CustomerID(1), at: time(100_000_000))
    try second.beHere(session: "b", actor: "bo", customer: CustomerID(2), at: time(100_000_500))
    #expect(
      try store.others(than: "a", since: time(0)).map { "\($0.actor) \($0.customer.number)" }
        == ["bo 2"])
    #expect(try second.others(than: "b", since: time(0)).map(\.customer) == [CustomerID(1)])
    #expect(try store.others(than: "a", since: time(100_000_501)).isEmpty)
    try second.beHere(session: "b", actor: "bo", customer: nil, at: time(100_000_600))
    #expect(try store.others(than: "a", since: time(0)).isEmpty)
    try second.beHere(session: "b", actor: "bo", customer: CustomerID(1), at: time(186_400_001))
    #expect(try store.others(than: "c", since: time(0)).map(\.actor) == ["bo"])
    #expect(try store.changeNumber() == number)
    #expect(try store.counts().events == events)
  }
}
