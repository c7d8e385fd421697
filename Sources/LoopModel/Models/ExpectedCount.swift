import Glibc

/// How many purchases an active customer is expected to make over a time to come.
///
/// After each purchase they leave with a chance `p`, of which a beta distribution is known, and their
/// rate is gamma distributed. Given `p`, the rate integrates out (Fader, Hardie and Lee 2005, the step
/// before equation 9), and with `y = t/(α+T)` and `s = r + x` there remains
///
///     V = E[(1 − (1 + p y)^−s) / p],  p ~ Beta(a, β),  β = b + x (BG/NBD) or b + x + 1 (MBG/NBD)
///
/// which is what their equation 10 writes by ₂F₁. No series of ₂F₁ suits all parameters: terms of
/// changing sign cancel where `r` is large, those of one sign do not end where `y` is. The mean itself
/// has nothing to cancel. It is summed by the trapezoidal rule over the logit of `p`, where the
/// integrand is smooth and falls exponentially on both sides, so that the rule is exact but for
/// rounding (Trefethen and Weideman, "The Exponentially Convergent Trapezoidal Rule", SIAM Review 56,
/// 2014). It takes some hundred nodes, whatever the parameters; the usual ones have a short series.
struct ExpectedCount {
  /// Shape of the customer's own rate: `s = r + x`.
  private let s: Double
  /// The beta distribution's `a`.
  private let a: Double
  /// The sum of its parameters, `a + β`.
  private let sum: Double
  /// Where its weight over the logit is greatest, which is its mean: `a / (a + β)`.
  private let middle: Double
  /// The distance of nodes, in logits.
  private let step: Double

  /// The longest time, in times of that past; a longer one counts as this.
  private static let longest = 1e280
  /// A term this small against the sum ends it.
  private static let precision = 1e-18
  /// What may be left out beside 1, being squared.
  private static let small = 1e-8

  /// An active customer whose rate has shape `shape` and who leaves after a purchase by odds of `a`
  /// to `stayed` (`β − 1`).
  init(shape: Double, a: Double, stayed: Double) {
    s = shape
    self.a = a
    sum = a + stayed + 1
    middle = a / sum
    // The error falls as exp(−2π d / h) by the half width d of a strip in which the integrand is
    // analytic; d = π/2 bounds (1 + p y)^−s there, and a narrow beta grows in it as a Gaussian does.
    let narrowness = middle * (stayed + 1)
    step = min(
      Double.pi * Double.pi / (40 + 1.4 * narrowness), 0.7 / narrowness.squareRoot())
  }

  /// The expected count over a time of `ratio` times the time past: `t / (α + T)`.
  func value(atRatio ratio: Double) -> Double {
    let ratio = min(ratio, ExpectedCount.longest)
    if hasSeries, ratio <= ExpectedCount.longestOfSeries { return seriesValue(ratio) }
    var mean = Mean()
    mean.add(count(middle, ratio), weight: 1)
    addBelow(ratio, to: &mean)
    addAbove(ratio, to: &mean)
    // Nobody buys more than at their rate without an end.
    return min(mean.value, s * ratio)
  }

  // MARK: The series

  /// How many times the series may be smaller than what it is taken from; how far `a` may go, and the
  /// ratio (`z` = 0.9), for a short one.
  private static let (largestLoss, largestA, longestOfSeries) = (16.0, 20.0, 9.0)

  /// Whether the series has terms of one sign, and what it is taken from is not much more than what is
  /// left: `V ≥ s/C` times it, as `V` is concave in `s` and all of it at `s = C`.
  private var hasSeries: Bool {
    let c = sum - 1
    return s <= c && s * ExpectedCount.largestLoss >= c && a <= ExpectedCount.largestA
  }

  /// Equation 10 after Euler's transformation, with `a − 1`, which divides every term, cancelled:
  /// `C · (1 − q^(a−1)) / (a−1) − q^(a−1) · C · (₂F₁(C−s, a−1; C; z) − 1) / (a−1)`,
  /// `C = a + β − 1`, `q = 1 / (1+y)`, `z = 1 − q`.
  private func seriesValue(_ ratio: Double) -> Double {
    let (c, z, logQ) = (sum - 1, ratio / (1 + ratio), -log1p(ratio))
    let power = (a - 1) * logQ
    let closed = power == 0 ? -logQ : -logQ * expm1(power) / power
    var term = (c - s) * z
    var total = term
    var order = 1.0
    while term > ExpectedCount.precision * total {
      term *= (c - s + order) * (a + order - 1) * z / ((c + order) * (order + 1))
      total += term
      order += 1
    }
    return c * closed - exp(power) * total
  }

  // MARK: The rule

  /// The nodes of smaller `p`, and beyond them the tail `p^a` as a geometric series.
  private func addBelow(_ ratio: Double, to mean: inout Mean) {
    var place = 0.0
    while true {
      place -= step
      let (p, weight) = node(place)
      let count = count(p, ratio)
      let share = mean.add(count, weight: weight)
      // How far weight and count are from the powers of p they tend to, to first order.
      let (bend, countBend) = (sum * p, (s + 1) * ratio * p / 2)
      guard share > ExpectedCount.precision else { return }
      guard bend + countBend > ExpectedCount.small else {
        let (near, far) = (1 / expm1(a * step), 1 / expm1((a + 1) * step))
        mean.total += weight * (near + bend * (near - far))
        mean.sum += weight * count * (near + (bend + countBend) * (near - far))
        return
      }
    }
  }

  /// The nodes of larger `p`, and beyond them the tail `(1 − p)^β` as a geometric series.
  private func addAbove(_ ratio: Double, to mean: inout Mean) {
    var place = 0.0
    while true {
      place += step
      let (p, weight) = node(place)
      let count = count(p, ratio)
      let share = mean.add(count, weight: weight)
      guard share > ExpectedCount.precision else { return }
      guard p < 1 else {
        let tail = weight / expm1((sum - a) * step)
        mean.total += tail
        mean.sum += tail * count
        return
      }
    }
  }

  /// The chance of leaving at a distance in logits from the middle, and its weight against there.
  @inline(__always)
  private func node(_ place: Double) -> (p: Double, weight: Double) {
    // Far below the middle e^place would be lost beside 1, near it its difference from 1.
    let isNear = abs(place) < 0.5
    let growth = isNear ? expm1(place) : exp(place)
    let change = middle * (isNear ? growth : growth - 1)
    let power = isNear ? 1 + growth : growth
    return (middle * power / (1 + change), exp(a * place - sum * log1p(change)))
  }

  /// The count of a customer who leaves with chance `p`: `(1 − (1 + p y)^−s) / p`.
  @inline(__always)
  private func count(_ p: Double, _ ratio: Double) -> Double {
    -expm1(-s * log1p(p * ratio)) / p
  }

  /// A weighted mean while it is summed.
  private struct Mean {
    var sum = 0.0
    var total = 0.0
    var value: Double { sum / total }

    /// Adds a term; gives what it is of the sums, by the larger share.
    @discardableResult
    @inline(__always)
    mutating func add(_ count: Double, weight: Double) -> Double {
      sum += weight * count
      total += weight
      return max(weight * count / sum, weight / total)
    }
  }
}
