/// A customer is silent for longer than fits them.
public enum SilenceFlag: UInt8, Hashable, Sendable, Comparable {
  /// Fewer than 1 in 10 active customers like this stay silent this long.
  case late = 1
  /// Fewer than 1 in 20 active customers like this stay silent this long.
  case stalled
  /// Probably gone: less than 30 % likely to be still active.
  case lapsed

  /// The flag at a chance of such a silence and a chance of still being active; nil for none.
  public init?(survival: Double, active: Double) {
    if active < SilenceFlag.lapsedBelow {
      self = .lapsed
    } else if survival < SilenceFlag.stalledBelow {
      self = .stalled
    } else if survival < SilenceFlag.lateBelow {
      self = .late
    } else {
      return nil
    }
  }

  /// Late below this chance of silence.
  public static let lateBelow = 0.10
  /// Stalled below this chance of silence.
  public static let stalledBelow = 0.05
  /// Lapsed below this chance of being active.
  public static let lapsedBelow = 0.3

  /// One word for lists, filters and programs.
  public var word: String {
    switch self {
    case .late: "late"
    case .stalled: "stalled"
    case .lapsed: "lapsed"
    }
  }

  /// Milder flags come first.
  public static func < (left: SilenceFlag, right: SilenceFlag) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// A chance as a person says it: `1 in 20`; `1 in 1` for anything near certain.
public func spokenChance(_ chance: Double) -> String {
  guard chance > 0 else { return "fewer than 1 in 1,000,000" }
  let odds = 1 / chance
  guard odds < 1_000_000 else { return "fewer than 1 in 1,000,000" }
  if odds < 10 { return "1 in " + String(Int(odds.rounded())) }
  // Two significant digits are all such a number carries.
  var unit = 1.0
  while odds / unit >= 100 { unit *= 10 }
  return "1 in " + grouped(Int((odds / unit).rounded() * unit))
}
