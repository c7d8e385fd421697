internal import LoopModel

/// A field of a customer in which files may differ from what a person changed here.
///
/// A person says it as `Acme.owner`: the id, `#number` or name of the customer, a point, the field.
public struct ConflictKey: Hashable, Sendable {
  /// The customer's id, `#number` or exact name.
  public let customer: String
  /// The field: `owner`, `stage`, `mode`, `next action`, or what is known of a customer.
  public let field: String

  /// The fields there are.
  public static let fields =
    ["owner", "stage", "mode", "next action"] + Trait.allCases.map(\.rawValue)

  /// The field of a customer.
  init(customer: String, field: String) {
    (self.customer, self.field) = (customer, field)
  }

  /// Reads it as a person says it; names may hold points themselves.
  ///
  /// Nil where there is no such field, or no customer before it.
  public init?(spoken text: String) {
    guard let point = text.lastIndex(of: "."), point > text.startIndex else { return nil }
    let field = String(text[text.index(after: point)...])
    guard ConflictKey.fields.contains(field) else { return nil }
    self.init(customer: String(text[..<point]), field: field)
  }

  /// How a person says it.
  public var text: String { "\(customer).\(field)" }
}
