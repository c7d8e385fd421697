extension Schema {
  /// What belongs to the team as a whole: its goals, the stand-ups it held, and thanks.
  ///
  /// A stand-up keeps its headline numbers, which the next is told against.
  static let teamTables = """
    CREATE TABLE goal(period TEXT PRIMARY KEY, amount INTEGER NOT NULL) STRICT, WITHOUT ROWID;

    CREATE TABLE standup(
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      at INTEGER NOT NULL,
      day INTEGER NOT NULL CHECK(day BETWEEN -25567 AND 84005),
      by TEXT NOT NULL DEFAULT '',
      period TEXT NOT NULL DEFAULT '',
      goal INTEGER,
      revenue INTEGER NOT NULL DEFAULT 0,
      laps INTEGER NOT NULL DEFAULT 0,
      momentum REAL,
      stalled INTEGER NOT NULL DEFAULT 0,
      risk INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE INDEX standup_at ON standup(at);

    CREATE TABLE kudos(
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      at INTEGER NOT NULL,
      day INTEGER NOT NULL CHECK(day BETWEEN -25567 AND 84005),
      customer INTEGER,
      person TEXT NOT NULL,
      by TEXT NOT NULL DEFAULT '',
      words TEXT NOT NULL DEFAULT ''
    ) STRICT;
    CREATE INDEX kudos_at ON kudos(at);

    """

  /// What notices changes of it by other programs.
  static let teamTriggers: String = ["goal", "standup", "kudos"].flatMap { table in
    ["inserted:INSERT", "updated:UPDATE", "deleted:DELETE"].map { trigger in
      let parts = trigger.split(separator: ":")
      return """
        CREATE TRIGGER \(table)_\(parts[0]) AFTER \(parts[1]) ON \(table) BEGIN
          UPDATE change_counter SET value = value + 1;
        END;

        """
    }
  }.joined()

  /// The public face of it.
  static let teamViews: String = """
    CREATE VIEW v_goals AS SELECT period, amount / \(minorUnits) AS amount FROM goal;

    CREATE VIEW v_standups AS SELECT
      datetime(at / 1000, 'unixepoch') AS at, date(day * 86400, 'unixepoch') AS day, by, period,
      goal / \(minorUnits) AS goal, revenue / \(minorUnits) AS revenue, laps, momentum, stalled,
      risk / \(minorUnits) AS risk_a_month
    FROM standup;

    CREATE VIEW v_kudos AS SELECT
      datetime(kudos.at / 1000, 'unixepoch') AS at, date(day * 86400, 'unixepoch') AS day, person, by,
      words, customer, customer.name
    FROM kudos LEFT JOIN customer ON customer.id = kudos.customer;

    """
}
