public import Canvas
import LoopModel

/// What a terminal shows: the cells, and where the cursor stands while something is typed.
public struct Picture: Equatable, Sendable {
  /// The cells.
  public var canvas: Canvas
  /// Where the cursor stands; nil hides it.
  public var cursor: Cursor?
  /// Whether it is for a shared screen: on a ground of its own, rich in contrast.
  public var isShared = false

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
    picture.isShared = view == .standUp
    if view == .standUp, page == nil {
      drawStandUpHeader(on: &picture.canvas)
    } else {
      drawHeader(on: &picture.canvas)
    }
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
        case .standUp: drawStandUp(on: &picture.canvas, in: content)
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
    case .importing(let state): drawImport(state, on: &picture, in: content)
    case .duplicates(let state): drawDuplicates(state, on: &picture.canvas, in: content)
    case .confirm(_, let text): drawConfirmation(text, on: &picture.canvas, in: content)
    case .help, nil: break
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
    for detail in [3, 2, 1, 0] {
      let left = headerViews(hasName: detail > 1, hasAllNames: detail > 0)
      let right = headerMoment(isFull: detail > 2)
      let start = size.columns - right.columns - 1
      guard start > left.columns || detail == 0 else { continue }
      canvas.draw(left, column: 0, row: 0)
      canvas.draw(right, column: max(0, start), row: 0)
      return
    }
  }

  private func headerViews(hasName: Bool, hasAllNames: Bool) -> Line {
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
      guard isShown || hasAllNames else { continue }
      line = line.then(view.name, isShown ? .headerCurrent : .header).then("  ", .header)
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
    } else if travel.film != nil {
      line = line.then("▶ ", .changed).then("film", .changed)
        .then(" to \(spoken(travel.film?.end ?? 0)) · any key stops", .muted)
    } else if let trouble {
      line = line.then(trouble, .bad)
    } else if isChanging {
      line = line.then("writing…", .muted)
    } else if let status {
      line = line.then(status.text, status.role)
    } else if let news = failingFeeds.last {
      line = line.then(news.text, .late)
    } else if travel.day != nil, filter.filter.isEveryone {
      line = line.then("[ ] a week · { } a quarter · r replays to now", .muted)
        .then(travel.base == nil ? " · 0 present" : "", .muted)
    }
    if let newsText, overlay == nil {
      line =
        line.columns > 1
        ? line.then(" · ", .muted).then(newsText, .changed)
        : line.then(newsText, .changed)
    }
    let room = drawActiveFilter(on: &picture.canvas, row: row, leaving: line.columns)
    picture.canvas.draw(line, column: 0, row: row, width: room)
  }

  /// The filter that holds, always to be seen, at the right of whatever else the line says.
  ///
  /// Returns the columns that are left for that.
  private func drawActiveFilter(on canvas: inout Canvas, row: Int, leaving used: Int) -> Int {
    guard !filter.filter.isEveryone, view != .standUp else { return size.columns }
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
}
