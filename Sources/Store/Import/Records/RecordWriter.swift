internal import LoopModel

/// Writes what files say of customers, customer by customer, inside a transaction.
final class RecordWriter {
  let transaction: Transaction
  let connection: Connection
  let options: RecordImportOptions
  /// The number of the import's event.
  let event: Int64
  let replay: Replay
  let customers: CustomerWriter
  var result = RecordImportResult()
  private var metChoices: Set<ConflictKey> = []
  /// What is new of the customer at hand, besides what is counted.
  var news: [String] = []
  var gaps: GapHistogram
  /// The last day of what was written.
  var lastDay: Day?
  private let gapsBefore: GapHistogram
  /// What places customers, as it was before the import.
  let placing: Yardstick
  private let matcher: RecordMatcher
  private let imports: Set<Int64>
  private var ownerIDs: [String: Int64] = [:]
  private var newOwners: [Int64] = []
  /// The first customer that is new, as all are with a later number.
  private let firstNew: Int64
  private var nextID: Int64

  init(_ transaction: Transaction, _ options: RecordImportOptions) throws(StoreError) {
    self.transaction = transaction
    self.options = options
    connection = transaction.connection
    event = transaction.nextSequence
    replay = try Replay(on: connection)
    customers = try CustomerWriter(on: connection, change: transaction.change)
    gapsBefore = try GapHistogram.kept(in: connection)
    gaps = gapsBefore
    placing = try transaction.store.placing()
    matcher = try RecordMatcher(connection, system: options.system)
    nextID = try transaction.store.nextCustomer()
    firstNew = nextID
    var imports: Set<Int64> = [event]
    try connection.query("SELECT seq FROM event WHERE kind IN ('import', 'merge')") { row in
      imports.insert(row.int(0))
    }
    self.imports = imports
  }

  /// Writes what concerns all customers, and the event.
  func finish() throws(StoreError) -> RecordImportResult {
    try gaps.keep(insteadOf: gapsBefore, in: connection)
    result.unmetChoices = options.theirs.union(options.ours).subtracting(metChoices)
      .sorted { $0.text < $1.text }
    if let lastDay { try transaction.know(of: Int64(lastDay.number)) }
    if result.created > 0 { result.likenesses = try Likenesses(connection).among(new: firstNew) }
    if let currency = options.currency, try transaction.store.currency() == .unknown {
      try keep(setting: "minor_units", String(currency.minorUnits))
      try keep(setting: "currency", currency.code)
    }
    for (key, value) in options.settings.sorted(by: { $0.key < $1.key }) {
      try keep(setting: key, value)
    }
    if hasChanges {
      let id = EventID()
      try transaction.append(
        "import", id: id, before: "{}",
        after: try JSON([
          ("source", .text(options.source)), ("system", .text(options.system)),
          ("created", .number(Int64(result.created))), ("updated", .number(Int64(result.updated))),
          ("added", .number(Int64(result.purchases))), ("filled", .number(Int64(result.filled))),
          ("moves", .number(Int64(result.moves))),
          ("touches", .number(Int64(result.touches))),
          ("skipped", .number(Int64(result.skipped))), ("owners", .numbers(newOwners)),
        ]).text(by: connection))
      result.eventID = id
    } else {
      // Nothing to undo: which deals and people there are belongs to no event.
      try connection.run("DELETE FROM imported WHERE event = ? AND kind = 'told'", .int(event))
      try connection.run("UPDATE imported SET event = NULL WHERE event = ?", .int(event))
    }
    return result
  }

  private var hasSettings = false

  private var hasChanges: Bool { result.created + result.updated > 0 || hasSettings }

  /// Whether a row was written by an import, not by a person or another program.
  ///
  /// A merge only says again what an import had said.
  func isImport(_ mark: KnownCustomer.Mark) -> Bool { mark.event.map(imports.contains) ?? false }

  /// Writes what the files say of a customer.
  func write(_ said: ForeignCustomer) throws(StoreError) {
    let before = result
    var customer = said
    news = []
    var known: KnownCustomer
    switch try matcher.match(customer) {
    case .unclear(let reason):
      result.refusals.append(
        RecordImportResult.Refusal(
          file: customer.file, line: customer.line, reason: reason, value: customer.name))
      return
    case .new:
      known = try make(customer)
    case .known(let id):
      guard let found = try KnownCustomer(id, on: connection, replay: replay) else { return }
      known = found
    }
    let isNew = result.created > before.created
    let memory = isNew ? Memory() : try memory(of: known.id)
    customer = said.without(memory, known, system: options.system)
    var decides =
      !said.deals.isEmpty && !memory.hasDeals ? try withdrawListed(&known) : false
    var hasChanged = isNew ? false : try writeFields(customer, known)
    let bought = try writePurchases(customer, known.id, isNew: isNew)
    hasChanged = bought.hasChanged || bought.isFilled || hasChanged
    decides = try writeTouches(customer, known.id, isNew: isNew) || decides
    decides = try writeTraits(customer, known) || decides
    decides = try writePlace(customer, &known, bought) || decides
    if decides { try customers.update(known.id, try replay.decisions(of: known.id)) }
    try remember(said, known.id, memory)
    if !isNew {
      if decides || hasChanged {
        result.updated += 1
      } else {
        result.unchanged += 1
      }
    }
    note(customer, known, since: before)
  }

