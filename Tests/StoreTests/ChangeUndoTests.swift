import LoopModel
import Testing

@testable import Store

@Suite struct ChangeUndoTests {
  let store: Store

  init() throws {
    store = try Store(path: ":memory:")
    try store.take([
      SampleRow(id: "7", name: "Ann", owner: "Ina", day: 8900, amount: 100),
      SampleRow(id: "7", day: 8940, amount: 100),
      SampleRow(id: "8", name: "Bea", day: 8, amount: 1),
    ])
  }

  @Test(arguments: SampleChange.all)
  func `undone, everything is as before; redone, as it was made`(sample: SampleChange) throws {
    for change in sample.before { try store.make(change, actor: "bo", at: 4000, on: 8999) }
    let before = try store.state()
    let made = try store.make(sample.change)
    let after = try store.state()
    #expect(after != before)
    for round in Int64(1)...3 {
      let undone = try #require(try store.undo(actor: "ana", at: time(6000 + round)))
      #expect(undone.unit == made.eventID)
      #expect(undone.kind == sample.change.verb.rawValue)
      #expect(undone.change == sample.change)
      #expect(undone.customers == [CustomerID(1)])
      #expect(undone.name == "Ann")
      #expect(undone.at == time(5000))
      #expect(try store.state() == before)
      #expect(try store.check() == [])
      let redone = try #require(try store.redo(actor: "ana", at: time(7000 + round)))
      #expect(redone.unit == made.eventID)
      #expect(redone.change == sample.change)
      #expect(try store.state() == after)
      #expect(try store.check() == [])
      #expect(try store.redo(actor: "ana", at: time(8000)) == nil)
    }
    #expect(try store.undo(event: made.eventID, actor: "cy", at: time(9000)).actor == "ana")
    #expect(try store.state() == before)
  }

