import Canvas
import LoopModel

// Keys while a file is on its way in; those of the pages are in State+ImportPages.
extension State {
  /// Asks for a file to take in.
  public mutating func openImport() {
    if let cannotChange {
      status = Status(text: cannotChange, role: .bad)
      return
    }
    overlay = .importing(ImportState())
  }

  /// How customers come into a store without any.
  var wayIn: (key: String, what: String) {
    cannotChange == nil
      ? ("i opens a file", "with your customers")
      : ("salesloop import FILE", "brings your customers in")
  }

  mutating func pressInImport(_ key: Key, _ state: ImportState) -> [Effect] {
    var state = state
    let effects = press(key, in: &state)
    // Something else may have been opened in its place.
    guard case .importing? = overlay else { return effects }
    overlay = state.isClosed ? nil : .importing(state)
    return effects
  }

  private mutating func press(_ key: Key, in state: inout ImportState) -> [Effect] {
    switch state.step {
    case .path: return typePath(key, &state)
    case .options, .profileName: return typeLine(key, &state)
    case .importing:
      guard key == .escape else { return pressAnywhere(key) }
      state.step = .stopping
      return [.stopImport]
    case .stopping: return pressAnywhere(key)
    case .trying where state.preview == nil:
      return key == .escape ? state.close() : pressAnywhere(key)
    case .trying, .shown, .over:
      if state.chooser != nil { return choose(key, &state) }
      return pressOnPages(key, &state)
    }
  }

  private mutating func typePath(_ key: Key, _ state: inout ImportState) -> [Effect] {
    switch key {
    case .escape:
      // Where another file was looked at before, that is what one comes back to.
      guard state.preview != nil || !state.problem.isEmpty else { return state.close() }
      state.step = .shown
    case .tab:
      guard let place = state.paths.firstIndex(of: state.line.text) else {
        return [
          .completePath(state.line.text, lastWord: TypedWords(state.line.text).last)
        ]
      }
      state.line = LineEditor(state.paths[(place + 1) % state.paths.count])
    case .enter:
      let path = trimmed(state.line.text)
      guard !path.isEmpty else { return [] }
      if path != state.path {
        // What was said of one file need not hold for another.
        state = ImportState()
        state.path = path
      }
      return [tried(&state)]
    default:
      guard state.line.take(key) else { return pressAnywhere(key) }
      state.paths = []
    }
    return []
  }

  private mutating func typeLine(_ key: Key, _ state: inout ImportState) -> [Effect] {
    switch key {
    case .escape:
      state.step = .shown
      if state.areOptionsTyped, state.preview != nil {
        state.options = state.soundOptions
        state.problem = []
      }
      state.areOptionsTyped = false
    case .enter:
      if state.step == .options {
        state.options = ImportOptions(line: state.line.text)
        state.areOptionsTyped = true
        return [tried(&state)]
      }
      let name = trimmed(state.line.text)
      state.options.set("--save-profile", to: name.isEmpty ? nil : name)
      return [tried(&state)]
    default: return state.line.take(key) ? [] : pressAnywhere(key)
    }
    return []
  }

  /// Has the file tried as it is said now.
  mutating func tried(_ state: inout ImportState) -> Effect {
    state.step = .trying
    return begun(&state, isTrial: true)
  }

  /// Has the file read, or taken in.
  mutating func begun(_ state: inout ImportState, isTrial: Bool) -> Effect {
    state.progress = 0
    state.startedAt = milliseconds
    state.problem = []
    importCount += 1
    return .importFile(
      number: importCount, typed: state.path, words: TypedWords(state.path).words,
      options: state.options.words, isTrial: isTrial)
  }

  /// When the seconds that are shown change.
  var importBeat: Int? {
    guard case .importing(let state)? = overlay, state.step == .trying || state.step == .importing
    else { return nil }
    let passed = max(0, milliseconds - state.startedAt)
    let next = passed < ImportState.patience ? ImportState.patience : (passed / 1000 + 1) * 1000
    return state.startedAt + next
  }

