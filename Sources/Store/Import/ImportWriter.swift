internal import LoopModel

/// Merges the sorted rows of an import with the purchases of the store, customer by customer, inside a
/// transaction.
final class ImportWriter {
  private let transaction: Transaction
  private let connection: Connection
  private let customers: ImportedCustomers
  private let writer: CustomerWriter
  private let existing: Statement
  private let insertion: Statement
  private let event: Int64
  /// The id of the first new customer.
  private let base: Int64
  private var ownerIDs: [Int64] = []
  /// What was filled of customers of the store, by id.
  private var filled: [Int64: [String]] = [:]
  private var newOwners: [Int64] = []
  private var gaps: GapHistogram
  private let gapsBefore: GapHistogram
  private var result = ImportResult()
  /// Whether customers that may be there twice are looked for.
  var findsLikenesses = false
  private var lastDay: Int32 = .min
  /// Entries of customers in the store, by id.
  private var stored: [UInt32: Int] = [:]
  /// The purchases of the customer at hand: those in the store, then those to add.
  private var known: [StoredPurchase] = []

  init(_ transaction: Transaction, customers: ImportedCustomers) throws(StoreError) {
    self.transaction = transaction
    self.customers = customers
    connection = transaction.connection
    event = transaction.nextSequence
    writer = try CustomerWriter(on: connection, change: transaction.change)
    existing = try connection.prepared(
      """
      SELECT day, amount, nth, recorded_at FROM purchase WHERE customer = ?
      ORDER BY day, amount, nth
      """)
    insertion = try connection.prepared(
      "INSERT INTO purchase(customer, day, amount, nth, recorded_at, event) VALUES(?, ?, ?, ?, ?, ?)"
    )
    insertion.bind(5, transaction.at.milliseconds)
    insertion.bind(6, event)
    base = try transaction.store.nextCustomer()
    guard base + Int64(customers.created.count) < 0x7FFF_FFFF else {
      throw StoreError(.other, "There are more customers than fit in a store.")
    }
    gapsBefore = try GapHistogram.kept(in: connection)
    gaps = gapsBefore
    for (index, entry) in customers.entries.enumerated() where entry.stored != 0 {
      stored[UInt32(entry.stored)] = index
    }
  }

  func write(
    _ rows: inout ImportedRows, source: String, progress: (Double) -> Void
  ) throws(StoreError) -> ImportResult {
    try writeOwners()
    let filled = try fillStored()
    let total = Double(rows.count)
    var done = 0
    var group: [ImportedRow] = []
    try rows.merge { row throws(StoreError) in
      if let first = group.first, first.customer != row.customer {
        try write(group)
        group.removeAll(keepingCapacity: true)
      }
      group.append(row)
      done += 1
      if done & 0x3FFF == 0 { progress(Double(done) / total) }
    }
    try write(group)
    insertion.reset()
    existing.reset()
    try gaps.keep(insteadOf: gapsBefore, in: connection)
    result.outcomes.sortByLine()
    if findsLikenesses, !customers.created.isEmpty {
      result.likenesses = try Likenesses(connection).among(new: base)
    }
    if lastDay != .min { try transaction.know(of: Int64(lastDay)) }
    if result.purchasesAdded > 0 || result.customersCreated > 0 || !filled.isEmpty {
      let id = EventID()
      try transaction.append(
        "import", id: id, before: try JSON(filled).text(by: connection),
        after: try JSON([
          ("source", .text(source)), ("created", .number(Int64(result.customersCreated))),
          ("updated", .number(Int64(result.customersUpdated))),
          ("added", .number(Int64(result.purchasesAdded))),
          ("skipped", .number(Int64(result.skipped))), ("owners", .numbers(newOwners)),
        ]).text(by: connection))
      result.eventID = id
    }
    progress(1)
    return result
  }

  private func writeOwners() throws(StoreError) {
    for name in customers.owners {
      let (id, isNew) = try transaction.store.ownerID(name)
      ownerIDs.append(id)
      if isNew { newOwners.append(id) }
    }
  }

  /// Fills what was empty in customers of the store: lists of ids, by field, for undo.
  private func fillStored() throws(StoreError) -> [(String, JSON.Member)] {
    var (adopted, named, owned): ([Int64], [Int64], [Int64]) = ([], [], [])
    for entry in customers.entries where entry.stored != 0 {
      if entry.adoptsID {
        try connection.run(
          "UPDATE customer SET external_id = ?, changed = ? WHERE id = ?", .text(entry.externalID),
          .int(transaction.change), .int(entry.stored))
        adopted.append(entry.stored)
      }
      if entry.fillsName {
        try connection.run(
          "UPDATE customer SET name = ?, changed = ? WHERE id = ?", .text(entry.name),
          .int(transaction.change), .int(entry.stored))
        named.append(entry.stored)
      }
      if entry.owner != 0 {
        try connection.run(
          "UPDATE customer SET owner = ?1, changed = ?2 WHERE id = ?3 AND owner IS NULL",
          .int(ownerIDs[Int(entry.owner) - 1]), .int(transaction.change), .int(entry.stored))
        if connection.changes > 0 { owned.append(entry.stored) }
      }
    }
    let lists = [("external_id", adopted), ("name", named), ("owner", owned)]
    for (field, ids) in lists {
      for id in ids { filled[id, default: []].append(field == "external_id" ? "id" : field) }
    }
    return lists.filter { !$0.1.isEmpty }.map { ($0.0, .numbers($0.1)) }
  }

