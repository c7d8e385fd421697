extension Schema {
  /// Takes away the triggers and views of the first step, so that tables can be changed under them.
  static let withoutFollowers: String =
    ([
      "customer_inserted", "customer_updated", "customer_renumbered", "customer_deleted",
      "owner_inserted", "owner_updated",
    ]
    + ["purchase", "move", "touch"].flatMap {
      ["\($0)_inserted", "\($0)_updated", "\($0)_deleted"]
    }).map { "DROP TRIGGER \($0);\n" }.joined()
    + ["v_customers", "v_purchases", "v_moves", "v_touches", "v_events"]
    .map { "DROP VIEW \($0);\n" }.joined()

  /// What people decide about a customer, beside moves and contacts: one row a change, as the words and
  /// fields of the journal.
  ///
  /// `undone` names the events that are not in force and the undo each was taken back by. `here` says
  /// which customer is open in which session.
  static let careTables = """
    CREATE TABLE care(
      id INTEGER PRIMARY KEY,
      customer INTEGER NOT NULL REFERENCES customer(id),
      verb TEXT NOT NULL,
      at INTEGER NOT NULL,
      day INTEGER NOT NULL CHECK(day BETWEEN -25567 AND 84005),
      by TEXT NOT NULL DEFAULT '',
      fields TEXT NOT NULL DEFAULT '{}',
      event INTEGER
    ) STRICT;
    CREATE INDEX care_customer ON care(customer, at);

    ALTER TABLE touch ADD COLUMN why TEXT NOT NULL DEFAULT '';
    ALTER TABLE touch ADD COLUMN play INTEGER;
    CREATE INDEX touch_play ON touch(play) WHERE play IS NOT NULL;
    ALTER TABLE move ADD COLUMN unmet TEXT NOT NULL DEFAULT '';
    ALTER TABLE owner ADD COLUMN made_by INTEGER;

    ALTER TABLE customer ADD COLUMN mode INTEGER;
    ALTER TABLE customer ADD COLUMN fit INTEGER;
    ALTER TABLE customer ADD COLUMN stake INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE customer ADD COLUMN last_touch INTEGER;
    ALTER TABLE customer ADD COLUMN unanswered_since INTEGER;
    ALTER TABLE customer ADD COLUMN next_action INTEGER;
    ALTER TABLE customer ADD COLUMN snooze_at INTEGER;
    ALTER TABLE customer ADD COLUMN snooze_until INTEGER;
    ALTER TABLE customer ADD COLUMN parted_day INTEGER;
    ALTER TABLE customer ADD COLUMN parted_at INTEGER;
    ALTER TABLE customer ADD COLUMN handoff_day INTEGER;
    ALTER TABLE customer ADD COLUMN handoff_to TEXT;
    ALTER TABLE customer ADD COLUMN decided_day INTEGER;

    UPDATE customer SET
      last_touch = (SELECT max(day) FROM touch WHERE touch.customer = customer.id AND \(known)),
      unanswered_since = (
        SELECT day FROM touch WHERE touch.customer = customer.id AND \(known)
          AND direction = 'pull' AND reception NOT IN ('useful', 'ignored', 'annoyed')
          AND channel IN ('email', 'web', 'chat', 'letter')
          AND NOT EXISTS(SELECT 1 FROM touch AS answer WHERE answer.customer = customer.id
            AND answer.direction = 'push' AND answer.intent IN ('help', 'ask')
            AND answer.channel IN (\(channels))
            AND (answer.at, coalesce(answer.event, 0), answer.id)
              > (touch.at, coalesce(touch.event, 0), touch.id))
        ORDER BY at, event, id LIMIT 1)
      WHERE id IN (SELECT customer FROM touch);
    UPDATE customer SET decided_day = (SELECT max(day) FROM (
        SELECT day FROM touch WHERE touch.customer = customer.id AND \(known)
        UNION ALL SELECT day FROM move WHERE move.customer = customer.id))
      WHERE id IN (SELECT customer FROM touch UNION SELECT customer FROM move);

    CREATE TABLE undone(event INTEGER PRIMARY KEY, by INTEGER NOT NULL) STRICT;
    INSERT INTO undone SELECT done.seq, min(undoing.seq)
      FROM event AS undoing JOIN event AS done ON done.unit = undoing.undoes
      WHERE undoing.kind = 'undo' GROUP BY done.seq;
    CREATE INDEX undone_by ON undone(by);
    CREATE INDEX event_customer ON event(customer, seq);

    CREATE TABLE play(
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      stage INTEGER NOT NULL CHECK(stage BETWEEN 1 AND 7),
      mode INTEGER CHECK(mode IN (1, 2)),
      text TEXT NOT NULL,
      place INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE here(
      session TEXT PRIMARY KEY,
      actor TEXT NOT NULL,
      customer INTEGER NOT NULL,
      at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    """

  /// A field of a row of `care`; null too where another program wrote something that is no JSON, which
  /// would stop a query.
  ///
  /// A constraint cannot see to it: SQLite trusts no table with its JSON functions.
  static func field(_ name: String) -> String {
    "CASE WHEN json_valid(fields) THEN fields ->> '$.\(name)' END"
  }

  private static let channels =
    "'email', 'call', 'visit', 'demo', 'event', 'web', 'chat', 'letter'"

  /// Contacts in words this program knows; others count for nothing.
  private static let known =
    "channel IN (\(channels)) AND direction IN ('pull', 'push') AND intent IN ('help', 'ask')"
}
