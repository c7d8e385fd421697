extension Schema {
  /// What is left of erased customers: by month (`2026-03`), how many purchases there were and what all
  /// purchases and refunds came to, in minor units.
  static let erasureTables = """
    CREATE TABLE erased_totals(
      month TEXT PRIMARY KEY,
      purchases INTEGER NOT NULL,
      amount INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    """
}
