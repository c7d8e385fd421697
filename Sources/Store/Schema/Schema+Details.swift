extension Schema {
  /// How many deals are open with a customer, as an import found or a person said; what is left of a
  /// purchase after its costs, and where it was made.
  static let detailColumns = """
    ALTER TABLE customer ADD COLUMN open_deals INTEGER NOT NULL DEFAULT 0;
    CREATE TRIGGER customer_deals_updated AFTER UPDATE OF open_deals ON customer BEGIN
      UPDATE change_counter SET value = value + 1;
      UPDATE customer SET changed = (SELECT value FROM change_counter), stale = 1
        WHERE id = new.id;
    END;

    ALTER TABLE purchase ADD COLUMN margin INTEGER;
    ALTER TABLE purchase ADD COLUMN channel TEXT NOT NULL DEFAULT '';
    ALTER TABLE import_replaced ADD COLUMN margin INTEGER;
    ALTER TABLE import_replaced ADD COLUMN channel TEXT NOT NULL DEFAULT '';

    DROP VIEW v_purchases;
    CREATE VIEW v_purchases AS SELECT
      customer,
      customer.external_id,
      customer.name,
      date(day * 86400, 'unixepoch') AS day,
      amount / \(minorUnits) AS amount,
      nth,
      datetime(recorded_at / 1000, 'unixepoch') AS recorded,
      margin / \(minorUnits) AS margin,
      channel
    FROM purchase JOIN customer ON customer.id = purchase.customer;

    """

  /// When it was told what is at stake: a purchase since then ended the lap it was told of.
  static let stakeColumns = """
    ALTER TABLE customer ADD COLUMN stake_day INTEGER;
    ALTER TABLE customer ADD COLUMN stake_at INTEGER;
    UPDATE customer SET (stake_day, stake_at) = (
      SELECT day, at FROM care WHERE care.customer = customer.id AND verb = 'set'
        AND json_valid(fields) AND fields ->> '$.trait' = 'stake'
      ORDER BY at DESC, event DESC, id DESC LIMIT 1);
    CREATE TRIGGER customer_stake_updated AFTER UPDATE OF stake_day, stake_at ON customer BEGIN
      UPDATE change_counter SET value = value + 1;
      UPDATE customer SET changed = (SELECT value FROM change_counter), stale = 1
        WHERE id = new.id;
    END;

    """
}
