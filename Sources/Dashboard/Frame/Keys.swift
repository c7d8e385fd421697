import Canvas
import LoopModel

/// What keys without a sign in ASCII are called there.
private let asciiKeys = ["⏎": "Ret", "␣": "Spc", "⇧": "Shift", "⌫": "Bksp"]

extension State {
  /// The line of keys: what acts here, the most important first.
  func drawKeys(on canvas: inout Canvas) {
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
          [("⇧", "with a note"), ("Esc", "leave it"), ("⌫", "one back")].filter {
            $0.0 != "⇧" || form.current?.field == .reception
          }, on: &canvas, row: row)
      } else {
        drawHints(
          [
            ("⏎", form.place == form.steps.count - 1 ? "do it" : "next"), ("Esc", "leave it"),
            ("↑", "one back"),
          ] + (form.suggestions.isEmpty ? [] : [("Tab", "completes")]), on: &canvas, row: row)
      }
    case .history:
      drawHints([("⏎", "take it back"), ("↑↓", "choose"), ("Esc", "close")], on: &canvas, row: row)
    case .confirm:
      drawHints([("y", "do it anyway"), ("Esc", "leave it")], on: &canvas, row: row)
    case .plays:
      drawHints(
        [
          ("←→", "stage"), ("Esc", "close"), ("e", "edit"), ("a", "add"), ("d", "remove"),
          ("u", "undo"), ("i", "add for information"), ("b", "for buying"),
        ], on: &canvas, row: row)
    case .importing(let state): drawHints(state.hints, on: &canvas, row: row)
    case .duplicates(let state): drawHints(state.hints, on: &canvas, row: row)
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
    case .triage: return triageHints
    case .customers:
      return [
        ("↑↓", "customer"), ("⏎", "open"), ("←→", "sort"), ("v", "order"), ("s", "stalled"),
        ("/", "filter"), ("c", "columns"), ("?", "help"),
      ]
    case .standUp: return standUpHints
    }
  }

  private var standUpHints: [(String, String)] {
    [("␣", "on"), ("←", "back"), ("↑↓", "customer"), ("⏎", "open")]
      + (standUp.isUnlocked
        ? [("p", "plan"), ("+", "thank"), ("G", "goal"), ("F", "finish"), ("w", "lock")]
        : [("w", "unlock")]) + [("?", "help")]
  }

  /// What acts on the queue that is shown; what answers it goes first.
  private var triageHints: [(String, String)] {
    let acting = [
      ("t", "touch"), ("p", "plan"), ("a", "advance"), ("z", "snooze"), ("x", "let go"),
      ("u", "undo"), ("⏎", "open"), ("b", "back"), ("o", "owner"), ("m", "mode"),
    ]
    let moving = [("←→", "queue"), ("v", "order"), ("␣", "mark"), ("?", "help")]
    if triage.order.isEmpty {
      return [("u", "undo")] + moving.filter { $0.0 != "v" && $0.0 != "␣" }
    }
    switch triage.queue {
    case .open, .planned: return acting + moving
    case .inCare: return [("⏎", "open")] + acting.filter { $0.0 != "⏎" } + moving
    case .handOff: return [("y", "accept or return"), ("⏎", "open"), ("u", "undo")] + moving
    case .snoozed, .letGo: return [("Z", "take up again"), ("⏎", "open"), ("u", "undo")] + moving
    }
  }

  private func drawHints(_ hints: [(String, String)], on canvas: inout Canvas, row: Int) {
    var column = 1
    for (label, word) in hints {
      let key = canvas.isASCII ? asciiKeys[label] ?? label : label
      let columns =
        TextWidth.columns(of: key) + (word.isEmpty ? 0 : TextWidth.columns(of: word) + 1)
      guard column + columns < size.columns - 8 else { return }
      column += canvas.draw(key, column: column, row: row, role: .key)
      if !word.isEmpty { column += canvas.draw(" " + word, column: column, row: row, role: .hint) }
      column += 2
    }
  }
}
