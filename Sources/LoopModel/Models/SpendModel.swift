/// What a customer is expected to spend at a purchase.
public enum SpendModel: Hashable, Sendable {
  /// By a gamma–gamma model that may be used.
  case gammaGamma(GammaGamma)
  /// By the customer's own mean, shrunk towards that of all: `(2 · mean + x · m) / (2 + x)`.
  case shrunk(mean: Double)

  /// The model for these customers: gamma–gamma where its conditions hold, else shrunk means.
  ///
  /// What customers spend on average is the mean over all whose mean amount is known and positive.
  public init(for summaries: [PurchaseSummary]) {
    if let fit = try? GammaGamma.fit(summaries), fit.isSound {
      self = .gammaGamma(fit.parameters)
      return
    }
    let spends = summaries.compactMap(\.meanSpend).filter { $0 > 0 }
    let count = Double(spends.count)
    self = .shrunk(mean: spends.reduce(0) { $0 + $1 / count })
  }

  /// The mean amount to expect of a customer, in the unit of the amounts.
  ///
  /// Of someone who has not bought again, or whose amounts are not known, what customers spend on
  /// average.
  @inline(__always)
  public func expectedSpend(_ summary: PurchaseSummary) -> Double {
    switch self {
    case .gammaGamma(let model):
      return model.expectedSpend(summary) ?? summary.meanSpend ?? 0
    case .shrunk(let mean):
      guard GammaGamma.isUsable(summary), let spend = summary.meanSpend else { return mean }
      let count = Double(summary.repeats)
      return (2 * mean + count * spend) / (2 + count)
    }
  }
}
