public import LoopModel

/// A purchase of a file.
public struct PurchaseRecord: Hashable, Sendable {
  /// The line of the file on which it starts, from 1.
  public var line: Int
  /// Who bought.
  public var link: RecordLink
  /// The number of the order.
  public var orderID: String
  /// An e-mail address of the customer.
  public var email: String
  /// Who looks after the customer.
  public var owner: String
  /// The day.
  public var day: Day
  /// What was paid, in minor units; negative for a refund.
  public var amount: Int64
  /// What is left after costs, in minor units.
  public var margin: Int64?
  /// Where it came from.
  public var source: String
  /// Where it was bought.
  public var channel: String

  /// A record of what is given.
  public init(
    line: Int, link: RecordLink, orderID: String = "", email: String = "", owner: String = "",
    day: Day, amount: Int64, margin: Int64? = nil, source: String = "", channel: String = ""
  ) {
    self.line = line
    self.link = link
    self.orderID = orderID
    self.email = email
    self.owner = owner
    self.day = day
    self.amount = amount
    self.margin = margin
    self.source = source
    self.channel = channel
  }
}
