import LoopModel
import Testing

@testable import Store

@Suite struct ApplyTests {
  let store: Store

  init() throws {
    store = try Store(path: ":memory:")
    try store.take([
      SampleRow(id: "7", name: "Ann", owner: "Ina", day: 8900, amount: 100),
      SampleRow(id: "8", name: "Bea", day: 8950, amount: 100),
    ])
  }

  @Test(arguments: SampleChange.all)
  func `a change is kept, with what it replaced`(sample: SampleChange) throws {
    for change in sample.before { try store.make(change, at: 4000, on: 8999) }
    let made = try store.make(sample.change)
    #expect(made.sequence == (try store.journalSequence()))
    let entry = try #require(try store.journal(of: CustomerID(1), limit: 1).first)
    #expect(entry.change == sample.change)
    #expect(entry.kind == sample.change.verb.rawValue)
    #expect(entry.id == made.eventID)
    #expect(entry.name == "Ann")
    #expect((entry.before != nil) == (!sample.before.isEmpty || sample.change.verb == .assign))
    let history = try #require(try store.history(of: CustomerID(1)))
    let changes = (sample.before + [sample.change]).filter(\.verb.isCare)
    #expect(history.changes.map(\.change) == changes)
    if sample.change.verb.isCare {
      #expect(
        history.changes.last
          == RecordedChange(sample.change, day: day(9000), at: time(5000), by: "ana"))
    }
    #expect(try store.check() == [])
    // What is kept is what follows from all of it, in order.
    var care = Care()
    for change in sample.before { care.take(change, on: day(8999), at: time(4000)) }
    care.take(sample.change, on: day(9000), at: time(5000)) { name in
      ((try? store.owners()) ?? []).firstIndex(of: name).map(UInt16.init) ?? 0
    }
    #expect(try store.all()[0].facts.care == care)
  }

  @Test func `owners follow assignments and hand-offs`() throws {
    try store.make(.assign(owner: "dora"))
    #expect(try store.history(of: CustomerID(1))?.owner == "dora")
    try store.make(.offerHandOff(to: "eve", reason: ""))
    let facts = try store.all()[0].facts
    #expect(try store.owners()[Int(facts.care.handOff?.to ?? 0)] == "eve")
    #expect(try store.history(of: CustomerID(1))?.owner == "dora")
    try store.make(.acceptHandOff, actor: "eve")
    #expect(try store.history(of: CustomerID(1))?.owner == "eve")
    #expect(try store.journal(of: CustomerID(1), limit: 1).first?.before == "owner dora")
    try store.make(.assign(owner: ""))
    #expect(try store.history(of: CustomerID(1))?.owner == "")
  }

  @Test func `a purchase counts as an imported one does`() throws {
    for amount in [200, 200, -50] as [Int64] {
      try store.make(.purchase(day: day(8930), amount: amount), at: 9000)
    }
    let other = try Store(path: ":memory:")
    try other.take([
      SampleRow(id: "7", name: "Ann", owner: "Ina", day: 8900, amount: 100),
      SampleRow(id: "8", name: "Bea", day: 8950, amount: 100),
    ])
    try other.take(
      [200, 200, -50].map { SampleRow(id: "7", day: 8930, amount: $0) }, at: 9000)
    #expect(try store.all().map(\.facts) == other.all().map(\.facts))
    #expect(try store.gapHistogram() == other.gapHistogram())
    #expect(
      try store.texts("SELECT nth FROM purchase ORDER BY customer, day, amount, nth")
        == other.texts("SELECT nth FROM purchase ORDER BY customer, day, amount, nth"))
  }

  @Test(arguments: [
    (Change.acceptHandOff, "Ann has no open hand-off."),
    (.returnHandOff(reason: ""), "Ann has no open hand-off."),
    (.offerHandOff(to: "", reason: ""), "A hand-off needs the name of who is asked."),
    (.note(" \n"), "A note needs words."),
    (.comeBack(reason: ""), "Ann is neither let go nor snoozed."),
    (.purchase(day: day(9000), amount: 0), "A purchase needs an amount."),
    (
      .purchase(day: day(9001), amount: 1),
      "A purchase cannot lie in the future: 1994-08-24 is after 1994-08-23."
    ),
    (.purchase(day: day(-26000), amount: 1), "The day 1898-10-25 lies outside 1900 to 2199."),
    (
      .plan(PlannedAction(what: "x", due: day(99999))),
      "The day 2243-10-16 lies outside 1900 to 2199."
    ),
    (.move(Relocation(stage: .swell, lap: 0)), "There is no lap 0."),
  ])
  func `what makes no sense is refused, and nothing of its unit is done`(
    change: Change, message: String
  ) throws {
    #expect(
      try store.refusal { () throws(StoreError) in
        try store.apply(
          [(CustomerID(2), .note("x")), (CustomerID(1), change)], actor: "ana", at: time(1),
          day: day(9000))
      } == message)
    #expect(
      try store.refusal { () throws(StoreError) in try store.make(.note("x"), 99) }
        == "Customer 99 is no longer in the store.")
  }

  @Test func `a unit in doubt is not done twice`() throws {
    let id = EventID()
    let seen = try store.journalSequence()
    let changes: [(customer: CustomerID, change: Change)] = [
      (CustomerID(1), .note("x")), (CustomerID(2), .letGo(reason: "y")),
    ]
    var answers: Set<StoredChange> = []
    for _ in 0..<3 {
      answers.insert(
        try store.apply(
          changes, actor: "ana", at: time(1), day: day(9000), seen: seen, id: id))
    }
    #expect(answers.count == 1)
    #expect(answers.first?.eventID == id)
    #expect(answers.first?.sequence == seen + 2)
    #expect(try store.journalSequence() == seen + 2)
    #expect(
      try store.texts("SELECT DISTINCT unit FROM event WHERE seq > 1") == [id.text])
  }

  @Test func `somebody else's change since is a conflict, one's own is none`() throws {
    let seen = try store.journalSequence()
    try store.make(.note("x"))
    try store.make(.note("y"), seen: seen)
    try store.make(.note("other"), 2, actor: "bo")
    try store.make(.note("z"), seen: seen)
    try store.make(.move(Relocation(stage: .swell, lap: 1)), actor: "bo", at: 3_600_000)
    let refused = try store.refusal { () throws(StoreError) in
      try store.apply(
        [(CustomerID(2), .note("b")), (CustomerID(1), .note("a"))], actor: "ana", at: time(1),
        day: day(9000), seen: seen)
    }
    #expect(
      refused == "Ann was changed meanwhile (move by bo at 1970-01-01 01:00:00 UTC); "
        + "nothing was changed: look again first.")
    try store.make(.note("z"), seen: store.journalSequence())
    // An import by somebody else is a change too, and so is taking it back.
    let now = try store.journalSequence()
    try store.take([SampleRow(id: "7", day: 8960, amount: 5)], actor: "bo")
    #expect(
      try store.refusal { () throws(StoreError) in try store.make(.note("z"), seen: now) }?
        .contains("import by bo") == true)
    let imported = try store.journalSequence()
    try store.make(.note("z"), 2, seen: now)
    try store.undo(actor: "bo", at: time(1))
    #expect(
      try store.refusal { () throws(StoreError) in try store.make(.note("z"), seen: imported) }?
        .contains("undo by bo") == true)
  }

  @Test func `texts with any character come back`() throws {
    try store.make(.note("a\0b\u{1B}\u{202E}\u{FFFE}\"\\"))
    #expect(
      try store.history(of: CustomerID(1))?.changes.map(\.change)
        == [.note("a\u{FFFD}b\u{1B}\u{202E}\u{FFFE}\"\\")])
    #expect(try store.check() == [])
  }
}
