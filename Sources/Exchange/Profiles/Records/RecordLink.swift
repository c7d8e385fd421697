/// Whom a record is about: a customer by id or name, or a person, or a deal.
public struct RecordLink: Hashable, Sendable {
  /// The customer's id.
  public var accountID: String
  /// The customer's name.
  public var account: String
  /// A person's name.
  public var contact: String
  /// The deal's id.
  public var dealID: String
  /// The deal's name.
  public var deal: String
  /// An id of any of them.
  public var relatedID: String

  /// A link by what is given.
  public init(
    accountID: String = "", account: String = "", contact: String = "", dealID: String = "",
    deal: String = "", relatedID: String = ""
  ) {
    self.accountID = accountID
    self.account = account
    self.contact = contact
    self.dealID = dealID
    self.deal = deal
    self.relatedID = relatedID
  }

  /// Whether it names nobody at all.
  public var isEmpty: Bool { self == RecordLink() }
}
