import Canvas
import LoopModel

extension State {
  /// The file on its way in, over the view.
  func drawImport(_ state: ImportState, on picture: inout Picture, in area: Rect) {
    let box = importBox(in: area)
    let path = shortened(state.path, columns: max(10, box.columns - 16))
    picture.canvas.drawBox(box, title: state.path.isEmpty ? "Import" : "Import  \(path)")
    let inside = Rect(
      column: box.column + 2, row: box.row + 1, columns: box.columns - 4, rows: box.rows - 2)
    switch state.step {
    case .path:
      drawAsked(
        Line("Which file?  Purchases, or what another system exports", .strong), state,
        on: &picture,
        in: inside)
      if state.paths.isEmpty {
        drawPathHints(on: &picture.canvas, in: inside)
      }
      for (offset, path) in state.paths.prefix(max(0, inside.rows - 4)).enumerated() {
        picture.canvas.draw(
          path, column: inside.column + 2, row: inside.row + 3 + offset, role: .muted,
          width: inside.columns - 2)
      }
    case .options:
      drawAsked(
        Line("What corrects it?  --stage \"Proposal=3\"  --map \"Deal owner=owner\"", .strong),
        state, on: &picture, in: inside)
    case .profileName:
      drawAsked(
        Line("Under which name?  What is said here is kept for --profile NAME, and P", .strong),
        state, on: &picture, in: inside)
    case .trying, .importing, .stopping, .shown, .over:
      if let chooser = state.chooser {
        drawChooser(chooser, on: &picture, in: inside)
      } else {
        drawPages(state, on: &picture.canvas, in: inside)
      }
    }
  }

  private func importBox(in area: Rect) -> Rect {
    let columns = min(area.columns, 140)
    return Rect(
      column: area.column + (area.columns - columns) / 2, row: area.row, columns: columns,
      rows: area.rows)
  }

  /// The most lines the page of the file can be scrolled by.
  func importScrollLimit(_ state: ImportState) -> Int {
    let box = importBox(in: Rect(column: 0, row: 1, columns: size.columns, rows: size.rows - 3))
    let inside = Rect(column: 0, row: 0, columns: box.columns - 4, rows: box.rows - 2)
    let list = importList(state, columns: inside.columns)
    return max(0, list.blocks.count - max(1, inside.rows - importHead(state, in: inside).count))
  }

  private func drawAsked(
    _ question: Line, _ state: ImportState, on picture: inout Picture, in area: Rect
  ) {
    picture.canvas.draw(question, column: area.column, row: area.row, width: area.columns)
    drawTyped(state.line, on: &picture, column: area.column, row: area.row + 1, width: area.columns)
    guard state.step == .options else { return }
    let problem = state.problem.flatMap { Line($0, .bad).wrapped(columns: area.columns) }
    for (offset, line) in problem.prefix(max(0, area.rows - 3)).enumerated() {
      picture.canvas.draw(
        line, column: area.column, row: area.row + 3 + offset, width: area.columns)
    }
  }

  /// How several files are named, and what somebody who starts for the first time wants to know.
  private func drawPathHints(on canvas: inout Canvas, in area: Rect) {
    let several = "Several that belong together: with blanks between; Tab completes the last"
    let firstSteps = [
      Line(""),
      Line("What your system exports is known by its header: HubSpot, Pipedrive,", .muted),
      Line("Salesforce, Odoo, EspoCRM, Frappe, Close, Zoho, orders of a shop; or any", .muted),
      Line("file with a customer, a date and an amount in each row.", .muted), Line(""),
      Line("It is only looked at first. You see what would come of it, and correct it;", .muted),
      Line("y takes it in, and u takes it all back.", .muted),
    ]
    let isFirst = (snapshot?.roster.count ?? 0) == 0
    let lines = [Line(several, .muted)] + (isFirst ? firstSteps : [])
    for (offset, line) in lines.enumerated() where offset + 3 < area.rows {
      canvas.draw(line, column: area.column, row: area.row + 3 + offset, width: area.columns)
    }
  }

  private func drawTyped(
    _ line: LineEditor, on picture: inout Picture, column: Int, row: Int, width: Int
  ) {
    let start = column + picture.canvas.draw("> ", column: column, row: row, role: .key)
    var before = line.textBeforeCursor
    let room = max(8, width - 4)
    while TextWidth.columns(of: before) > room { before.removeFirst() }
    let cut = line.textBeforeCursor.count - before.count
    picture.canvas.draw(
      String(line.text.dropFirst(cut)), column: start, row: row, role: .input, width: room + 1)
    picture.cursor = Picture.Cursor(column: start + TextWidth.columns(of: before), row: row)
  }

  // MARK: Choosing

  private func drawChooser(
    _ chooser: ImportState.Chooser, on picture: inout Picture, in area: Rect
  ) {
    picture.canvas.draw(
      chooser.question, column: area.column, row: area.row, role: .strong, width: area.columns)
    drawTyped(
      chooser.line, on: &picture, column: area.column, row: area.row + 1, width: area.columns)
    let matches = chooser.matches
    let rows = area.rows - 2
    guard rows > 0 else { return }
    guard !matches.isEmpty else {
      picture.canvas.draw(
        "nothing has this name", column: area.column + 2, row: area.row + 2, role: .muted)
      return
    }
    let top = scrollTop(selected: chooser.selected, count: matches.count, rows: rows)
    for offset in 0..<min(rows, matches.count - top) {
      let row = area.row + 2 + offset
      picture.canvas.draw(
        matches[top + offset], column: area.column + 2, row: row, width: area.columns - 2)
      if top + offset == chooser.selected {
        picture.canvas.select(column: area.column, row: row, columns: area.columns)
      }
    }
  }

