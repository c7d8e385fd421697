internal import LoopModel

extension RecordWriter {
  /// What earlier imports have told of a customer.
  struct Memory {
    /// Who of this system told what.
    var told = Tellers()
    /// Whether deals of theirs are known, which say better than a list where they are.
    var hasDeals = false
  }

  /// What earlier imports have told of the customer `id`.
  func memory(of id: Int64) throws(StoreError) -> Memory {
    var memory = Memory()
    try connection.query(
      """
      SELECT kind, nth FROM imported WHERE customer = ?1
        AND (kind = 'told' AND system = ?2
          OR kind IN ('deal', 'closed') AND (system = ?2 OR ?2 <> 'import'))
      """, .int(id), .text(options.system)
    ) { row in
      if row.text(0) == ImportedKind.told.rawValue {
        memory.told.take(Tellers(bits: UInt64(bitPattern: row.int(1))))
      } else {
        memory.hasDeals = true
      }
    }
    return memory
  }

  /// Remembers what the files have told of a customer, for the next import.
  func remember(
    _ customer: ForeignCustomer, _ id: Int64, _ memory: Memory
  ) throws(StoreError) {
    var told = memory.told
    told.take(customer.tellers.lasting)
    if told != memory.told {
      try remember(.told, "\(id) \(told.bits)", id, number: Int64(bitPattern: told.bits))
    }
    for deal in customer.deals {
      try remember(deal.isClosed ? .closed : .deal, deal.externalID, id)
    }
    for contact in customer.contacts { try remember(.contact, contact, id) }
  }

  /// The column `amount` holds the number of the customer, which a merge does not change.
  ///
  /// A deal that went to another customer is theirs.
  private func remember(
    _ kind: ImportedKind, _ key: String, _ id: Int64, number: Int64? = nil
  ) throws(StoreError) {
    try connection.run(
      """
      INSERT INTO imported(system, kind, external_id, customer, amount, nth, event)
      VALUES(?, ?, ?, ?4, ?4, ?, ?)
      ON CONFLICT DO UPDATE SET customer = excluded.customer, amount = excluded.amount
        WHERE customer <> excluded.customer
      """, .text(options.system), .text(kind.rawValue), .text(key), .int(id), .optional(number),
      .int(event))
  }

  /// Takes back the places that lists gave a customer, now that deals of theirs are known; true where
  /// there were any.
  func withdrawListed(_ known: inout KnownCustomer) throws(StoreError) -> Bool {
    guard let last = known.moves.last, last.move.isImported, isImport(last.mark) else {
      return false
    }
    let condition = """
      customer = ?1 AND is_imported = 1 AND event IN (SELECT seq FROM event WHERE kind = 'import')
      """
    try connection.run(
      """
      INSERT INTO import_field(event, customer, field, before)
      SELECT ?2, customer, 'move ' || id, json_object('stage', stage, 'lap', lap, 'day', day,
        'at', at, 'by', by, 'reason', reason, 'unmet', unmet, 'event', event)
      FROM move WHERE \(condition)
      """, .int(known.id), .int(event))
    try connection.run("DELETE FROM move WHERE \(condition)", .int(known.id))
    known.moves.removeAll { $0.move.isImported && isImport($0.mark) }
    known.isUnlisted = true
    return true
  }
}

extension ForeignCustomer {
  /// The same without what a lower source says of what a higher one has told.
  func without(_ memory: RecordWriter.Memory, _ known: KnownCustomer, system: String)
    -> ForeignCustomer
  {
    var customer = self
    for field in Tellers.Field.allCases {
      guard let teller = tellers[field] else { continue }
      let isTold = memory.told[field].map { $0 < teller } ?? false
      guard isTold || teller == .merged && known.knows(field) else { continue }
      switch field {
      case .name: customer.name = ""
      case .owner: customer.owner = ""
      case .mode: customer.mode = nil
      default: if let trait = field.trait { customer.traits[trait] = nil }
      }
    }
    guard memory.hasDeals, deals.isEmpty else { return customer }
    for trait in [Trait.stake, .deals] { customer.traits[trait] = nil }
    if let position, position.isListed, position.asOf == nil { customer.position = nil }
    if system != "import" { customer.parting = nil }
    return customer
  }
}

extension KnownCustomer {
  /// Whether there is something in a field.
  fileprivate func knows(_ field: Tellers.Field) -> Bool {
    switch field {
    case .name: !name.isEmpty
    case .owner: !owner.isEmpty
    case .mode: mode != nil
    default: field.trait.flatMap { traits[$0] }.map { !$0.value.isEmpty } ?? false
    }
  }
}