  /// Stores one customer's rows, which are in order.
  private func write(_ group: [ImportedRow]) throws(StoreError) {
    guard let first = group.first else { return }
    let isNew = first.customer & 0x8000_0000 != 0
    let rank = Int(first.customer & 0x7FFF_FFFF)
    let id = isNew ? base + Int64(rank) : Int64(first.customer)
    known.removeAll(keepingCapacity: true)
    if !isNew { try readExisting(id) }

    // Which rows are not there yet: behind what is known, as both are in the same order.
    let countBefore = known.count
    var cursor = 0
    var index = 0
    while index < group.count {
      let row = group[index]
      var next = index + 1
      while next < group.count, group[next].key == row.key, group[next].amount == row.amount {
        next += 1
      }
      while cursor < countBefore, known[cursor].comes(before: row) { cursor += 1 }
      var there = 0
      var highest: Int64 = 0
      while cursor < countBefore, known[cursor].equals(row) {
        there += 1
        highest = known[cursor].nth
        cursor += 1
      }
      let added = max(0, next - index - there)
      result.skipped += next - index - added
      for _ in 0..<added {
        highest += 1
        known.append(
          StoredPurchase(
            day: row.day, amount: row.amount, nth: highest,
            recordedAt: transaction.at.milliseconds))
        if row.amount <= 0 { result.refundsAndZeros += 1 }
      }
      index = next
    }
    let added = known.count - countBefore
    result.purchasesAdded += added
    note(first, id, isNew: isNew, added: added, skipped: group.count - added)
    guard isNew || added > 0 else { return }
    try keep(id, isNew: isNew, rank: rank, countBefore: countBefore, since: first.day)
  }

  /// Counts a customer, and keeps what became of them.
  private func note(
    _ row: ImportedRow, _ id: Int64, isNew: Bool, added: Int, skipped: Int
  ) {
    let index =
      isNew
      ? Int(customers.created[Int(row.customer & 0x7FFF_FFFF)]) : stored[row.customer]
    guard let index else { return }
    let entry = customers.entries[index]
    func told(_ what: [String]) -> ImportOutcomes.Row {
      ImportOutcomes.Row(
        file: "", line: Int(entry.line), name: entry.name.isEmpty ? entry.externalID : entry.name,
        what: what.joined(separator: ", "))
    }
    let news = filled[id] ?? []
    if !isNew, added == 0, news.isEmpty {
      result.customersUnchanged += 1
      result.outcomes.add(.unchanged, told([]))
    } else {
      if !isNew { result.customersUpdated += 1 }
      result.outcomes.add(
        isNew ? .created : .updated,
        told(ImportOutcomes.words([(added, "purchase", "purchases")]) + news))
    }
    if skipped > 0 { result.outcomes.add(.skipped, told(["\(skipped) there already"])) }
  }

  private func keep(
    _ id: Int64, isNew: Bool, rank: Int, countBefore: Int, since: Int32
  ) throws(StoreError) {
    if countBefore > 0 {
      var old = KeptState()
      for purchase in known[..<countBefore] {
        let gap = old.take(
          day: purchase.day, amount: purchase.amount, recordedAt: purchase.recordedAt)
        if gap > 0 { gaps.take(gap) }
      }
    }
    let state = merged(countBefore: countBefore)
    if isNew {
      let entry = customers.entries[Int(customers.created[rank])]
      try writer.insert(
        id, externalID: entry.externalID, name: entry.name,
        owner: entry.owner == 0 ? 0 : ownerIDs[Int(entry.owner) - 1], since: since, event: event,
        state)
      result.customersCreated += 1
    } else {
      try writer.update(id, state)
    }
    insertion.bind(1, id)
    for purchase in known[countBefore...] {
      insertion.bind(2, Int64(purchase.day))
      insertion.bind(3, purchase.amount)
      insertion.bind(4, purchase.nth)
      try insertion.run()
      lastDay = max(lastDay, purchase.day)
    }
  }

  /// The state after known and added purchases, both in order, merged by day.
  private func merged(countBefore: Int) -> KeptState {
    var state = KeptState()
    var (left, right) = (0, countBefore)
    while left < countBefore || right < known.count {
      let takesLeft =
        right == known.count || (left < countBefore && known[left].day <= known[right].day)
      let purchase = known[takesLeft ? left : right]
      if takesLeft { left += 1 } else { right += 1 }
      let gap = state.take(
        day: purchase.day, amount: purchase.amount, recordedAt: purchase.recordedAt)
      if gap > 0 { gaps.add(gap) }
    }
    return state
  }

  private func readExisting(_ id: Int64) throws(StoreError) {
    existing.bind(1, id)
    defer { existing.reset() }
    while try existing.step() {
      known.append(
        StoredPurchase(
          day: Int32(truncatingIfNeeded: existing.int(0)), amount: existing.int(1),
          nth: existing.int(2), recordedAt: existing.int(3)))
    }
  }
}
