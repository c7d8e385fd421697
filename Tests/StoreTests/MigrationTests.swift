import CSQLite
import LoopModel
import Testing

@testable import Store

@Suite struct MigrationTests {
  let folder = TemporaryFolder()

  /// A store as the first version wrote it: two customers, an import, a move undone and one in force.
  private func makeFirstVersion() throws {
    let connection = try Connection(
      file: folder.store, path: folder.store, flags: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)
    try Migration.run(on: connection, steps: Array(Schema.migrations.prefix(1)))
    try connection.script(
      """
      INSERT INTO owner(name) VALUES('Ina');
      INSERT INTO customer(id, external_id, name, owner, since, first_day, last_day, repeats,
        faded_repeats, faded_weeks, repeat_time_sum, arrow, last_recorded, revenue, move_stage,
        move_lap, move_day, move_at, changed, created_by)
        VALUES(1, '7', 'Ann', 1, 9000, 9000, 9000, 0, 0, 0, 0, 0, 1000, 500, 4, 2, 9005, 5000, 3, 1);
      INSERT INTO customer(id, name, since, changed, created_by) VALUES(2, 'Bea', 9000, 1, 1);
      INSERT INTO purchase(customer, day, amount, recorded_at, event) VALUES(1, 9000, 500, 1000, 1);
      INSERT INTO move(customer, stage, lap, day, at, by, event) VALUES(1, 4, 2, 9005, 5000, 'ana', 2);
      INSERT INTO touch(customer, at, day, by, channel, direction, intent, event) VALUES
        (1, 3000, 9001, 'ana', 'email', 'pull', 'ask', 1),
        (1, 4000, 9002, 'ana', 'call', 'push', 'help', 1),
        (1, 4500, 9003, 'ana', 'email', 'pull', 'ask', 1),
        (1, 4600, 9004, 'ana', 'fax', 'push', 'ask', 1),
        (1, 4700, 9003, 'ana', 'chat', 'pull', 'ask', 1);
      UPDATE change_counter SET value = 4, last_day = 9005;
      """)
    let move = #"{"stage":4,"lap":2,"day":9005,"at":5000}"#
    let other = #"{"stage":5,"lap":2,"day":9006,"at":5500}"#
    var hash = LastEvent.none.hash
    for event in [
      JournalEvent(
        sequence: 1, id: "i", at: 1000, actor: "ana", kind: "import", customer: nil, unit: "i",
        undoes: nil, before: "{}", after: #"{"source":"s","owners":[1]}"#),
      JournalEvent(
        sequence: 2, id: "m", at: 5000, actor: "ana", kind: "move", customer: 1, unit: "m",
        undoes: nil, before: nil, after: move),
      JournalEvent(
        sequence: 3, id: "n", at: 5500, actor: "ana", kind: "move", customer: 1, unit: "n",
        undoes: nil, before: move, after: other),
      JournalEvent(
        sequence: 4, id: "u", at: 6000, actor: "ana", kind: "undo", customer: 1, unit: "u",
        undoes: "n", before: nil, after: nil),
    ] {
      hash = event.hash(after: hash)
      try connection.run(
        """
        INSERT INTO event(seq, id, at, actor, kind, customer, unit, undoes, before, after, hash)
        VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """, .int(event.sequence), .text(event.id), .int(event.at), .text(event.actor),
        .text(event.kind), .optional(event.customer), .text(event.unit), .optional(event.undoes),
        .optional(event.before), .optional(event.after), .int(Int64(bitPattern: hash)))
    }
    connection.close(checkpoint: true)
  }

  @Test func `a store of the first version comes with all that is in it`() throws {
    try makeFirstVersion()
    let store = try Store(path: folder.store)
    #expect(try store.check() == [])
    #expect(try !store.isStale())
    let rows = try store.all()
    #expect(rows.map(\.name) == ["Ann", "Bea"])
    #expect(rows[0].facts.move?.stage == .heatUp)
    #expect(rows[0].facts.revenue == 500)
    #expect(rows[0].facts.care.lastTouch == day(9003))
    #expect(rows[0].facts.care.unansweredSince == day(9003))
    #expect(rows[0].facts.care.lastDecision == day(9005))
    #expect(rows[1].facts.care == Care())
    #expect(try store.history(of: CustomerID(1))?.touches.count == 4)
    let journal = try store.journal(of: CustomerID(1), limit: 9)
    #expect(journal.map(\.kind) == ["undo", "move", "move", "import"])
    #expect(journal.map(\.isUndone) == [false, true, false, false])
    #expect(journal[1].before == "4 Heat up, lap 2")
  }

  @Test func `what the first version undid can be redone, what it did undone`() throws {
    try makeFirstVersion()
    let store = try Store(path: folder.store)
    let before = try store.state()
    #expect(try store.redo(actor: "ana", at: time(7000))?.kind == "move")
    #expect(try store.all()[0].facts.move?.stage == .automation)
    #expect(try store.all()[0].facts.move?.day == day(9006))
    try store.undo(actor: "ana", at: time(8000))
    #expect(try store.state() == before)
    #expect(try store.undo(actor: "ana", at: time(8000))?.unit == EventID(stored: "m"))
    #expect(try store.all()[0].facts.move == nil)
    #expect(try store.check() == [])
  }

  @Test func `views of before keep their columns in their places`() throws {
    let connection = try Connection(
      file: ":memory:", path: "m", flags: SQLITE_OPEN_READWRITE)
    func columns() throws -> [String] {
      var names: [String] = []
      try connection.query("SELECT name FROM pragma_table_info('v_customers')") {
        names.append($0.text(0))
      }
      return names
    }
    try Migration.run(on: connection, steps: Array(Schema.migrations.prefix(7)))
    let before = try columns()
    try Migration.run(on: connection)
    #expect(try columns() == before + ["open_deals"])
  }

  @Test func `a store of before knows since when something is at stake`() throws {
    let connection = try Connection(file: ":memory:", path: "m", flags: SQLITE_OPEN_READWRITE)
    try Migration.run(on: connection, steps: Array(Schema.migrations.prefix(8)))
    try connection.script(
      """
      INSERT INTO customer(name, since, stake) VALUES('One', 9000, 7), ('Two', 9000, 0);
      INSERT INTO care(customer, verb, at, day, fields) VALUES
        (1, 'set', 10, 9001, '{"trait":"stake","value":"5"}'),
        (1, 'set', 30, 9003, '{"trait":"fit","value":"2"}'),
        (1, 'set', 20, 9002, '{"trait":"stake","value":"7"}');
      """)
    try Migration.run(on: connection)
    #expect(try connection.number("SELECT stake_day FROM customer WHERE id = 1") == 9002)
    #expect(try connection.number("SELECT stake_at FROM customer WHERE id = 1") == 20)
    #expect(try connection.number("SELECT count(stake_day) FROM customer") == 1)
  }

  @Test func `what was spent on repeat purchases is worked out for stores of before`() throws {
    let connection = try Connection(
      file: folder.store, path: folder.store, flags: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)
    try Migration.run(on: connection, steps: Array(Schema.migrations.prefix(8)))
    try connection.script(
      """
      INSERT INTO customer(id, name, since, first_day, last_day, repeats) VALUES
        (1, 'Ann', 9000, 9000, 9020, 2), (2, 'Bea', 9000, 9000, 9000, 0);
      INSERT INTO customer(id, name, since) VALUES(3, 'Cid', 9000);
      INSERT INTO purchase(customer, day, amount) VALUES (1, 9000, 500), (1, 9000, 70),
        (1, 9010, 300), (1, 9010, 20), (1, 9010, -200), (1, 9020, 0), (1, 9020, 9),
        (2, 9000, 40), (2, 9000, 2), (2, 9001, -40);
      """)
    try Migration.run(on: connection)
    var kept: [Int64] = []
    try connection.query("SELECT spend FROM customer ORDER BY id") { kept.append($0.int(0)) }
    #expect(kept == [329, 42, 0])
    let replay = try Replay(on: connection)
    for customer in [1, 2, 3] as [Int64] {
      #expect(try replay.state(of: customer).spend == kept[Int(customer) - 1])
    }
    connection.close(checkpoint: true)
  }

  @Test func `many customers without contacts are brought forward at once`() throws {
    let connection = try Connection(
      file: ":memory:", path: "m", flags: SQLITE_OPEN_READWRITE)
    try Migration.run(on: connection, steps: Array(Schema.migrations.prefix(1)))
    try connection.script(
      """
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)
      INSERT INTO customer(name, since) SELECT 'N' || i, 9000 FROM n
      """)
    let start = ContinuousClock.now
    try Migration.run(on: connection)
    #expect(ContinuousClock.now - start < .seconds(1))
    #expect(try connection.number("SELECT count(*) FROM customer") == 100_000)
  }
}
