import CSQLite
import Glibc
import LoopModel
import Testing

@testable import Store

@Suite(.serialized) struct OpeningTests {
  let folder = TemporaryFolder()

  @Test(arguments: [mode_t(0), 0o022, 0o077])
  func `a new store is for its owner alone whatever the umask`(mask: mode_t) throws {
    let old = umask(mask)
    defer { umask(old) }
    let path = folder.path + "/a/b/s.db"
    let store = try Store(path: path, create: true)
    try store.appendNote(actor: "ana", at: time(1), text: "x")
    #expect(TemporaryFolder.mode(folder.path + "/a") == 0o700)
    #expect(TemporaryFolder.mode(folder.path + "/a/b") == 0o700)
    for end in ["", "-wal", "-shm", ".lock"] {
      #expect(TemporaryFolder.mode(path + end) == 0o600, "\(end)")
    }
    store.close()
    #expect(TemporaryFolder.mode(path + "-wal") == nil)
    #expect(TemporaryFolder.mode(path + ".new") == nil)
  }

  @Test func `in a folder that hands its group down, the group may write`() throws {
    chmod(folder.path, 0o2770)
    let store = try Store(path: folder.store, create: true)
    try store.appendNote(actor: "ana", at: time(1), text: "x")
    for end in ["", "-wal", "-shm", ".lock"] {
      #expect(TemporaryFolder.mode(folder.store + end) == 0o660, "\(end)")
    }
  }

