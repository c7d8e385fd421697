import LoopModel
import Store
import Testing

@testable import Exchange

@Suite struct KeptRecordTests {
  @Test(arguments: [0, 1, -1, 63, 64, -64, -65, 1 << 40, .max, .min])
  func `a number comes back`(number: Int) {
    var bytes = RecordBytes()
    bytes.add(number)
    bytes.bytes.withUnsafeBytes { kept in
      var scan = RecordScan(kept)
      #expect(scan.number() == number)
    }
  }

  @Test func `a deal comes back with all that joining needs`() throws {
    let day = Day(iso: "2026-01-05")
    let deal = DealRecord(
      line: 7, externalID: "11", title: "Roof – all of it", email: "a@x.test", phone: "1",
      owner: "kim", stage: "New", status: .lost, probability: 0.25, amount: -150,
      createdAt: day, closedAt: nil, wonAt: day, lostAt: nil, stageChangedAt: day,
      lastContact: day, entries: [DealRecord.StageEntry(stage: "New", day: try #require(day))],
      lostReason: "Too dear")
    var bytes = RecordBytes()
    deal.write(to: &bytes)
    bytes.bytes.withUnsafeBytes { kept in
      var scan = RecordScan(kept)
      #expect(DealRecord(&scan, line: 7) == deal)
    }
  }

  @Test func `a customer and an activity come back`() throws {
    var customer = CustomerRecord(
      line: 3, name: "Ann", company: "Acme", email: "a@x.test", stage: "2", amount: 5,
      lastContact: Day(iso: "2026-01-05"), fit: 3, mode: .buying, source: "fair")
    (customer.asOf, customer.isLetGo) = (Day(iso: "2026-03-04"), true)
    let touch = TouchRecord(
      line: 4, externalID: "t1", link: RecordLink(), due: Day(iso: "2026-02-05"), isDone: false,
      channel: .visit, type: "Meeting", direction: .pull, intent: .ask, reception: .useful,
      subject: "Talk", note: "soon", by: "kim")
    var bytes = RecordBytes()
    customer.write(to: &bytes)
    touch.write(to: &bytes)
    bytes.bytes.withUnsafeBytes { kept in
      var scan = RecordScan(kept)
      #expect(CustomerRecord(&scan, line: 3, isContact: false) == customer)
      #expect(TouchRecord(&scan, line: 4) == touch)
    }
  }

  @Test func `records come back by customer, those of one as they were added`() throws {
    let spill = try RecordSpill()
    for (customer, line) in [(2, 5), (0, 6), (2, 7), (1, 8), (0, 9)] {
      try spill.append(
        customer: customer, kind: line % 2, file: 0, line: line,
        named: line == 6 ? "Acme" : nil, [UInt8(line)])
    }
    var lines: [Int] = []
    try spill.forEach { row in
      lines.append(row.line)
      #expect(row.body.first == UInt8(row.line))
      #expect(row.named == (row.line == 6 ? "Acme" : nil))
    }
    #expect(lines == [6, 9, 8, 5, 7])
    lines = []
    try spill.forEach(kind: 1) { lines.append($0.line) }
    #expect(lines == [9, 5, 7])
  }

  @Test func `deals are found by id and by name`() throws {
    let spill = try RecordSpill()
    func add(_ number: Int, _ id: String, _ name: String, _ account: String) throws -> Bool {
      try spill.add(
        RecordSpill.Deal(number: number, customer: number, file: 0, line: number + 2), id: id,
        name: name, account: account)
    }
    #expect(try add(0, "11", "Roof", "Acme"))
    #expect(try !add(1, "11", "Wall", "Acme"))
    #expect(try add(2, "", "Roof", "Bolt"))
    #expect(try add(3, "", "Door", "Bolt"))
    #expect(try spill.deal(id: "11")?.line == 2)
    #expect(try spill.deal(id: "12") == nil)
    #expect(try spill.deals(name: "Roof").map(\.number) == [0, 2])
    #expect(try spill.deals(name: "Roof", account: "Bolt").map(\.number) == [2])
  }

  @Test func `files are read in the order in which they join`() {
    #expect(
      Joining.order(of: [.history, .touches, .deals, .orders, .customers, .contacts, .deals])
        == [4, 5, 2, 6, 0, 3, 1])
  }
}
