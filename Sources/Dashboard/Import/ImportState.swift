import Canvas

/// A file on its way into the store: its path, what was understood of it, what came of it.
public struct ImportState: Hashable, Sendable {
  /// What is being done.
  enum Step: Hashable, Sendable {
    /// The path is typed.
    case path
    /// Options of the command line are typed, which correct what was understood.
    case options
    /// The file is read.
    case trying
    /// What was understood is shown.
    case tried(wentWell: Bool)
    /// The file is taken in.
    case importing
    /// What came of it is shown.
    case imported(wentWell: Bool)
  }

  var step = Step.path
  /// The line being typed.
  var line = LineEditor()
  var path = ""
  var options = ""
  /// What the program said of the file.
  var lines: [String] = []
  /// Lines scrolled.
  var scroll = 0
  /// Paths Tab goes through.
  var paths: [String] = []

  /// The keys that act now.
  var hints: [(String, String)] {
    switch step {
    case .path: [("⏎", "look at it"), ("Tab", "completes"), ("Esc", "leave it")]
    case .options: [("⏎", "look again"), ("Esc", "as before")]
    case .trying, .importing: [("Esc", "do not wait")]
    case .tried(let wentWell):
      (wentWell ? [("⏎", "import")] : [])
        + [("o", "correct"), ("p", "another file"), ("↑↓", "scroll"), ("Esc", "leave it")]
    case .imported: [("Esc", "close"), ("u", "take it all back"), ("↑↓", "scroll")]
    }
  }
}

extension State {
  mutating func openImport() {
    if let cannotChange {
      status = Status(text: cannotChange, role: .bad)
      return
    }
    overlay = .importing(ImportState())
  }

  mutating func pressInImport(_ key: Key, _ state: ImportState) -> [Effect] {
    var state = state
    defer { if overlay != nil { overlay = .importing(state) } }
    switch state.step {
    case .path: return typePath(key, &state)
    case .options: return typeOptions(key, &state)
    case .trying, .importing:
      guard key == .escape else { return pressAnywhere(key) }
      overlay = nil
      return []
    case .tried, .imported: return readImport(key, &state)
    }
  }

  private mutating func typePath(_ key: Key, _ state: inout ImportState) -> [Effect] {
    switch key {
    case .escape: overlay = nil
    case .tab:
      guard let place = state.paths.firstIndex(of: state.line.text) else {
        return [.completePath(state.line.text)]
      }
      state.line = LineEditor(state.paths[(place + 1) % state.paths.count])
    case .enter:
      state.path = trimmed(state.line.text)
      guard !state.path.isEmpty else { return [] }
      state.step = .trying
      return [tried(state)]
    default:
      guard state.line.take(key) else { return pressAnywhere(key) }
      state.paths = []
    }
    return []
  }

  private mutating func typeOptions(_ key: Key, _ state: inout ImportState) -> [Effect] {
    switch key {
    case .escape: state.step = .tried(wentWell: false)
    case .enter:
      state.options = trimmed(state.line.text)
      state.step = .trying
      return [tried(state)]
    default: return state.line.take(key) ? [] : pressAnywhere(key)
    }
    return []
  }

  private mutating func readImport(_ key: Key, _ state: inout ImportState) -> [Effect] {
    switch key {
    case .escape, .character("q"): overlay = nil
    case .down, .character("j"): state.scroll = min(max(0, state.lines.count - 1), state.scroll + 1)
    case .up, .character("k"): state.scroll = max(0, state.scroll - 1)
    case .enter where state.step == .tried(wentWell: true):
      state.step = .importing
      return [
        .importFile(path: state.path, options: words(state.options), isTrial: false)
      ]
    case .character("o") where !state.isOver:
      state.step = .options
      state.line = LineEditor(state.options)
    case .character("p") where !state.isOver:
      state.step = .path
      state.line = LineEditor(state.path)
    case .character("u") where state.isOver:
      overlay = nil
      return [.undo]
    default: return pressAnywhere(key)
    }
    return []
  }

  private func tried(_ state: ImportState) -> Effect {
    .importFile(path: state.path, options: words(state.options), isTrial: true)
  }

  // MARK: Answers

  /// Takes in the paths that begin as what was typed.
  mutating func take(_ paths: [String], for text: String) -> [Effect] {
    guard case .importing(var state)? = overlay, state.step == .path, state.line.text == text,
      let first = paths.first
    else { return [] }
    state.paths = paths
    state.line = LineEditor(first)
    overlay = .importing(state)
    return []
  }

  /// Takes in what the program said of the file.
  mutating func takeImport(_ lines: [String], wentWell: Bool) -> [Effect] {
    guard case .importing(var state)? = overlay else {
      status = Status(text: lines.first ?? "the import has ended", role: wentWell ? .good : .bad)
      return []
    }
    state.lines = lines
    state.scroll = 0
    switch state.step {
    case .trying: state.step = .tried(wentWell: wentWell)
    case .importing: state.step = .imported(wentWell: wentWell)
    default: return []
    }
    overlay = .importing(state)
    return []
  }
}

extension ImportState {
  fileprivate var isOver: Bool {
    if case .imported = step { true } else { false }
  }
}

/// The words of a line; quotes keep blanks in a word.
func words(_ line: String) -> [String] {
  var words: [String] = []
  var word = ""
  var quote: Character?
  var isOpen = false
  for character in line {
    if let open = quote {
      if character == open { quote = nil } else { word.append(character) }
    } else if character == "\"" || character == "'" {
      quote = character
      isOpen = true
    } else if character == " " {
      if isOpen || !word.isEmpty { words.append(word) }
      word = ""
      isOpen = false
    } else {
      word.append(character)
    }
  }
  if isOpen || !word.isEmpty { words.append(word) }
  return words
}
