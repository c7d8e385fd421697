import Exchange
import LoopModel
import Store

extension RecordReport {
  /// The answer for programs; of each list at most `limit`.
  func write(to json: inout JSONWriter, limit: Int) {
    json.beginObject()
    json.files(files.map { ImportedFile($0.name, $0.file) })
    for (key, value) in [
      ("rows", rows), ("customers_created", result.created), ("customers_updated", result.updated),
      ("customers_unchanged", result.unchanged), ("purchases_added", result.purchases),
      ("purchases_filled", result.filled), ("moves_added", result.moves),
      ("touches_added", result.touches),
      ("plans_added", result.plans), ("let_go", result.partings), ("skipped", result.skipped),
      ("repeated", result.repeated), ("rejected", rejected.count),
    ] {
      json.count(key, value)
    }
    json.flag("nothing_changed", result.eventID == nil)
    json.flag("dry_run", isDry)
    json.flag("held_back", isHeldBack)
    json.flag("needs_skip_bad", !rejected.isEmpty && !skipsBad)
    json.outcomes(
      result.outcomes,
      counts: [
        .created: result.created, .updated: result.updated, .unchanged: result.unchanged,
        .skipped: result.skipped,
      ], rejected: rejected, rejectedCount: rejected.count, limit: limit)
    json.rejections("rejections", rejected.prefix(limit))
    json.count("conflict_count", result.conflicts.count)
    json.list("conflicts", result.conflicts.prefix(limit)) { conflict, json in
      json.text("customer", conflict.name)
      json.text("field", conflict.field)
      json.text("here", conflict.here)
      json.text("file", conflict.file)
      json.text("key", conflict.key.text)
      json.flag("file_wins", conflict.isTheirs)
    }
    json.count("possible_duplicate_count", result.likenesses.count)
    json.likenesses(result.likenesses.prefix(limit))
    json.list("stages", stages) { stage, json in
      json.text("stage", stage.label)
      json.text("name", stage.name)
      json.count("rows", stage.rows)
      json.text("becomes", stage.target.label)
      json.text("target", stage.target.word)
      json.text("why", stage.reason.rawValue)
    }
    json.texts("notes", notes)
    json.texts("rejects_files", rejectsFiles)
    json.key("event")
    if let event = result.eventID { json.string(event.text) } else { json.null() }
    json.endObject()
    json.newline()
  }
}
