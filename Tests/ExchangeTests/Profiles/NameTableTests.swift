import Testing

@testable import Exchange

@Suite struct NameTableTests {
  @Test func `a name tells how many have it, with an id or without`() {
    var table = NameTable()
    var ids: Set<Int> = [0]
    func add(_ name: String, _ customer: Int) {
      table.add(name, customer, hasID: { ids.contains($0) })
    }
    func holders(_ name: String, free: Bool) -> [Int?] {
      let holders = table.holders(of: name, free: free) { ids.contains($0) }
      return [holders.count, holders.one]
    }
    add("Acme", 0)
    #expect(holders("Acme", free: false) == [1, 0])
    #expect(holders("Acme", free: true) == [0, nil])
    #expect(holders("Bolt", free: false) == [0, nil])
    add("Acme", 1)
    add("Acme", 1)
    #expect(holders("Acme", free: false)[0] == 2)
    #expect(holders("Acme", free: true) == [1, 1])
    ids.insert(1)
    table.giveID(to: "Acme")
    #expect(holders("Acme", free: true) == [0, nil])
    add("Acme", 2)
    #expect(holders("Acme", free: false)[0] == 3)
    #expect(holders("Acme", free: true) == [1, 2])
  }
}
