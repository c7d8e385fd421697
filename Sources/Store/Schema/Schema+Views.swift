extension Schema {
  /// The views of the first step, which `careViews` replaces.
  static let views: String = """
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
      changed
    FROM customer LEFT JOIN owner ON owner.id = customer.owner;

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
      datetime(at / 1000, 'unixepoch') AS at, by, reason
    FROM move JOIN customer ON customer.id = move.customer;

    CREATE VIEW v_touches AS SELECT
      customer, customer.name, date(day * 86400, 'unixepoch') AS day,
      datetime(at / 1000, 'unixepoch') AS at, by, channel, direction, intent, reception, note
    FROM touch JOIN customer ON customer.id = touch.customer;

    CREATE VIEW v_events AS SELECT
      seq, id, datetime(at / 1000, 'unixepoch') AS at, actor, kind, customer, unit, undoes, before,
      after
    FROM event;

    """

  static let minorUnits =
    "coalesce((SELECT CAST(value AS REAL) FROM setting WHERE key = 'minor_units'), 100.0)"
}
