/// Customers of about one prediction: what was predicted of them, and what came.
public struct CalibrationGroup: Hashable, Sendable {
  /// How many customers are in it.
  public var customers: Int
  /// The mean of the predictions.
  public var predicted: Double
  /// The mean of what came.
  public var actual: Double

  /// Customers in groups of equal size by prediction, the lowest first; fewer groups where there are
  /// fewer customers.
  ///
  /// Equal predictions on an edge share their outcomes, so that the order of customers does not matter.
  public static func groups(
    predicted: [Double], actual: [Double], count: Int = 10
  ) -> [CalibrationGroup] {
    let customers = min(predicted.count, actual.count)
    guard customers > 0, count > 0 else { return [] }
    let predicted = Array(predicted.prefix(customers))
    let (order, expected) = ScoreQuality.drawn(predicted, Array(actual.prefix(customers)))
    let count = min(count, customers)
    return (0..<count).map { group in
      let members = order[(group * customers / count)..<((group + 1) * customers / count)]
      let size = Double(members.count)
      return CalibrationGroup(
        customers: members.count,
        predicted: members.reduce(0) { $0 + predicted[$1] } / size,
        actual: members.reduce(0) { $0 + expected[$1] } / size)
    }
  }
}
