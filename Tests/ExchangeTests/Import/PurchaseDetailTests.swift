import LoopModel
import Testing

@testable import Store

/// The margin and the channel of purchases that are there already.
@Suite struct PurchaseDetailTests {
  private static let head = "customer id,customer,date,amount,margin,channel\n"

  private static func file(_ rows: String...) -> (String, String) {
    ("p.csv", head + rows.map { "C1,Acme,\($0)\n" }.joined())
  }

  /// Amount, margin and channel of each purchase, by day.
  private func details(_ imports: Imports) throws -> [String] {
    var result: [String] = []
    try imports.store.connection.query(
      "SELECT amount || ' ' || coalesce(margin, '-') || ' ' || channel FROM purchase ORDER BY day"
    ) { result.append($0.text(0)) }
    return result
  }

  @Test func `are filled in, counted as updated, and emptied by undo`() throws {
    let imports = try Imports()
    try imports.take(Self.file("2026-04-01,10,,", "2026-05-01,20,,web"))
    let before = try imports.dump()
    let filled = try imports.take(Self.file("2026-04-01,10,4,shop", "2026-05-01,20,7,"))
    #expect((filled.updated, filled.filled, filled.purchases) == (1, 2, 0))
    #expect(filled.outcomes.rows(.updated).map(\.what) == ["2 purchases filled in"])
    #expect(try details(imports) == ["1000 400 shop", "2000 700 web"])
    let known = try imports.dump()
    // The same again, and without the two: what is known stays.
    for rows in [
      Self.file("2026-04-01,10,4,shop", "2026-05-01,20,7,"),
      Self.file("2026-04-01,10,,", "2026-05-01,20,,"),
    ] {
      #expect(try imports.take(rows).eventID == nil)
      #expect(try imports.dump() == known)
    }
    try imports.undo()
    #expect(try imports.dump() == before)
  }

  @Test func `are put right by a later file, each step taken back`() throws {
    let imports = try Imports()
    try imports.take(Self.file("2026-04-01,10,4,shop"))
    let first = try imports.dump()
    try imports.take(Self.file("2026-04-01,10,5,"))
    #expect(try details(imports) == ["1000 500 shop"])
    let second = try imports.dump()
    try imports.take(Self.file("2026-04-01,10,6,web"))
    #expect(try details(imports) == ["1000 600 web"])
    try imports.undo()
    #expect(try imports.dump() == second)
    try imports.undo()
    #expect(try imports.dump() == first)
  }

  @Test func `of equal purchases in another order stay with theirs`() throws {
    let imports = try Imports()
    try imports.take(Self.file("2026-04-01,10,4,shop", "2026-04-01,10,7,web"))
    let again = try imports.take(Self.file("2026-04-01,10,7,web", "2026-04-01,10,4,shop"))
    #expect(again.eventID == nil)
  }

  @Test func `stay with an order whose amount is put right, and come back with it`() throws {
    let imports = try Imports()
    func take(_ amount: Int64, _ margin: Int64?, at hour: Int64) throws -> RecordImportResult {
      let day = try #require(Day(iso: "2026-04-01"))
      var acme = ForeignCustomer(file: "o.csv", line: 2)
      acme.name = "Acme"
      acme.purchases = [
        ForeignPurchase(externalID: "o1", day: day, amount: amount, margin: margin)
      ]
      let result = try imports.store.importRecords(
        [acme], RecordImportOptions(source: "o.csv", system: "shop", day: day), actor: "ana",
        at: Timestamp(milliseconds: 1_800_000_000_000 + hour * 3_600_000))
      #expect(try imports.store.check() == [])
      return result
    }
    _ = try take(1000, nil, at: 0)
    let made = try imports.dump()
    #expect(try take(1000, 400, at: 1).filled == 1)
    let filled = try imports.dump()
    #expect(try take(1200, nil, at: 2).filled == 0)
    #expect(try details(imports) == ["1200 400 "])
    try imports.undo()
    #expect(try imports.dump() == filled)
    try imports.undo()
    #expect(try imports.dump() == made)
  }
}
