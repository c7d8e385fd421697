import Glibc

extension PurchaseModel {
  /// How many customers must have bought again before a store is fitted by itself: 25.
  public static let repeatCustomersForFit = 25

  /// Where a logarithm of a parameter stops.
  private static let edge = -15.0...12.0

  /// The logarithm of the likelihood of these customers under given parameters.
  ///
  /// Formulas: Fader, Hardie and Lee 2005, equation 6; Batislam et al. 2007.
  public func logLikelihood(of summaries: [PurchaseSummary], prior: Prior) -> Double {
    var slope = [0.0, 0, 0, 0]
    let inside = PurchaseModel.clamped(PurchaseModel.logarithms(prior))
    return PurchaseLikelihood(of: summaries, model: self).logarithm(
      PurchaseModel.parameters(inside), slope: &slope)
  }

  /// The likeliest parameters for these customers.
  ///
  /// The search runs over the logarithms of the parameters. The weak prior adds
  /// `Σ (log θ − μ)² / 2` with `μ = log(0.5, 2L, 0.8, 2)`: nothing against a thousand customers, but
  /// without it most fits of fifteen run away. It is left out to compare with published values.
  ///
  /// - Parameters:
  ///   - summaries: The customers, in any order.
  ///   - medianGapDays: The store's median gap between purchases in days (`L`).
  ///   - usesPrior: Whether the weak prior is added.
  ///   - start: Where the search begins; nil for the middle of the weak prior.
  ///   - leastRepeatCustomers: How many customers must have bought again; 0 fits anything.
  /// - Returns: The parameters, and how they were found.
  /// - Throws: Why there is no fit.
  public func fit(
    _ summaries: [PurchaseSummary], medianGapDays: Double = TypicalGap.defaultMedianDays,
    usesPrior: Bool = true, start: Prior? = nil,
    leastRepeatCustomers: Int = PurchaseModel.repeatCustomersForFit
  ) throws(FitRefusal) -> ModelFit {
    let likelihood = PurchaseLikelihood(of: summaries, model: self)
    guard likelihood.repeatCustomers >= leastRepeatCustomers else {
      throw .fewRepeatCustomers(
        found: likelihood.repeatCustomers, needed: leastRepeatCustomers)
    }
    guard likelihood.customers > 0 || usesPrior else { throw .noCustomers }

    let gap = medianGapDays.isFinite ? medianGapDays : TypicalGap.defaultMedianDays
    let middle = PurchaseModel.clamped(PurchaseModel.logarithms(Prior(medianGapDays: gap)))
    let begin = start.map { PurchaseModel.clamped(PurchaseModel.logarithms($0)) } ?? middle
    let search = Minimiser(from: begin) { point, slope in
      let inside = PurchaseModel.clamped(point)
      var value = -likelihood.logarithm(PurchaseModel.parameters(inside), slope: &slope)
      for axis in 0..<4 {
        // Beyond the edge the likelihood is flat.
        slope[axis] = PurchaseModel.edge.contains(point[axis]) ? -slope[axis] : 0
        if usesPrior {
          let distance = point[axis] - middle[axis]
          value += distance * distance / 2
          slope[axis] += distance
        }
      }
      return value
    }
    let end = PurchaseModel.clamped(search.point)
    var slope = [0.0, 0, 0, 0]
    return ModelFit(
      model: self, prior: PurchaseModel.parameters(end),
      logLikelihood: likelihood.logarithm(PurchaseModel.parameters(end), slope: &slope),
      customers: likelihood.customers, repeatCustomers: likelihood.repeatCustomers,
      evaluations: search.evaluations, converged: search.converged,
      atLimit: end.contains {
        $0 <= PurchaseModel.edge.lowerBound + 0.01 || $0 >= PurchaseModel.edge.upperBound - 0.01
      })
  }

  private static func logarithms(_ prior: Prior) -> [Double] {
    [prior.r, prior.alpha, prior.a, prior.b].map { log($0) }
  }

  private static func parameters(_ logarithms: [Double]) -> Prior {
    Prior(
      r: exp(logarithms[0]), alpha: exp(logarithms[1]), a: exp(logarithms[2]),
      b: exp(logarithms[3]))
  }

  private static func clamped(_ logarithms: [Double]) -> [Double] {
    // What is no number is 1.
    logarithms.map { $0.isNaN ? 0 : min(max($0, edge.lowerBound), edge.upperBound) }
  }
}
