import Exchange
import LoopModel
import Store

/// All that there is to tell of an import of files that `export` wrote.
struct OwnExportReport {
  /// What the files are called together.
  let source: String
  let files: [OwnFile]
  /// What was done, or would be.
  let result: ExportImportResult
  /// Files without rows.
  let empty: [String]
  /// Whether nothing was to be done.
  let isDry: Bool

  /// The kinds that were taken in, with how many rows.
  private var counts: [(word: String, count: Int)] {
    let customers = result.imported.customersCreated
    return (customers > 0 ? [("customers", customers)] : [])
      + Extract.allCases.compactMap { extract in
        result.rows[.rows(extract)].map { (extract.rawValue, $0) }
      }
  }

  /// The answer for a person; not safe to print as it is.
  var lines: [String] {
    let words =
      counts.isEmpty
      ? "no rows"
      : counts.map {
        counted($0.count, ImportCounts.singular($0.word), $0.word)
      }.joined(separator: ", ")
    let end =
      isDry
      ? "; a dry run, nothing was changed" : "; `salesloop undo` takes it back"
    return ["\(source): \(words), as they were exported\(end)"] + notes.map { "  " + $0 }
  }

  private var notes: [String] { empty.map { "\($0) has no rows" } }

  /// What there is to say of the files themselves, for a screen.
  private var remarks: [String] {
    ["taken in as it was exported: there is nothing to say about columns"] + notes
  }

  /// The answer for programs; of each list at most `limit`.
  func write(to json: inout JSONWriter, limit: Int) {
    json.beginObject()
    json.text("file", source)
    json.files(files.map { ImportedFile($0, in: result.currency) })
    json.count("customers_created", result.imported.customersCreated)
    for extract in Extract.allCases where extract != .events {
      json.count("\(extract.rawValue)_added", result.rows[.rows(extract)] ?? 0)
    }
    json.count("rejected", 0)
    json.flag("dry_run", isDry)
    json.outcomes(
      result.imported.outcomes, counts: [.created: result.imported.customersCreated],
      rejected: [], rejectedCount: 0, limit: limit)
    json.texts("notes", remarks)
    json.key("event")
    if let event = result.imported.eventID { json.string(event.text) } else { json.null() }
    json.endObject()
    json.newline()
  }
}

/// A number with its noun in one of two forms: `1 touch`, `2 touches`.
private func counted(_ number: Int, _ one: String, _ many: String) -> String {
  "\(grouped(number)) \(number == 1 ? one : many)"
}
