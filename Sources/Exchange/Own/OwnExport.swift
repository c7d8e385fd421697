/// What cannot be taken in as a file of rows although this program may have written it.
///
/// Read as a file of customers, moves and changes would place everybody by their last row.
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
        "\(file) looks like what `export \(found.what)` writes, but its header is another, or it was "
          + "written anew since: `import` takes it as it was exported")
    }
    let first = header.names.first?.prefix(2) ?? ""
    guard first.hasPrefix("{\"") || first == "{" || first == "[{" || first == "[" || first == "[]"
    else { return nil }
    return ImportProblem(
      .content,
      "\(file) holds JSON that is no export of this program: `import` takes CSV, and what `export` wrote; "
        + "feeds take JSON lines")
  }
}
