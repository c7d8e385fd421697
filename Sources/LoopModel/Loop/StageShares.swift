/// How a turn of the loop divides over the stages when purchases alone place a customer.
///
/// Each number is the phase (time since the last purchase / typical gap) at which the stage ends. A
/// purchase puts a customer at phase 0, the beginning of Heat up; at 0.65 they cross into the next lap;
/// at 1 they are due, and wait at the end of Momentum.
public struct StageShares: Hashable, Sendable {
  /// End of Heat up, Automation, Metrics, Swell, Sales Loop, Customer Experience, Momentum.
  public var ends: [Double] { (0..<7).map { phases[$0] } }

  // Not an array: every customer is measured by it, and a reference would be counted each time.
  private let phases: SIMD8<Double>

  /// The shares the program starts with.
  public static let standard = StageShares(uncheckedEnds: [0.10, 0.45, 0.55, 0.65, 0.75, 0.90, 1])

  /// Shares from the six ends between 0 and 1, or nil unless they rise strictly.
  public init?(ends: [Double]) {
    guard ends.count == 6, ends.allSatisfy({ $0 > 0 && $0 < 1 }),
      zip(ends, ends.dropFirst()).allSatisfy({ $0 < $1 })
    else { return nil }
    self.init(uncheckedEnds: ends + [1])
  }

  private init(uncheckedEnds ends: [Double]) {
    phases = SIMD8(ends + [1])
  }

  /// The position of a customer whose last purchase, their `purchases`-th, lies `phase` typical gaps
  /// back.
  public func position(phase: Double, purchases: Int32) -> Position {
    let phase = phase.isNaN ? 0 : max(0, phase)
    // Added up, not branched on: every customer is asked, and they are all over the loop.
    var index = 0
    for end in 0..<6 { index += phase >= phases[end] ? 1 : 0 }
    // Heat up comes first after a purchase: stages 4 5 6 7 1 2 3.
    let stage = Stage(rawValue: UInt8((index + 3) % 7 + 1)) ?? .momentum
    let start = index == 0 ? 0 : phases[index - 1]
    return Position(
      lap: stage.isActivePhase ? purchases + 1 : purchases, stage: stage,
      progress: (phase - start) / (phases[index] - start))
  }

  /// The phase at which `stage` begins.
  public func start(of stage: Stage) -> Double {
    let index = (stage.index + 4) % 7
    return index == 0 ? 0 : phases[index - 1]
  }

  /// The phase at which `stage` ends.
  public func end(of stage: Stage) -> Double {
    phases[(stage.index + 4) % 7]
  }
}
