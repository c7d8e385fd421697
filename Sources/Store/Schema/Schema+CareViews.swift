extension Schema {
  /// The public face of a store for anyone with `sqlite3`.
  ///
  /// Dates as `YYYY-MM-DD`, times as UTC, amounts in whole currency units. For reading only; the tables
  /// behind may change with the schema number.
  static let careViews: String = """
    \(customersView())
    CREATE VIEW v_purchases AS SELECT
      customer,
      customer.external_id,
      customer.name,
      date(day * 86400, 'unixepoch') AS day,
      amount / \(minorUnits) AS amount,
      nth,
      datetime(recorded_at / 1000, 'unixepoch') AS recorded
    FROM purchase JOIN customer ON customer.id = purchase.customer;

    CREATE VIEW v_moves AS SELECT
      customer, customer.name, stage, lap, date(day * 86400, 'unixepoch') AS day,
      datetime(at / 1000, 'unixepoch') AS at, by, reason, unmet
    FROM move JOIN customer ON customer.id = move.customer;

    CREATE VIEW v_touches AS SELECT
      customer, customer.name, date(day * 86400, 'unixepoch') AS day,
      datetime(at / 1000, 'unixepoch') AS at, by, channel, direction, intent, reception, note, why,
      play
    FROM touch JOIN customer ON customer.id = touch.customer;

    CREATE VIEW v_changes AS SELECT
      customer, customer.name, date(day * 86400, 'unixepoch') AS day,
      datetime(at / 1000, 'unixepoch') AS at, by, verb, fields
    FROM care JOIN customer ON customer.id = care.customer;

    CREATE VIEW v_plans AS SELECT
      customer.id AS customer, customer.name, \(field("what")) AS what,
      coalesce(\(field("why")), '') AS why, \(field("due")) AS due,
      coalesce(\(field("by")), by) AS by
    FROM customer JOIN care ON care.id = (
      SELECT id FROM care WHERE customer = customer.id AND verb = 'plan'
      ORDER BY at DESC, event DESC, id DESC LIMIT 1)
    WHERE next_action IS NOT NULL;

    CREATE VIEW v_notes AS SELECT
      customer, customer.name, date(day * 86400, 'unixepoch') AS day,
      datetime(at / 1000, 'unixepoch') AS at, by, \(field("text")) AS text
    FROM care JOIN customer ON customer.id = care.customer WHERE verb = 'note';

    CREATE VIEW v_events AS SELECT
      seq, id, datetime(at / 1000, 'unixepoch') AS at, actor, kind, customer, unit, undoes, before,
      after, EXISTS(SELECT 1 FROM undone WHERE undone.event = seq) AS undone
    FROM event;

    """

  /// The customers as a view, with more columns at its end.
  static func customersView(_ more: String...) -> String {
    """
    CREATE VIEW v_customers AS SELECT
      customer.id,
      customer.external_id,
      customer.name,
      coalesce(owner.name, '') AS owner,
      date(min(customer.since, coalesce(first_day, customer.since)) * 86400, 'unixepoch') AS since,
      coalesce(repeats + 1, 0) AS purchases,
      date(first_day * 86400, 'unixepoch') AS first_purchase,
      date(last_day * 86400, 'unixepoch') AS last_purchase,
      revenue / \(minorUnits) AS revenue,
      move_stage AS moved_to_stage,
      move_lap AS moved_to_lap,
      date(move_day * 86400, 'unixepoch') AS moved_on,
      CASE mode WHEN 1 THEN 'information' WHEN 2 THEN 'buying' END AS mode,
      fit,
      nullif(stake, 0) / \(minorUnits) AS stake,
      date(last_touch * 86400, 'unixepoch') AS last_touch,
      date(next_action * 86400, 'unixepoch') AS next_action,
      CASE WHEN snooze_at >= coalesce(last_recorded, snooze_at)
        THEN coalesce(date(snooze_until * 86400, 'unixepoch'), 'they write') END AS snoozed_until,
      CASE WHEN last_day IS NULL OR last_day < parted_day
          OR (last_day = parted_day AND last_recorded <= parted_at)
        THEN date(parted_day * 86400, 'unixepoch') END AS let_go_on,
      changed\(more.map { ", \($0)" }.joined())
    FROM customer LEFT JOIN owner ON owner.id = customer.owner;

    """
  }
}
