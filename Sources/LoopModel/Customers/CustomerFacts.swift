/// What is recorded of a customer that a position and momentum follow from; free of references, so
/// that a hundred thousand of them lie side by side.
public struct CustomerFacts: Hashable, Sendable {
  /// Whose facts these are.
  public var id: CustomerID
  /// The first day anything is known of them.
  public var since: Day
  /// Their owner: an index into the snapshot's owners; 0 for nobody.
  public var owner: UInt16
  /// Their purchases' rhythm; nil for someone who has never bought.
  public var rhythm: PurchaseRhythm?
  /// When their last purchase was recorded, which is not the day it happened on.
  public var lastPurchaseRecorded: Timestamp
  /// All their purchases less refunds, in minor units.
  public var revenue: Int64
  /// What they spent on their repeat purchases, or of a single purchase on that; refunds do not count,
  /// in minor units.
  public var spend: Int64
  /// The last time a person moved them; nil for never.
  public var move: Move?
  /// What people have decided about them, and when they last spoke.
  public var care: Care

  /// A customer's facts.
  public init(
    id: CustomerID, since: Day, owner: UInt16 = 0, rhythm: PurchaseRhythm? = nil,
    lastPurchaseRecorded: Timestamp = .distantPast, revenue: Int64 = 0, spend: Int64 = 0,
    move: Move? = nil, care: Care = Care()
  ) {
    self.id = id
    self.since = since
    self.owner = owner
    self.rhythm = rhythm
    self.lastPurchaseRecorded = lastPurchaseRecorded
    self.revenue = revenue
    self.spend = spend
    self.move = move
    self.care = care
  }

  /// Distinct days of purchase.
  public var purchases: Int32 { rhythm?.purchases ?? 0 }

  /// What the open lap may bring, in minor units; 0 for not known.
  ///
  /// Where a move holds, somebody looks after the lap, and what was told of it counts as long.
  public var openStake: Int64 {
    guard care.stake > 0, holdingMove == nil else { return care.stake }
    return care.openStake(lastPurchase: rhythm?.last, recordedAt: lastPurchaseRecorded)
  }

  /// The move that still holds: made by a person and not ended by a purchase since.
  public var holdingMove: Move? {
    guard let move else { return nil }
    if let rhythm, move.isEnded(byPurchaseOn: rhythm.last, recordedAt: lastPurchaseRecorded) {
      return nil
    }
    return move
  }
}
