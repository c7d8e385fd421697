import LoopModel
import Testing

@testable import Store

/// What a list of customers says of those who are there already.
@Suite struct ListedPlaceTests {
  private static let purchases = (
    "p.csv",
    "customer id,customer,date,amount\nC1,Acme,2026-04-01,10\nC1,Acme,2026-05-01,10\n"
  )

  @Test func `who stands there by their purchases is not moved`() throws {
    let imports = try Imports()
    try imports.take(Self.purchases)
    let before = try imports.dump()
    let result = try imports.take(("c.csv", "id,name,stage\nC1,Acme,3\n"))
    #expect(result.unchanged == 1)
    #expect(try imports.dump() == before)
    let other = try imports.take(("c.csv", "id,name,stage\nC1,Acme,2\n"))
    #expect(other.moves == 1)
    #expect(try imports.row("Acme").facts.holdingMove?.stage == .customerExperience)
    try imports.undo()
    #expect(try imports.dump() == before)
  }

  @Test func `a purchase of the same import does not stand in for what the list says`() throws {
    let imports = try Imports()
    try imports.take(Self.purchases)
    let result = try imports.take(
      ("c.csv", "id,name,stage\nC1,Acme,3\n"),
      ("p.csv", "customer id,customer,date,amount\nC1,Acme,2026-06-29,10\n"))
    #expect(result.moves == 1)
    #expect(try imports.row("Acme").facts.holdingMove?.stage == .momentum)
  }

  private static let head =
    "id,name,owner,stage,placed_by,silence_days,last_purchase,since,care,problem\n"

  @Test func `an export is of its day, and of no later one`() throws {
    let imports = try Imports()
    try imports.take(Self.purchases)
    try imports.take(("c.csv", "id,name,stage\nC2,Bolt,2\n"))
    let before = try imports.dump()
    let listed = (
      "c.csv",
      Self.head + "C1,Acme,,4,purchases,1,2026-05-01,2026-04-01,,\n"
        + "C2,Bolt,,2,hand,,,2026-06-30,,\n"
    )
    // On 2 May Acme was in stage 4; it went on by itself.
    #expect(try imports.take(listed, on: "2026-07-02").eventID == nil)
    #expect(try imports.dump() == before)
    // Both bought since, which says more than the list.
    try imports.take(
      (
        "p.csv",
        "customer id,customer,date,amount\nC1,Acme,2026-07-01,10\nC2,Bolt,2026-07-01,10\n"
      ), on: "2026-07-02")
    #expect(try imports.take(listed, on: "2026-07-02").eventID == nil)
  }

  @Test func `who is let go in an export stays so, and is not taken up by its stage`() throws {
    let imports = try Imports()
    try imports.take(Self.purchases)
    try imports.make(.letGo(reason: "moved away"), "Acme", on: "2026-06-30")
    let before = try imports.dump()
    let row = "C1,Acme,,3,purchases,60,2026-05-01,2026-04-01,"
    let same = try imports.take(("c.csv", Self.head + row + "letgo,\n"), on: "2026-07-01")
    #expect(same.conflicts.isEmpty)
    #expect(try imports.dump() == before)
    let up = try imports.take(("c.csv", Self.head + row + ",\n"), on: "2026-07-01")
    #expect(up.conflicts.map(\.here) == ["let go"])
    #expect(try imports.dump() == before)
  }

  @Test func `exported contacts find theirs among customers of one name by the id`() throws {
    let imports = try Imports()
    try imports.take(("c.csv", "id,name,owner\nC1,Acme,kim\nC2,Acme,lou\n"))
    let touches = (
      "t.csv",
      "id,name,owner,date,at,by,channel,direction,intent,reception,note,why,play\n"
        + "C2,Acme,lou,2026-05-01,2026-05-01T10:00:00.000Z,kim,call,pull,help,useful,,,\n"
    )
    #expect(try imports.take(touches).touches == 1)
    #expect(try imports.take(touches).eventID == nil)
    #expect(
      try imports.store.connection.number("SELECT customer FROM touch") == 2)
  }

  @Test func `a number in the place of an id is the customer of that number and name`() throws {
    let imports = try Imports()
    try imports.take(("c.csv", "name,problem\nAcme,leaks\nBolt,rust\n"))
    let before = try imports.dump()
    let head = "id,name,problem\n"
    #expect(try imports.take(("c.csv", head + "#1,Acme,leaks\n#2,Bolt,rust\n")).eventID == nil)
    #expect(try imports.dump() == before)
    // Of another store, where the number is somebody else's.
    try imports.take(("c.csv", head + "#2,Acme,drips\n"))
    #expect(try imports.history("Acme").changes.last?.change == .describe(.problem, "drips"))
    #expect(try imports.row("Acme").externalID.isEmpty)
  }
}
