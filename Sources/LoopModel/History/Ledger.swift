/// Every purchase and move of a store in memory, so that any day of the past can be shown at once.
///
/// Twenty bytes a purchase. The purchases of a customer lie together, by day; those of customers that
/// changed since it was read stand in a table of their own.
public struct Ledger: Sendable {
  private var customers: [CustomerID] = []
  private var ends: [Int] = []
  private var days: [Int32] = []
  private var amounts: [Int64] = []
  private var recorded: [Int64] = []
  private var changed: [CustomerID: [Purchase]] = [:]
  private(set) var moves: [CustomerID: [Move]] = [:]
  /// Touches and decisions of each customer by time, without their words.
  private(set) var steps: [CustomerID: [RecordedChange]] = [:]
  private var owners: [String: UInt16] = [:]

  /// An empty ledger.
  public init() {}

  /// Makes room for purchases to come.
  public mutating func reserve(purchases: Int, customers count: Int) {
    days.reserveCapacity(purchases)
    amounts.reserveCapacity(purchases)
    recorded.reserveCapacity(purchases)
    customers.reserveCapacity(count)
    ends.reserveCapacity(count)
  }

  /// Adds a purchase; customers come in order of their ids, and their purchases by day.
  public mutating func append(_ purchase: Purchase, of customer: CustomerID) {
    if customers.last != customer {
      customers.append(customer)
      ends.append(days.count)
    }
    days.append(purchase.day.number)
    amounts.append(purchase.amount)
    recorded.append(purchase.recordedAt.milliseconds)
    ends[ends.count - 1] = days.count
  }

  /// Adds a move; a customer's moves come by time.
  public mutating func append(_ move: Move, of customer: CustomerID) {
    moves[customer, default: []].append(move)
  }

  /// Adds a touch or a decision; a customer's come by time.
  public mutating func append(_ step: RecordedChange, of customer: CustomerID) {
    var step = step
    step.change = step.change.withoutWords
    step.by = ""
    steps[customer, default: []].append(step)
  }

  /// Settles which index each owner has.
  public mutating func setOwners(_ names: [String]) {
    owners.removeAll()
    for (index, name) in names.enumerated() { owners[name] = UInt16(clamping: index) }
  }

  /// Replaces all that is known of one customer.
  public mutating func replace(
    _ customer: CustomerID, purchases: [Purchase], moves: [Move], steps: [RecordedChange] = []
  ) {
    self.steps[customer] = nil
    for step in steps { append(step, of: customer) }
    changed[customer] = purchases
    self.moves[customer] = moves.isEmpty ? nil : moves
  }

  /// How many purchases there are, those of changed customers as they were read first.
  public var purchaseCount: Int { days.count }

  /// How many customers changed since the ledger was read; many make it worth reading anew.
  public var changedCustomers: Int { changed.count }

  /// Calls `body` with every purchase of a customer, by day.
  func forEachPurchase(
    of customer: CustomerID, _ body: (_ day: Int32, _ amount: Int64, _ recorded: Int64) -> Void
  ) {
    if !changed.isEmpty, let purchases = changed[customer] {
      for purchase in purchases {
        body(purchase.day.number, purchase.amount, purchase.recordedAt.milliseconds)
      }
      return
    }
    var low = 0
    var high = customers.count
    while low < high {
      let middle = (low + high) / 2
      if customers[middle] < customer { low = middle + 1 } else { high = middle }
    }
    guard low < customers.count, customers[low] == customer else { return }
    for place in (low == 0 ? 0 : ends[low - 1])..<ends[low] {
      body(days[place], amounts[place], recorded[place])
    }
  }

  /// The facts of a customer as they stood at the end of `day`; nil for one not known by then.
  public func facts(_ now: CustomerFacts, atEndOf day: Day) -> CustomerFacts? {
    guard now.since <= day else { return nil }
    var facts = CustomerFacts(id: now.id, since: now.since, owner: now.owner)
    forEachPurchase(of: now.id) { purchaseDay, amount, recorded in
      guard purchaseDay <= day.number else { return }
      facts.revenue = facts.revenue.addingHeld(amount)
      guard amount > 0 else { return }
      let purchaseDay = Day(number: purchaseDay)
      facts.spend = PurchaseRhythm.spend(
        after: facts.spend, adding: amount, on: purchaseDay, to: facts.rhythm)
      if facts.rhythm == nil {
        facts.rhythm = PurchaseRhythm(firstPurchase: purchaseDay)
        facts.lastPurchaseRecorded = Timestamp(milliseconds: recorded)
      } else if let last = facts.rhythm?.last {
        facts.rhythm?.recordPurchase(on: purchaseDay)
        let recorded = Timestamp(milliseconds: recorded)
        facts.lastPurchaseRecorded =
          purchaseDay > last ? recorded : max(recorded, facts.lastPurchaseRecorded)
      }
    }
    if !moves.isEmpty, let moves = moves[now.id] {
      facts.move = moves.last { $0.day <= day }
    }
    if !steps.isEmpty || facts.move != nil {
      facts.care = care(of: now.id, atEndOf: day, owners: owners)
    }
    return facts
  }

