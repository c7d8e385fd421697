/// Whether a customer's purchases come closer together or farther apart, by the Laplace trend test.
///
/// Shown from `|U| ≥ 1.28` and kept until `|U| < 0.88`, so that it does not flicker. Of steady
/// buyers one in five passes the first limit by chance, and with the second about one in four shows an
/// arrow: down is strong evidence, up is weak.
public enum Arrow: Int8, Hashable, Sendable {
  case down = -1
  case steady = 0
  case up = 1

  /// Where an arrow appears.
  public static let appears = 1.28
  /// Where a shown arrow disappears.
  public static let disappears = 0.88

  /// The arrow after the statistic has become `trend`; nil (too few purchases) is steady.
  public func following(_ trend: Double?) -> Arrow {
    guard let trend else { return .steady }
    if trend >= Arrow.appears { return .up }
    if trend <= -Arrow.appears { return .down }
    switch self {
    case .up: return trend < Arrow.disappears ? .steady : .up
    case .down: return trend > -Arrow.disappears ? .steady : .down
    case .steady: return .steady
    }
  }
}

/// The trend of an event series that is not tied to days: `U = (mean(tᵢ) − T/2) / (T / √(12n))` for
/// `times` since the start of observation and its `end`; nil for fewer than two times or no length.
public func laplaceTrend(times: [Double], end: Double) -> Double? {
  guard times.count >= 2, end > 0 else { return nil }
  let count = Double(times.count)
  let mean = times.reduce(0, +) / count
  return (mean - end / 2) / (end / (12 * count).squareRoot())
}
