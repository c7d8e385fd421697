import Canvas
import LoopModel

// What stands on each page of a file on its way in.
extension State {
  /// The list of the page that is shown.
  func importList(_ state: ImportState, columns: Int) -> BlockList {
    guard let preview = state.preview, state.problem.isEmpty || state.step != .shown else {
      return BlockList()
    }
    if let opened = state.opened { return rows(opened.outcome, of: preview, columns: columns) }
    switch state.page {
    case .file:
      return file(
        preview, state.options, canCorrect: state.step != .over, columns: columns)
    case .columns: return columnList(state, columns: columns)
    case .stages: return stages(preview, columns: columns)
    case .outcome: return outcomes(preview, isOver: state.step == .over, columns: columns)
    case .conflicts:
      return conflicts(preview, isOver: state.step == .over, columns: columns)
    case .duplicates: return pairs(preview, isOver: state.step == .over, columns: columns)
    }
  }

  // MARK: File

  /// What was understood of the file, each line with the key that corrects it.
  private func file(
    _ preview: ImportPreview, _ options: ImportOptions, canCorrect: Bool, columns: Int
  ) -> BlockList {
    var lines: [Line] = []
    func add(_ key: String, _ label: String, _ text: String, _ role: Role = .text) {
      guard !text.isEmpty else { return }
      let start = Line(padded(canCorrect ? key : "", 2), .key).then(padded(label, 10), .muted)
      let parts = Line(text, role).wrapped(columns: max(10, columns - 12))
      for (offset, part) in parts.enumerated() {
        lines.append((offset == 0 ? start : Line(padded("", 12))).joined(with: part))
      }
    }
    if !preview.problem.isEmpty {
      // What may be wrong, with what is said of it so far.
      for (key, label, option) in [
        ("P", "sort", "--profile"), ("e", "encoding", "--encoding"),
        (",", "columns", "--delimiter"),
        ("d", "dates", "--dates"), (".", "decimals", "--decimal"), ("c", "currency", "--currency"),
      ] {
        add(key, label, options.value(option) ?? "as the file shows", .muted)
      }
    }
    for file in preview.files {
      if preview.files.count > 1 { lines.append(Line(file.name, .strong)) }
      let header = file.hasHeader ? "below a header" : "without a header"
      if !file.profile.isEmpty {
        add("P", "sort", "\(file.profile), \(counted(file.rows, "row")) \(header)")
        add("e", "encoding", file.encoding)
        if !file.delimiter.isEmpty {
          add(",", "columns", "divided by \(delimiterWord(file.delimiter))")
        }
        add("d", "dates", dateWords(of: file))
        add(".", "decimals", "by a \(file.decimal)")
        add("c", "currency", file.currency.isEmpty ? "none named" : file.currency)
      }
      lines += [Line()] + sample(file, columns: columns) + [Line()]
    }
    add("o", "said", options.line, .input)
    for (offset, note) in preview.notes.enumerated() { add("", offset == 0 ? "notes" : "", note) }
    while let last = lines.last, last.pieces.isEmpty { lines.removeLast() }
    return BlockList(blocks: lines.map { [$0] }, isSelectable: false)
  }

  /// The first rows as a table, as many columns as there is room for.
  private func sample(_ file: ImportPreview.File, columns: Int) -> [Line] {
    var names = Line()
    let count = file.columns.map(\.sample.count).max() ?? 0
    var rows = Array(repeating: Line(), count: count)
    var used = 0
    for column in file.columns {
      let name = title(of: column)
      let longest = ([name] + column.sample).map { TextWidth.columns(of: $0) }.max() ?? 0
      let width = min(22, max(3, longest))
      guard used + width <= columns - 1 || used == 0 else {
        names = names.then("…", .muted)
        break
      }
      names = names.then(padded(name, width) + "  ", column.role.isEmpty ? .muted : .stage)
      for place in rows.indices {
        let cell = place < column.sample.count ? column.sample[place] : ""
        rows[place] = rows[place].then(
          padded(cell, width) + "  ", column.role.isEmpty ? .muted : .text)
      }
      used += width + 2
    }
    return names.pieces.isEmpty ? [] : [names] + rows
  }

  private func title(of column: ImportPreview.Column) -> String {
    column.name.isEmpty ? "column \(column.number)" : column.name
  }

  // MARK: Columns

  private func columnList(_ state: ImportState, columns: Int) -> BlockList {
    let all = state.columns
    let widest = all.map { TextWidth.columns(of: title(of: $0)) }.max() ?? 0
    let name = min(max(6, widest), max(10, columns / 3))
    let role = 14
    let head = Line(padded(" column", name + 1) + "  ", .muted)
      .then(padded("is used for", role) + "  ", .muted).then("first values", .muted)
    var blocks = all.map { column in
      let isUsed = !column.role.isEmpty
      return [
        Line(padded(title(of: column), name) + "  ")
          .then(padded(isUsed ? column.role : "–", role) + "  ", isUsed ? .stage : .muted)
          .then(column.sample.filter { !$0.isEmpty }.joined(separator: " · "), .muted)
      ]
    }
    // Of several files each begins with its name, which cannot be selected: it ends the block before.
    let files = state.preview?.files ?? []
    var names: [Line] = []
    var row = 0
    for file in files where files.count > 1 && !file.columns.isEmpty {
      if row == 0 { names = [Line(" " + file.name, .strong)] }
      if row > 0 { blocks[row - 1].append(Line(file.name, .strong)) }
      row += file.columns.count
    }
    let more = (state.preview?.files.reduce(0) { $0 + $1.columnCount } ?? 0) - all.count
    if more > 0 { blocks.append([Line("… and \(grouped(more)) more, not used", .muted)]) }
    return BlockList(head: [head] + names, blocks: blocks)
  }

