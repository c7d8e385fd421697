/// What `export` writes that a file of rows cannot bring back.
///
/// Moves, changes and the journal make sense only with all the rest, which `export all` writes. Read as
/// a file of customers they would place everybody by their last row.
enum OwnExport {
  private static let marks: [(what: String, names: [String])] = [
    ("moves", ["id", "name", "at", "stagename", "lap", "unmet"]),
    ("changes", ["id", "name", "at", "by", "verb", "fields"]),
    ("events", ["sequence", "event", "actor", "kind", "undoes", "undone"]),
    ("plays", ["number", "stage", "stagename", "mode", "text"]),
  ]

  /// Why a file with this header is not taken in; nil for any other.
  static func refusal(_ header: Header, _ file: String) -> ImportProblem? {
    let found = marks.first { $0.names.allSatisfy { header.columns[$0] != nil } }
    if let found {
      return ImportProblem(
        .content,
        "\(file) is what `export \(found.what)` wrote, which cannot be taken in alone: `export all` "
          + "writes the whole store for `import`")
    }
    let first = header.names.first?.prefix(2) ?? ""
    guard first.hasPrefix("{\"") || first == "{" || first == "[{" || first == "[" || first == "[]"
    else { return nil }
    return ImportProblem(
      .content,
      "\(file) holds JSON: `import` takes CSV, or the whole store that `export all` wrote; feeds take "
        + "JSON lines")
  }
}
