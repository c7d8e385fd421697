internal import LoopModel

/// Which sort of record tells something of a customer; the word of an earlier one counts more.
public enum Teller: UInt8, Comparable, Sendable {
  /// The record of the customer.
  case account = 1
  /// A deal of theirs.
  case deal
  /// A person of theirs.
  case contact
  /// A purchase of theirs.
  case purchase
  /// The record of a customer who was merged into them.
  case merged

  /// Whether the word of the one counts more than that of the other.
  public static func < (left: Teller, right: Teller) -> Bool { left.rawValue < right.rawValue }
}

/// Who told each of the fields of a customer.
///
/// A lower source fills only what no higher one tells, whether they come together or one by one.
public struct Tellers: Hashable, Sendable {
  /// A field that several sorts of records may tell.
  public enum Field: UInt64, CaseIterable, Sendable {
    case name, owner, mode, fit, problem, segment, company, email, phone, website, source

    /// What is known of customers that it is; nil for the first three.
    var trait: Trait? {
      switch self {
      case .name, .owner, .mode: nil
      case .fit: .fit
      case .problem: .problem
      case .segment: .segment
      case .company: .company
      case .email: .email
      case .phone: .phone
      case .website: .website
      case .source: .source
      }
    }
  }

  /// Four bits for each field, 0 for nobody.
  private(set) var bits: UInt64

  /// Nobody has told anything.
  public init() { bits = 0 }

  init(bits: UInt64) { self.bits = bits }

  /// Who told a field; nil for nobody.
  public subscript(_ field: Field) -> Teller? {
    get { Teller(rawValue: UInt8(bits >> (field.rawValue * 4) & 0xF)) }
    set {
      bits &= ~(0xF << (field.rawValue * 4))
      bits |= UInt64(newValue?.rawValue ?? 0) << (field.rawValue * 4)
    }
  }

  /// Puts a value where there is none, or one of a lower source.
  public mutating func fill(
    _ text: inout String, _ field: Field, _ value: String, by teller: Teller
  ) {
    guard !value.isEmpty, text.isEmpty || self[field].map({ teller < $0 }) ?? false else { return }
    text = value
    self[field] = teller
  }

  /// The same of a value that may be missing.
  public mutating func fill<Value>(
    _ known: inout Value?, _ field: Field, _ value: Value?, by teller: Teller
  ) {
    guard let value, known == nil || self[field].map({ teller < $0 }) ?? false else { return }
    known = value
    self[field] = teller
  }

  /// Takes in what others told; of a field the higher source stays.
  mutating func take(_ others: Tellers) {
    for field in Field.allCases {
      guard let teller = others[field], self[field].map({ teller < $0 }) ?? true else { continue }
      self[field] = teller
    }
  }

  /// What is worth remembering: below a purchase there is nothing that it could be told from.
  var lasting: Tellers {
    var lasting = self
    for field in Field.allCases where self[field].map({ $0 >= .purchase }) ?? false {
      lasting[field] = nil
    }
    return lasting
  }
}