  @Test func `a store that is not there is made only when asked for`() {
    #expect(kind { () throws(StoreError) in _ = try Store(path: folder.store) } == .missing)
    #expect(
      kind { () throws(StoreError) in
        _ = try Store(path: folder.store, create: true, readOnly: true)
      } == .missing)
    #expect(TemporaryFolder.mode(folder.store) == nil)
  }

  @Test func `what is no store is refused and left as it is`() {
    let files: [(bytes: [UInt8], name: String)] = [
      ([], "empty"), (Array("customer,date,amount\n".utf8), "text"),
      ((0..<9000).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 7) }, "random"),
    ]
    for file in files {
      let path = folder.path + "/" + file.name
      TemporaryFolder.write(file.bytes, to: path)
      #expect(
        kind { () throws(StoreError) in _ = try Store(path: path, create: true) }
          == .notADatabase, "\(file.name)")
      #expect(TemporaryFolder.bytes(path) == file.bytes)
    }
    #expect(
      kind { () throws(StoreError) in _ = try Store(path: folder.path, create: true) }
        == .notADatabase)
  }

  @Test func `another program's database is refused and left as it is`() {
    OtherProgram(folder.store).run("CREATE TABLE t(x); PRAGMA application_id = 77")
    let before = TemporaryFolder.bytes(folder.store)
    #expect(kind { () throws(StoreError) in _ = try Store(path: folder.store) } == .foreign(77))
    #expect(TemporaryFolder.bytes(folder.store) == before)
    #expect(TemporaryFolder.mode(folder.store + ".lock") == nil)
  }

  @Test func `a newer store is refused and left as it is`() throws {
    try Store(path: folder.store, create: true).close()
    OtherProgram(folder.store).run("PRAGMA user_version = 99")
    let before = TemporaryFolder.bytes(folder.store)
    #expect(
      kind { () throws(StoreError) in _ = try Store(path: folder.store) } == .newerSchema(99))
    #expect(TemporaryFolder.bytes(folder.store) == before)
    #expect(TemporaryFolder.mode(folder.store + "-wal") == nil)
  }

  @Test func `a damaged store is told and left as it is`() throws {
    let store = try Store(path: folder.store, create: true)
    try store.take(sampleRows(2000, customers: 50, seed: 1))
    store.close()
    var bytes = TemporaryFolder.bytes(folder.store)
    for index in 4096 * 3..<bytes.count { bytes[index] = 0x55 }
    TemporaryFolder.write(bytes, to: folder.store)
    let found = kind { () throws(StoreError) in
      let store = try Store(path: folder.store)
      _ = try store.all()
    }
    #expect(found == .damaged)
    #expect(TemporaryFolder.bytes(folder.store) == bytes)
  }

  @Test func `a store with two names is refused`() throws {
    try Store(path: folder.store, create: true).close()
    link(folder.store, folder.path + "/other.db")
    #expect(
      kind { () throws(StoreError) in _ = try Store(path: folder.store) } == .notADatabase)
  }

  @Test func `a symbolic link is followed once`() throws {
    try Store(path: folder.store, create: true).close()
    symlink(folder.store, folder.path + "/link")
    #expect(try Store(path: folder.path + "/link").path == folder.store)
  }

  @Test func `steps to a newer schema are taken once each and in order`() throws {
    let connection = try Connection(
      file: ":memory:", path: "m", flags: SQLITE_OPEN_READWRITE)
    let steps = ["CREATE TABLE a(x)", "ALTER TABLE a ADD COLUMN y", "CREATE TABLE b(z)"]
    try Migration.run(on: connection, steps: Array(steps.prefix(1)))
    try Migration.run(on: connection, steps: steps)
    #expect(try connection.number("PRAGMA user_version") == 3)
    #expect(
      try connection.number("PRAGMA application_id") == Int64(Schema.applicationID))
  }

  @Test func `a step that fails leaves the schema before it`() throws {
    let connection = try Connection(
      file: ":memory:", path: "m", flags: SQLITE_OPEN_READWRITE)
    let steps = ["CREATE TABLE a(x)", "CREATE TABLE b(x); CREATE TABLE a(y)"]
    #expect(
      kind { () throws(StoreError) in try Migration.run(on: connection, steps: steps) } != nil)
    #expect(try connection.number("PRAGMA user_version") == 1)
    #expect(try connection.number("SELECT count(*) FROM sqlite_schema") == 1)
  }

  @Test func `for reading only, nothing can be changed`() throws {
    let writer = try Store(path: folder.store, create: true)
    try writer.take(sampleRows(100, customers: 9, seed: 1))
    let reader = try Store(path: folder.store, readOnly: true)
    #expect(reader.isReadOnly)
    #expect(try reader.all() == writer.all())
    #expect(kind { () throws(StoreError) in try reader.put(1, in: .swell) } == .readOnly)
    #expect(
      kind { () throws(StoreError) in
        _ = try reader.beginImport(actor: "a", at: time(1), source: "s")
      } == .readOnly)
    try writer.put(1, in: .swell)
    #expect(try reader.all() == writer.all())
  }

  @Test func `a store that cannot be changed at all is still read`() throws {
    let writer = try Store(path: folder.store, create: true)
    try writer.take(sampleRows(100, customers: 9, seed: 1))
    let expected = try writer.all()
    writer.close()
    // For the superuser modes mean nothing, so that the immutable way is opened by hand.
    let connection = try Connection(
      file: "file:\(folder.store)?immutable=1", path: folder.store,
      flags: SQLITE_OPEN_READONLY | SQLITE_OPEN_URI)
    #expect(try connection.number("SELECT count(*) FROM customer") == Int64(expected.count))
    connection.close(checkpoint: false)
    guard getuid() != 0 else { return }
    chmod(folder.store, 0o400)
    chmod(folder.path, 0o500)
    let reader = try Store(path: folder.store)
    #expect(reader.readOnlyReason?.contains("may only be read") == true)
    #expect(try reader.all() == expected)
  }

  @Test func `no statement is at work when a store is closed`() throws {
    let store = try Store(path: folder.store, create: true)
    try store.take(sampleRows(300, customers: 20, seed: 3))
    _ = try store.all()
    _ = try store.history(of: CustomerID(1))
    _ = try store.find("c")
    _ = try store.check()
    #expect(store.connection.close(checkpoint: false))
  }
}
