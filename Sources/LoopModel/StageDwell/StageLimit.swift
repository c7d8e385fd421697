/// How long a stay in a stage may last before it counts as stalled, and how well that is known.
public struct StageLimit: Hashable, Sendable {
  /// What a limit rests on.
  public enum Basis: String, Hashable, Sendable {
    /// A guess, until 20 stays have gone on.
    case assumed
    /// Few stays, until 30 have gone on.
    case learning
    /// Enough stays.
    case learned
  }

  /// The limit in days.
  public var days: Double
  /// What it rests on.
  public var basis: Basis
  /// How many stays have gone on.
  public var advances: Int

  /// From how many advances a limit is taken from the stays.
  public static let advancesToLearn = 20
  /// From how many advances it is no longer marked as learning.
  public static let advancesLearned = 30
  /// The share of those who go on that is through by the limit.
  public static let share = 0.9

  /// The limit for a stage, from the stays of the last 365 days in it.
  ///
  /// `typicalGapDays` is the customer's own typical gap, the assumed limit of Automation.
  public init(
    _ stage: Stage, isBuying: Bool, learnedFrom curve: DwellCurve, typicalGapDays: Double
  ) {
    advances = curve.advances
    if advances >= StageLimit.advancesToLearn, let limit = curve.limit(StageLimit.share) {
      days = limit
      basis = advances >= StageLimit.advancesLearned ? .learned : .learning
    } else {
      days = stage.defaultLimitDays(isBuying: isBuying) ?? typicalGapDays
      basis = .assumed
    }
  }
}
