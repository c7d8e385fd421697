/// A model of when customers buy and when they leave for good: beta-geometric leaving over
/// negative binomial buying, in two variants.
///
/// In both, an active customer buys at a constant rate that varies over customers by a gamma
/// distribution, and after a purchase leaves with a chance that varies by a beta distribution.
public enum PurchaseModel: String, CaseIterable, Hashable, Sendable {
  /// BG/NBD: customers may leave after a repeat purchase, so that whoever bought once is active.
  ///
  /// Fader, Hardie and Lee, ""Counting Your Customers" the Easy Way", Marketing Science 24 (2005).
  case bgnbd
  /// MBG/NBD: customers may leave after any purchase, the first one too.
  ///
  /// Batislam, Denizel and Filiztekin, "Empirical validation and comparison of models for customer
  /// base analysis", International Journal of Research in Marketing 24 (2007).
  case mbgnbd

  /// The model's name as the literature writes it.
  public var name: String {
    switch self {
    case .bgnbd: "BG/NBD"
    case .mbgnbd: "MBG/NBD"
    }
  }

  /// 1 where the first purchase, too, is followed by a chance of leaving; it counts as one more.
  var firstPurchases: Int {
    switch self {
    case .bgnbd: 0
    case .mbgnbd: 1
    }
  }
}
