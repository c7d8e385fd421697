/// How a whole store is written as lines of JSON, and read again.
///
/// Days are `YYYY-MM-DD` and times UTC to the millisecond; those that do not fit are the numbers the
/// store keeps. Amounts are in minor units. The journal is not among the lines, nor what is only
/// there to take events of it back.
enum WholeFormat {
  /// The number of the format.
  static let version = 1

  /// What the first line begins with.
  static let mark = "{\"salesloop\":"

  /// A day's column as SQL writes it.
  static func written(day column: String) -> String {
    "CASE WHEN \(column) BETWEEN -25567 AND 84005 THEN date(\(column) * 86400, 'unixepoch') "
      + "ELSE \(column) END"
  }

  /// A time's column as SQL writes it.
  static func written(time column: String) -> String {
    "CASE WHEN \(column) BETWEEN -2208988800000 AND 7258118399999 "
      + "THEN strftime('%Y-%m-%dT%H:%M:%fZ', \(column) / 1000.0, 'unixepoch') ELSE \(column) END"
  }

  /// A column of a floating-point number, in as many digits as it takes; JSON of SQLite has fewer.
  static func written(real column: String) -> String {
    "iif(\(column) IS NULL, NULL, printf('%!.17g', \(column)))"
  }

  /// A member of the line `?1` as SQL reads a day.
  static func read(day member: String) -> String {
    "CASE json_type(?1, '$.\(member)') WHEN 'text' "
      + "THEN unixepoch(?1 ->> '$.\(member)') / 86400 ELSE ?1 ->> '$.\(member)' END"
  }

  /// A member of the line `?1` as SQL reads a time.
  static func read(time member: String) -> String {
    // Julian days are counted in whole milliseconds; the rounding takes out what a double adds.
    "CASE json_type(?1, '$.\(member)') WHEN 'text' THEN CAST(round("
      + "(julianday(?1 ->> '$.\(member)') - 2440587.5) * 86400000.0) AS INTEGER) "
      + "ELSE ?1 ->> '$.\(member)' END"
  }

