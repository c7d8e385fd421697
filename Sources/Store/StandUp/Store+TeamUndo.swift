internal import LoopModel

extension Store {
  /// Takes back a goal, thanks or a stand-up.
  func takeTeamBack(_ event: JournalEvent) throws(StoreError) {
    try refuseWhereGoalChanged(since: event, "undone")
    try setTeam(event.before, event)
  }

  /// Makes it again.
  func makeTeamAgain(_ event: JournalEvent) throws(StoreError) {
    try refuseWhereGoalChanged(since: event, "redone")
    try setTeam(event.after, event)
    if event.kind == "kudos" { try giveKudosToThoseThere() }
  }

  /// Thanks for somebody who was merged meanwhile go to the one who was kept.
  private func giveKudosToThoseThere() throws(StoreError) {
    for (other, kept) in try connection.mergedCustomers() {
      try connection.run(
        "UPDATE kudos SET customer = ? WHERE customer = ?", .int(kept), .int(other))
    }
  }

  /// Thanks and stand-ups are only added; a goal may have been set again.
  private func refuseWhereGoalChanged(
    since event: JournalEvent, _ what: String
  ) throws(StoreError) {
    guard event.kind == "goal" else { return }
    let later = try connection.first(
      """
      SELECT \(JournalEvent.columns) FROM event WHERE seq > ?1 AND kind = 'goal'
        AND coalesce(before, after) ->> '$.period' = coalesce(?2, ?3) ->> '$.period'
        AND \(Store.isInForce)
      ORDER BY seq DESC LIMIT 1
      """, .int(event.sequence), .optional(event.before), .optional(event.after)
    ) { JournalEvent($0) }
    guard let later else { return }
    throw StoreError(
      .conflict,
      "That goal was changed since (\(described(later))), nothing was \(what); undo that first.")
  }

  /// Makes the row of an event what `json` says; nil takes it away.
  private func setTeam(_ json: String?, _ event: JournalEvent) throws(StoreError) {
    guard let columns = Store.teamColumns[event.kind], let key = columns.first else { return }
    if let json {
      let values = columns.map { "?1 ->> '$.\($0)'" }.joined(separator: ", ")
      try connection.run(
        """
        INSERT OR REPLACE INTO \(event.kind)(\(columns.joined(separator: ", "))) VALUES(\(values))
        """, .text(json))
    } else {
      try connection.run(
        "DELETE FROM \(event.kind) WHERE \(key) = coalesce(?1, ?2) ->> '$.\(key)'",
        .optional(event.before), .optional(event.after))
    }
  }

  /// What was done for the team, in words: `goal of 2026-Q4: €240,000`.
  func teamDetail(of event: JournalEvent) throws(StoreError) -> String {
    let parts = try connection.members(of: event.after)
    let before = try connection.members(of: event.before)
    func amount(_ parts: [String: String]) throws(StoreError) -> String {
      try currency().long(Int64(parts["amount"] ?? "") ?? 0)
    }
    switch event.kind {
    case "goal":
      let period = parts["period"] ?? before["period"] ?? ""
      let now = parts.isEmpty ? "none" : try amount(parts)
      return "\(period) \(now)" + (before.isEmpty ? "" : ", before \(try amount(before))")
    case "kudos":
      let words = parts["words"] ?? ""
      var text = parts["person"] ?? ""
      if let customer = parts["customer"].flatMap({ Int64($0) }) {
        text += " for \(try name(of: customer))"
      }
      return text + (words.isEmpty ? "" : ": \(words)")
    case "apart":
      let names = try ["first", "second"].compactMap { parts[$0].flatMap { Int64($0) } }
        .map { id throws(StoreError) in try name(of: id) }
      return names.joined(separator: " and ")
    default: return "\(parts["laps"] ?? "0") laps, \(parts["stalled"] ?? "0") stalled"
    }
  }
}
