internal import LoopModel

/// A write under way: appends events and hands out the number its changes get.
final class Transaction {
  let store: Store
  let connection: Connection
  let actor: String
  let at: Timestamp
  /// The change number of everything this transaction changes.
  let change: Int64
  /// The end of the journal so far.
  private(set) var last: LastEvent
  private(set) var hasEvents = false
  /// Customers another program had changed, whose kept state this transaction has mended.
  var mended: Set<Int64> = []

  init(store: Store, actor: String, at: Timestamp) throws(StoreError) {
    self.store = store
    connection = store.connection
    self.actor = actor
    self.at = at
    change = (try connection.number("SELECT value FROM change_counter") ?? 0) + 1
    last = try store.journalEnd()
  }

  /// The number the next event gets.
  var nextSequence: Int64 { last.sequence + 1 }

  /// Appends an event and gives its number.
  ///
  /// `unit` is what is undone together; the event alone where nil.
  @discardableResult
  func append(
    _ kind: String, id: EventID, customer: Int64? = nil, unit: EventID? = nil,
    undoes: String? = nil, before: String? = nil, after: String? = nil
  ) throws(StoreError) -> Int64 {
    let event = JournalEvent(
      sequence: nextSequence, id: id.text, at: at.milliseconds, actor: actor, kind: kind,
      customer: customer, unit: (unit ?? id).text, undoes: undoes, before: before, after: after)
    let hash = event.hash(after: last.hash)
    try connection.run(
      """
      INSERT INTO event(seq, id, at, actor, kind, customer, unit, undoes, before, after, hash)
      VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      .int(event.sequence), .text(event.id), .int(event.at), .text(actor), .text(kind),
      .optional(customer), .text(event.unit), .optional(undoes), .optional(before),
      .optional(after), .int(Int64(bitPattern: hash)))
    last = LastEvent(sequence: event.sequence, hash: hash)
    hasEvents = true
    return event.sequence
  }

  /// Goes on after the journal was chained anew.
  func goOn(after last: LastEvent) {
    self.last = last
  }

  /// Takes in that something is known of `day`.
  func know(of day: Int64) throws(StoreError) {
    try connection.run(
      "UPDATE change_counter SET last_day = max(coalesce(last_day, ?1), ?1)", .int(day))
  }
}
