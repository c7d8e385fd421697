public import LoopModel

extension Store {
  /// Runs `body` as one write: lock, same file as opened, `BEGIN IMMEDIATE`, events and state,
  /// `COMMIT`.
  ///
  /// Whatever it throws, nothing of it stays.
  ///
  /// When the commit itself fails with an I/O error the change may be stored all the same; the id of
  /// its event decides when it is done again.
  func transaction<Result>(
    actor: String, at: Timestamp, truncatesLog: Bool = false,
    _ body: (Transaction) throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    try exclusively { () throws(StoreError) in
      do throws(StoreError) {
        try connection.run("BEGIN IMMEDIATE")
        let transaction = try Transaction(store: self, actor: actor, at: at)
        if let lost = lostEvents {
          try transaction.append(
            "lost", id: EventID(),
            after: try JSON([("from", .number(lost.lowerBound)), ("to", .number(lost.upperBound))])
              .text(by: connection))
        }
        try mendStale(in: transaction)
        let result = try body(transaction)
        if transaction.hasEvents {
          try connection.run("UPDATE change_counter SET value = ?", .int(transaction.change))
        }
        try connection.run("COMMIT")
        if transaction.hasEvents {
          lostEvents = nil
          lock?.leave(transaction.last)
        }
        if lock != nil, truncatesLog || connection.logPages > 1000 {
          connection.checkpoint(truncate: truncatesLog)
        }
        return result
      } catch {
        connection.rollBack()
        if error.kind == .ioError { connection.isBroken = true }
        throw error
      }
    }
  }

  /// Runs `body` as one long write; where its result is not to be kept, all of it is rolled back and
  /// only the result stays.
  func transaction<Result>(
    actor: String, at: Timestamp, keeping isKept: (Result) -> Bool,
    _ body: (Transaction) throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    var tried: Result?
    do throws(StoreError) {
      return try transaction(actor: actor, at: at, truncatesLog: true) {
        transaction throws(StoreError) in
        let result = try body(transaction)
        guard !isKept(result) else { return result }
        tried = result
        throw StoreError(.other, "")
      }
    } catch {
      guard let tried, !connection.isBroken, error.message.isEmpty else { throw error }
      return tried
    }
  }

  /// Number and hash of the last event.
  func journalEnd() throws(StoreError) -> LastEvent {
    try connection.first("SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1") { row in
      LastEvent(sequence: row.int(0), hash: UInt64(bitPattern: row.int(1)))
    } ?? .none
  }

  /// Whether the journal has an event of this id.
  public func hasEvent(_ id: EventID) throws(StoreError) -> Bool {
    try connection.number("SELECT 1 FROM event WHERE id = ?", .text(id.text)) != nil
  }

  /// Writes an event that changes nothing but the journal; one that is already there is not written
  /// again.
  public func appendNote(
    id: EventID = EventID(), actor: String, at: Timestamp, text: String
  ) throws(StoreError) {
    try transaction(actor: actor, at: at) { transaction throws(StoreError) in
      guard try !hasEvent(id) else { return }
      let after = try JSON([("text", .text(text))]).text(by: connection)
      try transaction.append("note", id: id, after: after)
    }
  }

  /// The ids of all events, oldest first.
  public func eventIDs() throws(StoreError) -> [EventID] {
    var result: [EventID] = []
    try connection.query("SELECT id FROM event ORDER BY seq") { row in
      result.append(EventID(stored: row.text(0)))
    }
    return result
  }

  /// Brings the write-ahead log into the file and empties it, as far as readers allow.
  public func checkpoint() throws(StoreError) {
    try exclusively { () throws(StoreError) in connection.checkpoint(truncate: true) }
  }
}