  /// Keeps what became of a customer.
  private func note(
    _ customer: ForeignCustomer, _ known: KnownCustomer, since before: RecordImportResult
  ) {
    let now = result
    func row(_ words: [String]) -> ImportOutcomes.Row {
      let names = [customer.name, known.name, customer.externalID]
      return ImportOutcomes.Row(
        file: customer.file, line: customer.line, name: names.first { !$0.isEmpty } ?? "",
        what: words.joined(separator: ", "))
    }
    func done() -> [String] {
      ImportOutcomes.words([
        (now.purchases - before.purchases, "purchase", "purchases"),
        (now.filled - before.filled, "purchase filled in", "purchases filled in"),
        (now.moves - before.moves, "move", "moves"),
        (now.touches - before.touches, "touch", "touches"),
        (now.plans - before.plans, "plan", "plans"),
      ]) + (now.partings > before.partings ? ["let go"] : [])
    }
    let skipped = now.skipped - before.skipped
    if now.created > before.created {
      result.outcomes.add(.created, row(done()))
    } else if now.updated > before.updated {
      result.outcomes.add(.updated, row(done() + news))
    } else {
      result.outcomes.add(.unchanged, row([]))
    }
    let repeated = now.repeated - before.repeated
    if skipped > 0 {
      var words = skipped > repeated ? ["\(skipped - repeated) there already"] : []
      if repeated > 0 { words.append("\(repeated) told more than once") }
      result.outcomes.add(.skipped, row(words))
    }
  }

  private func make(_ customer: ForeignCustomer) throws(StoreError) -> KnownCustomer {
    let id = nextID
    guard id < 0x7FFF_FFFF else {
      throw StoreError(.other, "There are more customers than fit in a store.")
    }
    nextID += 1
    try customers.insert(
      id, externalID: customer.externalID,
      name: customer.name.isEmpty ? customer.standIn : customer.name,
      owner: customer.owner.isEmpty ? 0 : try ownerID(customer.owner),
      since: min(customer.since ?? options.day, options.day).number, event: event, KeptState())
    matcher.made(customer)
    result.created += 1
    return KnownCustomer(new: id)
  }

  /// Counts something that is not stored again; `event` wrote it, which may be this import itself.
  func skip(_ event: Int64?) {
    result.skipped += 1
    if event == self.event { result.repeated += 1 }
  }

  func ownerID(_ name: String) throws(StoreError) -> Int64 {
    if let known = ownerIDs[name] { return known }
    let (id, isNew) = try transaction.store.ownerID(name)
    if isNew { newOwners.append(id) }
    ownerIDs[name] = id
    return id
  }

  /// Takes in a day on which something was written.
  func know(of day: Day) { lastDay = max(lastDay ?? day, day) }

  /// Notes what a person changed and a file says otherwise; true where the file wins.
  func settle(
    _ known: KnownCustomer, _ field: String, here: String, file: String
  ) -> Bool {
    let choice = choice(known, field)
    let isTheirs = choice?.isTheirs ?? options.prefersFiles
    if let choice { metChoices.insert(choice.key) }
    result.conflicts.append(
      RecordImportResult.Conflict(
        name: known.name.isEmpty ? known.externalID : known.name, field: field, here: here,
        file: file,
        key: ConflictKey(
          customer: known.externalID.isEmpty ? "#\(known.id)" : known.externalID, field: field),
        isTheirs: isTheirs))
    return isTheirs
  }

  /// Whether the files win over what a person changed in a field.
  func prefersFiles(_ known: KnownCustomer, _ field: String) -> Bool {
    choice(known, field)?.isTheirs ?? options.prefersFiles
  }

  /// What somebody has decided about a field; nil for nothing of its own.
  private func choice(
    _ known: KnownCustomer, _ field: String
  ) -> (key: ConflictKey, isTheirs: Bool)? {
    if options.theirs.isEmpty, options.ours.isEmpty { return nil }
    for name in [known.externalID, "#\(known.id)", known.name] where !name.isEmpty {
      let key = ConflictKey(customer: name, field: field)
      if options.theirs.contains(key) { return (key, true) }
      if options.ours.contains(key) { return (key, false) }
    }
    return nil
  }

  /// Keeps what a field was, and what it became; it is told as `told`, or not at all.
  func keep(
    _ field: String, of customer: Int64, before: String?, after: String?, told: String?
  ) throws(StoreError) {
    try connection.run(
      """
      INSERT INTO import_field(event, customer, field, before, after) VALUES(?, ?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET after = excluded.after
      """, .int(event), .int(customer), .text(field), .optional(before), .optional(after))
    if let told { news.append(told) }
  }

  private func keep(setting key: String, _ value: String) throws(StoreError) {
    let old = try transaction.store.setting(key)
    guard old != value else { return }
    try transaction.store.write(key, value)
    try keep("setting \(key)", of: 0, before: old, after: value, told: nil)
    hasSettings = true
  }
}
