extension Schema {
  /// How many deals are open with a customer, as an import found or a person said.
  static let dealColumn = """
    ALTER TABLE customer ADD COLUMN open_deals INTEGER NOT NULL DEFAULT 0;
    CREATE TRIGGER customer_deals_updated AFTER UPDATE OF open_deals ON customer BEGIN
      UPDATE change_counter SET value = value + 1;
      UPDATE customer SET changed = (SELECT value FROM change_counter), stale = 1
        WHERE id = new.id;
    END;

    """
}
