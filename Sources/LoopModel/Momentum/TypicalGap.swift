/// What is a normal time between two purchases of a customer.
public enum TypicalGap {
  /// How many of the store's gaps weigh against a customer's own: 2.
  public static let borrowedGaps = 2.0

  /// The store's median gap in days where it has none yet: 30.
  public static let defaultMedianDays = 30.0

  /// A customer's typical gap in days: their own mean gap, shrunk towards the store's median while
  /// they have few, `(k·L + (last − first)) / (k + x)` with `k = 2`.
  ///
  /// With no gap it is the store's `L`, with two it is half theirs, with twenty nearly all theirs.
  ///
  /// `storeMedian` is `L`, the store's median gap in days.
  public static func days(of rhythm: PurchaseRhythm, storeMedian: Double) -> Double {
    let own = Double(rhythm.first.days(to: rhythm.last))
    return max(1, (borrowedGaps * storeMedian + own) / (borrowedGaps + Double(rhythm.repeats)))
  }

  /// The median of gaps given as how many there are of each length in days (index = days); nil for
  /// no gaps.
  ///
  /// With an even number of gaps, the mean of the two in the middle.
  public static func median(histogram: [Int]) -> Double? {
    let total = histogram.reduce(0, +)
    guard total > 0 else { return nil }
    func day(ofRank rank: Int) -> Double {
      var seen = 0
      for (day, count) in histogram.enumerated() {
        seen += count
        if seen > rank { return Double(day) }
      }
      return Double(histogram.count - 1)
    }
    return (day(ofRank: (total - 1) / 2) + day(ofRank: total / 2)) / 2
  }
}
