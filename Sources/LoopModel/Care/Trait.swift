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
  /// Which group of customers they belong to.
  case segment
  /// The company they work for.
  case company
  /// Their e-mail address.
  case email
  /// Their telephone number.
  case phone
  /// Their web site.
  case website
  /// Where they came from.
  case source
  /// What they allow us, and what was given for it: `newsletter, by phone on 2026-03-02`.
  case consent
  /// How many deals are open, 0 to 255; the one that is furthest places them.
  case deals
  /// The day of their last contact, as an import told it: a day `YYYY-MM-DD`, without who came to whom
  /// and how.
  case lastContact = "last_contact"

  /// What a screen calls it.
  public var title: String {
    switch self {
    case .buys: "how they buy"
    case .stake: "at stake"
    case .deals: "open deals"
    case .lastContact: "last contact"
    default: rawValue
    }
  }
}

extension Trait {
  /// Those that people write down, in a sentence; a contact they log.
  static let words = listed(
    Trait.allCases.filter { $0 != .lastContact }.map(\.rawValue), "or")
}
