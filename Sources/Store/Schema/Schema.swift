/// The tables of a store and how they came to be.
enum Schema {
  /// What marks a file as a store of this program: `SLOP`.
  static let applicationID: Int32 = 0x534C_4F50

  /// The steps from nothing to now; the store's `user_version` is how many were taken.
  ///
  /// A step that was ever published stays as it is: stores that took it are brought forward by those
  /// after it.
  static let migrations: [String] = [
    tables + triggers + views,
    withoutFollowers + careTables + careTriggers + careViews,
    importTables,
    teamTables + teamTriggers + teamViews,
    erasureTables,
    apartTables,
    detailColumns,
    "DROP VIEW v_customers;\n" + customersView("nullif(open_deals, 0) AS open_deals"),
    stakeColumns,
    spendColumn,
  ]

  /// The schema number of this program.
  static var version: Int32 { Int32(migrations.count) }

  /// Days are days since 1970-01-01, times are milliseconds since then, amounts are minor units.
  ///
  /// `customer` holds, beside what is known, what follows from purchases and moves ("kept state"), so
  /// that a hundred thousand customers can be read without their purchases.
  private static let tables = """
    CREATE TABLE owner(
      id INTEGER PRIMARY KEY AUTOINCREMENT CHECK(id BETWEEN 1 AND 65535),
      name TEXT NOT NULL UNIQUE
    ) STRICT;

    CREATE TABLE customer(
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      external_id TEXT UNIQUE,
      name TEXT NOT NULL DEFAULT '',
      owner INTEGER REFERENCES owner(id),
      since INTEGER NOT NULL DEFAULT (unixepoch() / 86400),
      first_day INTEGER,
      last_day INTEGER,
      repeats INTEGER,
      faded_repeats REAL,
      faded_weeks REAL,
      repeat_time_sum REAL,
      arrow INTEGER,
      last_recorded INTEGER,
      revenue INTEGER NOT NULL DEFAULT 0,
      move_stage INTEGER,
      move_lap INTEGER,
      move_day INTEGER,
      move_at INTEGER,
      stale INTEGER NOT NULL DEFAULT 0,
      changed INTEGER NOT NULL DEFAULT 0,
      created_by INTEGER
    ) STRICT;
    CREATE INDEX customer_changed ON customer(changed);
    CREATE INDEX customer_name ON customer(name);
    CREATE INDEX customer_stale ON customer(id) WHERE stale <> 0;

    CREATE TABLE purchase(
      customer INTEGER NOT NULL REFERENCES customer(id),
      day INTEGER NOT NULL CHECK(day BETWEEN -25567 AND 84005),
      amount INTEGER NOT NULL,
      nth INTEGER NOT NULL DEFAULT 1,
      recorded_at INTEGER NOT NULL DEFAULT (unixepoch() * 1000),
      event INTEGER,
      PRIMARY KEY(customer, day, amount, nth)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE move(
      id INTEGER PRIMARY KEY,
      customer INTEGER NOT NULL REFERENCES customer(id),
      stage INTEGER NOT NULL CHECK(stage BETWEEN 1 AND 7),
      lap INTEGER NOT NULL CHECK(lap BETWEEN 1 AND 2000000000),
      day INTEGER NOT NULL CHECK(day BETWEEN -25567 AND 84005),
      at INTEGER NOT NULL,
      by TEXT NOT NULL DEFAULT '',
      reason TEXT NOT NULL DEFAULT '',
      event INTEGER
    ) STRICT;
    CREATE INDEX move_customer ON move(customer, at);

    CREATE TABLE touch(
      id INTEGER PRIMARY KEY,
      customer INTEGER NOT NULL REFERENCES customer(id),
      at INTEGER NOT NULL,
      day INTEGER NOT NULL CHECK(day BETWEEN -25567 AND 84005),
      by TEXT NOT NULL DEFAULT '',
      channel TEXT NOT NULL,
      direction TEXT NOT NULL,
      intent TEXT NOT NULL,
      reception TEXT NOT NULL DEFAULT 'unknown',
      note TEXT NOT NULL DEFAULT '',
      event INTEGER
    ) STRICT;
    CREATE INDEX touch_customer ON touch(customer, at);

    CREATE TABLE gap(days INTEGER PRIMARY KEY, count INTEGER NOT NULL) STRICT;

    CREATE TABLE setting(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

    CREATE TABLE removed(customer INTEGER PRIMARY KEY, changed INTEGER NOT NULL) STRICT;

    CREATE TABLE change_counter(
      one INTEGER PRIMARY KEY CHECK(one = 1),
      value INTEGER NOT NULL,
      gaps_stale INTEGER NOT NULL DEFAULT 0,
      last_day INTEGER
    ) STRICT;
    INSERT INTO change_counter(one, value) VALUES(1, 0);

    CREATE TABLE event(
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      at INTEGER NOT NULL,
      actor TEXT NOT NULL,
      kind TEXT NOT NULL,
      customer INTEGER,
      unit TEXT NOT NULL,
      undoes TEXT,
      before TEXT,
      after TEXT,
      hash INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX event_undoes ON event(undoes) WHERE undoes IS NOT NULL;
    CREATE INDEX event_unit ON event(unit);

    """
}
