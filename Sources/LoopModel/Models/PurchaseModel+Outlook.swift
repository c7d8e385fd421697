import Glibc

extension PurchaseModel {
  /// The chance that a customer is still active, 0 to 1.
  ///
  /// BG/NBD: 1 for `x = 0`, else `1 / (1 + (a / (b+x−1)) · ((α+T) / (α+tx))^(r+x))`; MBG/NBD has
  /// `b + x`, for every `x` (Fader, Hardie and Lee 2008, note "Computing P(alive) using the BG/NBD
  /// model"; Batislam et al. 2007). BG/NBD's must rank nothing: whoever bought once has 1.
  public func probabilityActive(_ summary: PurchaseSummary, prior: Prior) -> Double {
    let purchases = summary.repeats - 1 + firstPurchases
    guard purchases >= 0 else { return 1 }
    let silence = summary.age - summary.recency
    let power =
      (prior.r + Double(summary.repeats)) * log1p(silence / (prior.alpha + summary.recency))
    // The odds may be infinite, which leaves 0.
    return 1 / (1 + exp(power + log(prior.a) - log(prior.b + Double(purchases))))
  }

  /// Purchases expected in the next `weeks`.
  ///
  /// `P(active)` times what an active customer is expected to buy (`ExpectedCount`); 0 for no time.
  public func expectedPurchases(
    _ summary: PurchaseSummary, weeks: Double, prior: Prior
  ) -> Double {
    guard weeks > 0 else { return 0 }
    let repeats = Double(summary.repeats)
    let count = ExpectedCount(
      shape: prior.r + repeats, a: prior.a,
      stayed: prior.b + repeats - 1 + Double(firstPurchases))
    return probabilityActive(summary, prior: prior)
      * count.value(atRatio: weeks / (prior.alpha + summary.age))
  }

  /// The chance of at least one purchase in the next `weeks`, 0 to 1.
  ///
  /// `P(active) · (1 − ((α+T) / (α+T+t))^(r+x))`: an active customer's rate is gamma distributed, so
  /// that their next gap is Pareto (Fader, Hardie and Lee 2005, section 3).
  public func probabilityOfPurchase(
    _ summary: PurchaseSummary, weeks: Double, prior: Prior
  ) -> Double {
    guard weeks > 0 else { return 0 }
    let shape = prior.r + Double(summary.repeats)
    let silent = -shape * log1p(weeks / (prior.alpha + summary.age))
    return probabilityActive(summary, prior: prior) * -expm1(silent)
  }
}