  // MARK: Pages

  private func drawPages(_ state: ImportState, on canvas: inout Canvas, in area: Rect) {
    let head = importHead(state, in: area)
    for (offset, line) in head.prefix(area.rows).enumerated() {
      canvas.draw(line, column: area.column, row: area.row + offset, width: area.columns)
    }
    let rest = Rect(
      column: area.column, row: area.row + head.count, columns: area.columns,
      rows: area.rows - head.count)
    guard rest.rows > 0, state.step != .importing, state.step != .stopping else { return }
    let list = importList(state, columns: area.columns)
    list.draw(
      selected: state.selected, scroll: state.selection[.file] ?? 0, on: &canvas, in: rest)
  }

  /// The names of the pages, and how things stand.
  private func importHead(_ state: ImportState, in area: Rect) -> [Line] {
    var lines: [Line] = []
    if state.hasPages { lines.append(tabs(state, columns: area.columns)) }
    let verdict = importVerdict(state, columns: area.columns)
    // The reason of a refusal may be long; rows below it stay to be seen.
    lines += verdict.prefix(max(1, area.rows / 2))
    if state.hasPages, area.rows > 12 { lines.append(Line()) }
    return lines
  }

  private func tabs(_ state: ImportState, columns: Int) -> Line {
    let pages = state.pages
    var line = Line()
    for page in pages {
      let count = count(of: page, state)
      line = line.then(page.name, page == state.page ? .headerCurrent : .text)
        .then(count.isEmpty ? "" : " \(count)", .muted).then("  ")
    }
    if line.columns <= columns { return line }
    let place = pages.firstIndex(of: state.page) ?? 0
    return Line("← ", .muted).then(state.page.name, .headerCurrent)
      .then(" \(place + 1) of \(pages.count) →", .muted)
  }

  private func count(of page: ImportState.Page, _ state: ImportState) -> String {
    guard let preview = state.preview else { return "" }
    return switch page {
    case .file, .outcome: ""
    case .columns: String(preview.files.reduce(0) { $0 + $1.columnCount })
    case .stages: String(preview.stages.count)
    case .conflicts: grouped(preview.conflictCount)
    case .duplicates: grouped(preview.pairCount)
    }
  }

  /// How things stand, in a sentence or two.
  private func importVerdict(_ state: ImportState, columns: Int) -> [Line] {
    let isLong = state.preview == nil || milliseconds - state.startedAt >= ImportState.patience
    switch state.step {
    case .trying where isLong:
      return [progressLine("reading", state, columns: columns)]
    case .importing: return [progressLine("importing", state, columns: columns)]
    case .stopping: return [Line("stopping…", .muted)]
    default: break
    }
    if !state.problem.isEmpty {
      return state.problem.flatMap { Line($0, .bad).wrapped(columns: columns) }
    }
    guard let preview = state.preview else { return [] }
    return verdict(of: preview, isOver: state.step == .over).wrapped(columns: columns)
  }

  private func verdict(of preview: ImportPreview, isOver: Bool) -> Line {
    if !preview.problem.isEmpty {
      var line = Line(preview.problem + ".", .bad)
      for (key, help) in preview.helpingKeys {
        line = line.then(" ").then(key, .key).then(" \(help).", .muted)
      }
      return line
    }
    let rejected = preview.count(.rejected)
    let bad = "\(grouped(rejected)) \(rejected == 1 ? "row" : "rows") cannot be taken in"
    if isOver {
      if preview.event.isEmpty {
        return preview.isBlocked
          ? Line("Nothing was changed: \(bad).", .bad)
          : Line("Nothing is new; nothing was changed.", .good)
      }
      return Line("Imported: ", .good).then(preview.summary + ".", .good)
        .then(" u takes it all back.", .muted)
    }
    let encoding =
      preview.isOddlyEncoded
      ? Line(" ").then("e", .key).then(" says how the file is written.", .late) : Line()
    if preview.isBlocked {
      return Line("\(bad) and \(rejected == 1 ? "keeps" : "keep") out all; ", .late)
        .then("b", .key).then(" leaves \(rejected == 1 ? "it" : "them") out.", .late)
        .joined(with: encoding)
    }
    let isNew = preview.count(.created) + preview.count(.updated) > 0
    let guesses = preview.stages.count { $0.why == "a guess" }
    let doubt =
      guesses == 0
      ? "" : guesses == 1 ? " One stage is a guess." : " \(guesses) stages are guesses."
    return Line(isNew ? "Nothing is changed yet; " : "Nothing is new in it; ", .text)
      .then("y", .key).then(isNew ? " imports: \(preview.summary)." : " imports all the same.")
      .then(doubt, .late).joined(with: encoding)
  }

  /// How far the program is, with the seconds it has taken.
  private func progressLine(_ what: String, _ state: ImportState, columns: Int) -> Line {
    let seconds = max(0, milliseconds - state.startedAt) / 1000
    let width = max(8, min(40, columns - 30))
    let full = Int((Double(width) * min(1, state.progress)).rounded())
    return Line("\(what) ", .muted)
      .then(String(repeating: "▓", count: full), .chart)
      .then(String(repeating: "░", count: width - full), .muted)
      .then(" \(percent(state.progress))", .text)
      .then(seconds > 0 ? " · \(seconds) s" : "", .muted)
  }
}
