internal import LoopModel

/// Puts what is recorded of one customer to another, and takes that back.
final class Merging {
  let transaction: Transaction
  let connection: Connection
  let kept: Int64
  let other: Int64
  /// The name of the customer who goes.
  private(set) var name = ""

  init(_ transaction: Transaction, kept: Int64, other: Int64) {
    self.transaction = transaction
    self.kept = kept
    self.other = other
    connection = transaction.connection
  }

  /// The tables whose rows go to the one who is kept as they are.
  static let tables = ["move", "touch", "care", "kudos"]

  private static let fields = ["external_id", "name", "owner", "since", "created_by"]

  /// Merges; gives what has to be known to take it back.
  func run() throws(StoreError) -> String {
    guard let old = try row(other), let mine = try row(kept), kept != other else {
      throw StoreError(.conflict, "One of the two customers is no longer in the store.")
    }
    name = old["name"] ?? ""
    var members: [(String, JSON.Member)] = [("other", .number(other))]
    for field in Merging.fields {
      members += [(field, old[field]), ("kept_" + field, mine[field])].compactMap { key, value in
        value.map { (key, .text($0)) }
      }
    }
    try followingPurchases { () throws(StoreError) in
      let words = try words()
      members.append(("purchases", .numbers(try movePurchases())))
      for table in Merging.tables {
        members.append((table, .numbers(try moveRows(of: table))))
      }
      members.append(("merges", .numbers(try earlierMerges())))
      try fill(mine, from: old)
      try uphold(words)
    }
    return try JSON(members).text(by: connection)
  }

  /// The numbers of the last words on what is known of the one who is kept, by what they are about.
  private func words() throws(StoreError) -> [String: Int64] {
    var words: [String: Int64] = [:]
    try connection.query(
      """
      SELECT \(Schema.field("trait")), id FROM care WHERE customer = ? AND verb = 'set'
      ORDER BY at, event, id
      """, .int(kept)
    ) { row in words[row.text(0)] = row.int(1) }
    return words
  }

  /// Says again what imports told of the one who is kept, where the other one's came later.
  private func uphold(_ words: [String: Int64]) throws(StoreError) {
    let now = try self.words()
    for (trait, id) in words.sorted(by: { $0.key < $1.key }) where now[trait] != id {
      try connection.run(
        """
        INSERT INTO care(customer, verb, at, day, by, fields, event)
        SELECT customer, verb, ?, day, by, fields, ? FROM care
        WHERE id = ? AND \(Schema.field("value")) <> ''
          AND event IN (SELECT seq FROM event WHERE kind IN ('import', 'merge'))
        """, .int(transaction.at.milliseconds), .int(transaction.nextSequence), .int(id))
    }
  }

  private func row(_ id: Int64) throws(StoreError) -> [String: String]? {
    try connection.first(
      "SELECT \(Merging.fields.joined(separator: ", ")) FROM customer WHERE id = ?", .int(id)
    ) { row in
      var result: [String: String] = [:]
      for (index, field) in Merging.fields.enumerated() {
        if let text = row.optionalText(Int32(index)) { result[field] = text }
      }
      return result
    }
  }

  /// Day, amount, number before and number after of each purchase, one after the other.
  private func movePurchases() throws(StoreError) -> [Int64] {
    var rows: [(day: Int64, amount: Int64, nth: Int64)] = []
    try connection.query(
      "SELECT day, amount, nth FROM purchase WHERE customer = ? ORDER BY day, amount, nth",
      .int(other)
    ) { row in rows.append((row.int(0), row.int(1), row.int(2))) }
    var moved: [Int64] = []
    for (day, amount, nth) in rows {
      let last =
        try connection.number(
          "SELECT max(nth) FROM purchase WHERE customer = ? AND day = ? AND amount = ?",
          .int(kept), .int(day), .int(amount)) ?? 0
      try setPurchase(day, amount, from: (other, nth), to: (kept, last + 1))
      moved += [day, amount, nth, last + 1]
    }
    return moved
  }

