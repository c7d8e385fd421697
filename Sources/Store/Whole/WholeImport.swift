internal import LoopModel

/// Takes the lines of a whole store into one without customers, inside a transaction.
final class WholeImport {
  private let filling: StoreFilling
  private let transaction: Transaction
  private let connection: Connection
  private let source: String
  private var number: Int64 = 0
  private var isOver = false

  init(_ transaction: Transaction, source: String) throws(StoreError) {
    self.transaction = transaction
    self.source = source
    connection = transaction.connection
    filling = try StoreFilling(transaction, source: source)
  }

  /// What was taken in.
  var result: ImportResult { filling.result }

  /// Reads all lines and stores what they say.
  func run(_ lines: () throws(StoreError) -> String?) throws(StoreError) {
    try filling.clear(["setting", "play", "goal", "standup", "kudos", "apart"])
    while let line = try lines() {
      number += 1
      guard !isOver else { throw wrong("stands behind the end") }
      do throws(StoreError) {
        try take(line)
      } catch {
        guard case .other = error.kind else { throw error }
        throw wrong("is not understood (\(error.message))")
      }
    }
    guard isOver else {
      throw StoreError(
        .content, "\(source) ends too early, after line \(number): it was cut off; export it again."
      )
    }
    try filling.finish()
  }

  private func wrong(_ what: String) -> StoreError {
    StoreError(
      .content,
      "Line \(number) of \(source) \(what); nothing was taken in: export it again.")
  }

  private func take(_ line: String) throws(StoreError) {
    let text = Value.text(line)
    let kind = try connection.first(
      "SELECT CASE WHEN json_valid(?1) AND json_type(?1) = 'object' THEN ?1 ->> '$.kind' END", text
    ) { $0.text(0) }
    guard (number == 1) == (kind == "meta") else { throw wrong("is no line of a whole store") }
    switch kind {
    case "", nil: throw wrong("is cut off, or no line of a whole store")
    case "meta": try takeMeta(text)
    case "end":
      let lines = try connection.number("SELECT ?1 ->> '$.lines'", text)
      guard lines == number - 1 else { throw wrong("counts other lines than there are") }
      isOver = true
    case "owner": try takeOwner(text)
    case "erased":
      try connection.run(WholeImport.erasedInsertion, text)
      filling.add(erased: line)
    case let kind?:
      guard let insertion = WholeImport.insertions[kind] else {
        throw wrong("is of a kind this salesloop does not know ('\(kind)')")
      }
      // Before all events there will be, in the order of the lines.
      let order = kind == "purchase" || kind == "customer" ? filling.event : number - (1 << 40)
      if kind == "customer" {
        try connection.run(insertion, text, .int(order), .int(transaction.change))
        let name = try connection.first("SELECT ?1 ->> '$.name'", text) { $0.text(0) }
        filling.created(name ?? "", line: Int(number))
      } else if insertion.contains("?2") {
        try connection.run(insertion, text, .int(order))
      } else {
        try connection.run(insertion, text)
      }
      if kind == "purchase" { filling.result.purchasesAdded += 1 }
    }
  }

  private func takeMeta(_ line: Value) throws(StoreError) {
    let version = try connection.number("SELECT ?1 ->> '$.salesloop'", line)
    guard version == Int64(WholeFormat.version) else {
      throw StoreError(
        .content,
        "\(source) was written by a newer salesloop (format \(version ?? 0), this one knows "
          + "\(WholeFormat.version)); update this program.")
    }
    for table in ["customer", "owner", "play", "standup", "kudos", "apart"] {
      if let sequence = try connection.number("SELECT ?1 -> '$.next' ->> '$.\(table)'", line) {
        filling.reserve(sequence, of: table)
      }
    }
  }

  private func takeOwner(_ line: Value) throws(StoreError) {
    let owner = try connection.first(
      "SELECT ?1 ->> '$.id', ?1 ->> '$.name', ?1 ->> '$.is_made_by_change'", line
    ) { (id: $0.optionalInt(0), name: $0.optionalText(1), isMadeByChange: $0.int(2) != 0) }
    guard let owner, let name = owner.name else { throw wrong("names no owner") }
    try filling.owner(name, number: owner.id, isMadeByChange: owner.isMadeByChange)
  }

  private static let erasedInsertion = """
    INSERT INTO erased_totals(month, purchases, amount)
    VALUES(?1 ->> '$.month', ?1 ->> '$.purchases', ?1 ->> '$.minor')
    ON CONFLICT(month) DO UPDATE SET purchases = purchases + excluded.purchases,
      amount = amount + excluded.amount
    """

