import LoopModel
import Testing

@testable import Store

@Suite struct AgainTests {
  static let head =
    "Record ID,Deal Name,Deal Stage,Amount,Deal owner,Associated Company,Close Date,Create Date\n"

  static func deals(_ rows: String...) -> (String, String) {
    ("deals.csv", head + rows.joined(separator: "\n") + "\n")
  }

  @Test func `the same file again changes nothing and says so`() throws {
    let imports = try Imports()
    let file = ("deals.csv", SystemImportTests.hubSpot)
    try imports.take(file)
    let before = try imports.dump()
    let events = try imports.store.counts().events
    for date in ["2026-06-30", "2026-07-01", "2026-08-01"] {
      let again = try imports.take(file, on: date, at: 2_000_000)
      #expect(again.eventID == nil)
      #expect(again.unchanged == 3)
      #expect(again.created + again.updated == 0)
      #expect(again.conflicts.isEmpty)
      #expect(try imports.dump() == before)
    }
    #expect(try imports.store.counts().events == events)
  }

  @Test func `a deal goes on, is won, and undo gives every step back`() throws {
    let imports = try Imports()
    var states = [try imports.dump()]
    let steps = [
      ("1,Roof,Appointment Scheduled,10,kim,Acme,2026-12-20,2026-01-05", "2026-06-01"),
      ("1,Roof,Contract Sent,20,lou,Acme,2026-12-20,2026-01-05", "2026-06-08"),
      ("1,Roof,Closed Won,25,,Acme,2026-06-12,2026-01-05", "2026-06-15"),
      ("1,Roof,Closed Won,26,lou,Acme,2026-06-12,2026-01-05", "2026-06-22"),
    ]
    for (row, date) in steps {
      let result = try imports.take(Self.deals(row), on: date)
      #expect(result.created + result.updated == 1)
      #expect(result.conflicts.isEmpty)
      states.append(try imports.dump())
    }
    let facts = try imports.row("Acme").facts
    #expect(facts.revenue == 2600)
    #expect(facts.purchases == 1)
    #expect(facts.care.stake == 0)
    #expect(facts.holdingMove == nil)
    // The owner was not given the third time, and stayed.
    #expect(try imports.owner("Acme") == "lou")
    for step in [3, 2, 1, 0] {
      try imports.undo()
      #expect(try imports.dump() == states[step])
    }
  }

  @Test func `open deals are counted, and no more once they are closed`() throws {
    let imports = try Imports()
    func row(_ id: Int, _ stage: String) -> String {
      "\(id),Deal \(id),\(stage),10,kim,Acme,2026-06-12,2026-01-05"
    }
    for (stages, open) in [
      (["Appointment Scheduled", "Contract Sent", "Qualified To Buy"], 3),
      (["Closed Won", "Contract Sent", "Qualified To Buy"], 2),
      (["Closed Won", "Closed Lost", "Qualified To Buy"], 1),
      (["Closed Won", "Closed Lost", "Closed Lost"], 0),
    ] {
      let rows = stages.enumerated().map { row($0.offset + 1, $0.element) }
      try imports.take(Self.deals(rows.joined(separator: "\n")), on: "2026-06-1\(4 - open)")
      #expect(try imports.row("Acme").facts.care.openDeals == open)
    }
    for open in [1, 2, 3] {
      try imports.undo()
      #expect(try imports.row("Acme").facts.care.openDeals == open)
    }
  }

  @Test func `a single open deal goes without saying`() throws {
    let imports = try Imports()
    try imports.take(
      Self.deals("1,Roof,Contract Sent,10,kim,Acme,2026-12-20,2026-01-05"), on: "2026-06-01")
    #expect(try imports.row("Acme").facts.care.openDeals == 0)
  }

  @Test func `a deal that is opened again brings them back`() throws {
    let imports = try Imports()
    try imports.take(Self.deals("1,Roof,Closed Lost,10,kim,Acme,2026-05-20,2026-01-05"))
    func isLetGo() throws -> Bool {
      let facts = try imports.row("Acme").facts
      return facts.care.isLetGo(
        lastPurchase: facts.rhythm?.last, recordedAt: facts.lastPurchaseRecorded)
    }
    #expect(try isLetGo())
    let lost = try imports.dump()
    try imports.take(
      Self.deals("1,Roof,Contract Sent,10,kim,Acme,2026-12-20,2026-01-05"), on: "2026-07-08")
    #expect(try !isLetGo())
    let open = try imports.dump()
    try imports.take(
      Self.deals("1,Roof,Closed Lost,10,kim,Acme,2026-07-09,2026-01-05"), on: "2026-07-20")
    #expect(try isLetGo())
    try imports.undo()
    #expect(try imports.dump() == open)
    try imports.undo()
    #expect(try imports.dump() == lost)
  }

