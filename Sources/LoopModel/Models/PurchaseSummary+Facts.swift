extension PurchaseSummary {
  /// The summary of a customer's facts at `day`; the mean amount is over all their purchases, the first
  /// one too, less refunds.
  @inline(__always)
  public init(of facts: CustomerFacts, at day: Double) {
    guard let rhythm = facts.rhythm else {
      self.init(repeats: 0, recency: 0, age: 0)
      return
    }
    self.init(
      of: rhythm, at: day, meanSpend: Double(facts.revenue) / Double(rhythm.purchases))
  }
}
