public import LoopModel

/// What the files of another system say of one customer, on its way into the store.
///
/// Empty texts and nil mean that no file says anything.
public struct ForeignCustomer: Hashable, Sendable {
  /// The file that first names them.
  public var file: String
  /// The line of that file, from 1.
  public var line: Int
  /// Their id in the system.
  public var externalID = ""
  /// The same id as other files of the system write it; empty for none.
  public var alternativeID = ""
  /// Their name.
  public var name = ""
  /// What stands in for the name of one nothing else is known of, such as the title of a deal.
  public var standIn = ""
  /// Who looks after them.
  public var owner = ""
  /// The first day anything is known of them.
  public var since: Day?
  /// What is known of them.
  public var traits: [Trait: String] = [:]
  /// Whether all their deals are closed, so that nothing is at stake any more.
  public var hasClosedDealsOnly = false
  /// What they are looking for.
  public var mode: Mode?
  /// The stages they entered, by day.
  public var moves: [ForeignMove] = []
  /// Where they are; nil where nothing but their purchases says so.
  public var position: ForeignPosition?
  /// How they were let go; nil where they were not.
  public var parting: ForeignParting?
  /// What they bought, by day.
  public var purchases: [ForeignPurchase] = []
  /// Contacts, by day.
  public var touches: [ForeignTouch] = []
  /// The next thing that is promised.
  public var plan: PlannedAction?
  /// Which sorts of records tell the fields above; nobody for those that are told anyway.
  public var tellers = Tellers()
  /// Their deals, open or closed.
  public var deals: [ForeignDeal] = []
  /// The ids of their people.
  public var contacts: [String] = []
  /// What a history says of deals that none of the files has.
  public var histories: [ForeignHistory] = []

  /// A customer named on a line of a file.
  public init(file: String, line: Int) {
    self.file = file
    self.line = line
  }
}

/// A deal, by what a later file may refer to it with.
public struct ForeignDeal: Hashable, Sendable {
  /// The id, or else the title and the customer.
  public var externalID: String
  /// Whether it is won or lost.
  public var isClosed: Bool

  /// A deal of an id.
  public init(externalID: String, isClosed: Bool) {
    self.externalID = externalID
    self.isClosed = isClosed
  }
}

/// The stages that a deal entered which is known from an earlier import, or from nowhere.
public struct ForeignHistory: Hashable, Sendable {
  /// The id of the deal.
  public var deal: String
  /// The stages, by day.
  public var moves: [ForeignMove]

  /// The stages of a deal.
  public init(deal: String, moves: [ForeignMove]) {
    self.deal = deal
    self.moves = moves
  }
}

/// A stage that was entered on a day.
public struct ForeignMove: Hashable, Sendable {
  /// The stage.
  public var stage: Stage
  /// The day.
  public var day: Day
  /// Who did it; empty for not known.
  public var by: String
  /// The stage in the words of the system.
  public var reason: String

  /// One of what is given.
  public init(stage: Stage, day: Day, by: String = "", reason: String = "") {
    self.stage = stage
    self.day = day
    self.by = by
    self.reason = reason
  }
}

/// The stage a customer is in.
public struct ForeignPosition: Hashable, Sendable {
  /// The stage.
  public var stage: Stage
  /// Since when; nil for not known.
  public var since: Day?
  /// The stage in the words of the system.
  public var reason: String
  /// Whether it only says where they stand, as a list of customers does: who stands there already,
  /// be it by their purchases, is not moved.
  public var isListed: Bool
  /// The day the list is of; nil for not known.
  public var asOf: Day?

  /// One of what is given.
  public init(
    stage: Stage, since: Day? = nil, reason: String = "", isListed: Bool = false, asOf: Day? = nil
  ) {
    self.stage = stage
    self.since = since
    self.reason = reason
    self.isListed = isListed
    self.asOf = asOf
  }
}

/// How a customer was let go.
public struct ForeignParting: Hashable, Sendable {
  /// The day; nil for not known.
  public var day: Day?
  /// Why; empty for not known.
  public var reason: String

  /// One of what is given.
  public init(day: Day? = nil, reason: String = "") {
    self.day = day
    self.reason = reason
  }
}

/// A purchase with the id of its deal or order.
public struct ForeignPurchase: Hashable, Sendable {
  /// The id; empty for none.
  public var externalID: String
  /// The day.
  public var day: Day
  /// The amount in minor units; negative for a refund.
  public var amount: Int64
  /// What is left of it after costs, in minor units; nil where nobody says.
  public var margin: Int64?
  /// Where it was made; empty for not known.
  public var channel: String

  /// One of what is given.
  public init(
    externalID: String = "", day: Day, amount: Int64, margin: Int64? = nil, channel: String = ""
  ) {
    self.externalID = externalID
    self.day = day
    self.amount = amount
    self.margin = margin
    self.channel = channel
  }
}

/// A contact with the id of its activity.
public struct ForeignTouch: Hashable, Sendable {
  /// The id; empty for none.
  public var externalID: String
  /// The day.
  public var day: Day
  /// What it was.
  public var contact: Contact
  /// Who of the team; empty for not known.
  public var by: String

  /// One of what is given.
  public init(externalID: String = "", day: Day, contact: Contact, by: String = "") {
    self.externalID = externalID
    self.day = day
    self.contact = contact
    self.by = by
  }
}
