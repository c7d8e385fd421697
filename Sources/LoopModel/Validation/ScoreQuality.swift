/// How well a score told in advance which customers would buy again, and how often.
public struct ScoreQuality: Hashable, Sendable {
  /// The chance that of a customer who bought again and one who did not the first had the higher score;
  /// 0.5 is chance, 1 perfect, nil where all or none bought again.
  public var areaUnderCurve: Double?
  /// How far the order of scores is that of the purchases, −1 to 1; nil where either never varies.
  public var rankCorrelation: Double?
  /// The share that bought again among the tenth with the highest scores; nil for no customers.
  public var precisionAtTop: Double?

  /// The share of customers that counts as the top.
  public static let top = 0.1

  /// The quality of `scores`, given how often each customer bought afterwards.
  public init(scores: [Double], purchases: [Double]) {
    let outcomes = purchases.map { $0 > 0 }
    areaUnderCurve = ScoreQuality.areaUnderCurve(scores, outcomes)
    rankCorrelation = ScoreQuality.rankCorrelation(scores, purchases)
    precisionAtTop = ScoreQuality.precision(atTop: ScoreQuality.top, scores, outcomes)
  }

  /// The area under the receiver operating characteristic, by ranks (Mann and Whitney 1947); a tie
  /// counts half.
  ///
  /// Nil where all outcomes are alike.
  public static func areaUnderCurve(_ scores: [Double], _ outcomes: [Bool]) -> Double? {
    let positive = Double(outcomes.count { $0 })
    let negative = Double(outcomes.count) - positive
    guard positive > 0, negative > 0, scores.count == outcomes.count else { return nil }
    let sum = zip(ranks(of: scores), outcomes).reduce(0) { $0 + ($1.1 ? $1.0 : 0) }
    return (sum - positive * (positive + 1) / 2) / (positive * negative)
  }

  /// Spearman's rank correlation (1904): Pearson's of the ranks, ties sharing their mean rank.
  public static func rankCorrelation(_ scores: [Double], _ purchases: [Double]) -> Double? {
    guard scores.count == purchases.count else { return nil }
    return pearson(ranks(of: scores), ranks(of: purchases))
  }

  /// The share of positive outcomes among the highest scores.
  ///
  /// Of equal scores at the edge it takes what to expect of a draw, so that the order of customers
  /// does not matter. `share` of the customers is rounded to a whole number, at least 1.
  public static func precision(
    atTop share: Double, _ scores: [Double], _ outcomes: [Bool]
  ) -> Double? {
    guard !scores.isEmpty, scores.count == outcomes.count else { return nil }
    let wanted = min(
      Double(scores.count), max(1, (share * Double(scores.count)).rounded()))
    let (order, expected) = drawn(scores, outcomes.map { $0 ? 1 : 0 })
    return order.suffix(Int(wanted)).reduce(0) { $0 + expected[$1] } / wanted
  }

  /// Customers in ascending order of score, and of each what to expect of a draw among its equals.
  static func drawn(_ scores: [Double], _ outcomes: [Double]) -> (order: [Int], expected: [Double])
  {
    let ranks = ranks(of: scores)
    let order = ranks.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }
    var expected = outcomes
    var first = 0
    while first < order.count {
      var end = first
      var sum = 0.0
      while end < order.count, ranks[order[end]] == ranks[order[first]] {
        sum += outcomes[order[end]]
        end += 1
      }
      for place in first..<end { expected[order[place]] = sum / Double(end - first) }
      first = end
    }
    return (order, expected)
  }
}
