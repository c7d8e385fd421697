import Canvas
import LoopModel

extension State {
  /// The question being asked, above the line of keys; the picture above it stays to be seen.
  func drawForm(_ form: Form, on picture: inout Picture, in area: Rect) {
    let columns = area.columns
    var lines: [Line] = []
    for criterion in form.criteria {
      lines.append(
        Line(criterion.isMet ? " ✓ " : " · ", criterion.isMet ? .good : .late)
          .then(criterion.question, criterion.isMet ? .muted : .text))
    }
    if form.place == 0 || form.current?.field == .what {
      for (place, play) in form.plays.enumerated() {
        lines.append(Line(" \(place + 1) ", .key).then(play.text, .text).then(play.record, .muted))
      }
    }
    for step in form.steps[..<form.place] {
      let question = step.question.split(separator: "  ").first.map(String.init) ?? ""
      lines.append(
        Line(" " + question + " ", .muted).then(step.answer?.isEmpty == false ? shown(step) : "–"))
    }
    if !form.hint.isEmpty { lines.append(Line(" " + form.hint, .late)) }
    let rows = min(area.rows, lines.count + 4)
    let box = Rect(column: 0, row: area.endRow - rows, columns: columns, rows: rows)
    picture.canvas.drawBox(box, title: "\(form.purpose.title)  \(form.title)")
    let shownLines = lines.suffix(max(0, rows - 4))
    for (offset, line) in shownLines.enumerated() {
      picture.canvas.draw(line, column: 1, row: box.row + 1 + offset, width: columns - 3)
    }
    guard let step = form.current else { return }
    let row = box.endRow - 3
    picture.canvas.draw(step.question, column: 2, row: row, role: .strong, width: columns - 4)
    drawInput(step, form, on: &picture, row: row + 1, columns: columns)
  }

  private func shown(_ step: Form.Step) -> String {
    guard case .choice(let choices) = step.input else { return step.answer ?? "" }
    return choices.first { $0.value == step.answer }?.word ?? step.answer ?? ""
  }

  private func drawInput(
    _ step: Form.Step, _ form: Form, on picture: inout Picture, row: Int, columns: Int
  ) {
    switch step.input {
    case .choice(let choices):
      var column = 2
      for choice in choices {
        guard column + choice.word.count + 4 < columns else { break }
        column += picture.canvas.draw(
          String(choice.key), column: column, row: row, role: .key)
        column += picture.canvas.draw(" " + choice.word, column: column, row: row, role: .text) + 2
      }
    case .text:
      let start = 2 + picture.canvas.draw("> ", column: 2, row: row, role: .key)
      let room = max(8, columns - start - 3)
      var before = form.line.textBeforeCursor
      while TextWidth.columns(of: before) > room { before.removeFirst() }
      let cut = form.line.textBeforeCursor.count - before.count
      picture.canvas.draw(
        String(form.line.text.dropFirst(cut)), column: start, row: row, role: .input,
        width: room + 1)
      picture.cursor = Picture.Cursor(column: start + TextWidth.columns(of: before), row: row)
      // What Tab would complete to.
      let typed = folded(form.line.text)
      let fits = step.suggestions.filter { folded($0).hasPrefix(typed) && $0 != form.line.text }
      if !fits.isEmpty, room > 40 {
        picture.canvas.draw(
          fits.prefix(6).joined(separator: "  "), endColumn: columns - 3, row: row, role: .muted)
      }
    }
  }
}