  func setPurchase(
    _ day: Int64, _ amount: Int64, from: (customer: Int64, nth: Int64),
    to: (customer: Int64, nth: Int64)
  ) throws(StoreError) {
    let values: [Value] = [
      .int(to.customer), .int(to.nth), .int(from.customer), .int(day), .int(amount), .int(from.nth),
    ]
    try connection.query(
      """
      UPDATE purchase SET customer = ?1, nth = ?2
      WHERE customer = ?3 AND day = ?4 AND amount = ?5 AND nth = ?6
      """, values
    ) { _ in }
    try connection.query(
      """
      UPDATE imported SET customer = ?1, nth = ?2
      WHERE customer = ?3 AND day = ?4 AND amount = ?5 AND nth = ?6 AND kind = 'purchase'
      """, values
    ) { _ in }
  }

  private func moveRows(of table: String) throws(StoreError) -> [Int64] {
    var ids: [Int64] = []
    try connection.query("SELECT id FROM \(table) WHERE customer = ? ORDER BY id", .int(other)) {
      row in ids.append(row.int(0))
    }
    try connection.run(
      "UPDATE \(table) SET customer = ? WHERE customer = ?", .int(kept), .int(other))
    if table == "touch" {
      try connection.run(
        "UPDATE imported SET customer = ? WHERE customer = ? AND kind = 'touch'", .int(kept),
        .int(other))
    }
    return ids
  }

  /// The merges by which others had become the one who goes.
  private func earlierMerges() throws(StoreError) -> [Int64] {
    var events: [Int64] = []
    try connection.query(
      "SELECT DISTINCT event FROM imported WHERE customer = ? AND system = ''", .int(other)
    ) { row in events.append(row.int(0)) }
    return events
  }

  private func fill(
    _ mine: [String: String], from old: [String: String]
  ) throws(StoreError) {
    for (kind, text) in [
      (ImportedKind.customer, old["external_id"]), (.name, old["name"]),
    ] {
      guard let text, !text.isEmpty else { continue }
      try connection.run(
        """
        INSERT OR IGNORE INTO imported(system, kind, external_id, customer, event)
        VALUES('', ?, ?, ?, ?)
        """, .text(kind.rawValue), .text(text), .int(kept), .int(transaction.nextSequence))
    }
    // Who was merged into them before goes along.
    try connection.run(
      "UPDATE imported SET customer = ? WHERE customer = ?", .int(kept), .int(other))
    try connection.run("DELETE FROM customer WHERE id = ?", .int(other))
    try connection.run(
      "INSERT OR REPLACE INTO removed(customer, changed) VALUES(?, ?)", .int(other),
      .int(transaction.change))
    for field in ["external_id", "name", "owner"] where (mine[field] ?? "").isEmpty {
      guard let value = old[field], !value.isEmpty else { continue }
      try set(field, value)
    }
    if let since = old["since"], let number = Int64(since),
      number < Int64(mine["since"] ?? "") ?? .max
    {
      try set("since", since)
    }
  }

  func set(_ field: String, _ value: String?) throws(StoreError) {
    let isNumber = field == "owner" || field == "since"
    try connection.run(
      "UPDATE customer SET \(field) = ?, changed = ? WHERE id = ?",
      isNumber ? .optional(value.flatMap { Int64($0) }) : .optional(value),
      .int(transaction.change), .int(kept))
  }

  /// Follows with the kept state of both what `body` does with their rows.
  func followingPurchases(_ body: () throws(StoreError) -> Void) throws(StoreError) {
    let before = try GapHistogram.kept(in: connection)
    var gaps = before
    let replay = try Replay(on: connection)
    let writer = try CustomerWriter(on: connection, change: transaction.change)
    for id in [kept, other] { _ = try replay.state(of: id) { gaps.take($0) } }
    try body()
    for id in [kept, other] {
      try writer.update(id, try replay.state(of: id) { gaps.add($0) })
      try writer.update(id, try replay.decisions(of: id))
    }
    try gaps.keep(insteadOf: before, in: connection)
  }
}
