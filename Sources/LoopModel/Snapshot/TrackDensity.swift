/// How many customers are where on the ring, coarse enough to be drawn at once for any number of them.
///
/// Counts by stage, place within the stage, lap class and trend; those who wait at the end of a stage
/// are counted apart, since they stand in a queue and not on a point. Kept customer by customer.
public struct TrackDensity: Hashable, Sendable {
  /// Places within a stage.
  public static let places = 64
  /// Lap classes: 1, 2, 3, 4–5, 6–8, 9–13, 14–21, 22 and more.
  public static let lapClasses = 8
  /// The lowest lap of each class.
  public static let lapClassStarts: [Int32] = [1, 2, 3, 4, 6, 9, 14, 22]

  private var moving: [Int32]
  private var held: [Int32]

  /// Nobody anywhere.
  public init() {
    let lanes = 7 * TrackDensity.lapClasses * Trend.allCases.count
    moving = Array(repeating: 0, count: lanes * TrackDensity.places)
    held = Array(repeating: 0, count: lanes)
  }

  /// The class of a lap, 0 to 7.
  public static func lapClass(_ lap: Int32) -> Int {
    // Added up, not branched on: laps are as good as random, and every customer is asked for theirs.
    var reached = lap >= 2 ? 1 : 0
    reached += lap >= 3 ? 1 : 0
    reached += lap >= 4 ? 1 : 0
    reached += lap >= 6 ? 1 : 0
    reached += lap >= 9 ? 1 : 0
    reached += lap >= 14 ? 1 : 0
    reached += lap >= 22 ? 1 : 0
    return reached
  }

  /// Adds a customer (`weight` 1) or takes one away (−1).
  public mutating func add(_ reading: Reading, weight: Int32 = 1) {
    add(Tally(reading, revenue: 0), weight: weight)
  }

  /// Adds a customer (`weight` 1) or takes one away (−1); who is let go is nowhere.
  @inline(__always)
  mutating func add(_ tally: Tally, weight: Int32 = 1) {
    guard !tally.marks.contains(.letGo) else { return }
    let lane = Int(tally.lane)
    if tally.place == TrackDensity.heldPlace {
      held[lane] += weight
    } else {
      moving[lane * TrackDensity.places + Int(tally.place)] += weight
    }
  }

  /// What stands for the end of a stage, where customers wait.
  private static let heldPlace = UInt8(places)

  /// The place within a stage, 0 to 63, or 64 for its end.
  static func place(of position: Position) -> UInt8 {
    guard !position.isHeld else { return heldPlace }
    return UInt8(min(Int(position.progress * Double(places)), places - 1))
  }

  /// Customers of a lap class and trend at a place within a stage who have not reached its end.
  public func count(_ stage: Stage, lapClass: Int, trend: Trend, place: Int) -> Int32 {
    moving[Int(TrackDensity.lane(stage, lapClass, trend)) * TrackDensity.places + place]
  }

  /// Customers of a lap class and trend who wait at the end of a stage.
  public func heldCount(_ stage: Stage, lapClass: Int, trend: Trend) -> Int32 {
    held[Int(TrackDensity.lane(stage, lapClass, trend))]
  }

  /// The highest lap class anybody is in, 0 where there is nobody.
  public var highestLapClass: Int {
    for lapClass in stride(from: TrackDensity.lapClasses - 1, to: 0, by: -1) {
      for stage in Stage.allCases {
        for trend in Trend.allCases {
          let lane = Int(TrackDensity.lane(stage, lapClass, trend))
          if held[lane] > 0 { return lapClass }
          let start = lane * TrackDensity.places
          for place in start..<start + TrackDensity.places where moving[place] > 0 {
            return lapClass
          }
        }
      }
    }
    return 0
  }

  static func lane(_ stage: Stage, _ lapClass: Int, _ trend: Trend) -> UInt16 {
    UInt16(
      (stage.index * lapClasses + lapClass) * Trend.allCases.count + Int(trend.rawValue))
  }
}
