/// A named part of a change, as a command, a line of JSON or the journal gives it.
public enum ChangeField: String, CaseIterable, Hashable, Sendable {
  case channel, direction, intent, reception, note, why, play
  case what, due, by
  case stage, lap, reason, unmet
  case until
  case owner, to
  case mode, evidence
  case text
  case trait, value
  case day, amount

  /// Whether it is written as a number.
  public var isNumber: Bool {
    switch self {
    case .play, .lap, .amount, .stage: true
    default: false
    }
  }

  /// Whether it holds an amount, in a change that says `trait`.
  public func isAmount(of trait: String?) -> Bool {
    self == .amount || self == .value && trait == Trait.stake.rawValue
  }
}

/// Why a change cannot be made of what was given, in one sentence that says what to do.
public struct ChangeProblem: Error, Hashable, Sendable {
  /// The part it is about; nil for the whole.
  public var field: ChangeField?
  /// The sentence.
  public var message: String

  /// A problem with a part of a change.
  public init(_ field: ChangeField?, _ message: String) {
    self.field = field
    self.message = message
  }
}
