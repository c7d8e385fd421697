public import LoopModel

extension Store {
  /// Makes again what `actor` has undone last, unless they have changed something since; nil for
  /// nothing.
  ///
  /// What is made again counts as of when it was made first. Throws `.conflict` with who and when where
  /// something else has taken its place meanwhile.
  @discardableResult
  public func redo(actor: String, at: Timestamp) throws(StoreError) -> UndoneUnit? {
    try transaction(actor: actor, at: at) { transaction throws(StoreError) in
      let last = try connection.first(
        """
        SELECT kind, unit FROM event WHERE actor = ? AND (
          (kind IN (\(JournalEvent.changeKinds)) AND NOT (kind = 'note' AND customer IS NULL))
          OR (kind = 'undo' AND EXISTS(SELECT 1 FROM undone WHERE undone.by = seq)))
        ORDER BY seq DESC LIMIT 1
        """, .text(actor)
      ) { row in (kind: row.text(0), unit: row.text(1)) }
      guard let last, last.kind == "undo" else { return nil }
      let events = try events(
        """
        seq IN (SELECT undone.event FROM undone JOIN event AS undoing ON undoing.seq = undone.by
          WHERE undoing.unit = ?)
        """, .text(last.unit)
      ).reversed()
      guard let first = events.first else { return nil }
      let result = try described(events, first)
      let writer = try ChangeWriter(transaction)
      for event in events {
        if event.kind == "merge" {
          throw StoreError(.other, "A merge cannot be redone: merge the two again.")
        }
        if event.kind == "import" {
          throw StoreError(.other, "An import cannot be redone: import the file again.")
        }
        var before: String?
        if event.isOfPlay {
          try makePlayAgain(event)
        } else if event.isOfTeam {
          try makeTeamAgain(event)
        } else {
          before = try writer.makeAgain(event).map { change throws(StoreError) in
            try change.json(by: connection, verb: true)
          }
        }
        try connection.run("DELETE FROM undone WHERE event = ?", .int(event.sequence))
        try transaction.append(
          "redo", id: event.sequence == first.sequence ? result.eventID : EventID(),
          customer: event.customer, unit: result.eventID, undoes: event.id, before: before)
      }
      try writer.finish()
      return result
    }
  }
}
