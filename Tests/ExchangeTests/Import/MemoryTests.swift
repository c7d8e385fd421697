import Exchange
import LoopModel
import Testing

@testable import Store

/// What an import knows of those before it.
@Suite struct MemoryTests {
  private static let accounts = "Id,Name,OwnerId,Phone,CreatedDate\n"
  private static let head =
    "Id,AccountId,Name,StageName,Amount,CloseDate,CreatedDate,IsWon,IsClosed,OwnerId,"
    + "LastStageChangeDate\n"
  private static let history = "Id,OpportunityId,StageName,CreatedDate,CreatedById\n"

  private func run(_ today: String = "2026-06-30") throws -> OneByOne {
    try OneByOne(on: try #require(Day(iso: today)))
  }

  @Test func `a deal stands in for the name of an account until its own file gives it`() throws {
    var run = try run()
    let deals = try Imported(
      Self.head + "D1,A1,Roof,Prospecting,10,2026-12-01,2026-01-05,,,kim,2026-02-01\n")
    let accounts = try Imported(Self.accounts + "A1,Acme,lou,1,2025-01-01\n")
    _ = try run.take([deals, accounts], [0], isNew: true)
    #expect(try run.imports.owner("Roof") == "kim")
    _ = try run.take([deals, accounts], [1], isNew: true)
    #expect(try run.imports.owner("Acme") == "lou")
    _ = try run.take([deals, accounts], [0, 1, 0], isNew: false)
    #expect(try run.imports.owner("Acme") == "lou")
  }

  @Test func `the place that a list gave is taken back by deals, and given back by undo`() throws {
    var run = try run()
    let companies = try Imported(
      "Record ID,Company name,Company owner,Create Date,Lifecycle Stage\n"
        + "1,Acme,kim,2025-12-01 10:00,Customer\n")
    let deals = try Imported(
      "Record ID,Deal Name,Deal Stage,Pipeline,Amount,Close Date,Create Date,Deal owner,"
        + "Associated Company\n"
        + "7,Roof,Closed won,Sales,10,2026-04-02 10:00,2026-01-09 10:00,lou,Acme\n")
    _ = try run.take([companies], [0], isNew: true)
    let listed = try run.imports.dump()
    #expect(try run.imports.row("Acme").facts.holdingMove?.stage == .heatUp)
    _ = try run.take([companies, deals], [1], isNew: true)
    #expect(try run.imports.row("Acme").facts.holdingMove == nil)
    _ = try run.take([companies, deals], [0, 1, 0], isNew: false)
    try run.imports.undo()
    #expect(try run.imports.dump() == listed)
    try run.imports.undo()
    #expect(try run.imports.store.counts().customers == 0)
  }

  @Test func `a history goes on with a deal that is known, but never back`() throws {
    var run = try run()
    let deals = try Imported(
      Self.head + "D1,A1,Roof,Needs Analysis,10,2026-12-01,2026-01-05,,,kim,2026-03-01\n"
        + "D2,A2,Door,Closed Lost,10,2026-03-01,2026-01-05,,1,kim,2026-03-01\n")
    let history = try Imported(
      Self.history + "1,D1,Prospecting,2026-01-05,kim\n2,D1,Needs Analysis,2026-03-01,kim\n"
        + "3,D1,Negotiation/Review,2026-04-01,kim\n4,D2,Negotiation/Review,2026-04-09,kim\n")
    _ = try run.take([deals, history], [0, 1], isNew: true)
    #expect(try run.imports.row("Roof").facts.holdingMove?.day.iso == "2026-04-01")
    #expect(try run.imports.history("Roof").moves.count == 3)
    let door = try run.imports.row("Door").facts
    #expect(
      door.care.isLetGo(lastPurchase: nil, recordedAt: door.lastPurchaseRecorded))
    _ = try run.take([deals, history], [1], isNew: false)
  }

  @Test func `two rows of a file that mean one customer now say what the kept one's says`() throws {
    for rows in [["A1,Acme,kim,123,", "A4,Zeta,lou,789,"], ["A4,Zeta,lou,789,", "A1,Acme,kim,,"]] {
      var run = try run()
      let file = try Imported(
        Self.accounts + rows.map { $0 + "2026-01-01\n" }.joined())
      _ = try run.take([file], [0], isNew: true)
      let before = try run.imports.dump()
      let store = run.imports.store
      try store.merge(
        try run.imports.row("Zeta").facts.id, into: try run.imports.row("Acme").facts.id,
        actor: "ana", at: Timestamp(milliseconds: 1_800_000_000_000))
      _ = try run.take([file], [0, 0], isNew: false)
      #expect(try run.imports.owner("Acme") == "kim")
      try run.imports.undo()
      #expect(try run.imports.dump() == before)
    }
  }

  @Test func `a list that says what it said before says nothing of a purchase since`() throws {
    let imports = try Imports()
    let list = ("c.csv", "id,name,stage\nC1,Acme,2\n")
    try imports.take(list)
    try imports.take(
      ("p.csv", "customer id,customer,date,amount\nC1,Acme,2026-07-10,10\n"), on: "2026-07-10")
    #expect(try imports.row("Acme").facts.holdingMove == nil)
    #expect(try imports.take(list, on: "2026-07-11").eventID == nil)
    try imports.take(("c.csv", "id,name,stage\nC1,Acme,3\n"), on: "2026-07-11")
    #expect(try imports.row("Acme").facts.holdingMove?.stage == .momentum)
  }

  @Test func `a deal that went to another customer places that one`() throws {
    var run = try run()
    let companies = try Imported(
      "Record ID,Company name,Company owner,Create Date,Lifecycle Stage\n"
        + "1,Acme,kim,2025-12-01 10:00,Customer\n2,Bolt,kim,2025-12-01 10:00,Customer\n")
    func deals(_ company: String) throws -> Imported {
      try Imported(
        "Record ID,Deal Name,Deal Stage,Pipeline,Amount,Close Date,Create Date,Deal owner,"
          + "Associated Company\n"
          + "7,Roof,Contract sent,Sales,10,2026-12-02 10:00,2026-01-09 10:00,lou,\(company)\n")
    }
    let files = [companies, try deals("Acme"), try deals("Bolt")]
    _ = try run.take(files, [0, 1, 2], isNew: true)
    _ = try run.take(files, [2], isNew: false)
    #expect(try run.imports.row("Bolt").facts.holdingMove?.stage == .momentum)
    _ = try run.take(files, [0], isNew: true)
    #expect(try run.imports.row("Bolt").facts.holdingMove?.stage == .momentum)
  }

  @Test func `what is known nowhere is rejected with what to import first`() throws {
    let records = try Imported(Self.history + "1,D9,Prospecting,2026-01-05,kim\n").records
    let joined = try Joining.joined(
      [(name: "h.csv", records: records)],
      known: try KnownRecords(try Store(path: ":memory:"), system: "Salesforce"))
    #expect(
      joined.rejections.map(\.rejection.reason) == [
        "is about a deal that nobody knows: import the file of deals first, or together with this one"
      ])
  }
}