  // MARK: Stages

  private func stages(_ preview: ImportPreview, columns: Int) -> BlockList {
    let widest = preview.stages.map { TextWidth.columns(of: $0.name) }.max() ?? 0
    let name = min(max(5, widest), max(10, columns - 46))
    let head = Line(padded(" stage", name + 1) + "   rows  ", .muted)
      .then(padded("becomes", 21) + "  ", .muted).then("why", .muted)
    let blocks = preview.stages.map { stage in
      let isSure = stage.why != "a guess"
      return [
        Line(padded(stage.name, name) + padded(left: grouped(stage.rows), 7) + "  ")
          .then(padded(spoken(target: stage.target), 21) + "  ", .stage)
          .then(stage.why, isSure ? .muted : .late)
      ]
    }
    return BlockList(head: [head], blocks: blocks)
  }

  private func spoken(target: String) -> String {
    switch target {
    case "won": "won: a purchase"
    case "lost": "lost: let go"
    default:
      Stage.allCases.first { String($0.number) == target }.map { "\($0.number) \($0.name)" }
        ?? target
    }
  }

  // MARK: Outcome

  private func outcomes(_ preview: ImportPreview, isOver: Bool, columns: Int) -> BlockList {
    var blocks = ImportPreview.Outcome.allCases.map { outcome in
      let count = preview.count(outcome)
      let role: Role =
        outcome == .rejected && count > 0 ? .bad : count == 0 ? .muted : .text
      var text = Line(padded(left: grouped(count), 9) + "  ", role)
        .then(padded(outcome.rawValue, 10), count == 0 ? .muted : .strong)
      if columns >= 60 { text = text.then("  " + meaning(of: outcome), .muted) }
      return [text]
    }
    let added =
      preview.added.isEmpty ? [] : [(isOver ? "Added: " : "It would add ") + preview.added]
    let kept = preview.rejectsFiles.map { "Rows left out are kept in \($0)" }
    if var last = blocks.popLast() {
      for text in added + kept {
        last += [Line()] + Line(text + ".").wrapped(columns: columns - 2)
      }
      blocks.append(last)
    }
    return BlockList(blocks: blocks)
  }

  private func meaning(of outcome: ImportPreview.Outcome) -> String {
    switch outcome {
    case .created: "customers who were not here before"
    case .updated: "customers who were here and change"
    case .unchanged: "customers who stay as they are"
    case .skipped: "purchases, moves and contacts that were here, or come twice"
    case .rejected: "rows that cannot be taken in"
    }
  }

  private func rows(
    _ outcome: ImportPreview.Outcome, of preview: ImportPreview, columns: Int
  ) -> BlockList {
    guard let tally = preview.outcomes[outcome] else { return BlockList() }
    let digits = tally.rows.map { String($0.line).count }.max() ?? 1
    let isOne = preview.files.count < 2
    let subject = outcome == .rejected ? "column" : "customer"
    let blocks = tally.rows.map { row in
      let file = isOne || row.file.isEmpty ? "" : "\(row.file), "
      let line = Line("\(file)line \(padded(left: String(row.line), digits))  ", .muted)
        .then(row.subject, .strong).then(row.subject.isEmpty ? "" : "  ")
        .then(row.what, outcome == .rejected ? .bad : .text)
      let parts = line.wrapped(columns: columns - 2)
      return parts.enumerated().map {
        $0.offset == 0 ? $0.element : Line("    ").joined(with: $0.element)
      }
    }
    var head = Line("\(outcome.rawValue): ", .strong)
      .then("line, \(subject), \(outcome == .rejected ? "why" : "what")", .muted)
    if tally.total > tally.rows.count {
      head = head.then(
        " · the first \(grouped(tally.rows.count)) of \(grouped(tally.total))", .late)
    }
    return BlockList(head: [head], blocks: blocks)
  }
}

/// A number with its noun: `1 row`, `2 rows`.
private func counted(_ number: Int, _ noun: String) -> String {
  "\(grouped(number)) \(noun)\(number == 1 ? "" : "s")"
}

private func delimiterWord(_ delimiter: String) -> String {
  switch delimiter {
  case ",": "commas"
  case ";": "semicolons"
  case "\t": "tabs"
  case "|": "bars"
  default: "'\(delimiter)'"
  }
}

/// The order of the dates of a file, of each column where they differ.
private func dateWords(of file: ImportPreview.File) -> String {
  let dated = file.columns.filter { !$0.dates.isEmpty }
  guard Set(dated.map(\.dates)).count > 1 else { return dateWords(file.dates) }
  return dated.map { "\($0.name) \(dateWords($0.dates))" }.joined(separator: ", ")
}

private func dateWords(_ dates: String) -> String {
  switch dates {
  case "ymd": "year-month-day"
  case "dmy": "day-month-year"
  case "mdy": "month-day-year"
  default: dates
  }
}

/// A text in exactly so many columns, cut where it is longer.
func padded(_ text: String, _ columns: Int) -> String {
  // Nobody looks at the rest of a name of ten thousand letters.
  let cut = shortened(String(text.prefix(4 * columns)), columns: columns)
  return cut + String(repeating: " ", count: max(0, columns - TextWidth.columns(of: cut)))
}

/// A text at the end of so many columns.
func padded(left text: String, _ columns: Int) -> String {
  String(repeating: " ", count: max(0, columns - TextWidth.columns(of: text))) + text
}
