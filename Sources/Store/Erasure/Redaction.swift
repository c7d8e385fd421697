internal import LoopModel

/// Takes a customer out of the journal and chains it anew.
///
/// An event about them becomes one of kind `erased`: its number, time and actor stay, and what it is
/// undone with; customer, before and after go. A hash is a fingerprint of what it was made of, and this
/// one can even be run backwards over a few unknown letters, so no old hash may stay: from the first
/// such event on, all hashes are made again, over what the events say now. The journal reads and checks
/// as any other then. What did not follow before does not follow after either: an erasure must not heal
/// a journal that somebody has changed.
final class Redaction {
  /// The number of the first event that was changed; 0 for none.
  private(set) var first: Int64 = 0
  /// The end of the journal as it is chained now.
  private(set) var last: LastEvent

  private let customers: Set<Int64>
  private let connection: Connection
  /// Ids that a program gave, which may be made of a name, and what stands for them now.
  private var renamed: [String: String] = [:]

  /// Takes those out who go by these numbers.
  init(of customers: Set<Int64>, in transaction: Transaction) {
    self.customers = customers
    connection = transaction.connection
    last = transaction.last
  }

  /// Redacts and chains anew; gives how many events were about the customer.
  func run() throws(StoreError) -> Int {
    let list = customers.sorted().map(String.init).joined(separator: ", ")
    // A merge that was undone still tells who the other one was; thanks name whom they were about.
    let isAbout = """
      customer IN (\(list)) OR (kind = 'merge' AND before ->> '$.other' IN (\(list)))
      OR (kind = 'kudos' AND after ->> '$.customer' IN (\(list)))
      OR (kind = 'apart'
        AND (after ->> '$.first' IN (\(list)) OR after ->> '$.second' IN (\(list))))
      """
    var about: Set<Int64> = []
    try connection.query("SELECT seq FROM event WHERE \(isAbout)") { about.insert($0.int(0)) }
    first = about.min() ?? 0
    guard first > 0 else { return 0 }
    for column in ["event", "by"] {
      try connection.run(
        "DELETE FROM undone WHERE \(column) IN (SELECT seq FROM event WHERE \(isAbout))")
    }
    var old = try hashBefore(first)
    last = old
    var next = first
    // In pieces, so that no row is read that was written meanwhile.
    while true {
      let piece = try events(from: next)
      guard let end = piece.last else { break }
      for (event, hash) in piece {
        let isSound = event.hash(after: old.hash) == hash
        old = LastEvent(sequence: event.sequence, hash: hash)
        let now = redacted(event, isAbout: about.contains(event.sequence))
        let chained = now.hash(after: last.hash)
        last = LastEvent(sequence: now.sequence, hash: isSound ? chained : ~chained)
        try write(now, last.hash)
      }
      next = end.event.sequence + 1
    }
    return about.count
  }

  private func hashBefore(_ sequence: Int64) throws(StoreError) -> LastEvent {
    try connection.first(
      "SELECT seq, hash FROM event WHERE seq < ? ORDER BY seq DESC LIMIT 1", .int(sequence)
    ) { row in
      LastEvent(sequence: row.int(0), hash: UInt64(bitPattern: row.int(1)))
    } ?? .none
  }

  private func events(
    from sequence: Int64
  ) throws(StoreError) -> [(event: JournalEvent, hash: UInt64)] {
    var result: [(event: JournalEvent, hash: UInt64)] = []
    try connection.query(
      "SELECT \(JournalEvent.columns), hash FROM event WHERE seq >= ? ORDER BY seq LIMIT 1000",
      .int(sequence)
    ) { row in result.append((JournalEvent(row), UInt64(bitPattern: row.int(10)))) }
    return result
  }

  private func redacted(_ event: JournalEvent, isAbout: Bool) -> JournalEvent {
    var event = event
    if isAbout {
      if !EventID.isOurs(event.id) { renamed[event.id] = EventID().text }
      event.kind = JournalEvent.erasedKind
      event.customer = nil
      event.before = nil
      event.after = nil
    }
    event.id = renamed[event.id] ?? event.id
    event.unit = renamed[event.unit] ?? event.unit
    event.undoes = event.undoes.map { renamed[$0] ?? $0 }
    return event
  }

  private func write(_ event: JournalEvent, _ hash: UInt64) throws(StoreError) {
    try connection.run(
      """
      UPDATE event SET id = ?2, kind = ?3, customer = ?4, unit = ?5, undoes = ?6, before = ?7,
        after = ?8, hash = ?9 WHERE seq = ?1
      """, .int(event.sequence), .text(event.id), .text(event.kind), .optional(event.customer),
      .text(event.unit), .optional(event.undoes), .optional(event.before), .optional(event.after),
      .int(Int64(bitPattern: hash)))
  }
}

extension JournalEvent {
  /// The kind of an event of which nothing is left but that there was one.
  static let erasedKind = "erased"
}
