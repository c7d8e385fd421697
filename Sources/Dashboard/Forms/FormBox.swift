import Canvas
import LoopModel

extension State {
  /// The question being asked, above the line of keys; the picture above it stays to be seen.
  func drawForm(_ form: Form, on picture: inout Picture, in area: Rect) {
    guard let step = form.current else { return }
    let columns = area.columns - 4
    let question = questionLines(step, columns: columns)
    let input = inputRows(step, columns: columns)
    let asked = question.count + input
    let above = aboveQuestion(form, columns: columns, rows: max(0, area.rows - 2 - asked))
    let rows = min(area.rows, above.count + asked + 2)
    let box = Rect(column: 0, row: area.endRow - rows, columns: area.columns, rows: rows)
    picture.canvas.drawBox(box, title: "\(form.purpose.title)  \(form.title)")
    var row = box.row + 1
    for line in above + question {
      picture.canvas.draw(line, column: 2, row: row, width: columns)
      row += 1
    }
    drawInput(step, form, on: &picture, row: row, columns: columns)
  }

  /// What somebody else did meanwhile, and that nothing is done yet.
  func drawConfirmation(_ text: String, on canvas: inout Canvas, in area: Rect) {
    let columns = area.columns - 4
    let lines =
      Line(text, .late).wrapped(columns: columns)
      + Line("Nothing was changed yet; y does it all the same.", .text).wrapped(columns: columns)
    let rows = min(area.rows, lines.count + 2)
    let box = Rect(column: 0, row: area.endRow - rows, columns: area.columns, rows: rows)
    canvas.drawBox(box, title: "Changed meanwhile")
    for (offset, line) in lines.prefix(rows - 2).enumerated() {
      canvas.draw(line, column: 2, row: box.row + 1 + offset, width: columns)
    }
  }

  /// What stands above the question; where there is no room for all of it, what is least needed
  /// goes first.
  private func aboveQuestion(_ form: Form, columns: Int, rows: Int) -> [Line] {
    // From the top of the box; the lower the weight, the sooner it goes.
    var blocks: [(lines: [Line], weight: Int)] = []
    if form.customers.count > 1 {
      let sample = wrapped(sampled(form.customers), columns: columns).map { Line($0, .muted) }
      blocks.append((Array(sample.prefix(2)), 2))
    }
    blocks.append(
      (
        form.criteria.map { criterion in
          Line(criterion.isMet ? "✓ " : "· ", criterion.isMet ? .good : .late)
            .then(criterion.question, criterion.isMet ? .muted : .text)
        }, 4
      ))
    if form.place == 0 || form.current?.field == .what {
      let plays = form.plays.enumerated().map { place, play in
        let line = Line("\(place + 1) ", .key)
          .then(play.text, form.play == play.id ? .strong : .text)
        let records = [play.record, play.shortRecord].map { line.then($0, .muted) }
        return records.first { $0.columns <= columns } ?? line
      }
      blocks.append((plays, 0))
    }
    let answers = form.steps[..<form.place].map { step in
      Line(asked(step) + " ", .muted).then(step.answer?.isEmpty == false ? shown(step) : "–")
    }
    blocks.append((answers, 1))
    if let play = form.plays.first(where: { $0.id == form.play }), form.current?.field != .what {
      blocks.append(([Line("following: \(play.text)", .muted)], 1))
    }
    if !form.hint.isEmpty { blocks.append(([Line(form.hint, .late)], 3)) }
    for weight in 0...4 {
      let excess = blocks.reduce(0) { $0 + $1.lines.count } - rows
      guard excess > 0 else { break }
      var left = excess
      for place in blocks.indices where blocks[place].weight == weight {
        let gone = min(left, blocks[place].lines.count)
        blocks[place].lines.removeFirst(gone)
        left -= gone
      }
    }
    return blocks.flatMap(\.lines)
  }

  /// A question without the advice on how to answer it.
  private func asked(_ step: Form.Step) -> String {
    step.question.firstRange(of: "  ").map { String(step.question[..<$0.lowerBound]) }
      ?? step.question
  }

  /// The question, and how it is answered.
  private func questionLines(_ step: Form.Step, columns: Int) -> [Line] {
    let question = asked(step)
    let advice = String(step.question.dropFirst(question.count))
    return Array(Line(question, .strong).then(advice, .muted).wrapped(columns: columns).prefix(3))
  }

  private func shown(_ step: Form.Step) -> String {
    guard case .choice(let choices) = step.input else { return step.answer ?? "" }
    return choices.first { $0.value == step.answer }?.word ?? step.answer ?? ""
  }

  // MARK: Answering

  /// The choices in rows that fit.
  private func choiceRows(_ choices: [Form.Choice], columns: Int) -> [[Form.Choice]] {
    var rows: [[Form.Choice]] = [[]]
    var used = 0
    for choice in choices {
      let needed = TextWidth.columns(of: choice.word) + 2
      if used > 0, used + needed > columns {
        rows.append([])
        used = 0
      }
      rows[rows.count - 1].append(choice)
      used += needed + 2
    }
    return rows
  }

  private func inputRows(_ step: Form.Step, columns: Int) -> Int {
    guard case .choice(let choices) = step.input else { return 1 }
    return choiceRows(choices, columns: columns).count
  }

  private func drawInput(
    _ step: Form.Step, _ form: Form, on picture: inout Picture, row: Int, columns: Int
  ) {
    switch step.input {
    case .choice(let choices):
      for (offset, choices) in choiceRows(choices, columns: columns).enumerated() {
        var line = Line()
        for choice in choices {
          line = line.then((line.pieces.isEmpty ? "" : "  ") + String(choice.key), .key)
            .then(" \(choice.word)", .text)
        }
        picture.canvas.draw(line, column: 2, row: row + offset, width: columns)
      }
    case .text:
      let start = 2 + picture.canvas.draw("> ", column: 2, row: row, role: .key)
      let room = max(8, columns - 3)
      var before = form.line.textBeforeCursor
      while TextWidth.columns(of: before) > room { before.removeFirst() }
      let cut = form.line.textBeforeCursor.count - before.count
      let used = picture.canvas.draw(
        String(form.line.text.dropFirst(cut)), column: start, row: row, role: .input,
        width: room + 1)
      picture.cursor = Picture.Cursor(column: start + TextWidth.columns(of: before), row: row)
      // What Tab would complete to, where it can be told from what is typed.
      let fits = form.suggestions.prefix(6).joined(separator: "  ")
      guard !fits.isEmpty, used + 4 + TextWidth.columns(of: fits) <= room else { return }
      picture.canvas.draw(fits, endColumn: 2 + columns, row: row, role: .muted)
    }
  }
}
