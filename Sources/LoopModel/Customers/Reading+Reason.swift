extension Reading {
  /// Why the customer is flagged, with their numbers in it; nil without a flag.
  public var flagReason: String? {
    guard let flag, let pace else { return nil }
    switch flag {
    case .late:
      return "only \(spokenChance(pace.survival)) active customers like this stay silent this long"
        + " (late below 1 in 10, stalled below 1 in 20)"
    case .stalled:
      return "only \(spokenChance(pace.survival)) active customers like this stay silent this long"
        + " (stalled below 1 in 20)"
    case .lapsed:
      let percent = Int((pace.active * 100).rounded())
      return "\(percent) % likely to be still active (lapsed below 30 %)"
    }
  }
}
