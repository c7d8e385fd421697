import LoopModel
import Testing

@testable import Store

@Suite struct DuplicateTests {
  let store: Store

  init() throws {
    store = try Store(path: ":memory:")
    try store.take([
      SampleRow(id: "A", name: "Bolt Inc.", owner: "mia", day: 9000, amount: 100),
      SampleRow(id: "B", name: "Bolt", owner: "kim", day: 9001, amount: 100),
      SampleRow(id: "B", name: "Bolt", day: 9002, amount: 50),
      SampleRow(id: "C", name: "Lantern House", day: 9003, amount: 10),
      SampleRow(id: "D", name: "Lantern Hause", day: 9003, amount: 10),
      SampleRow(id: "E", name: "Bolt GmbH", day: 9003, amount: 10),
      SampleRow(id: "F", name: "Alone", day: 9003, amount: 10),
    ])
  }

  private func pairs() throws -> [String] {
    try store.likelyPairs().pairs.map { "\($0.first.name), \($0.second.name): \($0.reason)" }
  }

  private func id(_ name: String) throws -> CustomerID {
    try #require(try store.all().first { $0.name == name }).facts.id
  }

  @Test func `pairs come the surest first, with what is known of both sides`() throws {
    try store.make(.describe(.email, "Info@x.org"), try id("Alone").number)
    try store.make(.describe(.email, "info@X.org"), try id("Lantern House").number)
    try store.make(.describe(.company, "Bolt Holding"), try id("Bolt").number)
    #expect(
      try pairs() == [
        "Lantern House, Alone: same e-mail", "Bolt, Bolt Inc.: same name",
        "Bolt Inc., Bolt GmbH: same name", "Lantern House, Lantern Hause: similar name",
      ])
    // Who bought more often is offered as the one to keep.
    let bolt = try #require(try store.likelyPairs().pairs.dropFirst().first?.first)
    #expect(bolt.purchases == 2 && bolt.revenue == 150 && bolt.owner == "kim")
    #expect(bolt.company == "Bolt Holding" && bolt.externalID == "B")
    // An address that was changed since is theirs no more.
    try store.make(.describe(.email, "new@y.org"), try id("Alone").number, at: 6000)
    #expect(try pairs().first == "Bolt, Bolt Inc.: same name")
    #expect(try store.likelyPairs(limit: 1).count == 3)
    #expect(try store.likelyPairs(limit: 1).pairs.count == 1)
  }

  @Test func `who is not the same does not come again, until that is taken back`() throws {
    let before = try pairs()
    let state = try store.state()
    let (bolt, inc) = (try id("Bolt"), try id("Bolt Inc."))
    try store.keepApart(bolt, inc, actor: "ana", at: time(6000))
    // The third of the name is still beside the first.
    #expect(
      try pairs() == [
        "Bolt Inc., Bolt GmbH: same name", "Lantern House, Lantern Hause: similar name",
      ])
    try store.keepApart(inc, bolt, actor: "ana", at: time(6001))
    let undone = try #require(try store.undo(actor: "ana", at: time(6002)))
    #expect(undone.kind == "apart" && undone.name == "Bolt Inc. and Bolt")
    #expect(try store.state() == state)
    #expect(try pairs() == before)
    try store.redo(actor: "ana", at: time(6003))
    #expect(try pairs().count == 2)
    #expect(try store.check() == [])
    #expect(
      kind { () throws(StoreError) in
        try store.keepApart(bolt, CustomerID(99), actor: "ana", at: time(1))
      } == .conflict)
  }

  @Test func `it holds for those they are merged into`() throws {
    try store.keepApart(try id("Bolt Inc."), try id("Bolt"), actor: "ana", at: time(6000))
    let (inc, alone) = (try id("Bolt Inc."), try id("Alone"))
    try store.merge(inc, into: alone, actor: "ana", at: time(6001))
    try store.make(.describe(.email, "a@b.org"), alone.number)
    try store.make(.describe(.email, "a@b.org"), try id("Bolt").number)
    #expect(try !pairs().contains { $0.contains("e-mail") })
    // So it does for a copy without the journal.
    let copy = try Store(path: ":memory:")
    try copy.take(whole: try store.wholeLines())
    #expect(try !copy.likelyPairs().pairs.contains { $0.reason == "same e-mail" })
    try store.undo(actor: "ana", at: time(6002))
  }

  @Test func `thanks go to the one who is kept, and back with the other`() throws {
    let (bolt, inc) = (try id("Bolt"), try id("Bolt Inc."))
    try store.thank(
      Kudos(customer: inc, person: "bo", by: "ana", words: "well done", day: day(9004)),
      actor: "ana", at: time(6000))
    let before = try store.state()
    try store.merge(inc, into: bolt, actor: "ana", at: time(6001))
    #expect(try store.kudos(after: time(0), until: day(9999)).map(\.customer) == [bolt])
    try store.undo(actor: "ana", at: time(6002))
    #expect(try store.state() == before)
    #expect(try store.kudos(after: time(0), until: day(9999)).map(\.customer) == [inc])
  }

  @Test func `thanks that are made again go to the one who was kept`() throws {
    let (bolt, inc) = (try id("Bolt"), try id("Bolt Inc."))
    try store.thank(
      Kudos(customer: inc, person: "bo", by: "ana", words: "", day: day(9004)), actor: "ana",
      at: time(6000))
    try store.undo(actor: "ana", at: time(6001))
    try store.merge(inc, into: bolt, actor: "bo", at: time(6002))
    try store.redo(actor: "ana", at: time(6003))
    #expect(try store.kudos(after: time(0), until: day(9999)).map(\.customer) == [bolt])
  }

  @Test func `who is erased leaves no word on whom they were not`() throws {
    let (bolt, inc) = (try id("Bolt"), try id("Bolt Inc."))
    try store.keepApart(bolt, inc, actor: "ana", at: time(6000))
    try store.merge(inc, into: try id("Alone"), actor: "bo", at: time(6001))
    try store.erase(try id("Alone"), actor: "bo", at: time(7000))
    #expect(try store.connection.number("SELECT count(*) FROM apart") == 0)
    #expect(try store.connection.number("SELECT count(*) FROM event WHERE kind = 'apart'") == 0)
    #expect(try store.check() == [])
    #expect(try store.undo(actor: "ana", at: time(7001))?.kind == "import")
  }
}
