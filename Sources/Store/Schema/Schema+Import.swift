extension Schema {
  /// What imports of other systems leave behind, so that the next one finds its own.
  ///
  /// `imported` says which row of a store came from which record of a system, whose its deals and people
  /// are, which sorts of records told which fields of a customer, and where the records of a merged
  /// customer went. `import_field` holds what an import changed, as it was and as it made it;
  /// `import_replaced` the purchases it put others in the place of. Both are for undo.
  static let importTables = """
    ALTER TABLE move ADD COLUMN is_imported INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE customer ADD COLUMN move_imported INTEGER NOT NULL DEFAULT 0;

    CREATE TABLE imported(
      system TEXT NOT NULL,
      kind TEXT NOT NULL,
      external_id TEXT NOT NULL,
      customer INTEGER NOT NULL REFERENCES customer(id),
      touch INTEGER,
      day INTEGER,
      amount INTEGER,
      nth INTEGER,
      event INTEGER,
      PRIMARY KEY(system, kind, external_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX imported_customer ON imported(customer);

    CREATE TABLE import_field(
      event INTEGER NOT NULL,
      customer INTEGER NOT NULL,
      field TEXT NOT NULL,
      before TEXT,
      after TEXT,
      PRIMARY KEY(event, customer, field)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX import_field_customer ON import_field(customer, field);

    CREATE TABLE import_replaced(
      event INTEGER NOT NULL,
      system TEXT NOT NULL,
      kind TEXT NOT NULL,
      external_id TEXT NOT NULL,
      customer INTEGER NOT NULL,
      day INTEGER NOT NULL,
      amount INTEGER NOT NULL,
      nth INTEGER NOT NULL,
      recorded_at INTEGER NOT NULL,
      made_by INTEGER
    ) STRICT;

    DROP VIEW v_moves;
    CREATE VIEW v_moves AS SELECT
      customer, customer.name, stage, lap, date(day * 86400, 'unixepoch') AS day,
      datetime(at / 1000, 'unixepoch') AS at, by, reason, unmet, is_imported
    FROM move JOIN customer ON customer.id = move.customer;

    """
}
