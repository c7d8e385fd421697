/// What happened to customers in a period: what a stand-up and a review tell.
public struct Happenings: Hashable, Sendable {
  /// When.
  public let period: Period
  /// Purchases with who helped, by day.
  public private(set) var wins: [Win] = []
  /// Purchases less refunds, in minor units.
  public private(set) var revenue: Int64 = 0
  /// Moves by people, by time.
  public private(set) var moves: [MovedCustomer] = []
  /// Promises that are open or were settled in the period, by their day.
  public private(set) var promises: [Promise] = []
  /// All else that was decided and written down, by time.
  public private(set) var deeds: [Deed] = []
  /// Contacts.
  public private(set) var touches: [Contacted] = []
  /// Customers first known of in it.
  public private(set) var newcomers: [CustomerID] = []

  /// A contact with a customer.
  public struct Contacted: Hashable, Sendable {
    /// With whom.
    public var customer: CustomerID
    /// The contact.
    public var touch: Touch
  }

  /// A change to a customer.
  public struct Deed: Hashable, Sendable {
    /// To whom.
    public var customer: CustomerID
    /// What, when and by whom.
    public var step: RecordedChange
  }

  /// Nothing yet.
  public init(period: Period) {
    self.period = period
  }

  /// Takes in what is recorded of a customer; `yardstick` says where they were before a move.
  public mutating func take(
    _ customer: CustomerID, _ history: CustomerHistory, by yardstick: Yardstick
  ) {
    if (period.since...max(period.since, period.until)).contains(history.since) {
      newcomers.append(customer)
    }
    wins += Win.all(of: customer, history, in: period)
    for purchase in history.purchases where period.holds(purchase.day, at: purchase.recordedAt) {
      revenue = revenue.addingHeld(purchase.amount)
    }
    moves += MovedCustomer.all(of: customer, history, in: period, by: yardstick)
    promises += Promise.all(of: customer, history, until: period.until).filter {
      $0.isOpen || $0.isSettled(in: period)
    }
    deeds += history.changes.filter { period.holds($0.day, at: $0.at) }.map {
      Deed(customer: customer, step: $0)
    }
    touches += history.touches.filter { period.holds($0.day, at: $0.at) }.map {
      Contacted(customer: customer, touch: $0)
    }
  }

  /// Puts all in the order of time; the last thing to call.
  public mutating func finish() {
    wins.sort { ($0.day, $0.customer) < ($1.day, $1.customer) }
    moves.sort { ($0.move.move.at, $0.customer) < ($1.move.move.at, $1.customer) }
    promises.sort { ($0.plan.due, $0.madeAt, $0.customer) < ($1.plan.due, $1.madeAt, $1.customer) }
    deeds.sort { ($0.step.at, $0.customer) < ($1.step.at, $1.customer) }
    touches.sort { ($0.touch.at, $0.customer) < ($1.touch.at, $1.customer) }
    newcomers.sort()
  }

  /// Asks of customers that say nothing of why they are relevant to them, by time.
  public var asksWithoutWhy: [Contacted] {
    touches.filter {
      $0.touch.contact.intent == .ask && $0.touch.contact.direction == .push
        && $0.touch.contact.why.allSatisfy(\.isWhitespace)
    }
  }
}

/// A move, and where the customer was before it.
public struct MovedCustomer: Hashable, Sendable {
  /// Who was moved.
  public var customer: CustomerID
  /// Where to, when, by whom and why.
  public var move: RecordedMove
  /// The stage they were in.
  public var stage: Stage
  /// The lap they were on.
  public var lap: Int32

  /// Whether it went on, and not back.
  public var isForward: Bool {
    (move.move.lap, move.move.stage) >= (lap, stage)
  }

  static func all(
    of customer: CustomerID, _ history: CustomerHistory, in period: Period,
    by yardstick: Yardstick
  ) -> [MovedCustomer] {
    history.moves.indices.compactMap { place -> MovedCustomer? in
      let moved = history.moves[place]
      // Where an import says they are is no move anybody made.
      guard !moved.move.isImported, period.holds(moved.move.day, at: moved.move.at) else {
        return nil
      }
      var facts = CustomerFacts(id: customer, since: history.since)
      facts.move = place > 0 ? history.moves[place - 1].move : nil
      for purchase in history.purchases where purchase.amount > 0 {
        let isLater =
          purchase.day > moved.move.day
          || (purchase.day == moved.move.day && purchase.recordedAt > moved.move.at)
        if isLater { continue }
        if facts.rhythm == nil {
          facts.rhythm = PurchaseRhythm(firstPurchase: purchase.day)
        } else {
          facts.rhythm?.recordPurchase(on: purchase.day)
        }
        facts.lastPurchaseRecorded = purchase.recordedAt
      }
      let before = Reading(of: facts, at: Double(moved.move.day.number), by: yardstick).position
      return MovedCustomer(
        customer: customer, move: moved, stage: before.stage, lap: before.lap)
    }
  }
}
