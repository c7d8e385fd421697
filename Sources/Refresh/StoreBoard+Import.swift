import LoopModel
public import Store

extension StoreBoard {
  /// Learns from the purchases what the next start wants to know, and keeps it in the store: the end of
  /// an import.
  ///
  /// The same is learned as a board learns, without a board: of the history only the purchases are
  /// read, so that memory does not grow with moves and contacts.
  public static func learn(from store: Store, clock: Clock) throws(StoreError) {
    guard !store.isReadOnly, store.path != ":memory:" else { return }
    var ids: [CustomerID] = []
    var ledger = Ledger()
    var kept: String?
    try store.reading { () throws(StoreError) in
      kept = try store.setting(calibrationKey)
      _ = try store.customers { ids.append($0.facts.id) }
      try store.purchases { customer, purchase in ledger.append(purchase, of: customer) }
    }
    let month = Calibration.month(of: clock.today)
    let parts = (kept ?? "").split(separator: " ", maxSplits: 1)
    if parts.count == 2, let before = Int(parts[0]),
      Calibration(text: String(parts[1]))?.month == month,
      abs(ledger.purchaseCount - before) * 20 <= ledger.purchaseCount
    {
      return
    }
    let end = month.advanced(by: -1)
    let gap = ledger.medianGap(atEndOf: end, among: ids) ?? TypicalGap.defaultMedianDays
    let learned = Calibration(
      from: ledger.summaries(atEndOf: end, among: ids), month: month, medianGapDays: gap)
    // A store that is busy is asked again at the next start.
    try? store.set(
      calibrationKey, to: "\(ledger.purchaseCount) \(learned.text)", actor: "salesloop",
      at: clock.now)
  }
}
