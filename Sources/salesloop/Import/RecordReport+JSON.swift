import Exchange
import LoopModel
import Store

extension RecordReport {
  /// The answer for programs.
  func write(to json: inout JSONWriter) {
    json.beginObject()
    json.key("files")
    json.beginArray()
    for (name, file) in files {
      json.beginObject()
      text("file", name, &json)
      text("profile", file.understanding.recognition.profile.name, &json)
      number("rows", file.understanding.rows, &json)
      json.endObject()
    }
    json.endArray()
    for (key, value) in [
      ("rows", rows), ("customers_created", result.created), ("customers_updated", result.updated),
      ("customers_unchanged", result.unchanged), ("purchases_added", result.purchases),
      ("moves_added", result.moves), ("touches_added", result.touches),
      ("plans_added", result.plans), ("let_go", result.partings), ("skipped", result.skipped),
      ("rejected", rejected.count),
    ] {
      number(key, value, &json)
    }
    json.key("nothing_changed")
    json.bool(result.eventID == nil)
    list("rejections", rejected, &json) { row, json in
      text("file", row.file, &json)
      number("line", row.rejection.line, &json)
      text("column", row.rejection.columnName, &json)
      text("reason", row.rejection.reason, &json)
      text("value", row.rejection.value, &json)
    }
    list("conflicts", result.conflicts, &json) { conflict, json in
      text("customer", conflict.name, &json)
      text("field", conflict.field, &json)
      text("here", conflict.here, &json)
      text("file", conflict.file, &json)
    }
    list("possible_duplicates", result.likenesses, &json) { pair, json in
      number("first", Int(pair.first.number), &json)
      text("first_name", pair.firstName, &json)
      number("second", Int(pair.second.number), &json)
      text("second_name", pair.secondName, &json)
      text("reason", pair.reason, &json)
    }
    list("stages", Array(stages.dropFirst()), &json) { row, json in
      text("stage", row[0], &json)
      number("rows", Int(row[1]) ?? 0, &json)
      text("becomes", row[2], &json)
      text("why", row[3], &json)
    }
    json.key("notes")
    json.beginArray()
    for note in notes { json.string(note) }
    json.endArray()
    json.key("event")
    if let event = result.eventID { json.string(event.text) } else { json.null() }
    json.endObject()
    json.newline()
  }

  private func list<Item>(
    _ key: String, _ items: [Item], _ json: inout JSONWriter,
    _ body: (Item, inout JSONWriter) -> Void
  ) {
    json.key(key)
    json.beginArray()
    for item in items {
      json.beginObject()
      body(item, &json)
      json.endObject()
    }
    json.endArray()
  }

  private func text(_ key: String, _ value: String, _ json: inout JSONWriter) {
    json.key(key)
    json.string(value)
  }

  private func number(_ key: String, _ value: Int, _ json: inout JSONWriter) {
    json.key(key)
    json.int(value)
  }
}
