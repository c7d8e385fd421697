import LoopModel
import Testing

@testable import Store

@Suite struct ImportTests {
  let store: Store

  init() throws {
    store = try Store(path: ":memory:")
  }

  @Test func `customers and purchases are made from rows`() throws {
    let result = try store.take([
      SampleRow(id: "7", name: "Ann", owner: "Bo", day: 9000, amount: 500),
      SampleRow(id: "8", day: 9002, amount: -20), SampleRow(id: "7", day: 9010, amount: 700),
    ])
    #expect(result.customersCreated == 2)
    #expect(result.purchasesAdded == 3)
    #expect(result.refundsAndZeros == 1)
    let rows = try store.all()
    #expect(rows.map(\.externalID) == ["7", "8"])
    #expect(rows[0].name == "Ann")
    #expect(try store.owners()[Int(rows[0].facts.owner)] == "Bo")
    #expect(rows[0].facts.revenue == 1200)
    #expect(rows[0].facts.since == day(9000))
    #expect(rows[0].facts.rhythm == PurchaseRhythm(days: [day(9000), day(9010)]))
    #expect(rows[0].facts.lastPurchaseRecorded == time(1000))
    #expect(rows[1].facts.rhythm == nil)
    #expect(rows[1].facts.revenue == -20)
    #expect(try store.gapHistogram() == Array(repeating: 0, count: 10) + [1])
    #expect(try store.lastRecordedDay() == day(9010))
  }

  @Test func `the same file twice adds nothing, not even an event`() throws {
    let rows = sampleRows(3000, customers: 60, seed: 5)
    let first = try store.take(rows)
    #expect(first.purchasesAdded == 3000)
    let before = try store.all()
    let second = try store.take(rows.reversed())
    #expect(second.purchasesAdded == 0)
    #expect(second.skipped == 3000)
    #expect(second.customersCreated + second.customersUpdated == 0)
    #expect(second.eventID == nil)
    #expect(try store.all() == before)
    #expect(try store.counts().events == 1)
  }

  @Test func `equal rows of a file are so many purchases, and meet as many`() throws {
    let row = SampleRow(id: "7", day: 9000, amount: 500)
    #expect(try store.take([row, row]).purchasesAdded == 2)
    let again = try store.take([row, row, row])
    #expect(again.purchasesAdded == 1)
    #expect(again.skipped == 2)
    #expect(again.customersUpdated == 1)
    #expect(try store.counts().purchases == 3)
  }

  @Test func `overlapping files add what is new and no more`() throws {
    let rows = sampleRows(2000, customers: 40, seed: 9)
    try store.take(Array(rows[..<1200]))
    try store.take(Array(rows[1000...]), at: 2000)
    let whole = try Store(path: ":memory:")
    try whole.take(rows)
    // Equal rows on both sides of the cut are the one thing two files cannot tell.
    #expect(try store.counts().purchases <= 2000)
    #expect(try store.check() == [])
    try store.take(rows, at: 3000)
    #expect(try store.counts().purchases == 2000)
    #expect(try store.all().map(\.facts.rhythm) == whole.all().map(\.facts.rhythm))
    #expect(try store.gapHistogram() == whole.gapHistogram())
  }

