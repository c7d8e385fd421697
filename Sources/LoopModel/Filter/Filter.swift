/// Which customers are shown: what a person typed, understood.
///
/// Words separated by spaces must all hold: `owner:ana stage:3-4 momentum:<0.8 stalled "casa"`. A word
/// with a colon asks a field; a flag's name asks the flag; anything else is looked for in names and
/// ids, without regard to case and accents. `-` before a word turns it round.
public struct Filter: Hashable, Sendable {
  /// What was typed.
  public let text: String
  let terms: [Term]

  /// The filter that everybody passes.
  public static let everyone = Filter(text: "", terms: [])

  /// Whether everybody passes.
  public var isEveryone: Bool { terms.isEmpty }

  /// Whether the same customers pass, for all that was typed differently.
  public func asksTheSame(as other: Filter) -> Bool { terms == other.terms }

  init(text: String, terms: [Term]) {
    self.text = text
    self.terms = terms
  }

  /// Understands `text`; `me` is who `owner:me` means.
  public init(_ text: String, me: String = "") throws(FilterError) {
    self.init(text: text, terms: try FilterReader(text, me: me).terms())
  }
}

extension Filter {
  struct Term: Hashable, Sendable {
    var isNegated: Bool
    var test: Test
  }

  enum Test: Hashable, Sendable {
    case text([UInt8])
    case id([UInt8])
    case owner([OwnerName])
    case stage([Stage])
    case number(FilterField, NumberRange)
    case trend([Trend])
    case placed([PlacedBy])
    case stalled
    case reason(Stalls)
    case care(CareState)
    case mode(Mode)
    case flag(SilenceFlag)
    case bought
    case held
  }

  /// An owner's name, folded: from its beginning, or whole where a person means themselves.
  struct OwnerName: Hashable, Sendable {
    var text: String
    var isWhole: Bool
  }

  /// Numbers between two bounds, each of them in or out.
  struct NumberRange: Hashable, Sendable {
    var low = -Double.infinity
    var high = Double.infinity
    var includesLow = true
    var includesHigh = true

    func contains(_ value: Double) -> Bool {
      (value > low || (includesLow && value == low))
        && (value < high || (includesHigh && value == high))
    }
  }
}

/// Why a filter is not understood, and where.
public struct FilterError: Error, Hashable, Sendable {
  /// One sentence: what is wrong and what would be right.
  public let message: String
  /// The first character that is not understood, from 0.
  public let column: Int

  init(_ message: String, at column: Int) {
    self.message = message
    self.column = column
  }
}
