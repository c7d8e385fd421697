/// A model of what customers spend at a purchase, if that does not depend on how often they buy.
///
/// Amounts of one customer vary around their own mean by a gamma distribution of shape `p`, and the
/// scale of that varies over customers by a gamma distribution of shape `q` and scale `v`: Fader and
/// Hardie, "The Gamma-Gamma Model of Monetary Value" (2013); Fader, Hardie and Lee, "RFM and CLV:
/// Using Iso-Value Curves for Customer Base Analysis", Journal of Marketing Research 42 (2005).
public struct GammaGamma: Hashable, Sendable {
  /// Shape of one customer's amounts.
  public var p: Double
  /// Shape of the customers' scales; customers have a mean only where it is above 1.
  public var q: Double
  /// Scale of the customers' scales, in the unit of the amounts.
  public var v: Double

  /// A model of three positive parameters.
  public init(p: Double, q: Double, v: Double) {
    self.p = p
    self.q = q
    self.v = v
  }

  /// The mean amount to expect of a customer: `E[m] = p (v + x m) / (p x + q − 1)`.
  ///
  /// For `x = 0`, or where `m` is not known, it is what customers spend on average, `p v / (q − 1)`.
  /// Nil where the model has no such mean (`p x + q ≤ 1`).
  @inline(__always)
  public func expectedSpend(_ summary: PurchaseSummary) -> Double? {
    let known = GammaGamma.isUsable(summary)
    let count = known ? Double(summary.repeats) : 0
    let spend = known ? summary.meanSpend ?? 0 : 0
    let divisor = p * count + q - 1
    guard divisor > 0 else { return nil }
    let expected = p * (v + count * spend) / divisor
    return expected.isFinite ? expected : nil
  }

  /// Whether a customer says anything about amounts: they bought again, and for something.
  @inline(__always)
  public static func isUsable(_ summary: PurchaseSummary) -> Bool {
    guard let spend = summary.meanSpend else { return false }
    return summary.repeats > 0 && spend > 0
  }
}
