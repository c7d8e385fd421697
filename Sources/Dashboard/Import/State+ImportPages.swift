import Canvas
import LoopModel

// Keys on the pages that show what is understood of a file, and what came of it.
extension State {
  mutating func pressOnPages(_ key: Key, _ state: inout ImportState) -> [Effect] {
    if key == .escape || key == .character("q"), state.opened == nil { return state.close() }
    if move(key, &state) { return [] }
    if state.step == .over { return pressOnOver(key, &state) }
    if let effects = pressOnPage(key, &state) { return effects }
    switch key {
    case .character("y"):
      guard state.canImport else { return refuse(state) }
      state.step = .importing
      return [begun(&state, isTrial: false)]
    case .character("o"):
      state.typeOptions()
    case .character("p"):
      state.step = .path
      state.line = LineEditor(state.path)
    case .character("S") where state.preview != nil && state.problem.isEmpty:
      state.step = .profileName
      state.line = LineEditor(state.options.value("--save-profile") ?? "")
    case .character("d"):
      let orders = ["dmy", "mdy", "ymd"]
      let now =
        state.options.value("--dates")
        ?? state.preview?.files.lazy.map(\.dates).first { !$0.isEmpty }
      let place = now.flatMap { orders.firstIndex(of: $0) }
      state.options.set("--dates", to: orders[place.map { ($0 + 1) % orders.count } ?? 0])
      return [tried(&state)]
    case .character("b"):
      state.options.toggle("--skip-bad")
      return [tried(&state)]
    default: return pressAnywhere(key)
    }
    return []
  }

  /// Moves among pages and rows, and one level back; false for other keys.
  private func move(_ key: Key, _ state: inout ImportState) -> Bool {
    switch key {
    case .escape, .character("q"): state.opened = nil
    case .right, .tab: turn(1, &state)
    case .left, .backTab: turn(-1, &state)
    case .down, .character("j"): step(1, &state)
    case .up, .character("k"): step(-1, &state)
    case .pageDown, .character(" "): step(pageRows, &state)
    case .pageUp: step(-pageRows, &state)
    case .home, .character("g"): step(-1_000_000, &state)
    case .end, .character("G"): step(1_000_000, &state)
    default: return false
    }
    return true
  }

  private func turn(_ offset: Int, _ state: inout ImportState) {
    let pages = state.pages
    let place = pages.firstIndex(of: state.page) ?? 0
    state.opened = nil
    state.page = pages[(place + offset + pages.count) % pages.count]
  }

  private func step(_ offset: Int, _ state: inout ImportState) {
    if state.page == .file {
      // Nothing is selected there; what does not fit is scrolled to.
      let limit = importScrollLimit(state)
      state.selection[.file] = max(0, min(limit, (state.selection[.file] ?? 0) + offset))
    } else {
      state.selected += offset
    }
  }

  private mutating func refuse(_ state: ImportState) -> [Effect] {
    if state.step == .trying {
      status = Status(text: "it is still being read", role: .muted)
    } else if state.preview?.isBlocked == true {
      status = Status(text: "bad rows keep out all; b leaves them out", role: .bad)
    } else {
      status = Status(text: "the file is not understood yet", role: .bad)
    }
    return []
  }

  /// What a key does on one page only; nil where it does nothing of its own there.
  private mutating func pressOnPage(_ key: Key, _ state: inout ImportState) -> [Effect]? {
    if let preview = state.preview, let chooser = ImportState.Chooser(key: key, preview) {
      state.chooser = chooser
      return []
    }
    switch (state.page, key) {
    case (.file, .enter): return pressOnPages(.character("y"), &state)
    case (.columns, .enter): openRoles(&state)
    case (.columns, .character("-")): return use(nil, &state)
    case (.stages, .character("w")): return mean("won", &state)
    case (.stages, .character("l")): return mean("lost", &state)
    case (.stages, .character(let digit)) where ("1"..."7").contains(digit):
      return mean(String(digit), &state)
    case (.outcome, .enter): open(&state)
    case (.conflicts, .enter), (.conflicts, .character("t")): return turnConflict(&state)
    case (.conflicts, .character("T")): return turnAllConflicts(&state)
    default: return nil
    }
    return []
  }

