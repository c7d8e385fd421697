internal import LoopModel

extension Store {
  /// Throws where somebody else, or another program, has changed a customer after event `seen`.
  func refuseUnseen(
    of customer: Int64, after seen: Int64, in transaction: Transaction
  ) throws(StoreError) {
    let isOutside = transaction.mended.contains(customer)
    let event = try connection.first(
      """
      SELECT \(JournalEvent.columns) FROM event WHERE seq > ?2 AND (
        (customer = ?1 AND actor <> ?3)
        OR (customer IS NULL AND CASE kind
          WHEN 'outside' THEN after ->> '$.customers' > 100
            OR EXISTS(SELECT 1 FROM json_each(after, '$.first') WHERE value = ?1)
          WHEN 'import' THEN actor <> ?3 AND (
            EXISTS(SELECT 1 FROM purchase WHERE customer = ?1 AND purchase.event = event.seq)
            OR EXISTS(SELECT 1 FROM move WHERE customer = ?1 AND move.event = event.seq)
            OR EXISTS(SELECT 1 FROM touch WHERE customer = ?1 AND touch.event = event.seq)
            OR EXISTS(SELECT 1 FROM care WHERE customer = ?1 AND care.event = event.seq)
            OR EXISTS(SELECT 1 FROM import_field WHERE customer = ?1
              AND import_field.event = event.seq)
            OR EXISTS(SELECT 1 FROM json_each(before) AS filled, json_each(filled.value) AS filled_of
              WHERE filled_of.value = ?1))
          WHEN 'undo' THEN actor <> ?3
            AND EXISTS(SELECT 1 FROM json_each(after, '$.customers') WHERE value = ?1)
          END))
      ORDER BY seq DESC LIMIT 1
      """, .int(customer), .int(seen), .text(transaction.actor)
    ) { row in JournalEvent(row) }
    guard isOutside || event != nil else { return }
    throw changedMeanwhile(
      customer, try name(of: customer), isOutside: isOutside || event?.kind == "outside", event)
  }

  /// That somebody has changed a customer, as an error.
  func changedMeanwhile(
    _ customer: Int64, _ name: String, isOutside: Bool, _ event: JournalEvent?
  ) -> StoreError {
    StoreError(
      .conflict,
      "\(name.isEmpty ? "Customer \(customer)" : name) was changed meanwhile"
        + (isOutside ? " by another program" : event.map { " (\(described($0)))" } ?? "")
        + "; nothing was changed: look again first.")
  }

  /// The last event that changed a customer.
  func lastEvent(of customer: Int64) throws(StoreError) -> JournalEvent? {
    try connection.first(
      """
      SELECT \(JournalEvent.columns) FROM event WHERE seq = (SELECT max(seq) FROM (
        SELECT max(event) AS seq FROM purchase WHERE customer = ?1
        UNION ALL SELECT max(event) FROM move WHERE customer = ?1
        UNION ALL SELECT max(event) FROM touch WHERE customer = ?1
        UNION ALL SELECT max(event) FROM care WHERE customer = ?1
        UNION ALL SELECT max(seq) FROM event WHERE customer = ?1))
      """, .int(customer)
    ) { row in JournalEvent(row) }
  }

  /// A customer's name, or what stands for it in a message.
  func name(of customer: Int64) throws(StoreError) -> String {
    let name = try connection.first(
      "SELECT name FROM customer WHERE id = ?", .int(customer)
    ) { $0.text(0) }
    return name.flatMap { $0.isEmpty ? nil : $0 } ?? "Customer \(customer)"
  }

  /// An event in words: `move by ana at 2026-01-02 10:30:00 UTC`.
  func described(_ event: JournalEvent) -> String {
    let day = Day(number: Int32(clamping: floored(event.at, 86_400_000)))
    let second = (event.at - floored(event.at, 86_400_000) * 86_400_000) / 1000
    func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : String(number) }
    return "\(event.kind) by \(event.actor) at \(day.iso) "
      + "\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60)) UTC"
  }

  private func floored(_ value: Int64, _ divisor: Int64) -> Int64 {
    value >= 0 ? value / divisor : -((-value - 1) / divisor) - 1
  }
}
