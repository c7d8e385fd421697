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
  /// The reading itself keeps the sum only.
  public func moneyAtRisk(of facts: CustomerFacts, by yardstick: Yardstick) -> MoneyAtRisk? {
    guard riskPerMonth != nil else { return nil }
    var fading = 0.0
    if let pace, let spend = yardstick.expectedSpend(of: facts, at: day) {
      fading = CustomerValue.atRiskPerMonth(pace, spend: spend)
    }
    return MoneyAtRisk(fading: fading, staked: staked(of: facts, by: yardstick) ?? 0)
  }

  /// What is at stake on the open lap, times the chance that it goes on from here; nil where nothing
  /// counts.
  @inline(__always)
  func staked(of facts: borrowing CustomerFacts, by yardstick: borrowing Yardstick) -> Double? {
    guard facts.care.stake > 0, !isLetGo, position.stage.isActivePhase else { return nil }
    let chance = yardstick.chanceOfGoingOn(
      position.stage, isBuying: facts.care.mode == .buying, after: stageDays)
    return Double(facts.openStake) * chance
  }
}

extension Yardstick {
  /// What a customer is expected to spend at a purchase, in minor units; nil before anything was
  /// learned of spending.
  public func expectedSpend(of facts: CustomerFacts, at day: Double) -> Double? {
    calibration?.spend.expectedSpend(PurchaseSummary(of: facts, at: day))
  }
}
