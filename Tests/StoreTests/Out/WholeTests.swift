import LoopModel
import Testing

@testable import Store

@Suite struct WholeTests {
  let folder = TemporaryFolder()

  @Test func `a whole store taken into an empty one is equal to it`() throws {
    let store = try Store.full(folder.store)
    let lines = try store.wholeLines()
    let other = try Store(path: folder.path + "/other.db", create: true)
    let result = try other.take(whole: lines)
    #expect(result.customersCreated == 21)
    #expect(try other.content() == store.content())
    #expect(try other.check() == [])
    #expect(try other.wholeLines() == lines)
    #expect(try other.all().map(\.facts) == store.all().map(\.facts))
  }

  @Test func `a whole store replaces settings and plays, and undo brings them back`() throws {
    let lines = try Store.full(folder.store).wholeLines()
    let other = try Store(path: folder.path + "/other.db", create: true)
    try other.seedPlays(Array(Play.library.prefix(2)), actor: "ana", at: time(1))
    try other.set("mine", to: "1", actor: "ana", at: time(1))
    let before = try other.state()
    try other.take(whole: lines)
    #expect(try other.setting("mine") == nil)
    try other.undo(actor: "ana", at: time(60_000))
    #expect(try other.state() == before)
    #expect(try other.check() == [])
    #expect(try other.removed(after: 0).count == 21)
  }

  @Test func `an import that was built upon is not undone`() throws {
    let lines = try Store.full(folder.store).wholeLines()
    let other = try Store(path: folder.path + "/other.db", create: true)
    let unit = try #require(try other.take(whole: lines).eventID)
    try other.make(.note("x"), 2)
    #expect(
      try other.refusal { () throws(StoreError) in
        try other.undo(unit: unit, actor: "bo", at: time(2))
      }?.contains("changed since") == true)
    try other.undo(actor: "ana", at: time(60_000))
    try other.undo(actor: "ana", at: time(60_001))
    #expect(try other.counts().customers == 0)
  }

  @Test func `a store with customers refuses it`() throws {
    let store = try Store.full(folder.store)
    let lines = try store.wholeLines()
    #expect(
      try store.refusal { () throws(StoreError) in try store.take(whole: lines) }?
        .contains("without customers") == true)
  }

  @Test(arguments: 0..<7)
  func `lines that are not whole change nothing`(damage: Int) throws {
    var lines = try Store.full(folder.store).wholeLines()
    switch damage {
    case 0: lines.removeLast()
    case 1: lines.remove(at: 5)
    case 2: lines[30] = "{"
    case 3: lines[30] = #"{"kind":"surprise"}"#
    case 4: lines.append(lines[3])
    case 5: lines[0] = #"{"salesloop":99,"kind":"meta"}"#
    default:
      let purchase = lines.firstIndex { $0.contains("\"purchase\"") } ?? 0
      lines[purchase] = #"{"kind":"purchase","customer":1,"day":"soon","minor":1,"nth":1}"#
    }
    let other = try Store(path: folder.path + "/other.db", create: true)
    #expect(kind { () throws(StoreError) in try other.take(whole: lines) } == .content)
    #expect(try other.counts().events == 0)
    #expect(try other.counts().customers == 0)
  }
}
