public import Canvas
import LoopModel

/// What a terminal shows: the cells, and where the cursor stands while something is typed.
public struct Picture: Equatable, Sendable {
  /// The cells.
  public var canvas: Canvas
  /// Where the cursor stands; nil hides it.
  public var cursor: Cursor?

  /// A place of the cursor.
  public struct Cursor: Equatable, Sendable {
    /// The column, from 0.
    public var column: Int
    /// The row, from 0.
    public var row: Int
  }
}

extension State {
  /// Draws the screen.
  ///
  /// The same state always gives the same picture.
  public func picture() -> Picture {
    var picture = Picture(canvas: Canvas(size: size, isASCII: setting.isASCII), cursor: nil)
    guard size.columns >= 40, size.rows >= 10 else {
      drawTooSmall(on: &picture.canvas)
      return picture
    }
    let content = Rect(column: 0, row: 1, columns: size.columns, rows: size.rows - 3)
    drawHeader(on: &picture.canvas)
    switch overlay {
    case .help(let scroll): drawHelp(on: &picture.canvas, in: content, scroll: scroll)
    default:
      if page != nil {
        drawPage(on: &picture.canvas, in: content)
      } else {
        switch view {
        case .loop: drawLoop(on: &picture.canvas, in: content)
        case .triage: drawTriage(on: &picture.canvas, in: content)
        case .customers: drawList(on: &picture.canvas, in: content)
        }
      }
    }
    drawStatus(on: &picture)
    drawKeys(on: &picture.canvas)
    switch overlay {
    case .palette(let palette): drawPalette(palette, on: &picture, in: content)
    case .columns(let selected): drawColumns(selected, on: &picture.canvas, in: content)
    case .form(let form): drawForm(form, on: &picture, in: content)
    case .history(let history): drawHistory(history, on: &picture.canvas, in: content)
    case .plays(let plays): drawPlays(plays, on: &picture.canvas, in: content)
    case .confirm, .help, nil: break
    }
    return picture
  }

  private func drawTooSmall(on canvas: inout Canvas) {
    guard size.rows > 0, size.columns > 0 else { return }
    let texts = [
      "salesloop needs 40×10; this is \(size.columns)×\(size.rows). q quits",
      "salesloop needs 40×10; q quits", "needs 40×10; q quits", "q quits", "q",
    ]
    let text = texts.first { TextWidth.columns(of: $0) <= size.columns } ?? "q"
    canvas.draw(text, column: 0, row: 0, role: .strong)
  }

  private func drawHeader(on canvas: inout Canvas) {
    // What is least needed goes first where the screen is narrow; the day shown never does.
    for detail in [2, 1, 0] {
      let left = headerViews(hasName: detail > 0)
      let right = headerMoment(isFull: detail > 1)
      let start = size.columns - right.columns - 1
      guard start > left.columns || detail == 0 else { continue }
      canvas.draw(left, column: 0, row: 0)
      canvas.draw(right, column: max(0, start), row: 0)
      return
    }
  }

  private func headerViews(hasName: Bool) -> Line {
    var line = Line(" ")
    if hasName {
      line = line.then("salesloop", .strong)
      if !setting.storeName.isEmpty, size.columns >= 60 {
        line = line.then(" " + setting.storeName, .muted)
      }
      line = line.then("  ", .header)
    }
    for view in View.allCases {
      let isShown = view == self.view
      line = line.then("\(view.rawValue) ", isShown ? .headerCurrent : .key)
        .then(view.name, isShown ? .headerCurrent : .header).then("  ", .header)
    }
    return line
  }

  private func headerMoment(isFull: Bool) -> Line {
    var line = Line()
    if isFull {
      if size.columns >= 60, !setting.actor.isEmpty {
        line = line.then(setting.actor, .header).then(" · ", .header)
      }
      if setting.readOnlyReason != nil, size.columns >= 70 {
        line = line.then("read-only", .late).then(" · ", .header)
      }
      line = line.then("as of ", .header)
    }
    guard let moment = snapshot?.moment else { return line.then("…", .header) }
    return moment.isLive
      ? line.then(moment.clock, trouble == nil ? .header : .bad)
      : line.then(moment.civilDay.spoken, .changed)
  }

  // MARK: Status

