internal import EventLoop
internal import LoopModel
internal import Store

/// Which customer is looked at here, and which others look at.
struct Presence {
  /// Who else is looking at which customer.
  private(set) var others: [CustomerID: [String]] = [:]
  private let session = EventID().text
  private var customer: CustomerID?
  private var told: CustomerID?
  /// When to tell, in milliseconds of the monotonic clock; nil for never.
  private var due: Double?

  /// Milliseconds one rests on a customer before others are told.
  private static let rest = 800.0
  /// Milliseconds after which somebody is no longer believed to be there.
  private static let memory: Int64 = 15 * 60_000

  /// Another customer is looked at; it is told after a moment.
  mutating func move(to customer: CustomerID?) {
    self.customer = customer
    due = customer == told ? nil : WallClock.monotonicMilliseconds() + Presence.rest
  }

  /// How long to sleep at most: until it is time to tell, or as long as was wanted.
  func soonest(_ patience: Int?) -> Int? {
    guard let due else { return patience }
    let left = Int(max(0, due - WallClock.monotonicMilliseconds()).rounded(.up))
    return patience.map { min($0, left) } ?? left
  }

  /// Tells others where one is, once it is time.
  mutating func tellIfDue(_ store: Store, actor: String, now: Timestamp) {
    guard let due, WallClock.monotonicMilliseconds() >= due else { return }
    self.due = nil
    tell(customer, store, actor: actor, now: now)
  }

  /// Tells others that one has gone.
  mutating func leave(_ store: Store, actor: String, now: Timestamp) {
    if told != nil { tell(nil, store, actor: actor, now: now) }
  }

  private mutating func tell(
    _ customer: CustomerID?, _ store: Store, actor: String, now: Timestamp
  ) {
    guard !store.isReadOnly, store.path != ":memory:" else { return }
    // It is a courtesy: a store that is busy is not waited for again.
    try? store.beHere(session: session, actor: actor, customer: customer, at: now)
    told = customer
  }

  /// Reads where others are; true where that has changed.
  mutating func hasNews(_ store: Store, now: Timestamp) throws(StoreError) -> Bool {
    let since = Timestamp(milliseconds: now.milliseconds - Presence.memory)
    var new: [CustomerID: [String]] = [:]
    for entry in try store.others(than: session, since: since) {
      if new[entry.customer]?.contains(entry.actor) == true { continue }
      new[entry.customer, default: []].append(entry.actor)
    }
    defer { others = new }
    return new != others
  }
}