  @Test func `kept state is the same in whatever pieces it came`() throws {
    for seed in UInt64(1)...6 {
      let pieces = try Store(path: ":memory:")
      let rows = sampleRows(600, customers: 15, seed: seed)
      for start in stride(from: 0, to: 600, by: 100) {
        try pieces.take(Array(rows[start..<start + 100]), at: Int64(start))
        #expect(try pieces.check() == [])
      }
      #expect(
        try GapHistogram.kept(in: pieces.connection)
          == GapHistogram.counted(in: pieces.connection))
    }
  }

  @Test func `a customer is matched by id, then by exact name`() throws {
    try store.take([
      SampleRow(id: "7", name: "Ann", day: 9000, amount: 1),
      SampleRow(id: "8", name: "Ann", day: 9000, amount: 1),
      SampleRow(name: "Cy", day: 9000, amount: 1),
    ])
    #expect(try store.all().map(\.externalID) == ["7", "8", ""])
    // Only a name: the first of that name, whatever their id.
    try store.take([SampleRow(name: "Ann", day: 9001, amount: 1)])
    #expect(try store.all().map(\.facts.purchases) == [2, 1, 1])
    // An id for someone who had none.
    try store.take([SampleRow(id: "9", name: "Cy", day: 9001, amount: 1)])
    #expect(try store.all().map(\.externalID) == ["7", "8", "9"])
    // Another id of the same name is someone else; another case is, too.
    try store.take([
      SampleRow(id: "10", name: "Cy", day: 9001, amount: 1),
      SampleRow(name: "cy", day: 9001, amount: 1),
    ])
    #expect(try store.all().map(\.name) == ["Ann", "Ann", "Cy", "Cy", "cy"])
    #expect(try store.check() == [])
  }

  @Test func `rows with an id and rows with a name of one file meet`() throws {
    try store.take([
      SampleRow(id: "7", name: "Ann", day: 9000, amount: 1),
      SampleRow(name: "Ann", day: 9001, amount: 1), SampleRow(name: "Bo", day: 9001, amount: 1),
      SampleRow(id: "8", name: "Bo", day: 9002, amount: 1),
      SampleRow(id: "9", name: "Bo", day: 9002, amount: 1),
    ])
    #expect(try store.all().map(\.externalID) == ["7", "8", "9"])
    #expect(try store.all().map(\.facts.purchases) == [2, 2, 1])
  }

  @Test func `an owner is set only where there is none`() throws {
    try store.take([SampleRow(id: "7", owner: "Bo", day: 9000, amount: 1)])
    try store.take([
      SampleRow(id: "7", owner: "Di", day: 9001, amount: 1),
      SampleRow(id: "8", owner: "Di", day: 9001, amount: 1),
    ])
    let owners = try store.owners()
    #expect(try store.all().map { owners[Int($0.facts.owner)] } == ["Bo", "Di"])
  }

  @Test func `rows that do not fit in memory are sorted all the same`() throws {
    var rows = ImportedRows(runLength: 10_000)
    let count = 75_000
    var state: UInt64 = 1
    for _ in 0..<count {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      try rows.append(
        ImportedRow(
          customer: UInt32(state >> 48), day: Int32(state >> 40 & 0xFF) - 128,
          amount: Int64(state >> 32 & 0xF) - 8))
    }
    var seen = 0
    var last: ImportedRow?
    var isSorted = true
    try rows.merge { row throws(StoreError) in
      if let last, row.comes(before: last) { isSorted = false }
      last = row
      seen += 1
    }
    #expect(seen == count)
    #expect(isSorted)
  }

  @Test func `a full disk leaves everything as it was`() throws {
    let folder = TemporaryFolder()
    let store = try Store(path: folder.store, create: true)
    try store.take(sampleRows(500, customers: 20, seed: 1))
    let before = OtherProgram(folder.store).dump()
    let pages = try #require(try store.connection.number("PRAGMA page_count"))
    _ = try store.connection.number("PRAGMA max_page_count = \(pages + 5)")
    let rows = sampleRows(50000, customers: 900, seed: 2)
    #expect(kind { () throws(StoreError) in try store.take(rows) } == .full)
    #expect(OtherProgram(folder.store).dump() == before)
    #expect(try store.check() == [])
    _ = try store.connection.number("PRAGMA max_page_count = 100000")
    #expect(try store.take(rows).customersCreated > 800)
    #expect(try store.check() == [])
  }

  @Test func `an import that is cancelled or that someone crosses stores nothing`() throws {
    let folder = TemporaryFolder()
    let store = try Store(path: folder.store, create: true)
    let cancelled = try store.beginImport(actor: "ana", at: time(1), source: "s")
    try cancelled.add(externalID: "7", name: nil, day: day(9000), amount: 1)
    cancelled.cancel()
    #expect(kind { () throws(StoreError) in _ = try cancelled.finish() } == .other)
    let crossed = try store.beginImport(actor: "ana", at: time(1), source: "s")
    try crossed.add(externalID: "7", name: nil, day: day(9000), amount: 1)
    let other = try Store(path: folder.store)
    try other.take([SampleRow(id: "7", day: 9000, amount: 1)])
    #expect(kind { () throws(StoreError) in _ = try crossed.finish() } == .conflict)
    // A change that does not cross it does no harm.
    let beside = try store.beginImport(actor: "ana", at: time(1), source: "s")
    try beside.add(externalID: "7", name: nil, day: day(9009), amount: 1)
    try beside.add(externalID: "8", name: "Ann", day: day(9009), amount: 1)
    try other.take([SampleRow(id: "9", day: 9000, amount: 1)])
    #expect(try beside.finish().purchasesAdded == 2)
    #expect(try store.check() == [])
  }

  @Test func `broken text and endless amounts do no harm`() throws {
    let running = try store.beginImport(actor: "ana", at: time(1), source: "s")
    let name: [UInt8] = [0x41, 0xFF, 0x00, 0x1B]
    try name.withUnsafeBytes { bytes in
      let none = UnsafeRawBufferPointer(start: nil, count: 0)
      for amount in [Int64.max, .max, .min, .min] {
        try running.add(
          externalID: none, name: bytes, owner: none, day: day(9000), amount: amount)
      }
    }
    #expect(try running.finish().purchasesAdded == 4)
    #expect(try store.all().map(\.name) == ["A\u{FFFD}\0\u{1B}"])
    #expect(try store.check() == [])
  }

  @Test func `what is only tried changes nothing and tells what it would do, customer by customer`()
    throws
  {
    let store = try Store(path: ":memory:")
    try store.take([
      SampleRow(name: "Acme", day: 9000, amount: 100),
      SampleRow(name: "Bolt", day: 9001, amount: 5),
    ])
    let before = try store.state()
    let trial = try store.beginImport(actor: "ana", at: time(2000), source: "again.csv")
    for (line, row) in [
      ("Acme", 9000, 100), ("New", 9003, 7), ("Bolt", 9001, 5), ("Bolt", 9002, 6), ("New", 9004, 7),
    ].enumerated() {
      try trial.add(
        externalID: nil, name: row.0, day: day(Int32(row.1)), amount: Int64(row.2), line: line + 2)
    }
    let result = try trial.finish(isDry: true, findsLikenesses: true)
    #expect(try store.state() == before)
    #expect(result.eventID == nil)
    #expect(result.customersCreated == 1 && result.purchasesAdded == 3)
    #expect(result.customersUpdated == 1 && result.customersUnchanged == 1 && result.skipped == 2)
    #expect(
      result.outcomes.rows(.created) == [
        ImportOutcomes.Row(file: "", line: 3, name: "New", what: "2 purchases")
      ])
    #expect(result.outcomes.rows(.updated).map(\.what) == ["1 purchase"])
    #expect(result.outcomes.rows(.skipped).map(\.line) == [2, 4])
    #expect(try store.check() == [])
  }
}
