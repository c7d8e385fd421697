import Exchange
import LoopModel
import Store

/// All that there is to tell of an import of customers.
struct RecordReport {
  /// The files, with what they turned out to be.
  var files: [(name: String, file: RecordFile)] = []
  /// What should be known of the reading.
  var notes: [String] = []
  /// Rows that were not taken in.
  var rejected: [RejectedRow] = []
  /// What the stages stand for.
  var stages: [StageMapping.Entry] = []
  /// What was done.
  var result = RecordImportResult()
  /// Whether nothing was to be done.
  var isDry = false
  /// Where the rows that were not taken in are kept.
  var rejectsFiles: [String] = []
  /// Whether bad rows are left out.
  var skipsBad = false
  /// Whether bad rows kept out everything.
  var isHeldBack = false

  /// The name of all files.
  var name: String { files.map(\.name).joined(separator: ", ") }

  /// Rows of data in all files.
  var rows: Int { files.reduce(0) { $0 + $1.file.understanding.rows } }

  // MARK: Text

  /// The answer for a person; not safe to print as it is.
  func lines(withStages: Bool) -> [String] {
    var lines = [head]
    if !isHeldBack { lines += done }
    for (name, file) in files {
      let understanding = file.understanding
      let used = understanding.recognition.columns.compactMap { column in
        column.role.map { "\($0.rawValue) from '\(column.name)'" }
      }
      lines.append(
        "  \(name) read as \(understanding.recognition.profile.name),"
          + " \(understanding.encoding.label), \(used.joined(separator: ", ")), dates"
          + " \(understanding.datesLabel)"
          + (understanding.currency == .unknown ? "" : ", in \(understanding.currency.code)"))
    }
    lines += notes.map { "  " + $0 }
    if withStages, !stages.isEmpty {
      lines += ["  stages:"] + table(StageMapping.table(of: stages))
    }
    lines += conflictLines + likenessLines
    if result.eventID != nil { lines.append("  `salesloop undo` takes it back") }
    return lines
  }

  private var head: String {
    let counted = counted(rows, "row")
    if isHeldBack {
      return "\(name): \(counted), \(grouped(rejected.count)) rejected; nothing was changed"
    }
    let end = isDry ? "; a dry run, nothing was changed" : ""
    if result.created + result.updated == 0, result.eventID == nil, rejected.isEmpty {
      return "\(name): \(counted); nothing is new, nothing was changed"
    }
    return "\(name): \(counted); \(salesloop.counted(result.created, "customer")) created,"
      + " \(grouped(result.updated)) updated, \(grouped(result.unchanged)) unchanged;"
      + " \(grouped(rejected.count)) rejected\(end)"
  }

  private var done: [String] {
    let parts = [
      (result.purchases, "purchase"), (result.moves, "move"), (result.touches, "touch"),
      (result.plans, "plan"),
    ].compactMap { number, noun -> String? in
      guard number > 0 else { return nil }
      return noun == "touch" && number > 1
        ? "\(grouped(number)) touches" : counted(number, noun)
    }
    var text = parts.isEmpty ? "" : parts.joined(separator: ", ") + " added"
    if result.filled > 0 {
      text += (text.isEmpty ? "" : ", ") + "\(counted(result.filled, "purchase")) filled in"
    }
    if result.partings > 0 {
      text += (text.isEmpty ? "" : ", ") + "\(counted(result.partings, "customer")) let go"
    }
    let known = result.skipped - result.repeated
    if known > 0 {
      text += (text.isEmpty ? "" : "; ") + "\(grouped(known)) skipped as already there"
    }
    if result.repeated > 0 {
      text += (text.isEmpty ? "" : "; ") + "\(grouped(result.repeated)) told more than once"
    }
    return text.isEmpty ? [] : ["  " + text]
  }

  private func table(_ rows: [[String]]) -> [String] {
    let widths = (0..<4).map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let cells = row.enumerated().map { column, cell in
        let space = String(repeating: " ", count: widths[column] - cell.count)
        return column == 1 ? space + cell : cell + space
      }
      return "    " + trimmed(cells.joined(separator: "  "))
    }
  }

  private var conflictLines: [String] {
    guard !result.conflicts.isEmpty else { return [] }
    let lines = limited(
      result.conflicts, "  changed here since; the file says otherwise:"
    ) { conflict in
      "\(conflict.name), \(conflict.field): here \(quoted(conflict.here)), file"
        + " \(quoted(conflict.file))" + (conflict.isTheirs ? ", which wins" : "")
    }
    guard let kept = result.conflicts.first(where: { !$0.isTheirs }) else { return lines }
    return lines + [
      "    --theirs lets the file win, --theirs-for \"\(kept.key.text)\" in one field only"
    ]
  }

  private var likenessLines: [String] {
    guard !result.likenesses.isEmpty else { return [] }
    return limited(
      result.likenesses,
      "  may be the same customer; `salesloop merge KEEP OTHER` makes one of two:"
    ) { pair in
      "#\(pair.first.number) \(pair.firstName) and #\(pair.second.number) \(pair.secondName):"
        + " \(pair.reason)"
    }
  }

  private func limited<Item>(
    _ items: [Item], _ head: String, _ line: (Item) -> String
  ) -> [String] {
    var lines = [head] + items.prefix(20).map { "    " + line($0) }
    if items.count > 20 {
      lines.append("    … and \(grouped(items.count - 20)) more; --json has all")
    }
    return lines
  }

  private func quoted(_ text: String) -> String { text.isEmpty ? "nothing" : "'\(text)'" }
}
