/// What stands to be lost of a customer in a month, in its two parts, in minor units.
public struct MoneyAtRisk: Hashable, Sendable {
  /// What their fading costs: usual pace less pace now, times what they are expected to spend.
  public let fading: Double
  /// What is at stake on the open lap, times the chance that it goes on from here.
  public let staked: Double

  /// The two together.
  public var total: Double { fading + staked }
}

extension Reading {
  /// What stands to be lost of the customer with these facts; nil before anything can be said.
  ///
  /// The reading keeps the sum only; what of it is not their fading is what they have at stake.
  public func moneyAtRisk(of facts: CustomerFacts, by yardstick: Yardstick) -> MoneyAtRisk? {
    guard let total = riskPerMonth else { return nil }
    var fading = 0.0
    if let pace, let spend = yardstick.expectedSpend(of: facts, at: day) {
      fading = CustomerValue.atRiskPerMonth(pace, spend: spend)
    }
    return MoneyAtRisk(fading: fading, staked: max(0, total - fading))
  }
}

extension Yardstick {
  /// What a customer is expected to spend at a purchase, in minor units; nil before anything was
  /// learned of spending.
  public func expectedSpend(of facts: CustomerFacts, at day: Double) -> Double? {
    calibration?.spend.expectedSpend(PurchaseSummary(of: facts, at: day))
  }
}
