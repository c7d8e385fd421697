/// What a customer is looking for: to understand, or to buy.
///
/// Marketing looks after the first, sales the second; who changes is handed off.
public enum Mode: UInt8, CaseIterable, Hashable, Sendable {
  /// They want to know.
  case information = 1
  /// They want to buy.
  case buying = 2

  /// One word for lists, filters and programs.
  public var word: String {
    switch self {
    case .information: "information"
    case .buying: "buying"
    }
  }

  /// The mode of a word or its beginning, `info` for one.
  public init?(spoken text: String) {
    let wanted = folded(text)
    guard !wanted.isEmpty, let mode = Mode.allCases.first(where: { $0.word.hasPrefix(wanted) })
    else { return nil }
    self = mode
  }

  /// The other mode.
  public var other: Mode { self == .buying ? .information : .buying }
}