  private func drawStatus(on picture: inout Picture) {
    let row = size.rows - 2
    if let line = filter.line, overlay == nil {
      let start = picture.canvas.draw(" / ", column: 0, row: row, role: .key)
      // The end of a long line is what one types at.
      let room = max(10, size.columns - start - 24)
      var shown = line.textBeforeCursor
      while TextWidth.columns(of: shown) > room { shown.removeFirst() }
      let cut = line.textBeforeCursor.count - shown.count
      picture.canvas.draw(
        String(line.text.dropFirst(cut)), column: start, row: row, role: .input, width: room + 1)
      let cursor = start + TextWidth.columns(of: shown)
      picture.cursor = Picture.Cursor(column: cursor, row: row)
      let count =
        " \(grouped(visible.customers)) of \(grouped(snapshot?.roster.count ?? 0)) "
      picture.canvas.draw(count, endColumn: size.columns, row: row, role: .muted)
      if let error = filter.error {
        drawFilterError(error, on: &picture.canvas, row: row, start: start, cut: cut)
      }
      return
    }
    var line = Line(" ")
    if case .form(let form)? = overlay, !form.problem.isEmpty {
      line = line.then(form.problem, .bad)
    } else if case .confirm(_, let text)? = overlay {
      line = line.then(text, .late)
    } else if travel.film != nil {
      line = line.then("▶ ", .changed).then("film", .changed)
        .then(" to \(spoken(travel.film?.end ?? 0)) · any key stops", .muted)
    } else if let trouble {
      line = line.then(trouble, .bad)
    } else if let status {
      line = line.then(status.text, status.role)
    } else if travel.day != nil, filter.filter.isEveryone {
      line = line.then("[ ] a week · { } a quarter · r replays to now", .muted)
        .then(travel.base == nil ? " · 0 present" : "", .muted)
    }
    let room = drawActiveFilter(on: &picture.canvas, row: row, leaving: line.columns)
    picture.canvas.draw(line, column: 0, row: row, width: room)
  }

  /// The filter that holds, always to be seen, at the right of whatever else the line says.
  ///
  /// Returns the columns that are left for that.
  private func drawActiveFilter(on canvas: inout Canvas, row: Int, leaving used: Int) -> Int {
    guard !filter.filter.isEveryone else { return size.columns }
    let count =
      "  \(grouped(visible.customers)) of \(grouped(snapshot?.roster.count ?? 0)) "
    let hint = used <= 1 ? "  \\ takes it away " : ""
    let fixed = 9 + count.count + hint.count
    let least = min(used, size.columns / 2)
    let text = TextWidth.columns(of: filter.filter.text)
    let width = min(text, max(8, size.columns - fixed - least))
    let start = max(0, size.columns - fixed - width)
    var column = start + canvas.draw("  filter ", column: start, row: row, role: .muted)
    column += canvas.draw(filter.filter.text, column: column, row: row, role: .input, width: width)
    column += canvas.draw(count, column: column, row: row)
    canvas.draw(hint, column: column, row: row, role: .muted)
    return start
  }

  /// The error stands under the word it is about, as near as the screen allows.
  private func drawFilterError(
    _ error: FilterError, on canvas: inout Canvas, row: Int, start: Int, cut: Int
  ) {
    let text = "^ " + error.message
    let wanted = start + max(0, error.column - cut)
    let columns = TextWidth.columns(of: text)
    let column = max(1, min(wanted, size.columns - columns - 1))
    canvas.fill(Rect(column: 0, row: row + 1, columns: size.columns, rows: 1))
    canvas.draw(text, column: column, row: row + 1, role: .bad)
  }

  // MARK: Keys

