internal import LoopModel

/// A customer as a change finds them.
struct ChangedCustomer {
  /// What a message calls them.
  var name: String
  /// Who looks after them; empty for nobody.
  var owner: String
  /// Their last move and care.
  var decisions: Decisions
  /// The day of their last purchase; nil for none.
  var lastPurchase: Day?
  /// When that was recorded.
  var lastRecorded: Timestamp

  /// Reads the customer `id`; nil where there is none.
  init?(_ id: Int64, on connection: Connection, replay: Replay) throws(StoreError) {
    let row = try connection.first(
      """
      SELECT customer.name, coalesce(owner.name, ''), last_day, last_recorded
      FROM customer LEFT JOIN owner ON owner.id = customer.owner WHERE customer.id = ?
      """, .int(id)
    ) { row in
      (
        name: row.text(0), owner: row.text(1), day: row.optionalInt(2), at: row.optionalInt(3)
      )
    }
    guard let row else { return nil }
    name = row.name.isEmpty ? "Customer \(id)" : row.name
    owner = row.owner
    lastPurchase = row.day.map { Day(number: Int32(clamping: $0)) }
    lastRecorded = row.at.map(Timestamp.init(milliseconds:)) ?? .distantPast
    decisions = try replay.decisions(of: id)
  }

  /// Why `change` cannot be made of them on `day`, in one sentence; nil where it can.
  func refusal(of change: Change, on day: Day) -> String? {
    let care = decisions.care
    func isOutside(_ day: Day) -> Bool { !Day.accepted.contains(day) }
    if isOutside(day) { return "The day \(day.iso) lies outside 1900 to 2199." }
    switch change {
    case .acceptHandOff where care.handOff == nil, .returnHandOff where care.handOff == nil:
      return "\(name) has no open hand-off."
    case .offerHandOff("", _): return "A hand-off needs the name of who is asked."
    case .note(let text) where text.allSatisfy(\.isWhitespace): return "A note needs words."
    case .comeBack
    where !care.isLetGo(lastPurchase: lastPurchase, recordedAt: lastRecorded)
      && !care.isSnoozed(on: day, lastPurchaseRecorded: lastRecorded):
      return "\(name) is neither let go nor snoozed."
    case .purchase(_, 0): return "A purchase needs an amount."
    case .purchase(let bought, _) where isOutside(bought):
      return "The day \(bought.iso) lies outside 1900 to 2199."
    case .purchase(let bought, _) where bought > day:
      return "A purchase cannot lie in the future: \(bought.iso) is after \(day.iso)."
    case .plan(let plan) where isOutside(plan.due):
      return "The day \(plan.due.iso) lies outside 1900 to 2199."
    case .snooze(let until?, _) where isOutside(until):
      return "The day \(until.iso) lies outside 1900 to 2199."
    case .move(let move) where !(1...2_000_000_000).contains(move.lap):
      return "There is no lap \(move.lap)."
    default: return nil
    }
  }
}