  /// The median gap between purchases up to the end of `day`, in days; nil for no gaps.
  public func medianGap(atEndOf day: Day, among ids: some Sequence<CustomerID>) -> Double? {
    var histogram = Array(repeating: 0, count: 64)
    for id in ids {
      var last: Int32?
      forEachPurchase(of: id) { purchaseDay, amount, _ in
        guard purchaseDay <= day.number, amount > 0 else { return }
        if let last, purchaseDay > last {
          let gap = Int(purchaseDay - last)
          if gap >= histogram.count {
            histogram.append(contentsOf: repeatElement(0, count: gap + 1 - histogram.count))
          }
          histogram[gap] += 1
        }
        last = purchaseDay
      }
    }
    return TypicalGap.median(histogram: histogram)
  }

  /// The customers who had bought by the end of `day`, for a model to learn from.
  public func summaries(
    atEndOf day: Day, among ids: some Sequence<CustomerID>
  ) -> [PurchaseSummary] {
    ids.compactMap { id in
      let anyone = CustomerFacts(id: id, since: Day(number: .min))
      guard let facts = facts(anyone, atEndOf: day), facts.rhythm != nil else { return nil }
      return PurchaseSummary(of: facts, at: Double(day.number))
    }
  }

  /// What momentum was worth half a year before `end`: by the default prior as it was then, against the
  /// days of purchase since; nil for too few customers.
  public func trackRecord(
    until end: Day, among ids: some Sequence<CustomerID>
  ) -> TrackRecord? {
    let day = end.advanced(by: -TrackRecord.days)
    let gap = medianGap(atEndOf: day, among: ids) ?? TypicalGap.defaultMedianDays
    let prior = Prior(medianGapDays: gap)
    var scores: [Double] = []
    var purchases: [Double] = []
    for id in ids {
      var rhythm: PurchaseRhythm?
      var since = 0.0
      forEachPurchase(of: id) { purchaseDay, amount, _ in
        guard amount > 0, purchaseDay <= end.number else { return }
        if purchaseDay > day.number {
          since += 1
        } else if rhythm == nil {
          rhythm = PurchaseRhythm(firstPurchase: Day(number: purchaseDay))
        } else {
          rhythm?.recordPurchase(on: Day(number: purchaseDay))
        }
      }
      guard let rhythm else { continue }
      scores.append(Pace(of: rhythm, at: Double(day.number), prior: prior).pace)
      purchases.append(since)
    }
    return TrackRecord(day: day, scores: scores, purchases: purchases)
  }

  /// How the loop came to where it stands at `day`, by the store's present prior.
  public func history(
    at day: Double, among ids: some Sequence<CustomerID>, prior: Prior
  ) -> LoopHistory {
    let weeks = 12
    let end = Int32(day.rounded(.down))
    var paces = Array(repeating: 0.0, count: weeks)
    var usuals = Array(repeating: 0.0, count: weeks)
    var gaps: [Double] = []
    var gapsBefore: [Double] = []
    var revenue: Int64 = 0
    var revenueBefore: Int64 = 0
    for id in ids {
      var rhythm: PurchaseRhythm?
      var week = 0
      func readWeeks(before limit: Int32) {
        while week < weeks, end - Int32(7 * (weeks - 1 - week)) < limit {
          if let rhythm {
            let pace = Pace(of: rhythm, at: day - Double(7 * (weeks - 1 - week)), prior: prior)
            paces[week] += pace.pace
            usuals[week] += pace.usual
          }
          week += 1
        }
      }
      forEachPurchase(of: id) { purchaseDay, amount, _ in
        guard purchaseDay <= end else { return }
        if purchaseDay > end - 28 {
          revenue = revenue.addingHeld(amount)
        } else if purchaseDay > end - 56 {
          revenueBefore = revenueBefore.addingHeld(amount)
        }
        guard amount > 0 else { return }
        readWeeks(before: purchaseDay)
        if let last = rhythm?.last.number, purchaseDay > last {
          if purchaseDay > end - 90 {
            gaps.append(Double(purchaseDay - last))
          } else if purchaseDay > end - 180 {
            gapsBefore.append(Double(purchaseDay - last))
          }
        }
        if rhythm == nil {
          rhythm = PurchaseRhythm(firstPurchase: Day(number: purchaseDay))
        } else {
          rhythm?.recordPurchase(on: Day(number: purchaseDay))
        }
      }
      readWeeks(before: .max)
    }
    return LoopHistory(
      weeks: zip(paces, usuals).map { $1 > 0 ? $0 / $1 : nil },
      lapDays: gaps.isEmpty ? nil : median(of: gaps),
      lapDaysBefore: gapsBefore.isEmpty ? nil : median(of: gapsBefore),
      revenue: revenue, revenueBefore: revenueBefore)
  }
}
