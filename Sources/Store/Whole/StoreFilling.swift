internal import LoopModel

/// Fills a store without customers inside a transaction: one event, which undo takes back.
final class StoreFilling {
  let transaction: Transaction
  let source: String
  /// The number the event gets.
  let event: Int64
  /// What was taken in so far.
  var result = ImportResult()
  private let connection: Connection
  private var owners: [Int64] = []
  private var erased: [String] = []
  private var next: [(table: String, sequence: Int64)] = []
  /// What is in the store before, of what may be replaced.
  private let before: String

  /// Begins to fill from `source`; throws where the store has customers.
  init(_ transaction: Transaction, source: String) throws(StoreError) {
    self.transaction = transaction
    self.source = source
    connection = transaction.connection
    event = transaction.nextSequence
    if let there = try connection.number("SELECT count(*) FROM customer"), there > 0 {
      throw StoreError(
        .conflict,
        "A whole store goes into one without customers, and \(transaction.store.path) has "
          + "\(grouped(there)); name another store.")
    }
    before =
      try connection.first(
        """
        SELECT json_object(
          'setting', (SELECT json_group_object(key, value) FROM setting),
          'play', (SELECT json_group_array(json_object('id', id, 'stage', stage, 'mode', mode,
            'text', text, 'place', place)) FROM play),
          'goal', (SELECT json_group_array(json_object('period', period, 'amount', amount))
            FROM goal),
          'standup', (SELECT json_group_array(json_object('id', id, 'at', at, 'day', day, 'by', by,
            'period', period, 'goal', goal, 'revenue', revenue, 'laps', laps,
            'momentum', \(WholeFormat.written(real: "momentum")), 'stalled', stalled, 'risk', risk)) FROM standup),
          'kudos', (SELECT json_group_array(json_object('id', id, 'at', at, 'day', day,
            'customer', customer, 'person', person, 'by', by, 'words', words)) FROM kudos),
          'apart', (SELECT json_group_array(json_object('id', id, 'at', at, 'first', first,
            'second', second, 'by', by)) FROM apart))
        """
      ) { $0.text(0) } ?? "{}"
  }

  /// Takes away what is to be replaced.
  func clear(_ tables: [String]) throws(StoreError) {
    for table in tables { try connection.run("DELETE FROM \(table)") }
  }

  /// The number of the owner of this name, who is made where there is none: with `number` where that
  /// is free.
  ///
  /// `isMadeByChange` is one who goes again with the change that named them.
  @discardableResult
  func owner(
    _ name: String, number: Int64? = nil, isMadeByChange: Bool = false
  ) throws(StoreError) -> Int64 {
    if let id = try connection.number("SELECT id FROM owner WHERE name = ?", .text(name)) {
      return id
    }
    try connection.run(
      """
      INSERT INTO owner(id, name, made_by)
      VALUES(CASE WHEN ?1 NOT IN (SELECT id FROM owner) THEN ?1 END, ?2, ?3)
      """, .optional(number), .text(name), isMadeByChange ? .int(event) : .null)
    let id = try connection.number("SELECT id FROM owner WHERE name = ?", .text(name)) ?? 0
    owners.append(id)
    return id
  }

  /// Counts a customer who was made, with the name they are told by.
  func created(_ name: @autoclosure () -> String, line: Int = 0) {
    result.customersCreated += 1
    result.outcomes.add(
      .created, ImportOutcomes.Row(file: "", line: line, name: name(), what: ""))
  }

  /// Keeps a line of totals of erased customers, for undo.
  func add(erased line: String) { erased.append(line) }

  /// Sees to it that no number of a table up to `sequence` is given out again.
  func reserve(_ sequence: Int64, of table: String) { next.append((table, sequence)) }

  /// Works out what follows from all that was taken in, and writes the event.
  func finish() throws(StoreError) {
    for (table, sequence) in next {
      try connection.run(
        """
        INSERT INTO sqlite_sequence(name, seq) SELECT ?1, 0
        WHERE NOT EXISTS(SELECT 1 FROM sqlite_sequence WHERE name = ?1)
        """, .text(table))
      try connection.run(
        "UPDATE sqlite_sequence SET seq = max(seq, ?2) WHERE name = ?1", .text(table),
        .int(sequence))
    }
    let replay = try Replay(on: connection)
    let writer = try CustomerWriter(on: connection, change: transaction.change)
    let kept = try GapHistogram.kept(in: connection)
    var gaps = GapHistogram()
    var ids: [Int64] = []
    try connection.query("SELECT id FROM customer ORDER BY id") { ids.append($0.int(0)) }
    for id in ids {
      try writer.update(id, try replay.state(of: id) { gaps.add($0) })
      try writer.update(id, try replay.decisions(of: id))
    }
    try gaps.keep(insteadOf: kept, in: connection)
    try transaction.store.relearnLastDay()
    let id = EventID()
    try transaction.append(
      "import", id: id, before: before,
      after: try JSON([
        ("source", .text(source)), ("whole", .number(1)),
        ("created", .number(Int64(result.customersCreated))), ("updated", .number(0)),
        ("added", .number(Int64(result.purchasesAdded))), ("skipped", .number(0)),
        ("owners", .numbers(owners)), ("erased", .text("[" + erased.joined(separator: ",") + "]")),
      ]).text(by: connection))
    result.eventID = id
  }
}
