/// How long customers stay in each stage, by what they are looking for: learned from moves.
public struct StageDwell: Hashable, Sendable {
  /// A curve for each stage, in information mode and then in buying mode.
  private let curves: [DwellCurve]

  /// Nothing learned: every limit is assumed.
  public static let unknown = StageDwell { _, _ in [] }

  /// Learned from the stays of each stage, in buying mode or not.
  public init(staysOf stays: (_ stage: Stage, _ isBuying: Bool) -> [Stay]) {
    var curves: [DwellCurve] = []
    for isBuying in [false, true] {
      for stage in Stage.allCases { curves.append(DwellCurve(stays(stage, isBuying))) }
    }
    self.curves = curves
  }

  /// How long customers stay in a stage.
  public func curve(_ stage: Stage, isBuying: Bool) -> DwellCurve {
    curves[stage.index + (isBuying ? Stage.allCases.count : 0)]
  }

  /// How long a stay may last before it counts as stalled.
  public func limit(_ stage: Stage, isBuying: Bool, typicalGapDays: Double) -> StageLimit {
    StageLimit(
      stage, isBuying: isBuying, learnedFrom: curve(stage, isBuying: isBuying),
      typicalGapDays: typicalGapDays)
  }
}

/// The limits of all stages, worked out once for everybody who is measured by them.
struct StageLimits: Hashable, Sendable {
  /// Days by stage, in information and then from 8 in buying mode; negative for the customer's own
  /// typical gap.
  ///
  /// Not an array: every customer is measured by it, and a reference would be counted each time.
  private let days: SIMD16<Double>

  init(_ dwell: StageDwell) {
    var days = SIMD16(repeating: StageLimits.ownGap)
    for isBuying in [false, true] {
      for stage in Stage.allCases {
        // No gap is negative: what comes back so was not learned.
        let limit = dwell.limit(stage, isBuying: isBuying, typicalGapDays: StageLimits.ownGap)
        days[StageLimits.place(stage, isBuying)] = limit.days
      }
    }
    self.days = days
  }

  func limitDays(_ stage: Stage, isBuying: Bool, typicalGapDays: Double) -> Double {
    let limit = days[StageLimits.place(stage, isBuying)]
    return limit < 0 ? typicalGapDays : limit
  }

  private static let ownGap = -1.0

  private static func place(_ stage: Stage, _ isBuying: Bool) -> Int {
    stage.index + (isBuying ? 8 : 0)
  }
}
