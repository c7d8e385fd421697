/// What a customer is worth in money, in the unit of the expected spend.
public enum CustomerValue {
  /// Weeks in a month, `365.25 / 12 / 7` to three places.
  public static let weeksPerMonth = 4.345
  /// How far ahead value is counted, in months.
  public static let months = 12
  /// What money loses in a month of waiting.
  public static let monthlyDiscount = 0.01

  /// The expected, discounted revenue of the months to come, month by month:
  /// `Σ E[m] · (E(4.345 k) − E(4.345 (k−1))) / 1.01^k`, where `E` counts expected purchases.
  ///
  /// Fader, Hardie and Lee 2005, "RFM and CLV", as a sum over months. `spend` is the expected amount
  /// of one purchase.
  public static func lifetime(
    _ summary: PurchaseSummary, spend: Double, model: PurchaseModel, prior: Prior,
    months: Int = CustomerValue.months, monthlyDiscount: Double = CustomerValue.monthlyDiscount
  ) -> Double {
    var total = 0.0
    var before = 0.0
    var worth = 1.0
    for month in 0..<max(0, months) {
      let after = model.expectedPurchases(
        summary, weeks: weeksPerMonth * Double(month + 1), prior: prior)
      worth /= 1 + monthlyDiscount
      total += spend * (after - before) * worth
      before = after
    }
    return total
  }

  /// The money a customer's fading costs in a month: `max(0, usual − pace) · E[spend] · 4.345`.
  ///
  /// `usual` and `pace` are purchases a week; `spend` is the expected amount of one purchase.
  public static func atRiskPerMonth(usual: Double, pace: Double, spend: Double) -> Double {
    max(0, usual - pace) * max(0, spend) * weeksPerMonth
  }

  /// The money at risk in a month for a customer at a pace.
  public static func atRiskPerMonth(_ pace: Pace, spend: Double) -> Double {
    atRiskPerMonth(usual: pace.usual, pace: pace.pace, spend: spend)
  }
}