  // MARK: Answers

  /// Takes in the paths that begin as what was typed, or as its last word.
  mutating func take(_ paths: [String], for text: String, isLastWord: Bool) -> [Effect] {
    guard case .importing(var state)? = overlay, state.step == .path, state.line.text == text
    else { return [] }
    let start = isLastWord ? TypedWords(text).start : ""
    state.paths = paths.map { start + TypedWords.quoted($0) }
    guard let first = state.paths.first else { return [] }
    state.line = LineEditor(first)
    overlay = .importing(state)
    return []
  }

  /// Takes in what the program said of the file.
  mutating func take(_ answer: ImportAnswer, ofImport number: Int) -> [Effect] {
    // A file that was tried as it was said before may answer when it is tried anew already.
    guard number == importCount else { return [] }
    guard case .importing(var state)? = overlay else { return tell(answer) }
    let wasImporting = state.step == .importing || state.step == .stopping
    guard wasImporting || state.step == .trying else { return [] }
    switch answer {
    case .progress(let share):
      state.progress = max(state.progress, share)
      overlay = .importing(state)
      return []
    case .told(let preview):
      state.soundOptions = state.options
      state.areOptionsTyped = false
      take(preview, in: &state, isOver: wasImporting)
      if wasImporting, let name = state.options.value("--save-profile"), preview.problem.isEmpty {
        status = Status(text: "what is said of it is kept as '\(name)', for P", role: .good)
      }
    case .failed(let lines):
      state.problem = lines
      state.step = .shown
      if state.areOptionsTyped { state.typeOptions() }
    case .stopped:
      state.step = .shown
      status = Status(text: "stopped; nothing was changed", role: .good)
    }
    overlay = .importing(state)
    return []
  }

  private func take(_ new: ImportPreview, in state: inout ImportState, isOver: Bool) {
    var new = new
    // A stage that was changed stays where the eye is.
    let places = Dictionary(
      (state.preview?.stages ?? []).enumerated().map { ($0.element.name, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    if !places.isEmpty {
      new.stages = new.stages.enumerated().sorted {
        (places[$0.element.name] ?? .max, $0.offset) < (places[$1.element.name] ?? .max, $1.offset)
      }.map(\.element)
    }
    let isFirst = state.preview == nil
    state.preview = new
    state.step = isOver ? .over : .shown
    if isOver {
      state.page = .outcome
      state.opened = nil
    } else if isFirst, new.problem.contains("--map"), state.pages.contains(.columns) {
      state.page = .columns
    }
    if !state.pages.contains(state.page) { state.page = state.pages.last ?? .file }
  }

  /// An import nobody waits for is told in the status line.
  private mutating func tell(_ answer: ImportAnswer) -> [Effect] {
    switch answer {
    case .progress, .stopped: break
    case .failed(let lines):
      status = Status(text: lines.first ?? "the import has ended", role: .bad)
    case .told(let preview):
      guard !preview.event.isEmpty else { break }
      status = Status(text: "imported: \(preview.summary) · u takes it all back", role: .good)
    }
    return []
  }
}

extension ImportState {
  /// Leaves the file; what is under way is stopped.
  mutating func close() -> [Effect] {
    isClosed = true
    return step == .over ? [] : [.stopImport]
  }
}

extension ImportPreview {
  /// What came of it, or would, in words: `3 customers created, 1 updated`.
  var summary: String {
    let created = count(.created)
    var customers: [String] = []
    if created > 0 {
      customers.append("\(grouped(created)) \(created == 1 ? "customer" : "customers") created")
    }
    if count(.updated) > 0 { customers.append("\(grouped(count(.updated))) updated") }
    var parts = customers.isEmpty ? [] : [customers.joined(separator: ", ")]
    if !added.isEmpty { parts.append("\(added) added") }
    let bad = count(.rejected)
    if bad > 0 { parts.append("\(grouped(bad)) \(bad == 1 ? "row" : "rows") left out") }
    return parts.isEmpty ? "nothing new" : parts.joined(separator: "; ")
  }
}
