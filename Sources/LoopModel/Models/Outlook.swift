/// What is to be expected of a customer from now on, by MBG/NBD over their whole history.
public struct Outlook: Hashable, Sendable {
  /// The chance of being still active, 0 to 1, nothing of the past faded.
  public let active: Double
  /// The chance of a purchase in the next `weeks`, 0 to 1.
  public let buysSoon: Double
  /// Purchases expected in the next `CustomerValue.months` months.
  public let purchases: Double
  /// What these are worth today, in minor units; nil before anything was learned of spending.
  public let value: Double?

  /// How far ahead the chance of a purchase looks.
  public static let weeks = 4.0

  /// The outlook at `day` (days since 1970-01-01, with fractions); nil for who has never bought.
  ///
  /// Takes some dozens of microseconds: for the one customer that is looked at.
  public init?(of facts: CustomerFacts, at day: Double, by yardstick: Yardstick) {
    guard facts.rhythm != nil else { return nil }
    let summary = PurchaseSummary(of: facts, at: day)
    let model = PurchaseModel.mbgnbd
    let prior = yardstick.prior
    active = model.probabilityActive(summary, prior: prior)
    buysSoon = model.probabilityOfPurchase(summary, weeks: Outlook.weeks, prior: prior)
    purchases = model.expectedPurchases(
      summary, weeks: Double(CustomerValue.months) * CustomerValue.weeksPerMonth, prior: prior)
    value = yardstick.expectedSpend(of: facts, at: day).map {
      CustomerValue.lifetime(summary, spend: $0, model: model, prior: prior)
    }
  }
}
