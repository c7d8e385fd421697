/// The score most teams rank customers by: recency, frequency and money, each from 1 to 5.
public enum CustomerScores {
  /// The sum of three fifths for each customer, 3 to 15: short silence, many repeat purchases, high mean
  /// amount.
  ///
  /// The usual quintile score (Hughes, "Strategic Database Marketing", 1994), with equal customers in
  /// the fifth of their mean rank. The three arrays hold one value for each customer.
  public static func recencyFrequencyMoney(
    silences: [Double], repeats: [Double], spends: [Double]
  ) -> [Double] {
    let scores = [silences.map { -$0 }, repeats, spends].map(fifths)
    return (0..<(scores.map(\.count).min() ?? 0)).map { customer in
      scores.reduce(0) { $0 + $1[customer] }
    }
  }

  /// 1 for the lowest fifth of the values to 5 for the highest.
  private static func fifths(_ values: [Double]) -> [Double] {
    let count = Double(values.count)
    return ranks(of: values).map { min(5, 1 + (5 * ($0 - 0.5) / count).rounded(.down)) }
  }
}
