extension Schema {
  /// Pairs of customers of whom a person has said that they are not the same, by their numbers, the
  /// smaller one first.
  ///
  /// A number stays that of whom it was said when they are merged into another.
  static let apartTables = """
    CREATE TABLE apart(
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      at INTEGER NOT NULL,
      first INTEGER NOT NULL,
      second INTEGER NOT NULL,
      by TEXT NOT NULL DEFAULT '',
      CHECK(first < second)
    ) STRICT;
    CREATE INDEX apart_first ON apart(first, second);

    """
}
