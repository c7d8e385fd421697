public import LoopModel

/// A customer of a file, or a person of one.
public struct CustomerRecord: Hashable, Sendable {
  /// The line of the file on which it starts, from 1.
  public var line: Int
  /// Whether it is a person, who may belong to a customer of another file.
  public var isContact: Bool
  /// The id in the system it comes from.
  public var externalID: String
  /// The name.
  public var name: String
  /// The company.
  public var company: String
  /// Of a person: the id of the customer they belong to.
  public var accountID: String
  /// An e-mail address.
  public var email: String
  /// A web site or domain.
  public var website: String
  /// A telephone number.
  public var phone: String
  /// Who looks after them.
  public var owner: String
  /// The stage, in the words of the system.
  public var stage: String
  /// The day on which they were in the stage; nil for not known.
  public var asOf: Day?
  /// Whether they are let go.
  public var isLetGo = false
  /// What they may bring, in minor units.
  public var amount: Int64?
  /// The day the record was made.
  public var createdAt: Day?
  /// The day of the last contact.
  public var lastContact: Day?
  /// The segment.
  public var segment: String
  /// How well they match who we serve, 0 to 3.
  public var fit: UInt8?
  /// What they are looking for.
  public var mode: Mode?
  /// A problem of theirs, in their words.
  public var problem: String
  /// Where they came from.
  public var source: String

  /// A record of what is given.
  public init(
    line: Int, isContact: Bool = false, externalID: String = "", name: String = "",
    company: String = "", accountID: String = "", email: String = "", website: String = "",
    phone: String = "", owner: String = "", stage: String = "", amount: Int64? = nil,
    createdAt: Day? = nil, lastContact: Day? = nil, segment: String = "", fit: UInt8? = nil,
    mode: Mode? = nil, problem: String = "", source: String = ""
  ) {
    self.line = line
    self.isContact = isContact
    self.externalID = externalID
    self.name = name
    self.company = company
    self.accountID = accountID
    self.email = email
    self.website = website
    self.phone = phone
    self.owner = owner
    self.stage = stage
    self.amount = amount
    self.createdAt = createdAt
    self.lastContact = lastContact
    self.segment = segment
    self.fit = fit
    self.mode = mode
    self.problem = problem
    self.source = source
  }
}
