/// The parameters under which a store's purchases are likeliest, and how they were found.
public struct ModelFit: Hashable, Sendable {
  /// The model that was fitted.
  public var model: PurchaseModel
  /// The parameters.
  public var prior: Prior
  /// The logarithm of the likelihood of all customers, without the weak prior's share.
  public var logLikelihood: Double
  /// How many customers there were.
  public var customers: Int
  /// How many of them had bought again.
  public var repeatCustomers: Int
  /// How often the likelihood was worked out.
  public var evaluations: Int
  /// Whether the search came to rest.
  public var converged: Bool
  /// Whether a parameter ran away to the edge of what is tried, which says that the customers are too
  /// few or too alike for this model.
  public var atLimit: Bool

  /// A fit as it was found.
  public init(
    model: PurchaseModel, prior: Prior, logLikelihood: Double, customers: Int,
    repeatCustomers: Int, evaluations: Int, converged: Bool, atLimit: Bool
  ) {
    self.model = model
    self.prior = prior
    self.logLikelihood = logLikelihood
    self.customers = customers
    self.repeatCustomers = repeatCustomers
    self.evaluations = evaluations
    self.converged = converged
    self.atLimit = atLimit
  }
}
