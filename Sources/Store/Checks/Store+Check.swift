internal import LoopModel

extension Store {
  /// Everything that is wrong with the store, one sentence each; empty for sound.
  ///
  /// Looks at the file's structure, the journal's numbers and hashes, and works all kept state out
  /// anew. Takes seconds on a large store.
  public func check() throws(StoreError) -> [String] {
    try reading { () throws(StoreError) in
      var findings = warnings
      try connection.query("PRAGMA quick_check(20)") { row in
        if row.text(0) != "ok" { findings.append("The file is damaged: \(row.text(0)).") }
      }
      // What lies on a damaged page cannot be judged further.
      guard findings.count == warnings.count else { return findings }
      do throws(StoreError) {
        findings += try checkJournal()
        findings += try checkKeptState()
      } catch {
        guard error.kind == .damaged else { throw error }
        findings.append(error.message)
      }
      return findings
    }
  }

  private func checkJournal() throws(StoreError) -> [String] {
    var findings: [String] = []
    var last = LastEvent.none
    try connection.query("SELECT \(JournalEvent.columns), hash FROM event ORDER BY seq") { row in
      let event = JournalEvent(row)
      let hash = UInt64(bitPattern: row.int(10))
      guard findings.count < 20 else { return }
      if event.sequence != last.sequence + 1 {
        findings.append("Events \(last.sequence + 1) to \(event.sequence - 1) are missing.")
      } else if event.hash(after: last.hash) != hash {
        findings.append(
          "Event \(event.sequence) is not as it was written, or the one before it is not.")
      }
      if event.kind == JournalEvent.erasedKind,
        event.customer != nil || event.before != nil || event.after != nil
      {
        findings.append("Event \(event.sequence) is erased, but says something.")
      }
      last = LastEvent(sequence: event.sequence, hash: hash)
    }
    return try findings + checkChanges()
  }

  /// Looks whether what people did can be taken back and made again from the journal.
  private func checkChanges() throws(StoreError) -> [String] {
    var findings: [String] = []
    try connection.query(
      """
      SELECT \(JournalEvent.columns) FROM event
      WHERE customer IS NOT NULL AND kind IN (\(JournalEvent.changeKinds))
      """
    ) { row throws(StoreError) in
      let event = JournalEvent(row)
      guard findings.count < 20, event.kind != "merge", try event.change(by: connection) == nil
      else { return }
      findings.append("Event \(event.sequence) is a \(event.kind) that cannot be read.")
    }
    try connection.query(
      """
      SELECT undone.event FROM undone LEFT JOIN event AS undoing ON undoing.seq = undone.by
      WHERE undoing.kind IS NOT 'undo' OR undone.event NOT IN (SELECT seq FROM event) LIMIT 20
      """
    ) { row in findings.append("Event \(row.int(0)) is marked as undone, but nothing undid it.") }
    return findings
  }

  private func checkKeptState() throws(StoreError) -> [String] {
    var findings: [String] = []
    let replay = try Replay(on: connection)
    try connection.query("SELECT \(CustomerRow.columns) FROM customer ORDER BY id") {
      row throws(StoreError) in
      // Stale is not wrong: the next write follows.
      guard findings.count < 20, row.int(19) == 0 else { return }
      let id = row.int(0)
      if try replay.state(of: id) != KeptState(row, from: 5) {
        findings.append("Customer \(id)'s kept state does not follow from their purchases.")
      }
      let decided = try replay.decisions(of: id)
      let kept = Decisions(row)
      if decided.move != kept.move || decided.care != kept.care {
        findings.append(
          "Customer \(id)'s kept state does not follow from their moves, contacts and changes.")
      }
    }
    if try connection.number("SELECT gaps_stale FROM change_counter") == 0 {
      let counted = try GapHistogram.counted(in: connection)
      if try GapHistogram.kept(in: connection) != counted {
        findings.append("The histogram of gaps does not follow from the purchases.")
      }
      let last = try lastRecordedDay()
      try connection.query(
        "SELECT max(coalesce(last_day, -1000000)) FROM customer"
      ) { row in
        if let last, row.int(0) > Int64(last.number) {
          findings.append("The last recorded day is not the last.")
        }
      }
    }
    return findings
  }
}
