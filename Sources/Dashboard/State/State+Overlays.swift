import Canvas
import LoopModel

// Keys that are pressed while help, the palette or the choice of columns lies over a view.
extension State {
  mutating func pressInHelp(_ key: Key, scroll: Int) -> [Effect] {
    let limit = helpScrollLimit
    switch key {
    case .down, .character("j"), .enter: overlay = .help(scroll: min(limit, scroll + 1))
    case .up, .character("k"): overlay = .help(scroll: max(0, scroll - 1))
    case .pageDown, .character(" "): overlay = .help(scroll: min(limit, scroll + pageRows))
    case .pageUp: overlay = .help(scroll: max(0, scroll - pageRows))
    case .home, .character("g"): overlay = .help(scroll: 0)
    case .end, .character("G"): overlay = .help(scroll: limit)
    case .escape, .character("?"), .function(1), .character("q"): overlay = nil
    default: return pressAnywhere(key)
    }
    return []
  }

  mutating func pressInPalette(_ key: Key, _ palette: Palette) -> [Effect] {
    var palette = palette
    let matches = palette.matches
    switch key {
    case .escape:
      overlay = nil
      return []
    case .down, .tab:
      palette.selected = min(max(0, matches.count - 1), palette.selected + 1)
    case .up, .backTab:
      palette.selected = max(0, palette.selected - 1)
    case .enter:
      overlay = nil
      guard palette.selected < matches.count else {
        status = Status(text: "nothing is called '\(palette.line.text)'", role: .bad)
        return []
      }
      return performFromPalette(matches[palette.selected])
    default:
      if palette.line.take(key) {
        palette.selected = 0
      } else {
        return pressAnywhere(key)
      }
    }
    overlay = .palette(palette)
    return []
  }

  private mutating func performFromPalette(_ operation: Operation) -> [Effect] {
    let scopes = operation.entry.scopes
    if !scopes.contains(.everywhere), !scopes.contains(scope) {
      if scopes.contains(.triage), !scopes.contains(.customers) {
        show(.triage)
      } else if scopes.contains(.customers) {
        show(.customers)
      } else if scopes.contains(.loop) {
        show(.loop)
      } else if scopes.contains(.standUp) {
        return goTo(.standUp)
      } else {
        status = Status(text: "open a customer first, with ⏎", role: .muted)
        return []
      }
    }
    return perform(operation)
  }

  mutating func pressInColumns(_ key: Key, _ selected: Int) -> [Effect] {
    let count = Column.initial.count
    switch key {
    case .down, .character("j"): overlay = .columns(selected: min(count - 1, selected + 1))
    case .up, .character("k"): overlay = .columns(selected: max(0, selected - 1))
    case .character(" "), .enter:
      let column = Column.initial[selected]
      if column == .name {
        status = Status(text: "the customer's name is always shown", role: .muted)
      } else if let index = list.columns.firstIndex(of: column) {
        list.columns.remove(at: index)
      } else {
        list.columns = Column.initial.filter { $0 == column || list.columns.contains($0) }
      }
    case .escape, .character("c"), .character("q"): overlay = nil
    default: return pressAnywhere(key)
    }
    return []
  }

  /// What works whatever lies over a view.
  mutating func pressAnywhere(_ key: Key) -> [Effect] {
    switch key {
    case .control("z"): [.suspend]
    case .control("l"): [.redraw]
    case .control("c"): [.quit]
    default: []
    }
  }
}
