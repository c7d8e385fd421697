import Exchange
import LoopModel
import Testing

@testable import Store

/// Customers of whom an import says neither a stage nor a purchase.
@Suite struct StartTests {
  private static let accounts = (
    "a.csv",
    "Id,Name,OwnerId,Website,Industry,CreatedDate,Type\n"
      + "001A1,Acme,005,acme.test,Textile,2024-01-01T10:00:00.000Z,Customer\n"
  )

  @Test func `nobody knows since when they are in the first stage`() throws {
    let imports = try Imports()
    let empty = try imports.dump()
    let result = try imports.take(Self.accounts)
    #expect(result.moves == 0)
    let facts = try imports.row("Acme").facts
    #expect(facts.since == day("2024-01-01"))
    let now = Double(try #require(day("2026-07-02")).number)
    let reading = LoopModel.Reading(of: facts, at: now, by: try imports.store.placing())
    #expect(reading.stageTimeIsUnknown)
    #expect(reading.stageDays == 2)
    #expect(reading.position.stage == .salesLoop)
    #expect(!reading.isStalled)
    let before = try imports.dump()
    #expect(try imports.take(Self.accounts, on: "2026-07-02").eventID == nil)
    #expect(try imports.dump() == before)
    try imports.undo()
    #expect(try imports.dump() == empty)
  }

  @Test func `of whom was let go it is not known either, when they are taken up again`() throws {
    let imports = try Imports()
    let deals = (
      "d.csv",
      "Record ID,Deal Name,Deal Stage,Associated Company,Create Date,Close Date\n"
        + "1,Roof,Closed Lost,Acme,2024-01-01,2024-06-01\n"
    )
    try imports.take(deals)
    func reading() throws -> LoopModel.Reading {
      let now = Double(try #require(day("2026-07-02")).number)
      return LoopModel.Reading(
        of: try imports.row("Acme").facts, at: now, by: try imports.store.placing())
    }
    #expect(try reading().isLetGo && reading().stageTimeIsUnknown)
    let before = try imports.dump()
    #expect(try imports.take(deals, on: "2026-07-01").eventID == nil)
    #expect(try imports.dump() == before)
    try imports.make(.comeBack(reason: "they wrote"), "Acme", on: "2026-07-02")
    #expect(try !reading().isLetGo && !reading().isStalled && reading().stageTimeIsUnknown)
  }

  @Test func `a purchase of before that is known later places them`() throws {
    let imports = try Imports()
    try imports.take(Self.accounts)
    try imports.take(
      ("p.csv", "customer id,customer,date,amount\n001A1,Acme,2026-04-01,10\n"), on: "2026-07-01")
    let facts = try imports.row("Acme").facts
    #expect(facts.purchases == 1)
    #expect(facts.holdingMove == nil)
  }

  @Test func `a stage that a later file knows comes in its place`() throws {
    let imports = try Imports()
    try imports.take(Self.accounts)
    try imports.take(("c.csv", "id,name,stage\n001A1,Acme,3\n"), on: "2026-07-01")
    let move = try #require(try imports.row("Acme").facts.holdingMove)
    #expect(move.stage == .momentum)
    #expect(move.isImported)
  }
}
