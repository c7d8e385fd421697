import Glibc

/// How many purchases an active customer is expected to make over a time to come.
///
/// The published closed form (Fader, Hardie and Lee 2005, equation 10; for MBG/NBD with one more
/// chance of leaving) after Euler's transformation of ₂F₁, which bounds its terms:
///
///     V = C/(a−1) · (1 − q^(a−1) · ₂F₁(A, a−1; C; z)),  A = a+k−s, C = a+k,
///     z = t/(α+T+t), q = 1 − z, s = r + x, k = b + x − 1 (BG/NBD) or b + x (MBG/NBD)
///
/// As `a − 1` divides every term but the 1, it is cancelled before summing: `a = 1` is no exception,
/// and neither is `C = 0`.
struct ExpectedCount {
  /// Shape of the customer's own rate: `s = r + x`.
  private let s: Double
  /// The prior's `a`.
  private let a: Double
  /// The series' last parameter: `C = a + k`.
  private let c: Double

  /// Above this ratio of the time to come to the time past (`z` = 0.9) the series is slow.
  private static let slowRatio = 9.0
  /// Terms are summed until they are this small against the sum.
  private static let precision = 1e-16
  private static let maximumTerms = 3_000_000

  /// An active customer whose rate has shape `shape` and who leaves after a purchase by odds of `a`
  /// to `stayed` (`k`).
  init(shape: Double, a: Double, stayed: Double) {
    s = shape
    self.a = a
    c = a + stayed
  }

  /// The expected count over a time of `ratio` times the time past: `t / (α + T)`.
  func value(atRatio ratio: Double) -> Double {
    let ratio = min(ratio, 1e12)
    guard ratio > ExpectedCount.slowRatio else { return nearValue(ratio) }
    return farValue(ratio)
  }

  private func nearValue(_ y: Double) -> Double {
    let z = y / (1 + y)
    let logQ = -log1p(y)
    if a > s + 2 {
      // The untransformed series has the smaller terms: 1 − q^s · ₂F₁(s, k+1; C; z).
      let (sum, scale) = ExpectedCount.series(s, c - a + 1, c, z)
      return max(0, -c / (a - 1) * expm1(s * logQ + scale + log(sum)))
    }
    // C · (₂F₁ − 1) / (a − 1), term by term, and C · (1 − q^(a−1)) / (a − 1).
    let (sum, scale) = c - s == 0 ? (0, 0) : ExpectedCount.shiftedSeries(c - s, a, c, z)
    let power = (a - 1) * logQ
    let closed = power == 0 ? -logQ : -logQ * expm1(power) / power
    return max(0, c * closed - exp(power + scale) * sum)
  }

  /// The rate of change of the count with the ratio: `s · ₂F₁(s+1, a; C+1; −y)`.
  private func nearSlope(_ y: Double) -> Double {
    let z = y / (1 + y)
    let (isEuler, power) = a <= s + 1 ? (true, a) : (false, s + 1)
    let (sum, scale) =
      isEuler
      ? ExpectedCount.series(c - s, a, c + 1, z)
      : ExpectedCount.series(s + 1, c - a + 1, c + 1, z)
    return s * sum * exp(scale - power * log1p(y))
  }

  /// The count over a long time, continued from a shorter one by Taylor series of its differential
  /// equation, `y (1+y) V″ + (C + (s+a) y) V′ + s (a−1) V = s C`.
  ///
  /// Steps are half its radius, or shorter where powers of the ratio are high.
  private func farValue(_ end: Double) -> Double {
    var y = ExpectedCount.slowRatio
    var value = nearValue(y)
    var slope = nearSlope(y)
    let reach = min(0.5, 8 / max(s, a))
    while y < end {
      // Of a customer who leaves soon nothing more is to come.
      if a > 2, slope * y <= ExpectedCount.precision * value { break }
      let step = min(y * reach, end - y)
      // Terms are kept as coefficient times a power of the step.
      var (term, next) = (value, slope * step)
      var (sum, slopeSum) = (term + next, next)
      let lead = y * (1 + y) / (step * step)
      for order in 0..<200 {
        let n = Double(order)
        let source = order == 0 ? s * c : 0
        let middle = ((1 + 2 * y) * n + c + (s + a) * y) * (n + 1) / step
        let last = (n + s) * (n + a - 1)
        let after = (source - middle * next - last * term) / (lead * (n + 2) * (n + 1))
        sum += after
        slopeSum += (n + 2) * after
        (term, next) = (next, after)
        if abs(after) * (n + 2) <= ExpectedCount.precision * (abs(sum) + abs(slopeSum)) { break }
      }
      // More time never means fewer purchases.
      value = sum.isFinite ? max(value, sum) : value
      slope = slopeSum.isFinite ? max(0, slopeSum / step) : 0
      y = step == end - y ? end : y + step
    }
    return value
  }

  /// `₂F₁(A, B; C; z)` as a sum and the logarithm of its scale.
  private static func series(
    _ first: Double, _ second: Double, _ third: Double, _ z: Double
  ) -> (sum: Double, scale: Double) {
    var (term, sum, scale) = (1.0, 1.0, 0.0)
    for order in 0..<maximumTerms {
      let n = Double(order)
      term *= (first + n) * (second + n) * z / ((third + n) * (n + 1))
      sum += term
      if abs(term) <= precision * abs(sum) * (1 - z) { break }
      rescale(&term, &sum, &scale)
    }
    return (sum, scale)
  }

  /// `C · (₂F₁(A, a−1; C; z) − 1) / (a − 1)` as a sum and the logarithm of its scale.
  private static func shiftedSeries(
    _ first: Double, _ a: Double, _ third: Double, _ z: Double
  ) -> (sum: Double, scale: Double) {
    var (term, sum, scale) = (first * z, first * z, 0.0)
    for order in 1..<maximumTerms {
      let n = Double(order)
      term *= (first + n) * (a + n - 1) * z / ((third + n) * (n + 1))
      sum += term
      if abs(term) <= precision * abs(sum) * (1 - z) { break }
      rescale(&term, &sum, &scale)
    }
    return (sum, scale)
  }

  /// Keeps a growing sum within range.
  private static func rescale(_ term: inout Double, _ sum: inout Double, _ scale: inout Double) {
    guard abs(sum) > 0x1p800 else { return }
    term *= 0x1p-800
    sum *= 0x1p-800
    scale += 800 * 0.693_147_180_559_945_3
  }
}
