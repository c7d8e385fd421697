/// What is assumed of a customer before much is known of them: the four parameters of the model.
///
/// MBG/NBD (Batislam, Denizel and Filiztekin 2007): purchase rates vary over customers by a gamma
/// distribution (`r`, `alpha` in weeks), the chance of leaving after a purchase by a beta (`a`, `b`).
public struct Prior: Hashable, Sendable {
  /// Shape of the purchase rates.
  public var r: Double
  /// Scale of the purchase rates, in weeks.
  public var alpha: Double
  /// Leaving: the larger against `b`, the sooner customers go.
  public var a: Double
  /// Staying.
  public var b: Double

  /// A prior of four positive parameters.
  public init(r: Double, alpha: Double, a: Double, b: Double) {
    self.r = r
    self.alpha = alpha
    self.a = a
    self.b = b
  }

  /// The prior before a fit: `r = 0.5, α = 2L, a = 0.8, b = 2`, where `L` is the store's median gap
  /// between purchases.
  ///
  /// `medianGapDays` is `L` in days; at least one day is assumed.
  public init(medianGapDays: Double) {
    self.init(r: 0.5, alpha: 2 * max(1, medianGapDays) / 7, a: 0.8, b: 2)
  }
}
