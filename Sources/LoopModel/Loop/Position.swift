/// Where a customer is on the loop.
public struct Position: Hashable, Sendable {
  /// The turn of the loop, from 1.
  ///
  /// Lap *n* holds the customer's *n*-th purchase.
  public var lap: Int32

  /// The stage of the loop.
  public var stage: Stage

  /// How far through the stage, 0 to 1; held at 1 once the stage's typical time is over.
  public var progress: Double

  /// A position; `progress` outside 0 to 1 is held at the nearer end.
  public init(lap: Int32, stage: Stage, progress: Double) {
    self.lap = max(1, lap)
    self.stage = stage
    self.progress = progress.isNaN ? 0 : min(1, max(0, progress))
  }

  /// Whether the customer waits at the end of the stage: its typical time is over.
  public var isHeld: Bool { progress >= 1 }

  /// Turns of the loop from the top, 0 to 1: the angle on the ring over a full circle.
  public var turn: Double { (Double(stage.index) + progress) / 7 }
}

/// Who placed a customer where they are.
public enum PlacedBy: UInt8, Hashable, Sendable {
  /// Nobody yet: never bought, never moved; the loop starts in stage 1.
  case start
  /// Their purchases, by time since the last over the typical gap.
  case purchases
  /// A person, by a move.
  case hand

  /// One word for lists and programs.
  public var word: String {
    switch self {
    case .start: "start"
    case .purchases: "purchases"
    case .hand: "hand"
    }
  }
}

/// A customer's placement by a person.
///
/// It holds until the next purchase.
public struct Move: Hashable, Sendable {
  /// The stage they were put in.
  public var stage: Stage
  /// Whether an import found them there without saying since when: the day is that of the import.
  public var isImported = false
  /// The lap they were put on.
  public var lap: Int32
  /// The local day it happened.
  public var day: Day
  /// When it was recorded.
  public var at: Timestamp

  /// A move to `stage` on `lap`, made on `day`, recorded at `at`.
  public init(stage: Stage, lap: Int32, day: Day, at: Timestamp, isImported: Bool = false) {
    self.stage = stage
    self.lap = lap
    self.day = day
    self.at = at
    self.isImported = isImported
  }

  /// Whether a purchase ends this placement: it lies on a later day, or on the same day and was
  /// recorded afterwards.
  ///
  /// An older purchase that is merely imported later does not, except of who was found where those
  /// begin who never bought: any purchase shows that they did.
  public func isEnded(byPurchaseOn day: Day, recordedAt: Timestamp) -> Bool {
    if isImported, lap == 1, stage == .salesLoop, recordedAt > at { return true }
    return Care.Told(day: self.day, at: at).isFollowed(byPurchaseOn: day, recordedAt: recordedAt)
  }
}
