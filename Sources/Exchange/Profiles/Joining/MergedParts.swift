public import LoopModel

/// Where a row stands.
public struct MergedPlace: Hashable, Sendable {
  /// The file.
  public var file: String
  /// The line on which the row starts, from 1.
  public var line: Int

  /// One of what is given.
  public init(file: String = "", line: Int) {
    self.file = file
    self.line = line
  }
}

/// Where files put a customer.
public struct MergedPosition: Hashable, Sendable {
  /// The stage of the loop.
  public var stage: Stage
  /// The stage in the words of the system.
  public var foreignStage: String
  /// Since when they are there; nil for not known.
  public var since: Day?
  /// Whether a list of customers says it, not a deal.
  public var isListed: Bool
  /// The day the list is of; nil for not known.
  public var asOf: Day?

  /// One of what is given.
  public init(
    stage: Stage, foreignStage: String = "", since: Day? = nil, isListed: Bool = false,
    asOf: Day? = nil
  ) {
    self.stage = stage
    self.foreignStage = foreignStage
    self.since = since
    self.isListed = isListed
    self.asOf = asOf
  }
}

/// A deal that is open.
public struct MergedDeal: Hashable, Sendable {
  /// The id in the system it comes from.
  public var externalID: String
  /// What it is called.
  public var title: String
  /// The stage of the loop it is in.
  public var stage: Stage
  /// The stage in the words of the system.
  public var foreignStage: String
  /// Since when it is there; nil for not known.
  public var since: Day?
  /// What it may bring, in minor units; nil where nobody says.
  public var amount: Int64?
  /// Who looks after it.
  public var owner: String
  /// The day it is expected to close.
  public var expectedClose: Day?

  /// One of what is given.
  public init(
    externalID: String = "", title: String = "", stage: Stage, foreignStage: String = "",
    since: Day? = nil, amount: Int64? = nil, owner: String = "", expectedClose: Day? = nil
  ) {
    self.externalID = externalID
    self.title = title
    self.stage = stage
    self.foreignStage = foreignStage
    self.since = since
    self.amount = amount
    self.owner = owner
    self.expectedClose = expectedClose
  }
}

/// A purchase.
public struct MergedPurchase: Hashable, Sendable {
  /// The day.
  public var day: Day
  /// What was paid, in minor units; 0 for a deal won without an amount.
  public var amount: Int64
  /// What is left after costs, in minor units; nil where nobody says.
  public var margin: Int64?
  /// Where it came from.
  public var source: String
  /// Where it was bought.
  public var channel: String
  /// The deal or the order.
  public var title: String
  /// The id of the deal or the order; empty for none.
  public var externalID: String
  /// Where it stands.
  public var place: MergedPlace

  /// One of what is given.
  public init(
    day: Day, amount: Int64, margin: Int64? = nil, source: String = "", channel: String = "",
    title: String = "", externalID: String = "", place: MergedPlace
  ) {
    self.day = day
    self.amount = amount
    self.margin = margin
    self.source = source
    self.channel = channel
    self.title = title
    self.externalID = externalID
    self.place = place
  }
}

/// A stage of the loop that a customer was put in.
public struct MergedMove: Hashable, Sendable {
  /// The stage.
  public var stage: Stage
  /// The lap: one more than the days of purchase before it.
  public var lap: Int32
  /// The day.
  public var day: Day
  /// Who did it; empty for not known.
  public var by: String
  /// The stage in the words of the system.
  public var foreignStage: String
  /// The deal.
  public var deal: String

  /// One of what is given.
  public init(
    stage: Stage, lap: Int32, day: Day, by: String = "", foreignStage: String = "",
    deal: String = ""
  ) {
    self.stage = stage
    self.lap = lap
    self.day = day
    self.by = by
    self.foreignStage = foreignStage
    self.deal = deal
  }
}

/// A contact.
public struct MergedTouch: Hashable, Sendable {
  /// The day.
  public var day: Day
  /// What it was.
  public var contact: Contact
  /// Who of the team; empty for not known.
  public var by: String
  /// The id of the activity; empty for none.
  public var externalID: String

  /// One of what is given.
  public init(day: Day, contact: Contact, by: String = "", externalID: String = "") {
    self.day = day
    self.contact = contact
    self.by = by
    self.externalID = externalID
  }
}

/// How a customer was let go.
public struct MergedParting: Hashable, Sendable {
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
