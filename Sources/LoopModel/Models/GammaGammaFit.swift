/// A model of amounts fitted to customers, and whether it may be used.
public struct GammaGammaFit: Hashable, Sendable {
  /// The parameters.
  public var parameters: GammaGamma
  /// The logarithm of the likelihood of the customers' mean amounts.
  public var logLikelihood: Double
  /// How many customers had bought again, for something.
  public var customers: Int
  /// How far the mean amount goes with the number of purchases, −1 to 1 (Pearson); the model assumes 0.
  public var correlation: Double
  /// How often the likelihood was worked out.
  public var evaluations: Int
  /// Whether the search came to rest.
  public var converged: Bool
  /// Whether a parameter ran away to the edge of what is tried.
  public var atLimit: Bool

  /// Customers needed for a model that may be used.
  public static let customersNeeded = 30
  /// The correlation from which the model's assumption is taken to fail.
  public static let correlationAllowed = 0.3

  /// Whether the model may be used: `q > 1`, at least 30 customers, a correlation below 0.3 in size,
  /// and no parameter at its edge.
  public var isSound: Bool {
    parameters.q > 1 && customers >= GammaGammaFit.customersNeeded
      && abs(correlation) < GammaGammaFit.correlationAllowed && !atLimit
  }
}
