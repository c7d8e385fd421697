import Glibc

extension GammaGamma {
  /// Where a logarithm of a parameter stops, with amounts counted in their own mean.
  private static let edge = -15.0...12.0

  /// The likeliest parameters for these customers' mean amounts, whether or not the result may be
  /// used.
  ///
  /// For one customer with `x ≥ 1` and `m > 0`: `LL = lgΓ(px+q) − lgΓ(px) − lgΓ(q) + q log v +
  /// (px−1) log m + px log x − (px+q) log(xm+v)` (Fader and Hardie 2013, equation 1a). Other
  /// customers are left out. Throws where nobody is left.
  public static func fit(_ summaries: [PurchaseSummary]) throws(FitRefusal) -> GammaGammaFit {
    var counts: [Double] = []
    var spends: [Double] = []
    // In order of the count, so that what depends on it alone is worked out once.
    for summary in summaries.filter(isUsable).sorted(by: {
      ($0.repeats, $0.meanSpend ?? 0) < ($1.repeats, $1.meanSpend ?? 0)
    }) {
      counts.append(Double(summary.repeats))
      spends.append(summary.meanSpend ?? 0)
    }
    guard !counts.isEmpty else { throw .noCustomers }
    let correlation = pearson(counts, spends) ?? 0
    // In units of the mean amount, so that euros and cents give one result.
    let unit = max(
      spends.reduce(0) { $0 + $1 / Double(spends.count) }, Double.leastNormalMagnitude)
    for place in spends.indices { spends[place] /= unit }

    let search = Minimiser(from: [log(2), log(3), 0]) { point, slope in
      let inside = point.map { min(max($0, edge.lowerBound), edge.upperBound) }
      let model = GammaGamma(p: exp(inside[0]), q: exp(inside[1]), v: exp(inside[2]))
      let value = -model.logarithm(counts, spends, slope: &slope)
      for axis in 0..<3 { slope[axis] = edge.contains(point[axis]) ? -slope[axis] : 0 }
      return value
    }
    let end = search.point.map { min(max($0, edge.lowerBound), edge.upperBound) }
    return GammaGammaFit(
      parameters: GammaGamma(p: exp(end[0]), q: exp(end[1]), v: exp(end[2]) * unit),
      logLikelihood: -search.value - Double(counts.count) * log(unit), customers: counts.count,
      correlation: correlation, evaluations: search.evaluations, converged: search.converged,
      atLimit: end.contains { $0 <= edge.lowerBound + 0.01 || $0 >= edge.upperBound - 0.01 })
  }

  /// The logarithm of the likelihood, and its slope in the logarithms of `p`, `q` and `v`.
  private func logarithm(
    _ counts: [Double], _ spends: [Double], slope: inout [Double]
  ) -> Double {
    var total = 0.0
    var (byP, byQ, byV) = (0.0, 0.0, 0.0)
    var count = 0.0
    var (shape, gammas, both, own) = (0.0, 0.0, 0.0, 0.0)
    let (gammaOfQ, digammaOfQ, logV) = (logGamma(q), digamma(q), log(v))
    for place in counts.indices {
      if counts[place] != count {
        count = counts[place]
        shape = p * count
        gammas = logGamma(shape + q) - logGamma(shape) - gammaOfQ
        both = digamma(shape + q)
        own = digamma(shape)
      }
      let spent = count * spends[place]
      let logSpent = log(spent)
      let logSum = log(spent + v)
      total +=
        gammas + q * (logV - logSum) + shape * (logSpent - logSum) - log(spends[place])
      byP += count * (both - own + logSpent - logSum)
      byQ += both - digammaOfQ + logV - logSum
      byV += q / v - (shape + q) / (spent + v)
    }
    slope[0] = byP * p
    slope[1] = byQ * q
    slope[2] = byV * v
    return total
  }
}
