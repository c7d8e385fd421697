internal import LoopModel

extension RecordWriter {
  /// A purchase of the store.
  struct Bought {
    var day: Int32
    var amount: Int64
    var nth: Int64
    /// What is left of it after costs; nil where nobody says.
    var margin: Int64?
    /// Where it was made; empty for not known.
    var channel = ""
    /// Whether a record of the system is known to be it.
    var isLinked = false
    /// Whether a row of the files was found to be it.
    var isTaken = false

    /// How well what the files say besides fits what is known: 0 where it is the same, 1 where it
    /// fills in, 2 where it differs.
    func distance(to purchase: ForeignPurchase) -> Int {
      let isOther =
        (margin != nil && purchase.margin != nil && margin != purchase.margin)
        || (!channel.isEmpty && !purchase.channel.isEmpty && channel != purchase.channel)
      if isOther { return 2 }
      return margin == purchase.margin && channel == purchase.channel ? 0 : 1
    }
  }

  /// Writes down what the files say of the margin and the channel of a purchase that is there; true
  /// where that is new.
  ///
  /// An empty cell keeps what is known.
  func fill(
    _ bought: Bought, of id: Int64, with purchase: ForeignPurchase
  ) throws(StoreError) -> Bool {
    var hasChanged = false
    func set(
      _ kind: PurchaseDetail.Kind, _ before: String?, _ after: String
    ) throws(StoreError) {
      let detail = PurchaseDetail(
        kind, day: Int64(bought.day), amount: bought.amount, nth: bought.nth)
      try keep(detail.field, of: id, before: before, after: after, told: nil)
      try detail.change(of: id, from: before, to: after, on: connection)
      hasChanged = true
    }
    if let margin = purchase.margin, margin != bought.margin {
      try set(.margin, bought.margin.map { String($0) }, String(margin))
    }
    if !purchase.channel.isEmpty, purchase.channel != bought.channel {
      try set(.channel, bought.channel, purchase.channel)
    }
    if hasChanged { result.filled += 1 }
    return hasChanged
  }
}