  @Test func `undo and redo go through the units one by one`() throws {
    var states = [try store.state()]
    for number in 0..<4 {
      try store.make(.move(Relocation(stage: .swell, lap: Int32(number + 1))), at: Int64(number))
      states.append(try store.state())
    }
    func undo() throws { _ = try #require(try store.undo(actor: "ana", at: time(50))) }
    func redo() throws { _ = try #require(try store.redo(actor: "ana", at: time(60))) }
    for step in [3, 2, 1] {
      try undo()
      #expect(try store.state() == states[step])
    }
    for step in [2, 3] {
      try redo()
      #expect(try store.state() == states[step])
    }
    try undo()
    try undo()
    #expect(try store.state() == states[1])
    // A new change ends what could be redone; undone in its turn it can be redone alone.
    try store.make(.note("x"), at: 70)
    #expect(try store.redo(actor: "ana", at: time(80)) == nil)
    try undo()
    #expect(try store.state() == states[1])
    try redo()
    #expect(try store.redo(actor: "ana", at: time(80)) == nil)
    try undo()
    try undo()
    #expect(try store.state() == states[0])
    #expect(try store.undo(actor: "ana", at: time(90))?.kind == "import")
    #expect(throws: StoreError(.other, "An import cannot be redone: import the file again.")) {
      try store.redo(actor: "ana", at: time(100))
    }
  }

  @Test(arguments: [
    (
      Change.move(Relocation(stage: .swell, lap: 1)),
      Change.move(Relocation(stage: .metrics, lap: 1))
    ),
    (
      .plan(PlannedAction(what: "a", due: day(9001))),
      .plan(PlannedAction(what: "b", due: day(9001)))
    ),
    (.snooze(until: nil, reason: ""), .letGo(reason: "")),
    (.letGo(reason: ""), .comeBack(reason: "")), (.assign(owner: "a"), .assign(owner: "b")),
    (.setMode(.buying, evidence: ""), .setMode(.information, evidence: "")),
    (.describe(.fit, "1"), .describe(.fit, "2")),
    (.offerHandOff(to: "a", reason: ""), .returnHandOff(reason: "")),
    (.offerHandOff(to: "a", reason: ""), .acceptHandOff),
  ])
  func `what something later stands on is neither taken back nor made again`(
    first: Change, second: Change
  ) throws {
    let lower = try store.make(first, at: 1000)
    try store.make(second, actor: "bo", at: 3_600_000)
    let words = "Ann was changed since (\(second.verb.rawValue) by bo at 1970-01-01 01:00:00 UTC)"
    #expect(
      try store.refusal { () throws(StoreError) in
        try store.undo(event: lower.eventID, actor: "cy", at: time(2))
      } == words + ", nothing was undone; undo that first.")
    #expect(
      try store.refusal { () throws(StoreError) in try store.undo(actor: "ana", at: time(2)) }
        == words + ", nothing was undone; undo that first.")
    try store.undo(actor: "bo", at: time(3))
    try store.undo(actor: "ana", at: time(4))
    // The other way round: something else has taken its place.
    if second.verb == first.verb {
      try store.make(second, actor: "bo", at: 3_600_000)
      #expect(
        try store.refusal { () throws(StoreError) in try store.redo(actor: "ana", at: time(5)) }
          == words + "; nothing was redone.")
    }
    #expect(try store.check() == [])
  }

  @Test func `other facts, contacts, notes and purchases are taken back at any time`() throws {
    let changes: [Change] = [
      .describe(.fit, "1"), .note("x"), .purchase(day: day(8950), amount: 5),
      .touch(Contact(channel: .call)),
    ]
    let made = try changes.map { try store.make($0).eventID }
    for change in changes.dropFirst() { try store.make(change, actor: "bo", at: 6000) }
    try store.make(.describe(.stake, "1"), actor: "bo", at: 6000)
    for id in made { try store.undo(event: id, actor: "bo", at: time(7000)) }
    #expect(try store.check() == [])
    #expect(try store.counts().changes == 2)
    let refused = try store.refusal { () throws(StoreError) in
      try store.undo(event: made[0], actor: "bo", at: time(8000))
    }
    #expect(refused == "That is undone already (undo by bo at 1970-01-01 00:00:07 UTC).")
  }

  @Test func `a unit is taken back whole, and one event of it alone`() throws {
    let before = try store.state()
    let unit = try store.apply(
      [
        (CustomerID(1), .note("a")), (CustomerID(2), .assign(owner: "dora")),
        (CustomerID(1), .assign(owner: "dora")), (CustomerID(2), .assign(owner: "eve")),
      ], actor: "ana", at: time(5), day: day(9000))
    let after = try store.state()
    let entries = try store.journal(of: CustomerID(1), limit: 2)
    #expect(entries.map(\.kind) == ["assign", "note"])
    try store.undo(event: entries[0].id, actor: "bo", at: time(6))
    let undone = try #require(try store.undo(actor: "ana", at: time(7)))
    #expect(undone.customers == [CustomerID(1), CustomerID(2)])
    #expect(undone.customerCount == 2)
    #expect(undone.change == .note("a"))
    #expect(undone.unit == unit.eventID)
    #expect(try store.state() == before)
    try store.redo(actor: "ana", at: time(8))
    try store.redo(actor: "bo", at: time(9))
    #expect(try store.state() == after)
    // Each takes back what they themselves did last: bo one event, ana the rest.
    #expect(try store.undo(actor: "bo", at: time(10))?.customerCount == 1)
    #expect(try store.undo(actor: "bo", at: time(10)) == nil)
    try store.undo(actor: "ana", at: time(11))
    #expect(try store.state() == before)
    #expect(try store.check() == [])
  }

  @Test func `an import under an assignment stays, and owners stay as long as they are named`()
    throws
  {
    try store.take([SampleRow(id: "8", owner: "Ola", day: 9, amount: 1)], actor: "cy")
    try store.make(.assign(owner: "dora"), 2)
    #expect(
      try store.refusal { () throws(StoreError) in try store.undo(actor: "cy", at: time(2)) }?
        .contains("Bea of that import was changed since (assign by ana") == true)
    try store.make(.offerHandOff(to: "Ola", reason: ""), 1)
    try store.undo(
      unit: EventID(stored: store.texts("SELECT id FROM event WHERE seq = 3")[0]),
      actor: "ana", at: time(3))
    try store.undo(actor: "cy", at: time(4))
    #expect(try store.texts("SELECT name FROM owner ORDER BY 1") == ["Ina", "Ola"])
    try store.undo(actor: "ana", at: time(5))
    #expect(try store.texts("SELECT name FROM owner ORDER BY 1") == ["Ina"])
    #expect(try store.check() == [])
  }

  @Test func `the journal tells what was done, undone and redone`() throws {
    try store.make(.assign(owner: "dora"))
    let made = try store.make(.move(Relocation(stage: .heatUp, lap: 2)))
    try store.make(.note("elsewhere"), 2)
    try store.make(.move(Relocation(stage: .swell, lap: 2)))
    try store.undo(actor: "ana", at: time(6))
    try store.redo(actor: "ana", at: time(7))
    try store.undo(actor: "ana", at: time(8))
    let entries = try store.journal(of: CustomerID(1), limit: 10)
    #expect(entries.map(\.kind) == ["undo", "redo", "undo", "move", "move", "assign", "import"])
    #expect(entries.map(\.isUndone) == [false, false, false, true, false, false, false])
    #expect(entries[0].undoes == entries[3].id)
    #expect(entries[0].change == .move(Relocation(stage: .swell, lap: 2)))
    #expect(entries[3].before == "4 Heat up, lap 2")
    #expect(entries[4].before == nil)
    #expect(entries[4].id == made.eventID)
    #expect(entries[5].before == "owner Ina")
    #expect(entries[6].detail == "3 purchases, 2 new customers from sample.csv")
    #expect(try store.journal(of: nil, limit: 3).map(\.kind) == ["undo", "redo", "undo"])
    #expect(try store.journal(of: nil, limit: 20).count == 8)
  }

  @Test func `five hundred customers are one unit and one undo, at once`() throws {
    try store.take((0..<500).map { SampleRow(id: "B\($0)", day: 8000, amount: 100) })
    let before = try store.state()
    let ids = try store.all().map(\.facts.id)
    let start = ContinuousClock.now
    try store.apply(
      ids.map { ($0, .assign(owner: "dora")) } + ids.map { ($0, .note("all")) }, actor: "ana",
      at: time(6), day: day(9000))
    let undone = try #require(try store.undo(actor: "ana", at: time(7)))
    #expect(undone.customerCount == ids.count)
    #expect(undone.customers.count == 20)
    // Some 0.2 s; a debug build on a busy machine gets time.
    #expect(ContinuousClock.now - start < .seconds(5))
    #expect(try store.state() == before)
  }
}