  private static let insertions: [String: String] = [
    "setting": "INSERT INTO setting(key, value) VALUES(?1 ->> '$.key', ?1 ->> '$.value')",
    "play": """
    INSERT INTO play(id, stage, mode, text, place)
    VALUES(?1 ->> '$.id', ?1 ->> '$.stage', ?1 ->> '$.mode', ?1 ->> '$.text', ?1 ->> '$.place')
    """,
    "goal": "INSERT INTO goal(period, amount) VALUES(?1 ->> '$.period', ?1 ->> '$.minor')",
    "standup": """
    INSERT INTO standup(id, at, day, by, period, goal, revenue, laps, momentum, stalled, risk)
    VALUES(?1 ->> '$.id', \(WholeFormat.read(time: "at")), \(WholeFormat.read(day: "day")),
      ?1 ->> '$.by', ?1 ->> '$.period', ?1 ->> '$.goal', ?1 ->> '$.revenue', ?1 ->> '$.laps',
      ?1 ->> '$.momentum', ?1 ->> '$.stalled', ?1 ->> '$.risk')
    """,
    "kudos": """
    INSERT INTO kudos(id, at, day, customer, person, by, words)
    VALUES(?1 ->> '$.id', \(WholeFormat.read(time: "at")), \(WholeFormat.read(day: "day")),
      ?1 ->> '$.customer', ?1 ->> '$.person', ?1 ->> '$.by', ?1 ->> '$.words')
    """,
    "apart": """
    INSERT INTO apart(id, at, first, second, by)
    VALUES(?1 ->> '$.id', \(WholeFormat.read(time: "at")), ?1 ->> '$.first', ?1 ->> '$.second',
      ?1 ->> '$.by')
    """,
    "customer": """
    INSERT INTO customer(id, external_id, name, owner, since, created_by, changed)
    VALUES(?1 ->> '$.id', ?1 ->> '$.external_id', ?1 ->> '$.name',
      (SELECT id FROM owner WHERE name = ?1 ->> '$.owner'), \(WholeFormat.read(day: "since")), ?2, ?3)
    """,
    "purchase": """
    INSERT INTO purchase(customer, day, amount, nth, recorded_at, event, margin, channel)
    VALUES(?1 ->> '$.customer', \(WholeFormat.read(day: "day")), ?1 ->> '$.minor', ?1 ->> '$.nth',
      \(WholeFormat.read(time: "recorded")), ?2, ?1 ->> '$.margin',
      coalesce(?1 ->> '$.channel', ''))
    """,
    "touch": """
    INSERT INTO touch(\(step), channel, direction, intent, reception, note, why, play, event)
    VALUES(\(stepValues), ?1 ->> '$.channel', ?1 ->> '$.direction', ?1 ->> '$.intent',
      ?1 ->> '$.reception', ?1 ->> '$.note', ?1 ->> '$.why', ?1 ->> '$.play', ?2)
    """,
    "move": """
    INSERT INTO move(\(step), stage, lap, reason, unmet, is_imported, event)
    VALUES(\(stepValues), ?1 ->> '$.stage', ?1 ->> '$.lap', ?1 ->> '$.reason', ?1 ->> '$.unmet',
      ?1 ->> '$.is_imported', ?2)
    """,
    "imported": """
    INSERT INTO imported(system, kind, external_id, customer, touch, day, amount, nth, event)
    VALUES(?1 ->> '$.system', ?1 ->> '$.of', ?1 ->> '$.external_id', ?1 ->> '$.customer',
      ?1 ->> '$.touch', \(WholeFormat.read(day: "day")), ?1 ->> '$.minor', ?1 ->> '$.nth', ?2)
    """,
    "change": """
    INSERT INTO care(\(step), verb, fields, event)
    VALUES(\(stepValues), ?1 ->> '$.verb', CASE json_type(?1, '$.fields') WHEN 'text'
      THEN ?1 ->> '$.fields' ELSE ?1 -> '$.fields' END, ?2)
    """,
  ]

  private static let step = "id, customer, day, at, by"
  private static let stepValues =
    "?1 ->> '$.id', ?1 ->> '$.customer', \(WholeFormat.read(day: "day")), "
    + "\(WholeFormat.read(time: "at")), ?1 ->> '$.by'"
}
