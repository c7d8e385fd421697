import LoopModel
import Testing

@testable import Store

@Suite struct UndoTests {
  let folder = TemporaryFolder()
  let store: Store
  let other: OtherProgram

  init() throws {
    store = try Store(path: folder.store, create: true)
    other = OtherProgram(folder.store)
  }

  @Test func `undoing an import brings everything back as it was`() throws {
    try store.take(sampleRows(400, customers: 30, seed: 1))
    try store.take([SampleRow(name: "Ann", day: 9000, amount: 100)])
    try store.put(3, in: .swell)
    let before = other.dump()
    var rows = sampleRows(900, customers: 60, seed: 2)
    rows.append(SampleRow(id: "900", name: "Ann", owner: "New", day: 9600, amount: 5))
    let result = try store.take(rows, at: 7000)
    #expect(result.customersCreated > 0 && result.customersUpdated > 0)
    #expect(other.dump() != before)
    let undone = try #require(try store.undo(actor: "ana", at: time(8000)))
    #expect(undone.unit == result.eventID)
    #expect(undone.kind == "import")
    #expect(other.dump() == before)
    #expect(try store.check() == [])
    // Numbers of customers are not given out again.
    try store.take([SampleRow(id: "901", day: 9000, amount: 1)])
    #expect(try store.all().last?.facts.id.number ?? 0 > Int64(result.customersCreated + 30))
  }

  @Test func `undoing a move brings the one before back`() throws {
    try store.take([SampleRow(id: "7", day: 9000, amount: 1)])
    try store.put(1, in: .metrics, at: 5000)
    let before = other.dump()
    try store.put(1, in: .swell, at: 6000)
    #expect(try store.all()[0].facts.move?.stage == .swell)
    #expect(try store.undo(actor: "ana", at: time(7000))?.kind == "move")
    #expect(other.dump() == before)
    #expect(try store.all()[0].facts.move?.stage == .metrics)
    #expect(try store.undo(actor: "ana", at: time(7000))?.kind == "move")
    #expect(try store.undo(actor: "ana", at: time(7000))?.kind == "import")
    #expect(try store.undo(actor: "ana", at: time(7000)) == nil)
    #expect(try store.all() == [])
    #expect(try store.check() == [])
  }

  @Test func `each undoes what they did themselves`() throws {
    try store.take([
      SampleRow(id: "7", day: 9000, amount: 1), SampleRow(id: "8", day: 1, amount: 1),
    ])
    try store.put(1, in: .swell, actor: "ana")
    try store.put(2, in: .metrics, actor: "bo")
    #expect(try store.undo(actor: "ana", at: time(1))?.actor == "ana")
    #expect(try store.all().map(\.facts.move?.stage) == [nil, .metrics])
    #expect(try store.undo(actor: "cy", at: time(1)) == nil)
  }

  @Test func `what others have built upon is not taken away`() throws {
    let imported = try store.take([SampleRow(id: "7", name: "Ann", day: 9000, amount: 1)])
    try store.put(1, in: .swell, at: 86_400_000, actor: "bo")
    let before = other.dump()
    do {
      try store.undo(actor: "ana", at: time(1))
      Issue.record("undone")
    } catch {
      #expect(error.kind == .conflict)
      #expect(error.message.contains("Ann"))
      #expect(error.message.contains("move by bo at 1970-01-02 00:00:00 UTC"))
    }
    #expect(other.dump() == before)
    try store.undo(actor: "bo", at: time(1))
    let unit = try #require(imported.eventID)
    try store.undo(unit: unit, actor: "cy", at: time(1))
    #expect(
      kind { () throws(StoreError) in try store.undo(unit: unit, actor: "cy", at: time(1)) }
        == .conflict)
  }

  @Test func `a move under a later one is not undone`() throws {
    try store.take([SampleRow(id: "7", day: 9000, amount: 1)])
    let first = try store.put(1, in: .metrics, at: 5000)
    try store.put(1, in: .swell, at: 6000, actor: "bo")
    #expect(
      kind { () throws(StoreError) in
        try store.undo(unit: first.eventID, actor: "ana", at: time(1))
      } == .conflict)
  }

  @Test func `customers that are gone are told`() throws {
    let number = try store.changeNumber()
    try store.take([SampleRow(id: "7", day: 9000, amount: 1)])
    try store.undo(actor: "ana", at: time(1))
    #expect(try store.removed(after: number) == [CustomerID(1)])
    #expect(try store.removed(after: store.changeNumber()) == [])
  }
}
