import CSQLite
import Glibc
import LoopModel
import Testing

@testable import Store

@Suite struct SharingTests {
  let folder = TemporaryFolder()
  let store: Store

  init() throws {
    store = try Store(path: folder.store, create: true, patience: 150)
    try store.take([SampleRow(id: "7", name: "Ann", day: 9000, amount: 100)])
  }

  @Test func `a writer who does not finish is not waited for without end`() throws {
    let other = try WriterLock(besides: folder.store, mode: 0o600)
    try other.acquire(within: 0)
    #expect(
      kind { () throws(StoreError) in try store.put(1, in: .swell) }
        == .locked(by: "another writer"))
    #expect(try store.all()[0].facts.move == nil)
    other.release()
    try store.put(1, in: .swell)
  }

  @Test func `another program's lock is not waited for without end`() throws {
    let other = OtherProgram(folder.store)
    other.run("BEGIN EXCLUSIVE")
    #expect(
      kind { () throws(StoreError) in try store.put(1, in: .swell) }
        == .locked(by: "another program"))
    #expect(try store.all().count == 1)
    other.run("COMMIT")
    try store.put(1, in: .swell)
  }

  @Test func `the lock is handed on to one who waits`() throws {
    let path = folder.store
    let other = try WriterLock(besides: path, mode: 0o600)
    try other.acquire(within: 0)
    let released = Pipe()
    let thread = pthread_start {
      let waiting = try? WriterLock(besides: path, mode: 0o600)
      released.tell()
      try? waiting?.acquire(within: 5000)
      released.tell(waiting?.isHeld == true ? 1 : 0)
    }
    #expect(released.hear() == 1)
    other.release()
    #expect(released.hear() == 1)
    pthread_join(thread, nil)
  }

  @Test(arguments: ["rm", "mv", "replace"])
  func `nothing is written to a store that is no longer in its place`(how: String) throws {
    let path = folder.store
    let events = try store.eventIDs().count
    switch how {
    case "rm": unlink(path)
    case "mv": rename(path, path + ".away")
    default:
      try Store(path: path + "2", create: true).close()
      rename(path + "2", path)
    }
    #expect(kind { () throws(StoreError) in try store.checkPath() } == .moved)
    #expect(kind { () throws(StoreError) in try store.put(1, in: .swell) } == .moved)
    #expect(
      kind { () throws(StoreError) in try store.take([SampleRow(id: "9", day: 9000, amount: 1)]) }
        == .moved)
    #expect(try store.eventIDs().count == events)
    if how == "mv" {
      rename(path + ".away", path)
      try store.checkPath()
      try store.put(1, in: .swell)
    }
  }

  @Test func `a change by another store is seen and read`() throws {
    let other = try Store(path: folder.store)
    let number = try store.customers { _ in }
    let version = try store.dataVersion()
    #expect(try store.dataVersion() == version)
    try other.take([SampleRow(id: "8", day: 9001, amount: 1)])
    #expect(try store.dataVersion() != version)
    var seen: [String] = []
    let now = try store.customers(changedAfter: number) { seen.append($0.externalID) }
    #expect(seen == ["8"])
    #expect(now == number + 1)
  }

  @Test func `what another program writes is seen at once and mended by the next write`() throws {
    try store.take([SampleRow(id: "8", name: "Cy", day: 9000, amount: 100)])
    let number = try store.changeNumber()
    let other = OtherProgram(folder.store)
    #expect(
      other.run("INSERT INTO purchase(customer, day, amount) VALUES(1, 9030, 250)") == nil)
    #expect(other.run("INSERT INTO customer(name) VALUES('Di')") == nil)
    var seen: [CustomerRow] = []
    try store.customers(changedAfter: number) { seen.append($0) }
    #expect(seen.map(\.name) == ["Ann", "Di"])
    #expect(!seen.contains { !$0.isStale })
    #expect(seen.first?.facts.revenue == 350)
    #expect(seen.first?.facts.purchases == 2)
    #expect(try store.gapHistogram().last == 1)
    #expect(try store.lastRecordedDay() == day(9030))
    #expect(try store.isStale())
    // What was seen of it is no conflict.
    try store.put(1, in: .swell, on: 9031, expected: store.changeNumber())
    #expect(try !store.isStale())
    #expect(try store.all().allSatisfy { !$0.isStale })
    #expect(try store.all()[0].facts.revenue == 350)
    #expect(try store.check() == [])
    #expect(other.rows("SELECT count(*) FROM event WHERE kind = 'outside'") == ["1"])
  }

  @Test func `a change by another program that was not seen is a conflict`() throws {
    let number = try store.changeNumber()
    OtherProgram(folder.store).run("UPDATE customer SET name = 'Anna' WHERE id = 1")
    do {
      try store.put(1, in: .swell, expected: number)
      Issue.record("moved")
    } catch {
      #expect(error.kind == .conflict)
      #expect(error.message.contains("by another program"))
    }
  }

  @Test func `a customer another program removes is gone with all that is theirs`() throws {
    try store.put(1, in: .swell)
    try store.take([
      SampleRow(id: "8", day: 9000, amount: 1), SampleRow(id: "8", day: 9005, amount: 1),
    ])
    let number = try store.changeNumber()
    let other = OtherProgram(folder.store)
    #expect(other.run("DELETE FROM customer WHERE external_id = '8'") == nil)
    #expect(other.run("DELETE FROM purchase WHERE customer = 1") == nil)
    #expect(try store.removed(after: number) == [CustomerID(2)])
    #expect(try store.all().map(\.facts.purchases) == [0])
    try store.mend(actor: "ana", at: time(9))
    #expect(try store.gapHistogram() == [])
    #expect(try store.lastRecordedDay() == day(9000))
    #expect(try store.check() == [])
  }

  @Test func `the views speak in dates and whole amounts`() throws {
    try store.put(1, in: .swell, on: 9001)
    let other = OtherProgram(folder.store)
    #expect(
      other.rows("SELECT name, first_purchase, purchases, revenue, moved_on FROM v_customers")
        == ["Ann|1994-08-23|1|1.0|1994-08-24"])
    #expect(other.rows("SELECT name, day, amount FROM v_purchases") == ["Ann|1994-08-23|1.0"])
    #expect(other.rows("SELECT name, stage, day, by FROM v_moves") == ["Ann|7|1994-08-24|ana"])
    #expect(other.rows("SELECT * FROM v_touches") == [])
    #expect(other.rows("SELECT kind FROM v_events") == ["import", "move"])
    try store.setCurrency(Currency(code: "JPY"), actor: "ana", at: time(1))
    #expect(other.rows("SELECT amount FROM v_purchases") == ["100.0"])
  }

  @Test func `a checkpoint keeps the log small`() throws {
    for _ in 0..<400 { try store.appendNote(actor: "ana", at: time(1), text: "x") }
    try store.checkpoint()
    var found = stat()
    stat(folder.store + "-wal", &found)
    #expect(found.st_size == 0)
    #expect(try store.check() == [])
  }
}

/// Runs `body` on a thread of its own.
private func pthread_start(_ body: @escaping @Sendable () -> Void) -> pthread_t {
  final class Box {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }
  var thread = pthread_t()
  pthread_create(
    &thread, nil,
    { raw in
      guard let raw else { return nil }
      Unmanaged<Box>.fromOpaque(raw).takeRetainedValue().body()
      return nil
    }, Unmanaged.passRetained(Box(body)).toOpaque())
  return thread
}

/// Hands bytes from one thread to another.
private final class Pipe: Sendable {
  private let ends: (read: Int32, write: Int32)

  init() {
    var made: [Int32] = [0, 0]
    pipe(&made)
    ends = (made[0], made[1])
  }

  deinit {
    close(ends.read)
    close(ends.write)
  }

  func tell(_ byte: UInt8 = 1) {
    _ = withUnsafeBytes(of: byte) { write(ends.write, $0.baseAddress, 1) }
  }

  func hear() -> UInt8 {
    var byte: UInt8 = 0
    return read(ends.read, &byte, 1) == 1 ? byte : 0
  }
}
