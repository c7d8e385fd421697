import Glibc

/// How likely the histories of many customers are under a purchase model, and how that changes with
/// its parameters.
///
/// Customers of equal repeats, recency and age are counted together. As repeats are whole numbers,
/// every ratio of gamma functions is a product, `Γ(z + x) / Γ(z) = z (z + 1) … (z + x − 1)`, whose
/// logarithms are summed once for all customers; no term is large, so none cancels.
struct PurchaseLikelihood {
  private let model: PurchaseModel
  // One element for each group.
  private var weights: [Double] = []
  private var repeats: [Int] = []
  private var recencies: [Double] = []
  private var ages: [Double] = []
  /// How many customers have more than `k` repeats.
  private var more: [Double] = []
  private var sumOfRepeats = 0.0
  /// How many customers there are.
  private(set) var customers = 0
  /// How many of them bought again.
  private(set) var repeatCustomers = 0

  /// The likelihood of these customers' histories, in any order.
  init(of summaries: [PurchaseSummary], model: PurchaseModel) {
    self.model = model
    customers = summaries.count
    let sorted = summaries.sorted {
      ($0.repeats, $0.age, $0.recency) < ($1.repeats, $1.age, $1.recency)
    }
    for summary in sorted {
      if summary.repeats > 0 { repeatCustomers += 1 }
      if summary.repeats == repeats.last, summary.age == ages.last,
        summary.recency == recencies.last
      {
        weights[weights.count - 1] += 1
        continue
      }
      weights.append(1)
      repeats.append(summary.repeats)
      recencies.append(summary.recency)
      ages.append(summary.age)
    }
    more = [Double](repeating: 0, count: repeats.last ?? 0)
    for group in weights.indices {
      sumOfRepeats += weights[group] * Double(repeats[group])
      if repeats[group] > 0 { more[repeats[group] - 1] += weights[group] }
    }
    for count in more.indices.dropLast().reversed() { more[count] += more[count + 1] }
  }

  /// The logarithm of the likelihood, and its slope in the logarithms of `r`, `alpha`, `a` and `b`.
  ///
  /// For one customer, with `o` = 0 for BG/NBD and 1 for MBG/NBD:
  /// `lgΓ(r+x) − lgΓ(r) + r log α + lgΓ(a+b) + lgΓ(b+x+o) − lgΓ(b) − lgΓ(a+b+x+o) + logaddexp(u, v)`,
  /// `u = −(r+x) log(α+T)`, `v = log a − log(b+x−1+o) − (r+x) log(α+tx)`, where BG/NBD has no `v` at
  /// `x = 0` (Fader, Hardie and Lee 2005, equation 6; Batislam et al. 2007).
  func logarithm(_ prior: Prior, slope: inout [Double]) -> Double {
    let (r, alpha, a, b) = (prior.r, prior.alpha, prior.a, prior.b)
    let first = model.firstPurchases
    var total = -sumOfRepeats * log(alpha)
    var (byR, byAlpha, byA, byB) = (0.0, -sumOfRepeats, 0.0, 0.0)

    for (count, weight) in more.enumerated() {
      let sum = r + Double(count)
      total += weight * log(sum)
      byR += weight * r / sum
    }
    // Chances of staying, each purchase after which one could have left.
    var stayed = more
    if first == 1 { stayed.insert(Double(customers), at: 0) }
    // The chance of leaving against that of staying, by how many purchases came before.
    var leaving: [Double] = []
    leaving.reserveCapacity(stayed.count)
    for (count, weight) in stayed.enumerated() {
      let sum = b + Double(count)
      total -= weight * log1p(a / sum)
      byA -= weight * a / (a + sum)
      byB += weight * b * a / (sum * (a + sum))
      leaving.append(log(a) - log(sum))
    }

    for group in weights.indices {
      let weight = weights[group]
      let place = repeats[group] - 1 + first
      let shape = r + Double(repeats[group])
      // With log α taken out of both, r log α is gone.
      let age = ages[group]
      let sinceFirst = log1p(age / alpha)
      guard place >= 0 else {
        total -= weight * shape * sinceFirst
        byR -= weight * r * sinceFirst
        byAlpha += weight * shape * age / (alpha + age)
        continue
      }
      let recency = recencies[group]
      let toLast = log1p(recency / alpha)
      let active = -shape * sinceFirst
      let gone = leaving[place] - shape * toLast
      let ratio = exp(-abs(gone - active))
      total += weight * (max(active, gone) + log1p(ratio))
      let share = (gone > active ? 1 : ratio) / (1 + ratio)
      byR -= weight * r * ((1 - share) * sinceFirst + share * toLast)
      byAlpha +=
        weight * shape
        * ((1 - share) * age / (alpha + age) + share * recency / (alpha + recency))
      byA += weight * share
      byB -= weight * share * b / (b + Double(place))
    }
    slope[0] = byR
    slope[1] = byAlpha
    slope[2] = byA
    slope[3] = byB
    return total
  }
}
