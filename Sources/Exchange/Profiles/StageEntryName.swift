/// The stage that a column of entry days names: `Date entered "Qualified (Sales Pipeline)"`.
struct StageEntryName: Hashable {
  /// The stage as the file calls it.
  let stage: String
  /// The pipeline it belongs to; empty where none is named.
  let pipeline: String

  /// Reads the name of a column, or nil where it is no such column.
  init?(_ column: String) {
    let plain = HeaderNames.plain(column)
    let starts = ["dateentered", "hsdateentered", "hsv2dateentered", "enteredstage"]
    guard let start = starts.first(where: { plain.hasPrefix($0) && plain != $0 }) else {
      return nil
    }
    var rest = StageEntryName.quoted(column) ?? StageEntryName.behind(start, in: column)
    var pipeline = ""
    if rest.hasSuffix(")"), let opening = rest.lastIndex(of: "("), opening > rest.startIndex {
      pipeline = StageEntryName.trimmed(rest[rest.index(after: opening)...].dropLast())
      rest = StageEntryName.trimmed(rest[..<opening])
    }
    guard !rest.isEmpty else { return nil }
    stage = rest
    self.pipeline = pipeline
  }

  private static func quoted(_ column: String) -> String? {
    let marks: Set<Character> = ["\"", "'", "“", "”", "‘", "’", "«", "»"]
    guard let first = column.firstIndex(where: marks.contains),
      let last = column.lastIndex(where: marks.contains), first < last
    else { return nil }
    return trimmed(column[column.index(after: first)..<last])
  }

  /// What follows the letters of `start` in the name.
  private static func behind(_ start: String, in column: String) -> String {
    var left = start.count
    var rest = Substring(column)
    while left > 0, let first = rest.first {
      if !HeaderNames.plain(String(first)).isEmpty { left -= 1 }
      rest = rest.dropFirst()
    }
    return trimmed(rest.drop { $0 == "_" || $0 == ":" || $0 == "-" || $0 == " " })
  }

  private static func trimmed(_ text: Substring) -> String {
    var rest = text.drop { $0 == " " }
    while rest.last == " " { rest = rest.dropLast() }
    return String(rest)
  }
}