  /// The queries that give the lines, in the order they are written.
  ///
  /// What was decided comes in the order it counts, so that the number of a line stands for the event.
  static let queries: [String] = [
    """
    SELECT json_object('salesloop', \(version), 'kind', 'meta',
      'schema', (SELECT user_version FROM pragma_user_version),
      'next', json_object(
        'customer', (SELECT seq FROM sqlite_sequence WHERE name = 'customer'),
        'owner', (SELECT seq FROM sqlite_sequence WHERE name = 'owner'),
        'play', (SELECT seq FROM sqlite_sequence WHERE name = 'play'),
        'standup', (SELECT seq FROM sqlite_sequence WHERE name = 'standup'),
        'kudos', (SELECT seq FROM sqlite_sequence WHERE name = 'kudos'),
        'apart', (SELECT seq FROM sqlite_sequence WHERE name = 'apart')))
    """,
    "SELECT json_object('kind', 'setting', 'key', key, 'value', value) FROM setting ORDER BY key",
    """
    SELECT json_object('kind', 'owner', 'id', id, 'name', name,
      'is_made_by_change', json(iif(made_by IS NULL, 'false', 'true'))) FROM owner ORDER BY id
    """,
    """
    SELECT json_object('kind', 'play', 'id', id, 'stage', stage, 'mode', mode, 'text', text,
      'place', place) FROM play ORDER BY id
    """,
    """
    SELECT json_object('kind', 'customer', 'id', customer.id, 'external_id', external_id,
      'name', customer.name, 'owner', owner.name, 'since', \(written(day: "since")))
    FROM customer LEFT JOIN owner ON owner.id = customer.owner ORDER BY customer.id
    """,
    """
    SELECT json_object('kind', 'purchase', 'customer', customer, 'day', \(written(day: "day")),
      'minor', amount, 'nth', nth, 'recorded', \(written(time: "recorded_at")), 'margin', margin,
      'channel', channel) FROM purchase ORDER BY customer, day, amount, nth
    """,
    """
    SELECT line FROM (
      SELECT customer AS of, at, event, 1 AS rank, id, json_object('kind', 'touch',
        'id', id, 'customer', customer, 'day', \(written(day: "day")), 'at', \(written(time: "at")), 'by', by,
        'channel', channel, 'direction', direction, 'intent', intent, 'reception', reception,
        'note', note, 'why', why, 'play', play) AS line FROM touch
      UNION ALL SELECT customer, at, event, 2, id, json_object('kind', 'move',
        'id', id, 'customer', customer, 'day', \(written(day: "day")), 'at', \(written(time: "at")), 'by', by,
        'stage', stage, 'lap', lap, 'reason', reason, 'unmet', unmet,
        'is_imported', is_imported) FROM move
      UNION ALL SELECT customer, at, event, 3, id, json_object('kind', 'change',
        'id', id, 'customer', customer, 'day', \(written(day: "day")), 'at', \(written(time: "at")), 'by', by,
        'verb', verb, 'fields', CASE WHEN json_valid(fields) AND json(fields) = fields
          AND json_type(fields) = 'object' THEN json(fields) ELSE fields END) FROM care)
    ORDER BY of, at, event, rank, id
    """,
    """
    SELECT json_object('kind', 'imported', 'system', system, 'of', kind, 'external_id', external_id,
      'customer', customer, 'touch', touch, 'day', \(written(day: "day")), 'minor', amount,
      'nth', nth) FROM imported ORDER BY coalesce(event, 0), system, kind, external_id
    """,
    "SELECT json_object('kind', 'goal', 'period', period, 'minor', amount) FROM goal ORDER BY period",
    """
    SELECT json_object('kind', 'standup', 'id', id, 'at', \(written(time: "at")),
      'day', \(written(day: "day")), 'by', by, 'period', period, 'goal', goal, 'revenue', revenue,
      'laps', laps, 'momentum', \(written(real: "momentum")), 'stalled', stalled, 'risk', risk) FROM standup ORDER BY id
    """,
    """
    SELECT json_object('kind', 'kudos', 'id', id, 'at', \(written(time: "at")),
      'day', \(written(day: "day")), 'customer', customer, 'person', person, 'by', by,
      'words', words) FROM kudos ORDER BY id
    """,
    apart,
    """
    SELECT json_object('kind', 'erased', 'month', month, 'purchases', purchases, 'minor', amount)
    FROM erased_totals ORDER BY month
    """,
  ]

  /// Those who are not the same, by whom they were merged into: merges are not among the lines.
  private static let apart = """
    WITH RECURSIVE merged(other, kept) AS (
      SELECT before ->> '$.other', customer FROM event
      WHERE kind = 'merge' AND customer IS NOT NULL AND \(Store.isInForce)),
    side(pair, place, customer) AS (
      SELECT id, 1, first FROM apart UNION SELECT id, 2, second FROM apart
      UNION SELECT pair, place, kept FROM side JOIN merged ON merged.other = side.customer),
    last(pair, first, second) AS (
      SELECT one.pair, min(one.customer, two.customer), max(one.customer, two.customer)
      FROM side AS one JOIN side AS two ON two.pair = one.pair AND one.place = 1 AND two.place = 2
      WHERE one.customer NOT IN (SELECT other FROM merged)
        AND two.customer NOT IN (SELECT other FROM merged))
    SELECT json_object('kind', 'apart', 'id', id, 'at', \(written(time: "at")),
      'first', last.first, 'second', last.second, 'by', by)
    FROM last JOIN apart ON apart.id = last.pair WHERE last.first < last.second ORDER BY id
    """
}

extension Store {
  /// Calls `line` for each line of the whole store, JSON objects without line breaks; the journal is left
  /// out.
  ///
  /// `takeWhole` makes an equal store of them. It is of one moment, and nothing of it is held in memory.
  public func whole(_ line: (String) -> Void) throws(StoreError) {
    try reading { () throws(StoreError) in
      var count = 0
      for query in WholeFormat.queries {
        try connection.query(query) { row in
          count += 1
          line(row.text(0))
        }
      }
      // By which a file that was cut off is known.
      line("{\"kind\":\"end\",\"lines\":\(count)}")
    }
  }

  /// Whether a text begins as the lines of a whole store do.
  public static func isWhole(_ beginning: some Collection<UInt8>) -> Bool {
    beginning.starts(with: WholeFormat.mark.utf8)
  }
}
