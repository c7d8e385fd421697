import LoopModel

@testable import Store

extension Store {
  /// Makes one change to a customer.
  @discardableResult
  func make(
    _ change: Change, _ customer: Int64 = 1, actor: String = "ana", at: Int64 = 5000,
    on number: Int32 = 9000, seen: Int64? = nil, id: EventID = EventID()
  ) throws(StoreError) -> StoredChange {
    try apply(
      [(CustomerID(customer), change)], actor: actor, at: time(at), day: day(number), seen: seen,
      id: id)
  }

  /// Every table as it is, but for the journal, numbers that only ever grow, and row numbers that
  /// nobody refers to.
  func state() throws(StoreError) -> [String] {
    var result: [String] = []
    for table in try texts(
      """
      SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'
        AND name NOT IN ('event', 'undone', 'change_counter', 'removed') ORDER BY name
      """)
    {
      let isNumbered = ["move", "touch", "care", "owner"].contains(table)
      let columns = try texts("SELECT name FROM pragma_table_info('\(table)')").filter {
        $0 != "changed" && !(isNumbered && $0 == "id")
      }.map {
        table == "customer" && $0 == "owner" ? "(SELECT name FROM owner WHERE id = owner)" : $0
      }
      let row = columns.map { "quote(\($0))" }.joined(separator: " || '|' || ")
      result.append(table)
      result += try texts("SELECT \(row) FROM \(table) ORDER BY 1")
    }
    return result + (try texts("SELECT gaps_stale || '|' || quote(last_day) FROM change_counter"))
  }

  /// The first column of all rows.
  func texts(_ sql: String) throws(StoreError) -> [String] {
    var result: [String] = []
    try connection.query(sql) { result.append($0.text(0)) }
    return result
  }

  /// The message `body` is refused with; nil where it is not.
  func refusal(_ body: () throws(StoreError) -> Void) throws -> String? {
    let before = try state()
    let events = try counts().events
    do throws(StoreError) {
      try body()
      return nil
    } catch {
      guard try state() == before, try counts().events == events else {
        return "changed all the same"
      }
      return error.message
    }
  }
}

/// One change of each sort, with what has to be there before it.
struct SampleChange: CustomStringConvertible, Sendable {
  var before: [Change] = []
  var change: Change

  var description: String { change.verb.rawValue }

  static let all: [SampleChange] = [
    SampleChange(
      change: .touch(
        Contact(
          channel: .email, direction: .pull, intent: .ask, reception: .useful, note: "\"n\"\n",
          why: "w", play: 3))),
    SampleChange(
      before: [.plan(PlannedAction(what: "old", due: day(9001)))],
      change: .plan(PlannedAction(what: "call", why: "y", due: day(9005), by: "bo", play: 2))),
    SampleChange(
      before: [.move(Relocation(stage: .momentum, lap: 1))],
      change: .move(Relocation(stage: .heatUp, lap: 2, reason: "r", unmet: ["fit", "mode"]))),
    SampleChange(
      before: [.snooze(until: nil, reason: "")],
      change: .snooze(until: day(9100), reason: "holiday")),
    SampleChange(
      before: [.plan(PlannedAction(what: "old", due: day(9001)))], change: .letGo(reason: "no")),
    SampleChange(before: [.letGo(reason: "no")], change: .comeBack(reason: "yes")),
    SampleChange(before: [.assign(owner: "bo")], change: .assign(owner: "dora")),
    SampleChange(before: [.assign(owner: "bo")], change: .assign(owner: "")),
    SampleChange(
      before: [.setMode(.information, evidence: "")], change: .setMode(.buying, evidence: "asked")),
    SampleChange(change: .offerHandOff(to: "eve", reason: "theirs")),
    SampleChange(before: [.offerHandOff(to: "eve", reason: "")], change: .acceptHandOff),
    SampleChange(
      before: [.offerHandOff(to: "eve", reason: "")], change: .returnHandOff(reason: "x")),
    SampleChange(change: .note("two\nlines")),
    SampleChange(before: [.describe(.stake, "500")], change: .describe(.stake, "9000")),
    SampleChange(before: [.describe(.persona, "calm")], change: .describe(.persona, "")),
    SampleChange(change: .purchase(day: day(8990), amount: 700)),
    SampleChange(change: .purchase(day: day(8000), amount: -700)),
  ]
}
