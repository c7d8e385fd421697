extension PurchaseSummary {
  /// The summary of a customer's facts at `day`.
  ///
  /// The mean amount is that of a day of repeat purchases, as the gamma–gamma model has it: the first
  /// purchase is left out, purchases of one day are summed, refunds and zero amounts do not count. Of a
  /// single purchase it is its own.
  @inline(__always)
  public init(of facts: CustomerFacts, at day: Double) {
    guard let rhythm = facts.rhythm else {
      self.init(repeats: 0, recency: 0, age: 0)
      return
    }
    self.init(
      of: rhythm, at: day, meanSpend: Double(facts.spend) / Double(max(1, rhythm.repeats)))
  }
}
