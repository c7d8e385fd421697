extension Schema {
  /// What a customer spent on repeat purchases, or on a single one, which what they are expected to
  /// spend follows from; worked out for those there are.
  static let spendColumn = """
    ALTER TABLE customer ADD COLUMN spend INTEGER NOT NULL DEFAULT 0;
    UPDATE customer SET spend = (
      SELECT CAST(total(amount) AS INTEGER) FROM purchase
      WHERE purchase.customer = customer.id AND amount > 0
        AND (day > customer.first_day OR customer.repeats = 0)
    ) WHERE first_day IS NOT NULL;
    CREATE TRIGGER customer_spend_updated AFTER UPDATE OF spend ON customer BEGIN
      UPDATE change_counter SET value = value + 1;
      UPDATE customer SET changed = (SELECT value FROM change_counter), stale = 1
        WHERE id = new.id;
    END;

    """
}
