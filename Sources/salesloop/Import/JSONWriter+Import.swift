import Exchange
import LoopModel
import Store

// What every import tells of itself, in one form for all sorts of files.
extension JSONWriter {
  /// Writes a member that is true or false.
  mutating func flag(_ key: String, _ value: Bool) {
    self.key(key)
    bool(value)
  }

  /// Writes a member that is a list of objects.
  mutating func list<Item>(
    _ key: String, _ items: some Sequence<Item>, _ body: (Item, inout JSONWriter) -> Void
  ) {
    self.key(key)
    beginArray()
    for item in items {
      beginObject()
      body(item, &self)
      endObject()
    }
    endArray()
  }

  /// Writes a member that is a list of texts.
  mutating func texts(_ key: String, _ items: [String]) {
    self.key(key)
    beginArray()
    for item in items { string(item) }
    endArray()
  }

  /// Writes the files as they were understood.
  mutating func files(_ files: [ImportedFile]) {
    key("files")
    beginArray()
    for file in files { file.write(to: &self) }
    endArray()
  }

  /// Writes what became of whom: of each outcome how often, of how many, and the first of them.
  mutating func outcomes(
    _ outcomes: ImportOutcomes, counts: [ImportOutcomes.Kind: Int], rejected: [RejectedRow],
    rejectedCount: Int, limit: Int
  ) {
    key("outcomes")
    beginArray()
    for kind in ImportOutcomes.Kind.allCases {
      beginObject()
      text("outcome", kind.rawValue)
      count("count", counts[kind] ?? 0)
      count("of", outcomes.count(kind))
      list("rows", outcomes.rows(kind).prefix(limit)) { row, json in
        if !row.file.isEmpty { json.text("file", row.file) }
        json.count("line", row.line)
        json.text("customer", row.name)
        json.text("what", row.what)
      }
      endObject()
    }
    beginObject()
    text("outcome", "rejected")
    count("count", rejectedCount)
    count("of", rejectedCount)
    rejections("rows", rejected.prefix(min(limit, ImportOutcomes.mostRows)))
    endObject()
    endArray()
  }

  /// Writes rows that were not taken in.
  mutating func rejections(_ key: String, _ rows: some Sequence<RejectedRow>) {
    list(key, rows) { row, json in
      json.text("file", row.file)
      json.count("line", row.rejection.line)
      json.text("column", row.rejection.columnName)
      json.text("reason", row.rejection.reason)
      json.text("value", row.rejection.value)
    }
  }

  /// Writes customers that may be there twice.
  mutating func likenesses(_ pairs: some Sequence<RecordImportResult.Likeness>) {
    list("possible_duplicates", pairs) { pair, json in
      json.count("first", Int(pair.first.number))
      json.text("first_name", pair.firstName)
      json.count("second", Int(pair.second.number))
      json.text("second_name", pair.secondName)
      json.text("reason", pair.reason)
    }
  }
}

/// A row that was not taken in.
struct RejectedRow {
  var file: String
  var rejection: Rejection
}
