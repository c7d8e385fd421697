extension Ledger {
  /// The days on which customers first bought again, in ascending order, one for each who has.
  public func firstRepeats(among ids: some Sequence<CustomerID>) -> [Day] {
    var days: [Day] = []
    for id in ids {
      var first: Int32?
      var second: Int32?
      forEachPurchase(of: id) { day, amount, _ in
        guard second == nil, amount > 0 else { return }
        if let first, day > first { second = day }
        first = first ?? day
      }
      if let second { days.append(Day(number: second)) }
    }
    return days.sorted()
  }
}
