/// All that a purchase model needs to know of a customer: how often they bought, and when first and last.
///
/// Times are in weeks. Purchases of one day count as one. A summary is always sound: what is not a
/// number counts as 0, and a history never ends before its last purchase.
public struct PurchaseSummary: Hashable, Sendable {
  /// Repeat purchases, from 0 (`x`).
  public let repeats: Int
  /// Weeks from the first purchase to the last (`tx`), from 0.
  public let recency: Double
  /// Weeks from the first purchase to now (`T`), never less than `recency`.
  public let age: Double
  /// The mean amount of the repeat purchases (`m`), in any unit; nil where it is not known.
  ///
  /// Of a customer without repeat purchases it may be the amount of the first; it then counts only
  /// towards what customers spend on average.
  public let meanSpend: Double?

  /// A summary of these figures, made sound.
  @inline(__always)
  public init(repeats: Int, recency: Double, age: Double, meanSpend: Double? = nil) {
    self.repeats = max(0, repeats)
    self.recency = recency.isFinite ? max(0, recency) : 0
    self.age = max(self.recency, age.isFinite ? age : 0)
    self.meanSpend = meanSpend.flatMap { $0.isFinite ? $0 : nil }
  }

  /// The summary of a rhythm at `day` (days since 1970-01-01, with fractions).
  ///
  /// Before the last purchase it is that on its day.
  @inline(__always)
  public init(of rhythm: PurchaseRhythm, at day: Double, meanSpend: Double? = nil) {
    self.init(
      repeats: Int(rhythm.repeats), recency: Double(rhythm.first.days(to: rhythm.last)) / 7,
      age: rhythm.age(at: day), meanSpend: meanSpend)
  }
}
