/// Where a customer is, as far as a change depends on it.
public struct Place: Hashable, Sendable {
  /// The stage they are in.
  public var stage: Stage
  /// The lap they are on.
  public var lap: Int32
  /// Distinct days of purchase.
  public var purchases: Int32

  /// A place on the loop.
  public init(stage: Stage, lap: Int32, purchases: Int32) {
    self.stage = stage
    self.lap = lap
    self.purchases = purchases
  }

  /// The lap of a stage they are put in: before a purchase of the lap the next one, after it the one
  /// the purchase began.
  public func lap(of stage: Stage) -> Int32 {
    max(1, purchases &+ (stage.isActivePhase ? 1 : 0))
  }
}