  private mutating func pressOnOver(_ key: Key, _ state: inout ImportState) -> [Effect] {
    let event = state.preview?.event ?? ""
    switch key {
    case .character("u") where !event.isEmpty:
      // It is this import that is meant, whatever was done since.
      return state.close() + [.restore(event: event)]
    case .enter where state.page == .outcome && state.opened == nil: open(&state)
    case .character("D"): return openDuplicates()
    case .enter where state.page == .duplicates: return openDuplicates()
    case .enter where state.opened == nil: return state.close()
    default: return pressAnywhere(key)
    }
    return []
  }

  private func open(_ state: inout ImportState) {
    guard state.opened == nil else { return }
    let outcome = ImportPreview.Outcome.allCases[state.selected]
    guard state.preview?.outcomes[outcome]?.rows.isEmpty == false else { return }
    state.opened = ImportState.Opened(outcome: outcome)
  }

  // MARK: Stages

  /// Says what the selected stage stands for, and has the file tried again.
  private mutating func mean(_ target: String, _ state: inout ImportState) -> [Effect] {
    guard let stage = state.preview?.stages[state.selected] else { return [] }
    state.options.set("--stage", stage.name, to: target)
    let row = state.selected
    state.preview?.stages[row].target = target
    state.preview?.stages[row].why = "as you said"
    return [tried(&state)]
  }

  // MARK: Columns

  private mutating func openRoles(_ state: inout ImportState) {
    guard let column = selectedColumn(state) else { return }
    state.chooser = ImportState.Chooser(column: column, roles: state.preview?.roles ?? [])
  }

  private mutating func selectedColumn(_ state: ImportState) -> ImportPreview.Column? {
    guard state.columns.indices.contains(state.selected) else { return nil }
    let column = state.columns[state.selected]
    guard !column.name.isEmpty else {
      status = Status(
        text: "a column without a name is told by what is in it; give it a name", role: .bad)
      return nil
    }
    return column
  }

  /// Says what the selected column is used for, nil for nothing.
  private mutating func use(_ role: String?, _ state: inout ImportState) -> [Effect] {
    guard let column = selectedColumn(state) else { return [] }
    // A role goes from the column of the file that has it.
    for other in state.columnsBeside
    where other.role == role && other.number != column.number && role != "stage entered" {
      state.options.set("--map", other.name, to: "-")
    }
    state.options.set("--map", column.name, to: role ?? "-")
    return [tried(&state)]
  }

  mutating func choose(_ key: Key, _ state: inout ImportState) -> [Effect] {
    guard var chooser = state.chooser else { return [] }
    let matches = chooser.matches
    switch key {
    case .escape:
      state.chooser = nil
      return []
    case .down, .tab: chooser.selected = min(max(0, matches.count - 1), chooser.selected + 1)
    case .up, .backTab: chooser.selected = max(0, chooser.selected - 1)
    case .pageDown: chooser.selected = min(max(0, matches.count - 1), chooser.selected + 10)
    case .pageUp: chooser.selected = max(0, chooser.selected - 10)
    case .enter:
      guard matches.indices.contains(chooser.selected) else { return [] }
      state.chooser = nil
      let choice = matches[chooser.selected]
      switch chooser.purpose {
      case .role(let column) where choice == chooser.automatic:
        state.options.set("--map", column.name, to: nil)
        return [tried(&state)]
      case .role: return use(choice == "nothing" ? nil : choice, &state)
      case .option(let option):
        let value = choice == "tab" ? "\t" : choice
        state.options.set(option, to: choice == chooser.automatic ? nil : value)
        return [tried(&state)]
      }
    default:
      guard chooser.line.take(key) else { return pressAnywhere(key) }
      chooser.selected = 0
    }
    state.chooser = chooser
    return []
  }
}