  private func drawKeys(on canvas: inout Canvas) {
    let row = size.rows - 1
    if filter.line != nil, overlay == nil {
      guard filter.error == nil else { return }
      if let saving = filter.saving { return drawSaving(saving, on: &canvas, row: row) }
      if filter.line?.text.isEmpty == true, !setting.savedFilters.isEmpty {
        let saved = setting.savedFilters.sorted { $0.key < $1.key }
        return drawHints(saved.map { (String($0.key), $0.value) }, on: &canvas, row: row)
      }
      let hints: [(String, String)] = [
        ("⏎", "keep"), ("Esc", "as before"), ("↑↓", "pick"), ("owner:ana", ""),
        ("stage:3-4", ""), ("^S", "keep on a digit"),
      ]
      drawHints(hints, on: &canvas, row: row)
      return
    }
    switch overlay {
    case .help: drawHints([("↑↓", "scroll"), ("Esc", "close")], on: &canvas, row: row)
    case .palette:
      drawHints([("↑↓", "choose"), ("⏎", "do"), ("Esc", "close")], on: &canvas, row: row)
    case .columns:
      drawHints(
        [("space", "show or hide"), ("↑↓", "choose"), ("Esc", "close")], on: &canvas, row: row)
    case .form(let form):
      if case .choice? = form.current?.input {
        drawHints(
          [("⌫", "one back"), ("Esc", "leave it"), ("⇧", "with a note")].filter {
            $0.0 != "⇧" || form.current?.field == .reception
          }, on: &canvas, row: row)
      } else {
        drawHints(
          [
            ("⏎", form.place == form.steps.count - 1 ? "do it" : "next"), ("↑", "one back"),
            ("Esc", "leave it"),
          ], on: &canvas, row: row)
      }
    case .history:
      drawHints([("↑↓", "choose"), ("⏎", "take it back"), ("Esc", "close")], on: &canvas, row: row)
    case .confirm:
      drawHints([("y", "do it anyway"), ("Esc", "leave it")], on: &canvas, row: row)
    case .plays:
      drawHints(
        [
          ("←→", "stage"), ("a", "add"), ("i", "for information"), ("b", "for buying"),
          ("e", "edit"),
          ("d", "remove"), ("u", "undo"), ("Esc", "close"),
        ], on: &canvas, row: row)
    case nil:
      drawHints(scopeHints, on: &canvas, row: row)
      canvas.draw("q", column: size.columns - 7, row: row, role: .key)
      canvas.draw("quit", column: size.columns - 5, row: row, role: .hint)
    }
  }

  private func drawSaving(_ saving: FilterState.Saving, on canvas: inout Canvas, row: Int) {
    switch saving {
    case .whichDigit:
      let text = filter.filter.isEveryone ? "frees that digit" : "keeps this filter there"
      drawHints([("1…9", text), ("Esc", "does not")], on: &canvas, row: row)
    case .replaces(let digit):
      let before = setting.savedFilters[digit] ?? ""
      drawHints(
        [(String(digit), "again replaces '\(before)'"), ("Esc", "does not")], on: &canvas, row: row)
    }
  }

  private var scopeHints: [(String, String)] {
    if page != nil {
      return [
        ("Esc", "back"), ("n", "next"), ("t", "touch"), ("p", "plan"), ("a", "advance"),
        ("z", "snooze"), ("x", "let go"), ("H", "history"), ("u", "undo"), ("?", "why"),
      ]
    }
    switch view {
    case .loop:
      return [
        ("←→", "stage"), ("↑↓", "customer"), ("⏎", "open"), ("s", "stalled"), ("/", "filter"),
        ("[ ]", "time"), ("r", "replay"), ("?", "help"),
      ]
    case .triage:
      return [
        ("⏎", "open"), ("t", "touch"), ("p", "plan"), ("a", "advance"), ("b", "back"),
        ("z", "snooze"), ("o", "owner"), ("m", "mode"), ("x", "let go"), ("u", "undo"),
        ("←→", "queue"), ("v", "order"), ("␣", "mark"), ("?", "help"),
      ]
    case .customers:
      return [
        ("↑↓", "customer"), ("⏎", "open"), ("←→", "sort"), ("v", "order"), ("s", "stalled"),
        ("/", "filter"), ("c", "columns"), ("?", "help"),
      ]
    }
  }

  private func drawHints(_ hints: [(String, String)], on canvas: inout Canvas, row: Int) {
    var column = 1
    for (label, word) in hints {
      let key = canvas.isASCII && label == "⏎" ? "Ret" : label
      let columns =
        TextWidth.columns(of: key) + (word.isEmpty ? 0 : TextWidth.columns(of: word) + 1)
      guard column + columns < size.columns - 8 else { return }
      column += canvas.draw(key, column: column, row: row, role: .key)
      if !word.isEmpty { column += canvas.draw(" " + word, column: column, row: row, role: .hint) }
      column += 2
    }
  }
}
