import Dashboard
import Exchange
import LoopModel
import Store

extension ImportPreview {
  /// Reads the answer of `import --json`; nil where it is none.
  ///
  /// Names of columns and stages are kept as they are, as they are said back; the rest is made safe.
  nonisolated init?(answer text: String, profiles: [String]) {
    guard let store = try? Store(path: ":memory:"), let answer = try? store.value(ofJSON: text),
      case .object = answer
    else { return nil }
    self.init()
    problem = answer["problem"].printable
    files = answer["files"].items.map(File.init)
    stages = answer["stages"].items.map { stage in
      Stage(
        name: stage["name"].text, rows: stage["rows"].number, target: stage["target"].text,
        why: stage["why"].printable)
    }
    for tally in answer["outcomes"].items {
      guard let outcome = Outcome(rawValue: tally["outcome"].text) else { continue }
      outcomes[outcome] = Tally(
        count: tally["count"].number, total: tally["of"].number,
        rows: tally["rows"].items.map(Row.init))
    }
    added = [
      ("purchases_added", "purchase", "purchases"), ("moves_added", "move", "moves"),
      ("touches_added", "touch", "touches"), ("plans_added", "plan", "plans"),
    ].compactMap { key, one, many in
      let count = answer[key].number
      return count > 0 ? "\(grouped(count)) \(count == 1 ? one : many)" : nil
    }.joined(separator: ", ")
    conflicts = answer["conflicts"].items.map { conflict in
      Conflict(
        customer: conflict["customer"].printable, field: conflict["field"].printable,
        here: conflict["here"].printable, file: conflict["file"].printable,
        key: conflict["key"].text, isTheirs: conflict["file_wins"].isTrue)
    }
    conflictCount = answer["conflict_count"].number
    pairs = answer["possible_duplicates"].items.map { pair in
      Pair(
        first: pair["first_name"].printable, second: pair["second_name"].printable,
        reason: pair["reason"].printable)
    }
    pairCount = answer["possible_duplicate_count"].number
    notes = answer["notes"].items.map(\.printable)
    rejectsFiles = answer["rejects_files"].items.map(\.printable)
    event = answer["event"].text
    isBlocked = answer["needs_skip_bad"].isTrue
    roles = FieldRole.allCases.map(\.rawValue)
    self.profiles = profiles
  }
}

extension ImportPreview.File {
  fileprivate nonisolated init(_ file: JSONValue) {
    self.init()
    name = file["file"].printable
    profile = file["profile"].printable
    rows = file["rows"].number
    encoding = file["encoding"].printable
    delimiter = file["delimiter"].text
    dates = file["dates"].printable
    decimal = file["decimal"].printable
    currency = file["currency"].printable
    hasHeader = file["header"].isTrue
    columnCount = file["column_count"].number
    columns = file["columns"].items.map { column in
      ImportPreview.Column(
        number: column["column"].number, name: column["name"].text,
        role: column["role"].printable, sample: column["sample"].items.map(\.printable),
        dates: column["dates"].printable)
    }
  }
}

extension ImportPreview.Row {
  fileprivate nonisolated init(_ row: JSONValue) {
    let value = row["value"].printable
    let reason = row["reason"].printable
    self.init(
      file: row["file"].printable, line: row["line"].number,
      subject: reason.isEmpty ? row["customer"].printable : row["column"].printable,
      what: reason.isEmpty
        ? row["what"].printable : reason + (value.isEmpty ? "" : " ('\(value)')"))
  }
}

extension JSONValue {
  /// A text that is safe to print.
  fileprivate nonisolated var printable: String { printableLine(text) }
}
