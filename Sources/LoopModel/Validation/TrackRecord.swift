/// Whether momentum deserved trust in this store: what it said half a year ago, and who has bought since.
public struct TrackRecord: Hashable, Sendable {
  /// The day momentum was taken.
  public var day: Day
  /// How many customers had bought by then.
  public var customers: Int
  /// The share of the tenth with the highest momentum who have bought since.
  public var topTenth: Double
  /// The share of all who have bought since.
  public var everybody: Double
  /// The chance that of two customers, one who bought since and one who did not, momentum put the right
  /// one first; nil where there are not both kinds.
  public var areaUnderCurve: Double?

  /// Customers needed for a record that means something.
  public static let customersNeeded = 50
  /// How far back momentum is taken, in days.
  public static let days = 182

  /// The record of `scores` taken on `day` and the purchases since, customer by customer; nil below 50
  /// customers.
  public init?(day: Day, scores: [Double], purchases: [Double]) {
    guard scores.count >= TrackRecord.customersNeeded, scores.count == purchases.count else {
      return nil
    }
    self.day = day
    customers = scores.count
    everybody = Double(purchases.count { $0 > 0 }) / Double(purchases.count)
    let quality = ScoreQuality(scores: scores, purchases: purchases)
    guard let top = quality.precisionAtTop else { return nil }
    topTenth = top
    areaUnderCurve = quality.areaUnderCurve
  }
}
