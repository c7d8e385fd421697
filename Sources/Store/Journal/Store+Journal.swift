public import LoopModel

extension Store {
  /// The last lines of the journal, newest first: all, or those about a customer with the imports and
  /// seeds that touched them.
  public func journal(
    of customer: CustomerID?, limit: Int
  ) throws(StoreError) -> [JournalEntry] {
    try reading { () throws(StoreError) in
      let currency = try currency()
      var result: [JournalEntry] = []
      try connection.query(
        """
        SELECT \(JournalEvent.columns),
          EXISTS(SELECT 1 FROM undone WHERE undone.event = seq),
          coalesce((SELECT name FROM customer WHERE customer.id = event.customer), '')
        FROM event \(customer == nil ? "" : "WHERE seq IN (\(Store.eventsOfCustomer))")
        ORDER BY seq DESC LIMIT ?1
        """, [.int(Int64(max(0, limit)))] + (customer.map { [.int($0.number)] } ?? [])
      ) { row throws(StoreError) in
        let event = JournalEvent(row)
        result.append(
          try entry(event, isUndone: row.int(10) != 0, name: row.text(11), currency))
      }
      return result
    }
  }

  /// The numbers of the events that touched the customer `?2`.
  private static let eventsOfCustomer = """
    SELECT seq FROM event WHERE customer = ?2
    UNION SELECT event FROM purchase WHERE customer = ?2
    UNION SELECT event FROM move WHERE customer = ?2
    UNION SELECT event FROM touch WHERE customer = ?2
    UNION SELECT event FROM care WHERE customer = ?2
    UNION SELECT created_by FROM customer WHERE id = ?2
    UNION SELECT event FROM import_field WHERE customer = ?2
    UNION SELECT seq FROM event WHERE customer IS NULL AND kind = 'import'
      AND EXISTS(SELECT 1 FROM json_each(before) AS filled, json_each(filled.value) AS filled_of
        WHERE filled_of.value = ?2)
    UNION SELECT seq FROM event WHERE customer IS NULL AND kind = 'undo'
      AND EXISTS(SELECT 1 FROM json_each(after, '$.customers') WHERE value = ?2)
    UNION SELECT done.seq FROM event AS undoing JOIN event AS done ON done.id = undoing.undoes
      WHERE undoing.customer IS NULL AND undoing.kind = 'undo'
      AND EXISTS(SELECT 1 FROM json_each(undoing.after, '$.customers') WHERE value = ?2)
    """

  private func entry(
    _ event: JournalEvent, isUndone: Bool, name: String, _ currency: Currency
  ) throws(StoreError) -> JournalEntry {
    var subject = event
    if let undoes = event.undoes, let target = try events("id = ?", .text(undoes)).first {
      subject = target
    }
    return JournalEntry(
      sequence: event.sequence, id: EventID(stored: event.id),
      unit: EventID(stored: event.unit),
      at: Timestamp(milliseconds: event.at), actor: event.actor, kind: event.kind,
      customer: event.customer.map(CustomerID.init), name: name,
      change: subject.customer == nil ? nil : try subject.change(by: connection)?.change,
      before: try subject.replaced(by: connection).flatMap { before in
        subject.customer == nil ? nil : spoken(before, currency)
      },
      detail: try detail(of: subject), isUndone: isUndone,
      undoes: event.undoes.map(EventID.init(stored:)))
  }

  /// What was so before, in words.
  private func spoken(_ before: Change, _ currency: Currency) -> String {
    switch before {
    case .move(let move): "\(move.stage.number) \(move.stage.name), lap \(move.lap)"
    case .assign(let owner): owner.isEmpty ? "owner nobody" : "owner \(owner)"
    default: before.spoken(currency)
    }
  }

  /// What an event says that is no change to a customer.
  func detail(of event: JournalEvent) throws(StoreError) -> String {
    let parts = try connection.members(of: event.after)
    if event.kind == "merge" { return "with \(parts["name"] ?? "")" }
    guard event.customer == nil else { return "" }
    func part(_ name: String) -> String { parts[name] ?? "" }
    switch event.kind {
    case "import":
      let more = [
        ("filled", "filled in", "filled in"), ("moves", "move", "moves"),
        ("touches", "touch", "touches"),
      ].map { key, one, many in
        let count = part(key)
        return count.isEmpty || count == "0" ? "" : "\(count) \(count == "1" ? one : many), "
      }.joined()
      return "\(part("added")) purchases, \(more)\(part("created")) new customers"
        + " from \(part("source"))"
    case "seed": return "\(part("customers")) customers"
    case "setting": return "\(part("key")) \(part("value"))"
    case "note": return part("text")
    case "outside": return "\(part("customers")) customers changed by another program"
    case "play-seed": return "\(part("plays")) plays"
    case "play-add", "play-change": return part("text")
    case "play-remove": return try connection.members(of: event.before)["text"] ?? ""
    case "erase": return "a customer, with \(part("events")) events"
    case "goal", "kudos", "standup", "apart":
      return try teamDetail(of: event)
    case "lost": return "events \(part("from")) to \(part("to"))"
    default: return ""
    }
  }
}
