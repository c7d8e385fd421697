import LoopModel

/// What a file tells of one customer, at least one day.
struct PurchaseHistory {
  /// Their id in the file, or else their name.
  let id: String
  /// The days, each once, in order.
  let days: [Day]
  /// What was paid on each, in whole units of the currency, from 0.
  let amounts: [Double]

  /// The purchases up to the end of `day`; nil where there are none.
  ///
  /// Zero amounts are no purchases. Somebody of whom nothing else is known by then counts as having
  /// bought once, on the first of these days, as published fits count them.
  func upTo(_ day: Day) -> PurchaseHistory? {
    var known = days.indices.filter { days[$0] <= day }
    guard let first = known.first else { return nil }
    known.removeAll { amounts[$0] == 0 }
    if known.isEmpty { known = [first] }
    return PurchaseHistory(
      id: id, days: known.map { days[$0] }, amounts: known.map { amounts[$0] })
  }

  /// How many days of purchase lie after `day`, up to the end of `last`.
  func purchases(after day: Day, upTo last: Day) -> Int {
    days.indices.count { days[$0] > day && days[$0] <= last && amounts[$0] > 0 }
  }

  /// The rhythm of the purchases, kept with `memory`.
  func rhythm(memory: Double = PurchaseRhythm.memory) -> PurchaseRhythm {
    var rhythm = PurchaseRhythm(firstPurchase: days[0])
    for day in days.dropFirst() { rhythm.recordPurchase(on: day, memory: memory) }
    return rhythm
  }

  /// What the models need to know at `day`.
  ///
  /// The mean amount is that of the repeat purchases, as the literature has it; of a single purchase
  /// it is its own.
  func summary(at day: Day) -> PurchaseSummary {
    let counted = amounts.count > 1 ? amounts.dropFirst() : amounts[...]
    return PurchaseSummary(
      of: rhythm(memory: 1), at: Double(day.number),
      meanSpend: counted.reduce(0, +) / Double(counted.count))
  }

  /// The mean amount of all purchases.
  var meanAmount: Double { amounts.reduce(0, +) / Double(amounts.count) }
}
