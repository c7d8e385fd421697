/// How a stay in a stage ended.
public enum StayOutcome: String, CaseIterable, Hashable, Sendable {
  /// The customer went on to a later stage.
  case advanced = "adv"
  /// The customer was let go or moved back.
  case exited = "exit"
  /// The stay was still open when last seen.
  case censored = "cens"
}
