/// One line of the journal: who did what, when, and what it changed.
struct JournalEvent {
  var sequence: Int64
  var id: String
  var at: Int64
  var actor: String
  var kind: String
  var customer: Int64?
  var unit: String
  var undoes: String?
  var before: String?
  var after: String?

  /// The columns `init(_:)` reads, in order.
  static let columns = "seq, id, at, actor, kind, customer, unit, undoes, before, after"

  init(
    sequence: Int64, id: String, at: Int64, actor: String, kind: String, customer: Int64?,
    unit: String, undoes: String?, before: String?, after: String?
  ) {
    self.sequence = sequence
    self.id = id
    self.at = at
    self.actor = actor
    self.kind = kind
    self.customer = customer
    self.unit = unit
    self.undoes = undoes
    self.before = before
    self.after = after
  }

  /// The event a row of `columns` holds.
  init(_ row: Statement) {
    self.init(
      sequence: row.int(0), id: row.text(1), at: row.int(2), actor: row.text(3), kind: row.text(4),
      customer: row.optionalInt(5), unit: row.text(6), undoes: row.optionalText(7),
      before: row.optionalText(8), after: row.optionalText(9))
  }

  /// The hash of this event after one with `hash`.
  func hash(after hash: UInt64) -> UInt64 {
    var chain = JournalHash(after: hash)
    chain.take(sequence)
    chain.take(id)
    chain.take(at)
    chain.take(actor)
    chain.take(kind)
    chain.take(customer)
    chain.take(unit)
    chain.take(undoes)
    chain.take(before)
    chain.take(after)
    return chain.value
  }
}
