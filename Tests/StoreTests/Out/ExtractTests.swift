import LoopModel
import Testing

@testable import Store

@Suite struct ExtractTests {
  let folder = TemporaryFolder()

  @Test(arguments: Extract.allCases)
  func `every row comes once, with a value for each column`(extract: Extract) throws {
    let store = try Store.full(folder.store)
    let tables: [Extract: String] = [
      .purchases: "purchase", .touches: "touch", .moves: "move", .changes: "care", .events: "event",
      .plays: "play",
    ]
    var count = 0
    var customers: Set<CustomerID> = []
    try store.extract(extract) { customer, values in
      count += 1
      #expect(values.count == extract.columnNames.count)
      if let customer { customers.insert(customer) }
    }
    #expect(count > 0)
    let table = try #require(tables[extract])
    #expect(try store.texts("SELECT count(*) FROM \(table)") == ["\(count)"])
    guard extract.isOfCustomers else { return }
    var alone = 0
    for customer in customers {
      try store.extract(extract, of: customer) { found, _ in
        alone += 1
        #expect(found == customer)
      }
    }
    #expect(alone == count)
  }

  @Test func `purchases are read in the order of their table, without sorting`() throws {
    let store = try Store.full(folder.store)
    var sorts: [String] = []
    try store.connection.query(
      """
      EXPLAIN QUERY PLAN SELECT \(Extract.purchases.columns.map(\.sql).joined(separator: ", "))
      FROM \(Extract.purchases.source) ORDER BY \(Extract.purchases.order)
      """
    ) { row in if row.text(3).contains("TEMP B-TREE") { sorts.append(row.text(3)) } }
    #expect(sorts == [])
  }

  @Test func `consent is a trait, and the last one counts`() throws {
    let store = try Store.full(folder.store)
    try store.make(.describe(.consent, "newsletter"), 4, at: 8000)
    try store.make(.describe(.consent, "newsletter, by phone on 2026-03-02"), 4, at: 8001)
    #expect(
      try store.traits(of: CustomerID(4))[CustomerID(4)]?[.consent]?.value
        == "newsletter, by phone on 2026-03-02")
    try store.make(.describe(.consent, ""), 4, at: 8002)
    #expect(try store.traits()[CustomerID(4)]?[.consent] == nil)
  }
}
