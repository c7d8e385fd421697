/// Something that is known of a customer and written down once.
public enum Trait: String, CaseIterable, Hashable, Sendable {
  /// One problem of theirs, in their words.
  case problem
  /// Who decides, how and when.
  case buys
  /// How well they match who we serve, 0 to 3.
  case fit
  /// What the open lap may bring, in minor units.
  case stake
  /// Who they are and how they like to be treated.
  case persona

  /// What a screen calls it.
  public var title: String {
    switch self {
    case .problem: "problem"
    case .buys: "how they buy"
    case .fit: "fit"
    case .stake: "at stake"
    case .persona: "persona"
    }
  }
}
