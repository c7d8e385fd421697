import LoopModel
import Testing

@testable import Store

@Suite struct EraseTests {
  let folder = TemporaryFolder()
  let name = "Zebulon Quirk"
  static let changes = SampleChange.all.flatMap { $0.before + [$0.change] }

  /// A store with a person all over it; gives their number.
  private func store() throws -> (Store, CustomerID) {
    let store = try Store.full(folder.store)
    try store.take(
      [
        SampleRow(id: "ZQ-7731", name: name, owner: "Eva", day: 9100, amount: 1250),
        SampleRow(id: "ZQ-7731", name: name, day: 9105, amount: 800),
        SampleRow(id: "ZQ-7731", name: name, day: 9140, amount: -300),
        SampleRow(id: "C1", day: 9140, amount: 500),
      ], actor: "ina")
    let id = try #require(try store.find(name).first)
    for change in Self.changes {
      try store.make(change, id.number, actor: "bo", at: 6000, on: 9500)
    }
    try store.thank(
      Kudos(customer: id, person: "bo", by: "ana", words: "\(name) is happy", day: day(9500)),
      actor: "ana", at: time(6000))
    try store.make(.note("secret of theirs"), id.number, actor: "bo", at: 6001)
    try store.make(
      .note("told"), id.number, actor: "bo", at: 6002,
      id: try #require(EventID(text: "zebulon-quirk-1")))
    try store.undo(actor: "bo", at: time(6003))
    return (store, id)
  }

  @Test func `nothing of a person is left in any file of the store`() throws {
    let (store, id) = try store()
    let words = [name, "ZQ-7731", "secret of theirs", "zebulon-quirk-1"]
    for word in words { #expect(!folder.files(holding: word).isEmpty) }
    let result = try store.erase(id, actor: "ana", at: time(7000))
    #expect(result.isClean)
    #expect(result.mentions == 0)
    #expect(result.events == Self.changes.count + 4)
    for word in words { #expect(folder.files(holding: word) == [], "\(word)") }
    #expect(try store.check() == [])
    store.close()
    for word in words { #expect(folder.files(holding: word) == [], "\(word)") }
    let again = try Store(path: folder.store)
    #expect(again.warnings == [])
    #expect(try again.check() == [])
  }

  @Test func `totals by month stay, and who has the store open is told`() throws {
    let (store, id) = try store()
    let other = try Store(path: folder.store)
    let change = try other.changeNumber()
    try store.erase(id, actor: "ana", at: time(7000))
    let totals = try store.erasedTotals()
    // 9100 is 1 December 1994; a sample of each change bought in August and in November 1991.
    let sum = totals.reduce(0) { $0 + $1.amount }
    #expect(sum == 1750)
    #expect(totals.contains(ErasedMonth(month: "1994-12", purchases: 2, amount: 2050)))
    #expect(totals.contains(ErasedMonth(month: "1995-01", purchases: 0, amount: -300)))
    #expect(try other.removed(after: change) == [id])
    #expect(try other.customer(id) == nil)
    #expect(kind { () throws(StoreError) in try store.erase(id, actor: "ana", at: time(1)) } != nil)
  }

  @Test func `it cannot be undone, nor does an undone import bring them back`() throws {
    let (store, id) = try store()
    try store.erase(id, actor: "bo", at: time(7000))
    let totals = try store.erasedTotals()
    #expect(try store.undo(actor: "bo", at: time(7001)) == nil)
    #expect(try store.redo(actor: "bo", at: time(7001)) == nil)
    #expect(try store.undo(actor: "ina", at: time(7002))?.kind == "import")
    #expect(try store.find(name) == [])
    #expect(try store.erasedTotals() == totals)
    #expect(try store.check() == [])
  }

  @Test func `others changed with them can still be taken back`() throws {
    let (store, id) = try store()
    let before = try store.state()
    let unit = try store.apply(
      [(id, .note("both")), (CustomerID(1), .note("both")), (CustomerID(2), .note("both"))],
      actor: "cy", at: time(6500), day: day(9000)
    ).eventID
    try store.erase(id, actor: "ana", at: time(7000))
    #expect(try store.undo(unit: unit, actor: "cy", at: time(7001)).customerCount == 2)
    #expect(try store.state().count < before.count)
    #expect(try store.check() == [])
  }

  @Test func `who was merged into them goes with them, and a merge that was undone says nothing`()
    throws
  {
    let (store, id) = try store()
    try store.take([SampleRow(id: "QZ-12", name: "Zeb Quirky", day: 9000, amount: 5)])
    let other = try #require(try store.find("Zeb Quirky").first)
    try store.make(.note("hush"), other.number)
    try store.merge(id, into: CustomerID(2), actor: "dan", at: time(6600))
    try store.undo(actor: "dan", at: time(6601))
    try store.merge(other, into: id, actor: "dan", at: time(6602))
    try store.erase(id, actor: "ana", at: time(7000))
    for word in [name, "ZQ-7731", "QZ-12", "Zeb Quirky", "hush"] {
      #expect(folder.files(holding: word) == [], "\(word)")
    }
    #expect(try store.check() == [])
    #expect(try store.undo(actor: "dan", at: time(7001)) == nil)
  }

  @Test func `a journal that was changed from outside is not healed by it`() throws {
    let (store, id) = try store()
    let last = try store.counts().lastEvent
    OtherProgram(folder.store).run("UPDATE event SET actor = 'eve' WHERE seq = \(last - 2)")
    #expect(try store.check().count == 1)
    try store.erase(id, actor: "ana", at: time(7000))
    #expect(try store.check().count == 1)
  }

  @Test func `an erased event that says something is found`() throws {
    let (store, id) = try store()
    try store.erase(id, actor: "ana", at: time(7000))
    OtherProgram(folder.store).run("UPDATE event SET after = '{}' WHERE kind = 'erased'")
    #expect(try store.check().contains { $0.contains("is erased, but says something") })
  }

  @Test func `texts about others that name them are counted`() throws {
    let (store, id) = try store()
    try store.make(.note("a friend of Zebulon Quirk"), 1)
    // The note and its event.
    #expect(try store.erase(id, actor: "ana", at: time(7000)).mentions == 2)
  }

  @Test func `totals go with the whole store, and come back with it`() throws {
    let (store, id) = try store()
    try store.erase(id, actor: "ana", at: time(7000))
    let other = try Store(path: folder.path + "/other.db", create: true)
    try other.take(whole: try store.wholeLines())
    #expect(try other.erasedTotals() == store.erasedTotals())
    try other.undo(actor: "ana", at: time(60_000))
    #expect(try other.erasedTotals() == [])
  }
}
