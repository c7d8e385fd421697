import Canvas

// Keys typed ahead wait for the store, so that each acts on the customer one means: the next one of
// the queue is there only when the one before has left it.
extension State {
  /// Whether keys wait: for a change to be stored, or for what a form must know.
  var isWaiting: Bool { isChanging || awaiting != nil }

  /// Takes a key, or keeps it until the store has answered.
  mutating func takeOrHold(_ key: Key) -> [Effect] {
    guard isWaiting else { return press(key) }
    switch key {
    case .control: return pressAnywhere(key)
    case .escape where !isChanging:
      awaiting = nil
      heldKeys = []
    default:
      // Nobody types that far ahead; a key held down does.
      if heldKeys.count < 100 { heldKeys.append(key) }
    }
    return []
  }

  /// The keys that waited, as far as they need not wait again.
  mutating func pressHeld() -> [Effect] {
    var effects: [Effect] = []
    while !isWaiting, !heldKeys.isEmpty {
      let new = press(heldKeys.removeFirst())
      noteChange(new)
      effects += new
    }
    return effects
  }

  /// From here on keys wait, where a change is asked for.
  mutating func noteChange(_ effects: [Effect]) {
    guard effects.contains(where: \.isChange) else { return }
    isChanging = true
    // What is changed from here is no news to those who hold the stand-up.
    standUp.expectsOwn = standUp.told != nil && effects.contains { $0.isChange && !$0.isFinish }
  }
}

extension Effect {
  /// Whether `Message.answered` comes of it.
  var isChange: Bool {
    switch self {
    case .apply, .undo, .redo, .restore, .keepPlay, .removePlay, .thank, .setGoal, .finishStandUp,
      .merge, .keepApart:
      true
    case .quit, .suspend, .redraw, .show, .readHistory, .readJournal, .readStandUp, .beHere,
      .keepFilter, .wake, .completePath, .importFile, .stopImport, .readLikelyPairs:
      false
    }
  }

  /// Whether a stand-up is kept by it.
  fileprivate var isFinish: Bool {
    if case .finishStandUp = self { true } else { false }
  }
}
