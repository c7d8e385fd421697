import Canvas
import LoopModel

extension State {
  /// The feeds, and all there is to know of the selected one.
  func drawFeeds(_ state: FeedsState, on canvas: inout Canvas, in area: Rect) {
    let columns = min(area.columns, 120)
    let width = columns - 4
    let details = state.current.map { facts(of: $0, columns: width) } ?? []
    let standings = state.overview?.standings ?? []
    let problems = (state.overview?.problems ?? []).flatMap { wrapped($0, columns: width) }
    let empty = standings.isEmpty ? noFeeds(state, columns: width) : []
    let needed = standings.count + details.count + problems.count + empty.count + 3
    let box = Rect(
      column: area.column + (area.columns - columns) / 2, row: area.row, columns: columns,
      rows: min(area.rows, max(5, needed + 1)))
    canvas.drawBox(box, title: "Feeds")
    let inside = Rect(
      column: box.column + 2, row: box.row + 1, columns: width, rows: box.rows - 2)
    var row = inside.row
    for line in problems where row < inside.endRow {
      canvas.draw(line, column: inside.column, row: row, role: .bad, width: width)
      row += 1
    }
    for line in empty where row < inside.endRow {
      canvas.draw(line, column: inside.column, row: row, width: width)
      row += 1
    }
    guard !standings.isEmpty, row < inside.endRow else { return }
    // The list has at least three rows; the selected feed has the rest.
    var list = BlockList()
    list.head = [heading(columns: width - 1)]
    list.blocks = standings.map { [line(of: $0, columns: width - 1)] }
    let room = inside.endRow - row
    let rows = min(standings.count + 1, max(3, room - details.count - 1))
    list.draw(
      selected: state.selected, scroll: 0, on: &canvas,
      in: Rect(column: inside.column, row: row, columns: width, rows: min(rows, room)))
    row += rows
    guard row + 1 < inside.endRow else { return }
    canvas.draw(
      String(repeating: "─", count: width), column: inside.column, row: row, role: .frame)
    for (offset, line) in details.prefix(inside.endRow - row - 1).enumerated() {
      canvas.draw(line, column: inside.column, row: row + 1 + offset, width: width)
    }
  }

  private func noFeeds(_ state: FeedsState, columns: Int) -> [Line] {
    guard state.overview != nil else { return [Line("reading…", .muted)] }
    let text =
      "No feed fills this store yet. A feed keeps it fresh by itself: from a command that is run now"
      + " and then, or from files that are dropped into a folder."
    return wrapped(text, columns: columns).map { Line($0) } + [
      Line(""),
      Line("salesloop feed add crm --command 'crm-export --since {since}' --every 15m", .strong),
      Line("salesloop feed add nightly --folder /srv/incoming", .strong),
    ]
  }

  /// Columns of the list: name, last run and next run have their width, the outcome has the rest.
  private func cells(_ texts: [String], columns: Int) -> [String] {
    let name = max(8, min(20, columns / 5))
    let times = max(6, min(20, columns / 6))
    let outcome = max(6, columns - name - 2 * times - 6)
    return zip(texts, [name, times, outcome, times]).map { padded($0, $1) }
  }

  private func heading(columns: Int) -> Line {
    let texts = cells(["feed", "last run", "brought", "next"], columns: columns)
    return Line(" " + texts.joined(separator: "  "), .muted)
  }

  private func line(of feed: FeedStanding, columns: Int) -> Line {
    let texts = cells(
      [feed.name, feed.lastRun ?? "never", feed.outcome, feed.next], columns: columns)
    return Line(texts[0] + "  ", feed.isOn ? .strong : .muted).then(texts[1] + "  ", .text)
      .then(texts[2] + "  ", feed.isFailing ? .bad : .text)
      .then(texts[3], feed.isRunning ? .changed : .muted)
  }

  /// What is known of a feed, its last error in full.
  private func facts(of feed: FeedStanding, columns: Int) -> [Line] {
    let label = 10
    func fact(_ name: String, _ text: String, _ role: Role = .text) -> [Line] {
      wrapped(text, columns: columns - label).enumerated().map { offset, part in
        Line(padded(offset == 0 ? name : "", label), .muted).then(part, role)
      }
    }
    var lines = fact("reads", feed.source, .strong)
    lines += fact("every", feed.every ?? "when something comes")
    if let lastRun = feed.lastRun {
      lines += fact("last run", lastRun + (feed.took.map { ", took \($0)" } ?? ""))
      // What fails from the first has brought nothing that could be taken back.
      if !feed.isFailing || !feed.brought.isEmpty {
        lines += fact("brought", feed.brought.isEmpty ? "nothing new" : feed.brought)
        lines += fact("undo", "salesloop undo --as \"feed \(feed.name)\"", .muted)
      }
    }
    guard !feed.trouble.isEmpty else { return lines }
    lines.append(Line(""))
    for text in feed.trouble {
      lines += wrapped(text, columns: columns).map { Line($0, feed.isFailing ? .bad : .late) }
    }
    return lines
  }
}
