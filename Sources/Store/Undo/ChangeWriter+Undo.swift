internal import LoopModel

extension ChangeWriter {
  /// Takes back one change to a customer; throws where something stands on it.
  func takeBack(_ event: JournalEvent) throws(StoreError) {
    guard let customer = event.customer, let verb = event.verb,
      let (change, day) = try event.change(by: connection)
    else { throw StoreError(.other, "A change of kind \(event.kind) cannot be undone.") }
    if let later = try standing(on: event, change) {
      throw StoreError(
        .conflict,
        "\(try transaction.store.name(of: customer)) was changed since "
          + "(\(transaction.store.described(later))), nothing was undone; undo that first.")
    }
    try refuseWhereMerged(customer, since: event, "undone")
    // Where another program has removed it already, the journal follows.
    func delete() throws(StoreError) {
      try connection.run(
        "DELETE FROM \(verb.table) WHERE customer = ? AND event = ?", .int(customer),
        .int(event.sequence))
    }
    if verb == .purchase {
      try changingPurchases(of: customer, delete)
    } else {
      try delete()
      try takeOwnerBack(change, event, of: customer)
      try customers.update(customer, try replay.decisions(of: customer))
    }
    let taken = change.day(ifMadeOn: day)
    lastDayTaken = max(lastDayTaken ?? taken, taken)
  }

  /// Makes a change again that was taken back, as of when it was made; gives what it takes the place of.
  func makeAgain(_ event: JournalEvent) throws(StoreError) -> Change? {
    guard let customer = event.customer, let (change, day) = try event.change(by: connection) else {
      throw StoreError(.other, "A change of kind \(event.kind) cannot be redone.")
    }
    if let later = try standing(on: event, change) {
      throw StoreError(
        .conflict,
        "\(try transaction.store.name(of: customer)) was changed since "
          + "(\(transaction.store.described(later))); nothing was redone.")
    }
    try refuseWhereMerged(customer, since: event, "redone")
    return try write(
      change, of: customer, day: day, at: Timestamp(milliseconds: event.at), by: event.actor,
      event: event.sequence
    ).before
  }

  /// Throws where a customer has gone into another one since.
  private func refuseWhereMerged(
    _ customer: Int64, since event: JournalEvent, _ what: String
  ) throws(StoreError) {
    let merge = try connection.first(
      """
      SELECT \(JournalEvent.columns) FROM event WHERE kind = 'merge' AND seq > ?1
        AND before ->> '$.other' = ?2 AND \(Store.isInForce) LIMIT 1
      """, .int(event.sequence), .int(customer)
    ) { JournalEvent($0) }
    guard let merge else { return }
    let name = try connection.members(of: merge.after)["name"] ?? "The customer"
    throw StoreError(
      .conflict,
      "\(name) was merged since (\(transaction.store.described(merge))), nothing was \(what); "
        + "undo that first.")
  }

  private func takeOwnerBack(
    _ change: Change, _ event: JournalEvent, of customer: Int64
  ) throws(StoreError) {
    let given: String
    switch change {
    case .assign(let owner): given = owner
    case .acceptHandOff: given = try connection.members(of: event.after)["owner"] ?? ""
    case .offerHandOff(let to, _):
      ownersLeft.insert(to)
      return
    default: return
    }
    // What it took the place of when it was last made.
    let again = try connection.first(
      """
      SELECT \(JournalEvent.columns) FROM event WHERE undoes = ? AND kind = 'redo'
      ORDER BY seq DESC LIMIT 1
      """, .text(event.id)
    ) { JournalEvent($0) }
    guard case .assign(let before) = try (again ?? event).replaced(by: connection) else { return }
    let now = try connection.first(
      "SELECT owner.name FROM customer JOIN owner ON owner.id = owner WHERE customer.id = ?",
      .int(customer)
    ) { $0.text(0) }
    // Whoever was given to them otherwise stays.
    if now ?? "" == given { try setOwner(of: customer, to: before, event: nil) }
    ownersLeft.insert(given)
  }

  /// The last change in force that was made on top of one; nil for none.
  private func standing(
    on event: JournalEvent, _ change: Change
  ) throws(StoreError) -> JournalEvent? {
    let kinds: [Change.Verb]
    switch change {
    case .touch, .note, .purchase: return nil
    case .move, .plan, .setMode, .describe: kinds = [change.verb]
    case .snooze, .letGo, .comeBack: kinds = [.snooze, .letGo, .comeBack]
    case .assign: kinds = [.assign, .accept]
    case .offerHandOff, .returnHandOff: kinds = [.handOff, .accept, .return]
    case .acceptHandOff: kinds = [.handOff, .accept, .return, .assign]
    }
    var trait: String?
    if case .describe(let described, _) = change { trait = described.rawValue }
    return try connection.first(
      """
      SELECT \(JournalEvent.columns) FROM event WHERE customer = ?1 AND seq > ?2
        AND kind IN (\(kinds.map { "'\($0.rawValue)'" }.joined(separator: ", ")))
        AND (?3 IS NULL OR after ->> '$.trait' = ?3)
        AND NOT EXISTS(SELECT 1 FROM undone WHERE undone.event = seq)
      ORDER BY seq DESC LIMIT 1
      """, .optional(event.customer), .int(event.sequence), .optional(trait)
    ) { JournalEvent($0) }
  }
}
