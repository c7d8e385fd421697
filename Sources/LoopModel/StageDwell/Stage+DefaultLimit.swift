extension Stage {
  /// The default limit of a stay in days, in buying or in information mode; nil where it is the
  /// customer's own typical gap.
  ///
  /// A guess until enough stays have been seen.
  public func defaultLimitDays(isBuying: Bool) -> Double? {
    guard isBuying else { return defaultLimitDays }
    switch self {
    case .salesLoop: return 7
    case .customerExperience: return 14
    case .momentum: return 21
    case .heatUp: return 14
    case .automation: return 7
    case .metrics: return 7
    case .swell: return 14
    }
  }
}
