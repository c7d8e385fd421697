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
    var learning = Learning()
    try store.reading { () throws(StoreError) in
      if let kept = try store.setting(Learning.key) { learning.take(kept: kept) }
      _ = try store.customers { ids.append($0.facts.id) }
      try store.purchases { customer, purchase in ledger.append(purchase, of: customer) }
    }
    guard learning.isDue(for: clock.today, purchases: ledger.purchaseCount),
      let line = learning.relearn(for: clock.today, from: ledger, among: ids)
    else { return }
    // A store that is busy is asked again at the next start.
    try? store.set(Learning.key, to: line, actor: "salesloop", at: clock.now)
  }
}
