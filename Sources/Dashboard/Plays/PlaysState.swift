import Canvas
public import LoopModel

/// The library of helpful actions, stage by stage.
public struct PlaysState: Hashable, Sendable {
  /// The stage whose plays are shown.
  public var stage: Stage
  /// The selected play.
  var selected = 0
}

extension State {
  mutating func openPlays() {
    let customer = page?.customer ?? selectedCustomer
    let stage = customer.flatMap { id in
      snapshot.flatMap { $0.roster.index(of: id).map($0.roster.reading) }?.position.stage
    }
    overlay = .plays(PlaysState(stage: stage ?? loop.stage ?? .salesLoop))
  }

  private func plays(_ stage: Stage) -> [Play] {
    (snapshot?.plays ?? []).filter { $0.stage == stage }
  }

  mutating func pressInPlays(_ key: Key, _ state: PlaysState) -> [Effect] {
    var state = state
    let all = plays(state.stage)
    let chosen = all.indices.contains(state.selected) ? all[state.selected] : nil
    switch key {
    case .down, .character("j"): state.selected = min(max(0, all.count - 1), state.selected + 1)
    case .up, .character("k"): state.selected = max(0, state.selected - 1)
    case .right, .character("l"): state = PlaysState(stage: state.stage.next)
    case .left, .character("h"): state = PlaysState(stage: state.stage.previous)
    case .escape, .character("q"), .character("P"):
      overlay = nil
      return []
    case .character("a"), .character("i"), .character("b"), .character("e"), .enter,
      .character("d"), .delete, .character("u"), .character("U"):
      return editPlays(key, state, chosen)
    default: return pressAnywhere(key)
    }
    overlay = .plays(state)
    return []
  }

  private mutating func editPlays(
    _ key: Key, _ state: PlaysState, _ chosen: Play?
  ) -> [Effect] {
    if let cannotChange {
      status = Status(text: cannotChange, role: .bad)
      return []
    }
    switch key {
    case .character("u"): return [.undo]
    case .character("U"): return [.redo]
    case .character("d"), .delete:
      guard let chosen else { return [] }
      return [.removePlay(chosen.id)]
    case .character("e"), .enter:
      guard let chosen else { return [] }
      ask(.changePlay(chosen), from: state)
    case .character("i"): ask(.addPlay(state.stage, .information), from: state)
    case .character("b"): ask(.addPlay(state.stage, .buying), from: state)
    default: ask(.addPlay(state.stage, nil), from: state)
    }
    return []
  }

  private mutating func ask(_ purpose: Form.Purpose, from library: PlaysState) {
    let stage: Stage
    let mode: Mode?
    switch purpose {
    case .addPlay(let added, let fits): (stage, mode) = (added, fits)
    case .changePlay(let play): (stage, mode) = (play.stage, play.mode)
    default: return
    }
    var form = Form(
      purpose: purpose, customers: [],
      title: "\(stage.number) \(stage.name)" + (mode.map { ", \($0.word) mode" } ?? ""),
      steps: purpose.steps(actor: setting.actor, owners: [], mode: .buying))
    form.library = library
    overlay = .form(form)
  }

  func drawPlays(_ state: PlaysState, on canvas: inout Canvas, in area: Rect) {
    let columns = min(area.columns, 110)
    let all = plays(state.stage)
    let box = Rect(
      column: (area.columns - columns) / 2, row: area.row, columns: columns,
      rows: min(area.rows, max(5, all.count + 3)))
    canvas.drawBox(box, title: "Plays  \(state.stage.number) \(state.stage.name)")
    let rows = box.rows - 3
    guard !all.isEmpty, rows > 0 else {
      canvas.draw(
        "no plays here yet; a adds one", column: box.column + 3, row: box.row + 1, role: .muted)
      return
    }
    // How it did stands in columns of its own, so that long texts do not push it out.
    let end = box.endColumn - 2
    let isNarrow = columns < 70
    let record = isNarrow ? 13 : 21
    canvas.draw(
      isNarrow ? "used went on" : "used  on within 2 wk", column: end - record, row: box.row + 1,
      role: .muted)
    let top = scrollTop(selected: state.selected, count: all.count, rows: rows)
    for offset in 0..<min(rows, all.count - top) {
      let play = all[top + offset]
      let row = box.row + 2 + offset
      let mode = play.mode.map { $0 == .buying ? "buy " : "info" } ?? "both"
      canvas.draw(
        Line(mode + "  ", .muted).then(play.text, .text), column: box.column + 2, row: row,
        width: max(1, end - record - 2 - box.column))
      canvas.draw("\(play.uses)×", endColumn: end - record + 4, row: row, role: .text)
      if play.judged > 0 {
        let share = percent(Double(play.advanced) / Double(play.judged))
        canvas.draw(
          isNarrow ? share : "\(share), n = \(play.judged)", endColumn: end, row: row, role: .text)
      } else {
        canvas.draw("–", endColumn: end, row: row, role: .muted)
      }
      if top + offset == state.selected {
        canvas.select(column: box.column + 1, row: row, columns: columns - 2)
      }
    }
  }
}
