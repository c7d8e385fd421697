import LoopModel
import Testing

@testable import Store

@Suite struct ReadingTests {
  let store: Store
  let histories = [
    CustomerHistory(
      name: "Zoë Land", externalID: "C1", owner: "Ana", since: day(8990),
      purchases: [
        Purchase(day: day(9000), amount: 500, recordedAt: time(10)),
        Purchase(day: day(9000), amount: 500, recordedAt: time(11)),
        Purchase(day: day(9020), amount: -100, recordedAt: time(12)),
        Purchase(day: day(9030), amount: 700, recordedAt: time(13)),
      ],
      moves: [
        RecordedMove(
          move: Move(stage: .metrics, lap: 2, day: day(9005), at: time(20)), by: "Ana"),
        RecordedMove(
          move: Move(stage: .swell, lap: 2, day: day(9006), at: time(21)), by: "Bo", reason: "why"),
      ],
      touches: [
        Touch(
          Contact(channel: .call, reception: .useful, note: "hm"), on: day(9040), at: time(30),
          by: "Ana")
      ]),
    CustomerHistory(name: "Zora", owner: "Bo", since: day(9001)),
    CustomerHistory(name: "zora", externalID: "Zora", since: day(9002)),
  ]

  init() throws {
    store = try Store(path: ":memory:")
    try store.seed(histories, currency: Currency(code: "EUR"), actor: "demo", at: time(1))
  }

  @Test func `what was seeded is read again`() throws {
    for (index, history) in histories.enumerated() {
      #expect(try store.history(of: CustomerID(Int64(index + 1))) == history)
    }
    #expect(try store.history(of: CustomerID(99)) == nil)
    #expect(try store.owners() == ["", "Ana", "Bo"])
    #expect(try store.currency().code == "EUR")
    #expect(try store.lastRecordedDay() == day(9040))
    #expect(
      try store.counts()
        == StoreCounts(
          customers: 3, purchases: 4, moves: 2, touches: 1, events: 1, lastEvent: 1))
    #expect(try store.check() == [])
  }

  @Test func `facts follow from the history`() throws {
    let row = try #require(try store.customer(CustomerID(1)))
    #expect(row.facts.rhythm == PurchaseRhythm(days: [day(9000), day(9030)]))
    #expect(row.facts.lastPurchaseRecorded == time(13))
    #expect(row.facts.revenue == 1600)
    // Of the repeat purchases alone, and without the refund.
    #expect(row.facts.spend == 700)
    #expect(row.facts.move?.stage == .swell)
    #expect(row.facts.since == day(8990))
    #expect(row.facts.owner == 1)
    #expect(!row.isStale)
    #expect(try store.all()[1].facts.rhythm == nil)
    #expect(try store.gapHistogram().count == 31)
  }

  @Test func `purchases stream in order`() throws {
    var seen: [Int64] = []
    try store.purchases { customer, purchase in
      #expect(customer == CustomerID(1))
      seen.append(purchase.amount)
    }
    #expect(seen == [500, 500, -100, 700])
    var count = 0
    try store.purchases(of: CustomerID(2)) { _, _ in count += 1 }
    #expect(count == 0)
  }

  @Test(arguments: [
    ("C1", [1]), ("Zora", [3]), ("zora", [3]), ("zoe", [1]), ("ZO", [1, 2, 3]), ("Zoë Land", [1]),
    ("nobody", []), ("", []), ("%", []),
  ])
  func `a customer is found by id, name or the beginning of it`(
    text: String, found: [Int64]
  ) throws {
    #expect(try store.find(text).map(\.number) == found)
  }

  @Test func `what is read together is of one moment`() throws {
    let folder = TemporaryFolder()
    let writer = try Store(path: folder.store, create: true)
    try writer.take([SampleRow(id: "7", day: 9000, amount: 1)])
    let reader = try Store(path: folder.store)
    try reader.reading { () throws(StoreError) in
      let number = try reader.customers { _ in }
      try writer.take([SampleRow(id: "8", owner: "Bo", day: 9000, amount: 1)])
      #expect(try reader.changeNumber() == number)
      #expect(try reader.owners() == [""])
      #expect(try reader.all().count == 1)
    }
    #expect(try reader.all().count == 2)
  }
}
