/// How long customers stay in a stage, and how they leave it: by going on, or otherwise.
///
/// The Aalen–Johansen estimator for two competing ways out (Aalen and Johansen, Scandinavian Journal of
/// Statistics 5, 1978): at each distinct time with `n` at risk, `k1` advances and `k2` exits,
/// `F1 += S·k1/n`, `F2 += S·k2/n`, `S *= 1 − (k1+k2)/n`. An open stay of that very length is at risk.
/// With one way out, `S` is the estimator of Kaplan and Meier (1958).
public struct DwellCurve: Hashable, Sendable {
  /// The curve at a time at which stays ended.
  public struct Step: Hashable, Sendable {
    /// Days since entering.
    public var days: Double
    /// How many stays were at least this long.
    public var atRisk: Int
    /// The share that has gone on by then (`F1`).
    public var advanced: Double
    /// The share that has left otherwise by then (`F2`).
    public var exited: Double
    /// The share still in the stage after it (`S`).
    public var open: Double
  }

  /// The times at which stays ended, in ascending order.
  public let steps: [Step]
  /// How many stays went on.
  public let advances: Int
  /// How many left otherwise.
  public let exits: Int
  /// How many are open.
  public let censored: Int
  /// Lengths of stays in ascending order, and how many were at least that long.
  private let lengths: [Double]
  private let atLeast: [Int]

  /// How many stays must be at risk before a chance is worth saying: 10.
  public static let atRiskNeeded = 10

  /// The curve of these stays, in any order.
  public init(_ stays: [Stay]) {
    let sorted = stays.filter { $0.count > 0 }.sorted { $0.days < $1.days }
    var left = sorted.reduce(0) { $0 + $1.count }
    var totals = [StayOutcome: Int]()
    var steps: [Step] = []
    var lengths: [Double] = []
    var atLeast: [Int] = []
    var (advanced, exited, open) = (0.0, 0.0, 1.0)
    var place = 0
    while place < sorted.count {
      let days = sorted[place].days
      var here = [StayOutcome: Int]()
      while place < sorted.count, sorted[place].days == days {
        here[sorted[place].outcome, default: 0] += sorted[place].count
        place += 1
      }
      lengths.append(days)
      atLeast.append(left)
      let ways = (advance: here[.advanced] ?? 0, exit: here[.exited] ?? 0)
      if ways.advance + ways.exit > 0 {
        let atRisk = Double(left)
        advanced += open * Double(ways.advance) / atRisk
        exited += open * Double(ways.exit) / atRisk
        open *= Double(left - ways.advance - ways.exit) / atRisk
        steps.append(
          Step(days: days, atRisk: left, advanced: advanced, exited: exited, open: open))
      }
      left -= here.values.reduce(0, +)
      totals.merge(here, uniquingKeysWith: +)
    }
    self.steps = steps
    self.lengths = lengths
    self.atLeast = atLeast
    advances = totals[.advanced] ?? 0
    exits = totals[.exited] ?? 0
    censored = totals[.censored] ?? 0
  }

  /// How many stays there were.
  public var stays: Int { advances + exits + censored }

  /// The share of all stays that ever goes on, as far as was seen (`F1(∞)`).
  public var everAdvanced: Double { steps.last?.advanced ?? 0 }

  /// The share of stays still in the stage after `days` (`S`).
  public func open(after days: Double) -> Double { step(at: days)?.open ?? 1 }

  /// The share of stays that has gone on by `days` (`F1`).
  public func advanced(by days: Double) -> Double { step(at: days)?.advanced ?? 0 }

  /// The share of stays that has left otherwise by `days` (`F2`).
  public func exited(by days: Double) -> Double { step(at: days)?.exited ?? 0 }

  /// The day by which this share of those who go on has done so: the first time with
  /// `F1 ≥ share · F1(∞)`; nil where none has.
  public func limit(_ share: Double) -> Double? {
    // Shares are sums of rounded quotients.
    let wanted = min(1, max(0, share)) * everAdvanced - 1e-12
    return everAdvanced > 0 ? steps.first { $0.advanced > 0 && $0.advanced >= wanted }?.days : nil
  }

  /// The chance that a stay still open after `days` goes on: `(F1(∞) − F1(t)) / S(t)`.
  public func advanceChance(openAt days: Double) -> AdvanceChance {
    let place = DwellCurve.firstIndex(lengths.count) { lengths[$0] >= days }
    let atRisk = place < atLeast.count ? atLeast[place] : 0
    let open = open(after: days)
    guard atRisk >= DwellCurve.atRiskNeeded, open > 0 else {
      return AdvanceChance(chance: nil, atRisk: atRisk)
    }
    let chance = (everAdvanced - advanced(by: days)) / open
    return AdvanceChance(chance: min(1, max(0, chance)), atRisk: atRisk)
  }

  /// The chance that a stay still open after `days` goes on, or where fewer than 10 stays were that
  /// long, the chance at the oldest age that 10 reached; nil where none was worth saying.
  ///
  /// A stay beyond all experience is no better off than the oldest of which there is some.
  public func chanceOfGoingOn(openAt days: Double) -> AdvanceChance? {
    let asked = advanceChance(openAt: days)
    guard asked.chance == nil else { return asked }
    return lengths.indices.lazy.reversed()
      .filter { lengths[$0] < days && atLeast[$0] >= DwellCurve.atRiskNeeded }
      .map { advanceChance(openAt: lengths[$0]) }.first { $0.chance != nil }
  }

  private func step(at days: Double) -> Step? {
    let after = DwellCurve.firstIndex(steps.count) { steps[$0].days > days }
    return after > 0 ? steps[after - 1] : nil
  }

  /// The first index from which on something holds, by bisection.
  private static func firstIndex(_ count: Int, where holds: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = low + (high - low) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
