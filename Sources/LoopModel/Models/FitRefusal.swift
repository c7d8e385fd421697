/// Why a model was not fitted.
public enum FitRefusal: Error, Hashable, Sendable {
  /// Fewer customers have bought again than are needed for a fit that means something.
  case fewRepeatCustomers(found: Int, needed: Int)
  /// There is nobody to learn from, and no prior to fall back on.
  case noCustomers
}
