import Glibc
import LoopModel
import Testing

@testable import Store

@Suite struct CopyTests {
  let folder = TemporaryFolder()

  private var backup: String { folder.path + "/b.db" }

  @Test func `a backup is the store, one file, for its owner only`() throws {
    let store = try Store.full(folder.store)
    let copy = try store.backUp(to: backup)
    #expect(copy.customers == 21)
    #expect(copy.lastEvent == (try store.counts().lastEvent))
    #expect(copy.bytes == Int64(TemporaryFolder.bytes(backup).count))
    #expect(TemporaryFolder.mode(backup) == 0o600)
    for end in ["-wal", "-shm", "-journal", ".partial", ".lock"] {
      #expect(TemporaryFolder.mode(backup + end) == nil)
    }
    let opened = try Store(path: backup, readOnly: true)
    #expect(try opened.state() == store.state())
  }

  @Test func `a backup overwrites nothing unless told, and never the store`() throws {
    let store = try Store.full(folder.store)
    TemporaryFolder.write([1, 2], to: backup)
    #expect(kind { () throws(StoreError) in _ = try store.backUp(to: backup) } == .conflict)
    #expect(TemporaryFolder.bytes(backup) == [1, 2])
    _ = try store.backUp(to: backup, force: true)
    for end in ["", "-wal", "-shm", ".lock"] {
      #expect(
        kind { () throws(StoreError) in
          _ = try store.backUp(to: folder.store + end, force: true)
        } == .conflict)
    }
    #expect(
      kind { () throws(StoreError) in _ = try store.backUp(to: folder.path, force: true) } != nil)
    #expect(
      kind { () throws(StoreError) in _ = try store.backUp(to: folder.path + "/no/b.db") } != nil)
    #expect(try store.check() == [])
  }

  @Test func `an unsound store gives no backup`() throws {
    let store = try Store.full(folder.store)
    OtherProgram(folder.store).run("DELETE FROM event WHERE seq = 3")
    #expect(kind { () throws(StoreError) in _ = try store.backUp(to: backup) } == .damaged)
    #expect(folder.names().sorted() == ["s.db", "s.db-shm", "s.db-wal", "s.db.lock"])
  }

  @Test func `what a killed backup left is taken away by the next`() throws {
    let store = try Store.full(folder.store)
    TemporaryFolder.write([1, 2, 3], to: backup + ".partial")
    _ = try store.backUp(to: backup)
    #expect(TemporaryFolder.mode(backup + ".partial") == nil)
    let other = try PassingFile(besides: try StorePlace(backup, create: false), mode: 0o600)
    #expect(
      kind { () throws(StoreError) in _ = try store.backUp(to: backup, force: true) }
        == .locked(by: "another copy"))
    other.discard()
  }

  @Test func `a backup is restored where there is no store`() throws {
    let store = try Store.full(folder.store)
    _ = try store.backUp(to: backup)
    let target = folder.path + "/new/loop.db"
    let (copy, kept) = try Store.restore(backup, to: target, at: time(1))
    #expect(kept == nil)
    #expect(copy.customers == 21)
    let restored = try Store(path: target)
    #expect(restored.warnings == [])
    #expect(try restored.state() == store.state())
    try restored.make(.note("on"), 1)
    #expect(try restored.check() == [])
    #expect(TemporaryFolder.mode(target) == 0o600)
  }

  @Test func `a store that is there is refused, or kept beside with all of its log`() throws {
    let store = try Store.full(folder.store)
    _ = try store.backUp(to: backup)
    try store.make(.note("later"), 1)
    let later = try store.state()
    #expect(
      kind { () throws(StoreError) in
        _ = try Store.restore(backup, to: folder.store, at: time(1))
      } == .conflict)
    #expect(try store.state() == later)
    let (_, kept) = try Store.restore(backup, to: folder.store, force: true, at: time(1))
    #expect(kept == folder.store + ".1970-01-01")
    #expect(
      try Store(path: try #require(kept), readOnly: true).state() == later)
    let restored = try Store(path: folder.store)
    #expect(restored.warnings == [])
    #expect(try restored.state() != later)
    // The one who had it open may not write into what is no longer there.
    #expect(
      kind { () throws(StoreError) in try store.make(.note("lost"), 1) } == .moved)
    let second = try Store.restore(backup, to: folder.store, force: true, at: time(1))
    #expect(second.kept == folder.store + ".1970-01-01-2")
  }

  @Test(arguments: 0..<6)
  func `what is no sound store is not restored, and what is there stays`(damage: Int) throws {
    let store = try Store.full(folder.store)
    _ = try store.backUp(to: backup)
    let before = try store.state()
    switch damage {
    case 0: TemporaryFolder.write([], to: backup)
    case 1: TemporaryFolder.write(Array("customer,date\n".utf8), to: backup)
    case 2: OtherProgram(backup).run("PRAGMA user_version = 99")
    case 3: OtherProgram(backup).run("PRAGMA application_id = 7")
    case 4: OtherProgram(backup).run("UPDATE event SET actor = 'eve' WHERE seq = 4")
    default:
      var bytes = TemporaryFolder.bytes(backup)
      for place in bytes.count / 2..<bytes.count { bytes[place] = 0x55 }
      TemporaryFolder.write(bytes, to: backup)
    }
    for force in [true, false] {
      #expect(
        kind { () throws(StoreError) in
          _ = try Store.restore(backup, to: folder.store, force: force, at: time(1))
        } != nil)
    }
    #expect(try store.state() == before)
    #expect(folder.names().allSatisfy { !$0.contains("partial") && !$0.contains("1970") })
    #expect(kind { () throws(StoreError) in try store.make(.note("on"), 1) } == nil)
    #expect(
      kind { () throws(StoreError) in
        _ = try Store.restore(folder.store, to: folder.store, force: true, at: time(1))
      } == .conflict)
  }

  @Test func `a damaged store is kept as it is, and a good copy takes its place`() throws {
    let store = try Store.full(folder.store)
    _ = try store.backUp(to: backup)
    store.close()
    TemporaryFolder.write(Array("not a store at all".utf8), to: folder.store)
    let (_, kept) = try Store.restore(backup, to: folder.store, force: true, at: time(1))
    #expect(TemporaryFolder.bytes(try #require(kept)) == Array("not a store at all".utf8))
    #expect(try Store(path: folder.store).check() == [])
  }

  @Test func `the log of a store that is gone does not reach the one in its place`() throws {
    let store = try Store.full(folder.store)
    _ = try store.backUp(to: backup)
    try store.make(.note("later"), 1)
    #expect((TemporaryFolder.bytes(folder.store + "-wal").count) > 0)
    unlink(folder.store)
    _ = try Store.restore(backup, to: folder.store, at: time(1))
    let restored = try Store(path: folder.store)
    #expect(OtherProgram(folder.store).rows("SELECT 1 FROM v_notes WHERE text = 'later'") == [])
    #expect(try restored.check() == [])
  }
}
