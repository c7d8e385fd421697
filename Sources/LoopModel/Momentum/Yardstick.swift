/// What is normal in a store at a moment: everything a customer is measured against.
public struct Yardstick: Hashable, Sendable {
  /// The store's median gap between purchases, in days (`L`).
  public var medianGapDays: Double
  /// The model's parameters.
  public var prior: Prior
  /// The pace at which momentum is 1×, in purchases a week.
  public var typicalPace: Double
  /// How a turn of the loop divides over the stages.
  public var shares: StageShares
  /// What was learned from the store; nil before anything was, and the prior is the default one.
  public var calibration: Calibration?
  /// How long customers stay in each stage.
  public var dwell = StageDwell.unknown {
    didSet { limits = StageLimits(dwell) }
  }
  /// The limits that follow from it.
  private(set) var limits = Yardstick.assumedLimits

  private static let assumedLimits = StageLimits(.unknown)

  /// A yardstick of these measures.
  public init(medianGapDays: Double, prior: Prior, typicalPace: Double, shares: StageShares) {
    self.medianGapDays = medianGapDays
    self.prior = prior
    self.typicalPace = typicalPace
    self.shares = shares
  }

  /// The yardstick before any customer has been measured: `typical = r/α`.
  public init(
    medianGapDays: Double, shares: StageShares = .standard, calibration: Calibration? = nil,
    dwell: StageDwell = .unknown
  ) {
    let prior = calibration?.fit?.prior ?? Prior(medianGapDays: medianGapDays)
    self.init(
      medianGapDays: medianGapDays, prior: prior, typicalPace: prior.r / prior.alpha,
      shares: shares)
    self.calibration = calibration
    self.dwell = dwell
    limits = StageLimits(dwell)
  }

  /// The chance that a stay in a stage goes on after so many days: as learned from 20 advances on, else
  /// a half.
  public func chanceOfGoingOn(_ stage: Stage, isBuying: Bool, after days: Double) -> Double {
    let curve = dwell.curve(stage, isBuying: isBuying)
    // Where hardly any stay has ended yet the curve tells of the few that have.
    guard curve.advances >= StageLimit.advancesToLearn else { return Yardstick.assumedChance }
    return curve.chanceOfGoingOn(openAt: days)?.chance ?? Yardstick.assumedChance
  }

  private static let assumedChance = 0.5

  /// Active repeat customers needed before their median pace is taken as typical.
  public static let customersForTypical = 20

  /// The typical pace: the median pace of the customers with a repeat purchase who are at least 50 %
  /// likely to be active, or `r/α` where there are fewer than 20 of them.
  ///
  /// `paces` holds the pace of each such customer, in any order.
  public static func typicalPace(ofActive paces: [Double], prior: Prior) -> Double {
    guard paces.count >= customersForTypical else { return prior.r / prior.alpha }
    let median = median(of: paces)
    return median > 0 ? median : prior.r / prior.alpha
  }
}

/// The median of `values`; with an even number, the mean of the two in the middle.
///
/// 0 for none.
public func median(of values: [Double]) -> Double {
  var values = values
  return median(of: &values, in: values.indices)
}

/// The median of a part of `values`, which is left in another order; 0 for an empty part.
func median(of values: inout [Double], in range: Range<Int>) -> Double {
  guard !range.isEmpty else { return 0 }
  let upper = range.lowerBound + range.count / 2
  let high = select(&values, rank: upper, in: range)
  guard range.count.isMultiple(of: 2) else { return high }
  // Selection leaves everything below the rank to its left.
  let low = values[range.lowerBound..<upper].max() ?? high
  return (low + high) / 2
}

/// The value that would stand at `rank` if the part were in ascending order, by Hoare's selection.
///
/// Expected linear time.
private func select(_ values: inout [Double], rank: Int, in range: Range<Int>) -> Double {
  var low = range.lowerBound
  var high = range.upperBound - 1
  while low < high {
    let pivot = values[low + (high - low) / 2]
    var left = low
    var right = high
    while left <= right {
      while values[left] < pivot { left += 1 }
      while values[right] > pivot { right -= 1 }
      if left <= right {
        values.swapAt(left, right)
        left += 1
        right -= 1
      }
    }
    if rank <= right {
      high = right
    } else if rank >= left {
      low = left
    } else {
      break
    }
  }
  return values[rank]
}