  @Test func `what is at stake is told as an amount where it was changed here`() throws {
    let imports = try Imports()
    try imports.take(Self.deals("1,Roof,Contract Sent,20.50,kim,Acme,2099-12-20,2026-01-05"))
    try imports.make(.describe(.stake, "500000"), "Acme", on: "2026-07-01")
    let again = try imports.take(
      Self.deals("1,Roof,Contract Sent,1234.5,kim,Acme,2099-12-20,2026-01-05"), on: "2026-07-02")
    #expect(again.conflicts.map(\.here) == ["5,000"])
    #expect(again.conflicts.map(\.file) == ["1,234.50"])
  }

  @Test func `what a person changed wins, unless the files are preferred`() throws {
    let imports = try Imports()
    let customers =
      "id,name,stage,owner,fit,problem\nC1,Acme,2,kim,1,leaks\nC2,Bolt,1,kim,1,\n"
    try imports.take(("c.csv", customers))
    try imports.make(.assign(owner: "ben"), "Acme", on: "2026-07-01")
    try imports.make(.describe(.fit, "3"), "Acme", on: "2026-07-01")
    try imports.make(.move(Relocation(stage: .momentum, lap: 1)), "Acme", on: "2026-07-01")
    let mine = try imports.dump()
    let file = (
      "c.csv", "id,name,stage,owner,fit,problem\nC1,Acme,1,lou,2,rust\nC2,Bolt,1,kim,1,\n"
    )
    let kept = try imports.take(file, on: "2026-07-02")
    #expect(kept.conflicts.map(\.field) == ["owner", "fit", "stage"])
    #expect(kept.conflicts.map(\.here) == ["ben", "3", "3 Momentum"])
    #expect(kept.conflicts.map(\.file) == ["lou", "2", "1 Sales Loop"])
    #expect(kept.updated == 1)
    #expect(kept.unchanged == 1)
    #expect(try imports.owner("Acme") == "ben")
    #expect(try imports.row("Acme").facts.care.fit == 3)
    #expect(try imports.row("Acme").facts.holdingMove?.stage == .momentum)
    // The problem nobody touched here is the file's.
    #expect(
      try imports.history("Acme").changes.last?.change == .describe(.problem, "rust"))
    try imports.undo()
    #expect(try imports.dump() == mine)
    let theirs = try imports.take(file, on: "2026-07-03") { $0.prefersFiles = true }
    #expect(theirs.conflicts.count == 3)
    #expect(try imports.owner("Acme") == "lou")
    #expect(try imports.row("Acme").facts.care.fit == 2)
    #expect(try imports.row("Acme").facts.holdingMove?.stage == .salesLoop)
    let again = try imports.take(file, on: "2026-07-04")
    #expect(again.eventID == nil)
    #expect(again.conflicts.isEmpty)
  }

  @Test func `a conflict is decided by customer and field`() throws {
    let imports = try Imports()
    try imports.take(("c.csv", "id,name,stage,owner\nC1,Acme,2,kim\n,Bolt Inc.,1,kim\n"))
    for name in ["Acme", "Bolt Inc."] {
      try imports.make(.assign(owner: "ben"), name, on: "2026-07-01")
      try imports.make(.move(Relocation(stage: .momentum, lap: 1)), name, on: "2026-07-01")
    }
    let mine = try imports.dump()
    let file = ("c.csv", "id,name,stage,owner\nC1,Acme,1,lou\n,Bolt Inc.,1,lou\n")
    func keys(_ said: String...) -> Set<ConflictKey> { Set(said.compactMap(ConflictKey.init)) }
    let some = try imports.take(file, on: "2026-07-02") {
      $0.theirs = keys("C1.owner", "Bolt Inc..stage", "Acme.fit")
    }
    #expect(
      some.conflicts.map { "\($0.key.text) \($0.isTheirs)" } == [
        "C1.owner true", "C1.stage false", "#2.owner false", "#2.stage true",
      ])
    #expect(some.unmetChoices.map(\.text) == ["Acme.fit"])
    #expect(try imports.owner("Acme") == "lou")
    #expect(try imports.row("Acme").facts.holdingMove?.stage == .momentum)
    #expect(try imports.owner("Bolt Inc.") == "ben")
    #expect(try imports.row("Bolt Inc.").facts.holdingMove?.stage == .salesLoop)
    try imports.undo()
    #expect(try imports.dump() == mine)
    try imports.take(file, on: "2026-07-02") {
      $0.prefersFiles = true
      $0.ours = keys("Acme.stage", "#2.stage", "#2.owner")
    }
    #expect(try imports.owner("Acme") == "lou")
    #expect(try imports.row("Acme").facts.holdingMove?.stage == .momentum)
    #expect(try imports.owner("Bolt Inc.") == "ben")
  }

  @Test(arguments: ["Acme", "Acme.colour", ".owner", "Acme."])
  func `a conflict is named by a customer and a field there is`(text: String) {
    #expect(ConflictKey(spoken: text) == nil)
  }

  @Test func `an import is not undone over what somebody changed since`() throws {
    let imports = try Imports()
    try imports.take(("c.csv", "id,name,stage,owner\nC1,Acme,2,kim\n"))
    try imports.take(("c.csv", "id,name,stage,owner\nC1,Acme,3,lou\n"), on: "2026-07-02")
    let made = try imports.make(.assign(owner: "ben"), "Acme", on: "2026-07-03")
    let before = try imports.dump()
    let refusal = #expect(throws: StoreError.self) {
      try imports.store.undo(actor: "ana", at: Timestamp(milliseconds: 1_900_000_000_000))
    }
    #expect(refusal?.kind == .conflict)
    #expect(refusal?.message.contains("Acme") == true)
    #expect(refusal?.message.contains("assign by bo at 2026-07-03") == true)
    #expect(try imports.dump() == before)
    _ = try imports.store.undo(
      unit: made.eventID, actor: "bo", at: Timestamp(milliseconds: 1_900_000_000_000))
    try imports.undo()
    try imports.undo()
    #expect(try imports.store.counts().customers == 0)
  }

  @Test func `a dry run tells the same and changes nothing`() throws {
    let imports = try Imports()
    let empty = try imports.dump()
    let file = ("deals.csv", SystemImportTests.hubSpot)
    var dry = try imports.take(file) { $0.isDry = true }
    #expect(try imports.dump() == empty)
    #expect(try imports.store.counts().events == 0)
    #expect(dry.eventID == nil)
    let real = try imports.take(file)
    dry.eventID = real.eventID
    #expect(dry == real)
  }

  @Test func `one of several of a name is not guessed`() throws {
    let imports = try Imports()
    try imports.take(("c.csv", "id,name,owner\nC1,Acme,kim\nC2,Acme,lou\n"))
    let before = try imports.dump()
    let touches = ("t.csv", "customer,date,channel\nAcme,2026-05-01,call\n")
    let held = try imports.take(touches)
    #expect(
      held.refusals.map(\.reason) == [
        "names one of 2 customers of the same name: give their ids"
      ])
    #expect(try imports.dump() == before)
  }

  @Test func `merging two is taken back exactly, and lasts for the next import`() throws {
    let imports = try Imports()
    try imports.take(
      (
        "c.csv",
        "id,name,owner,email,stage\nC1,Acme,,a@acme.test,\nC2,Acme Inc.,lou,a@acme.test,2\n"
      ),
      (
        "p.csv",
        "customer id,date,amount\nC1,2026-01-01,10\nC1,2026-02-01,10\nC2,2026-02-01,10\n"
      ),
      ("t.csv", "customer id,date,channel\nC2,2026-03-01,call\nC1,2026-03-02,email\n"))
    try imports.make(.note("hello"), "C2", on: "2026-07-01")
    let before = try imports.dump()
    let (first, second) = (try imports.row("Acme").facts.id, try imports.row("Acme Inc.").facts.id)
    try imports.store.merge(
      second, into: first, actor: "ana", at: Timestamp(milliseconds: 1_800_000_000_000))
    #expect(try imports.store.check() == [])
    #expect(try imports.store.counts().customers == 1)
    let acme = try imports.row("Acme").facts
    #expect(acme.revenue == 3000)
    #expect(acme.purchases == 2)
    #expect(try imports.owner("Acme") == "lou")
    #expect(try imports.history("Acme").touches.count == 2)
    let merged = try imports.dump()
    let again = try imports.take(
      ("c.csv", "id,name,owner,email,stage\nC2,Acme Inc.,lou,a@acme.test,2\n"), on: "2026-08-01")
    #expect(again.created == 0)
    #expect(try imports.dump() == merged)
    // What was done to the one who went cannot be taken back before the merge is.
    #expect(throws: StoreError.self) {
      try imports.store.undo(actor: "bo", at: Timestamp(milliseconds: 1_900_000_000_000))
    }
    #expect(try imports.dump() == merged)
    try imports.undo()
    #expect(try imports.dump() == before)
    try imports.undo(by: "bo")
    try imports.undo()
    #expect(try imports.store.counts().customers == 0)
  }
}
