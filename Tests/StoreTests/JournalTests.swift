import Glibc
import LoopModel
import Testing

@testable import Store

@Suite struct JournalTests {
  let folder = TemporaryFolder()
  let store: Store

  init() throws {
    store = try Store(path: folder.store, create: true)
  }

  @Test func `a note under the same id is written once`() throws {
    let ids = [EventID(), EventID()]
    for id in ids + ids { try store.appendNote(id: id, actor: "ana", at: time(1), text: "\"x\"\n") }
    #expect(try store.eventIDs() == ids)
    #expect(
      OtherProgram(folder.store).rows("SELECT after FROM event LIMIT 1") == [#"{"text":"\"x\"\n"}"#]
    )
  }

  @Test func `ids are long and not the same`() {
    let ids = (0..<1000).map { _ in EventID() }
    #expect(Set(ids).count == 1000)
    #expect(ids.allSatisfy { $0.text.count == 32 })
  }

  @Test(arguments: [
    "UPDATE event SET actor = 'eve' WHERE seq = 3", "UPDATE event SET at = at + 1 WHERE seq = 3",
    "UPDATE event SET after = NULL WHERE seq = 3", "DELETE FROM event WHERE seq = 3",
    "UPDATE event SET hash = hash + 1 WHERE seq = 3",
  ])
  func `a changed or lost event is found`(sql: String) throws {
    for _ in 0..<5 { try store.appendNote(actor: "ana", at: time(1), text: "x") }
    #expect(try store.check() == [])
    #expect(OtherProgram(folder.store).run(sql) == nil)
    #expect(try store.check().first?.contains("3") == true)
  }

  @Test func `commits lost with the log are told, once, and stay on record`() throws {
    for _ in 0..<3 { try store.appendNote(actor: "ana", at: time(1), text: "x") }
    try store.checkpoint()
    let kept = TemporaryFolder.bytes(folder.store)
    for _ in 0..<4 { try store.appendNote(actor: "ana", at: time(1), text: "y") }
    store.close()
    for end in ["-wal", "-shm"] { unlink(folder.store + end) }
    TemporaryFolder.write(kept, to: folder.store)

    let again = try Store(path: folder.store)
    #expect(again.warnings.count == 1)
    #expect(again.warnings.first?.contains("events 4 to 7") == true)
    #expect(try again.check().count == 1)
    try again.appendNote(actor: "ana", at: time(1), text: "z")
    again.close()
    let third = try Store(path: folder.store)
    #expect(third.warnings == [])
    #expect(try third.check() == [])
    #expect(
      OtherProgram(folder.store).rows("SELECT seq, kind, after FROM event WHERE seq > 3")
        == [#"4|lost|{"from":4,"to":7}"#, #"5|note|{"text":"z"}"#])
  }

  @Test func `an older copy that was written to is told`() throws {
    try store.appendNote(actor: "ana", at: time(1), text: "x")
    store.close()
    let kept = TemporaryFolder.bytes(folder.store)
    let side = TemporaryFolder.bytes(folder.store + ".lock")
    let second = try Store(path: folder.store)
    try second.appendNote(actor: "ana", at: time(1), text: "y")
    second.close()
    let later = TemporaryFolder.bytes(folder.store + ".lock")
    TemporaryFolder.write(kept, to: folder.store)
    TemporaryFolder.write(side, to: folder.store + ".lock")
    let third = try Store(path: folder.store)
    try third.appendNote(actor: "ana", at: time(1), text: "z")
    third.close()
    TemporaryFolder.write(later, to: folder.store + ".lock")
    #expect(try Store(path: folder.store).warnings.first?.contains("event 2 differs") == true)
  }

  @Test func `a setting is an event`() throws {
    try store.setCurrency(Currency(code: "JPY"), actor: "ana", at: time(1))
    #expect(try store.currency() == Currency(code: "JPY"))
    try store.set("currency", to: "JPY", actor: "ana", at: time(1))
    #expect(try store.counts().events == 2)
    try store.set("currency", to: nil, actor: "ana", at: time(1))
    #expect(try store.currency() == .unknown)
  }
}
