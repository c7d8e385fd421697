/// What a column of a file of customers, deals or contacts is used for.
///
/// The raw value is what a person says for it: `--map "Deal owner=owner"`.
public enum FieldRole: String, CaseIterable, Hashable, Sendable {
  /// What the record is called in the system the file comes from.
  case externalID = "id"
  /// The customer's name.
  case name
  /// A person's first name.
  case firstName = "first name"
  /// A person's last name.
  case lastName = "last name"
  /// The company a customer or a person belongs to.
  case company
  /// An e-mail address.
  case email
  /// A web site or domain.
  case website
  /// A telephone number.
  case phone
  /// The salesperson who looks after it.
  case owner
  /// What a deal is called.
  case title
  /// The pipeline of a deal, where a system has several.
  case pipeline
  /// The stage, in the words of the system; of a history the one that was entered.
  case stage
  /// Open, won or lost.
  case status
  /// Whether a deal is won.
  case isWon = "is won"
  /// Whether a deal is lost.
  case isLost = "is lost"
  /// Whether a deal is closed, won or lost.
  case isClosed = "is closed"
  /// Whether a deal is kept, not archived: one that is and was not won is lost.
  case isActive = "is active"
  /// How likely a deal is to be won.
  case probability
  /// What was paid, or what a deal may bring.
  case amount
  /// The currency of the amount.
  case currency
  /// What is left of the amount after costs.
  case margin
  /// What was paid back of the amount.
  case refunded
  /// The day the record was made.
  case createdAt = "created"
  /// The day a deal was closed, or is expected to be.
  case closedAt = "closed"
  /// The day a deal was won.
  case wonAt = "won"
  /// The day a deal was lost.
  case lostAt = "lost"
  /// The day the stage was last changed.
  case stageChangedAt = "stage changed"
  /// The day anything of the record was last changed.
  case changedAt = "changed"
  /// The day a stage was entered, which the name of the column says.
  case stageEntered = "stage entered"
  /// The day of the last contact.
  case lastContact = "last contact"
  /// The segment a customer belongs to.
  case segment
  /// How well a customer matches who we serve, 0 to 3.
  case fit
  /// What a customer is looking for: information or buying.
  case mode
  /// A problem of the customer's, in their words.
  case problem
  /// Why a deal was lost.
  case lostReason = "lost reason"
  /// The id of the customer a row belongs to.
  case accountID = "customer id"
  /// The name of the customer a row belongs to.
  case accountName = "customer"
  /// The person at the customer's.
  case contactName = "contact"
  /// The id of the deal a row belongs to.
  case dealID = "deal id"
  /// The name of the deal a row belongs to.
  case dealName = "deal"
  /// The id of whatever a row belongs to: a customer, a person or a deal.
  case relatedID = "related id"
  /// The stage that was left.
  case fromStage = "from stage"
  /// The day it happened.
  case date
  /// The day something is promised for.
  case due
  /// How the contact took place, or where the purchase did.
  case channel
  /// Who came to whom: pull or push.
  case direction
  /// What a contact was for: help or ask.
  case intent
  /// How a contact was received.
  case reception
  /// What a contact was about.
  case subject
  /// A few words.
  case note
  /// Who of the team did it.
  case by
  /// Whether it is done.
  case done
  /// Where the customer or the purchase came from.
  case source

  /// The role a person means, by its word or its name in a program.
  public init?(spoken text: String) {
    let wanted = HeaderNames.plain(text)
    let role = FieldRole.allCases.first {
      HeaderNames.plain($0.rawValue) == wanted || HeaderNames.plain("\($0)") == wanted
    }
    guard let role else { return nil }
    self = role
  }

  /// Whether its values are days.
  var isDate: Bool {
    switch self {
    case .createdAt, .closedAt, .wonAt, .lostAt, .stageChangedAt, .changedAt, .stageEntered,
      .lastContact, .date, .due:
      true
    default: false
    }
  }

  /// Whether its values are amounts of money.
  var isAmount: Bool { self == .amount || self == .margin || self == .refunded }
}
