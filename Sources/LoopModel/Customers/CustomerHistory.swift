/// Everything recorded of one customer, oldest first: what their page shows.
public struct CustomerHistory: Hashable, Sendable {
  /// What the team calls them; empty where only an id is known.
  public var name: String
  /// Their id in the system they come from; empty for none.
  public var externalID: String
  /// Who looks after them; empty for nobody.
  public var owner: String
  /// The first day anything is known of them.
  public var since: Day
  /// Purchases, refunds among them, by day.
  public var purchases: [Purchase]
  /// Moves by people, by time.
  public var moves: [RecordedMove]
  /// Contacts, by time.
  public var touches: [Touch]
  /// Everything else people have decided and written down, by time: plans, snoozes, notes and the
  /// like; neither purchases, moves nor touches.
  public var changes: [RecordedChange]

  /// A history of what is given.
  public init(
    name: String, externalID: String = "", owner: String = "", since: Day,
    purchases: [Purchase] = [], moves: [RecordedMove] = [], touches: [Touch] = [],
    changes: [RecordedChange] = []
  ) {
    self.name = name
    self.externalID = externalID
    self.owner = owner
    self.since = since
    self.purchases = purchases
    self.moves = moves
    self.touches = touches
    self.changes = changes
  }
}

/// Something a customer bought, or gave back.
public struct Purchase: Hashable, Sendable {
  /// The day it happened.
  public var day: Day
  /// Its amount in minor units; a refund is negative, and neither it nor a zero is a purchase to
  /// the momentum formula.
  public var amount: Int64
  /// When it was recorded, which may be long after.
  public var recordedAt: Timestamp

  /// What is left of the amount after costs, in minor units; nil where nobody said.
  public var margin: Int64?

  /// A purchase of `amount` on `day`, recorded at `recordedAt`.
  public init(day: Day, amount: Int64, recordedAt: Timestamp, margin: Int64? = nil) {
    self.day = day
    self.amount = amount
    self.recordedAt = recordedAt
    self.margin = margin
  }
}

/// A move with who made it and why.
public struct RecordedMove: Hashable, Sendable {
  /// Where to and when.
  public var move: Move
  /// Who moved them.
  public var by: String
  /// Why, in a few words; may be empty.
  public var reason: String
  /// What the stage they left asks and was not met, by name.
  public var unmet: [String]

  /// A move by a person.
  public init(move: Move, by: String, reason: String = "", unmet: [String] = []) {
    self.move = move
    self.by = by
    self.reason = reason
    self.unmet = unmet
  }
}

/// One contact with a customer.
public struct Touch: Hashable, Sendable {
  /// Where a contact took place.
  public enum Channel: String, CaseIterable, Sendable {
    case email, call, visit, demo, event, web, chat, letter
  }

  /// Who came to whom.
  public enum Direction: String, CaseIterable, Sendable {
    /// They came.
    case pull
    /// We went.
    case push
  }

  /// What it was for.
  public enum Intent: String, CaseIterable, Sendable {
    case help, ask
  }

  /// How it was received.
  public enum Reception: String, CaseIterable, Sendable {
    case useful, ignored, annoyed, unknown
  }

  /// What was logged of it.
  public var contact: Contact
  /// The local day it took place.
  public var day: Day
  /// When it was recorded.
  public var at: Timestamp
  /// Who of the team.
  public var by: String

  /// A contact that took place on `day` and was recorded at `at`.
  public init(_ contact: Contact, on day: Day, at: Timestamp, by: String) {
    self.contact = contact
    self.day = day
    self.at = at
    self.by = by
  }
}

extension CustomerHistory {
  /// The share of what was paid that is left after costs, at most 1, over the purchases up to a day of
  /// which that is known; nil where there are none.
  public func marginShare(upTo day: Day) -> Double? {
    var (margin, amount) = (0.0, 0.0)
    for purchase in purchases where purchase.day <= day {
      guard let left = purchase.margin else { continue }
      margin += Double(left)
      amount += Double(purchase.amount)
    }
    return amount > 0 ? margin / amount : nil
  }
}
