extension Schema {
  /// What notices changes made by other programs, `sqlite3` for one.
  ///
  /// The store's own connections run no triggers. Any change gets a new change number; a customer whose
  /// purchases, moves, contacts or care were changed is stale, which means that the kept state has to
  /// be worked out again.
  static let careTriggers: String =
    """
    CREATE TRIGGER customer_inserted AFTER INSERT ON customer BEGIN
      UPDATE change_counter SET value = value + 1;
      UPDATE customer SET changed = (SELECT value FROM change_counter), stale = 1
        WHERE id = new.id;
    END;
    CREATE TRIGGER customer_updated
      AFTER UPDATE OF external_id, name, owner, since, first_day, last_day, repeats, faded_repeats,
        faded_weeks, repeat_time_sum, arrow, last_recorded, revenue, move_stage, move_lap, move_day,
        move_at, mode, fit, stake, last_touch, unanswered_since, next_action, snooze_at, snooze_until,
        parted_day, parted_at, handoff_day, handoff_to, decided_day ON customer BEGIN
      UPDATE change_counter SET value = value + 1;
      UPDATE customer SET changed = (SELECT value FROM change_counter), stale = 1
        WHERE id = new.id;
    END;
    CREATE TRIGGER customer_renumbered AFTER UPDATE OF id ON customer WHEN new.id <> old.id BEGIN
      UPDATE change_counter SET value = value + 1, gaps_stale = 1;
      UPDATE customer SET changed = (SELECT value FROM change_counter), stale = 1
        WHERE id = new.id;
      INSERT OR REPLACE INTO removed SELECT old.id, value FROM change_counter;
    END;
    CREATE TRIGGER customer_deleted AFTER DELETE ON customer BEGIN
      DELETE FROM purchase WHERE customer = old.id;
      DELETE FROM move WHERE customer = old.id;
      DELETE FROM touch WHERE customer = old.id;
      DELETE FROM care WHERE customer = old.id;
      UPDATE change_counter SET value = value + 1, gaps_stale = 1;
      INSERT OR REPLACE INTO removed SELECT old.id, value FROM change_counter;
    END;

    """
    + ["purchase", "move", "touch", "care"].map(noticing).joined()
      + """
      CREATE TRIGGER owner_inserted AFTER INSERT ON owner BEGIN
        UPDATE change_counter SET value = value + 1;
      END;
      CREATE TRIGGER owner_updated AFTER UPDATE ON owner BEGIN
        UPDATE change_counter SET value = value + 1;
        UPDATE customer SET changed = (SELECT value FROM change_counter)
          WHERE owner = new.id OR handoff_to IN (old.name, new.name);
      END;

      """
    + ["inserted:INSERT", "updated:UPDATE", "deleted:DELETE"].map { trigger in
      let parts = trigger.split(separator: ":")
      return """
        CREATE TRIGGER play_\(parts[0]) AFTER \(parts[1]) ON play BEGIN
          UPDATE change_counter SET value = value + 1;
        END;

        """
    }.joined()

  private static func noticing(_ table: String) -> String {
    // A deleted row may have held the last day anything is known of; looking for it can wait.
    func mark(_ row: String) -> String {
      """
      UPDATE change_counter SET value = value + 1, gaps_stale = 1;
      UPDATE customer SET changed = (SELECT value FROM change_counter), stale = 1
        WHERE id = \(row).customer;
      """
    }
    return """
      CREATE TRIGGER \(table)_inserted AFTER INSERT ON \(table) BEGIN \(mark("new")) END;
      CREATE TRIGGER \(table)_updated AFTER UPDATE ON \(table) BEGIN
        \(mark("old")) \(mark("new"))
      END;
      CREATE TRIGGER \(table)_deleted AFTER DELETE ON \(table) BEGIN \(mark("old")) END;

      """
  }
}
