internal import LoopModel

extension RecordWriter {
  /// A day and a channel: contacts of the same are told apart by nothing else.
  private struct Kind: Hashable {
    var day: Int64
    var channel: String
  }

  /// Adds the contacts that are not there yet; true where there were any.
  func writeTouches(
    _ customer: ForeignCustomer, _ id: Int64, isNew: Bool
  ) throws(StoreError) -> Bool {
    guard !customer.touches.isEmpty else { return false }
    var linked: [Kind: Int] = [:]
    var unlinked: [Kind: Int] = [:]
    if !isNew {
      try connection.query(
        """
        SELECT day, channel, id IN (SELECT touch FROM imported WHERE imported.customer = ?1
          AND touch IS NOT NULL) FROM touch WHERE customer = ?1
        """, .int(id)
      ) { row in
        let kind = Kind(day: row.int(0), channel: row.text(1))
        if row.int(2) != 0 {
          linked[kind, default: 0] += 1
        } else {
          unlinked[kind, default: 0] += 1
        }
      }
    }
    let before = result.touches
    for touch in customer.touches {
      let kind = Kind(day: Int64(touch.day.number), channel: touch.contact.channel.rawValue)
      if touch.externalID.isEmpty {
        if take(kind, from: &unlinked) || take(kind, from: &linked) { continue }
      } else {
        if let event = try link(to: touch) {
          skip(event)
          continue
        }
        if take(kind, from: &unlinked) { continue }
      }
      try insert(touch, of: id)
    }
    return result.touches > before
  }

  private func take(_ kind: Kind, from pool: inout [Kind: Int]) -> Bool {
    guard let count = pool[kind], count > 0 else { return false }
    pool[kind] = count - 1
    result.skipped += 1
    return true
  }

  /// The import that told a contact; nil for one that is not known.
  private func link(to touch: ForeignTouch) throws(StoreError) -> Int64? {
    try connection.number(
      "SELECT event FROM imported WHERE system = ? AND kind = 'touch' AND external_id = ?",
      .text(options.system), .text(touch.externalID))
  }

  private func insert(_ touch: ForeignTouch, of id: Int64) throws(StoreError) {
    let change = Change.touch(touch.contact).storable
    guard case .touch(let contact) = change else { return }
    try transaction.store.insert(
      Touch(contact, on: touch.day, at: time(of: touch.day), by: touch.by), of: id, event: event)
    if !touch.externalID.isEmpty {
      try connection.run(
        """
        INSERT OR REPLACE INTO imported(system, kind, external_id, customer, touch, event)
        VALUES(?, 'touch', ?, ?, last_insert_rowid(), ?)
        """, .text(options.system), .text(touch.externalID), .int(id), .int(event))
    }
    know(of: touch.day)
    result.touches += 1
  }
}
