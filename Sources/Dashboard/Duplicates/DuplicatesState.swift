import Canvas
import LoopModel

/// Customers that may be there twice, pair by pair.
public struct DuplicatesState: Hashable, Sendable {
  /// The pairs, the surest first; nil until they are read.
  var pairs: [LikelyPair]?
  /// How many there are, those that are not read among them.
  var count = 0
  /// The selected pair.
  var selected = 0
  /// The pairs of which the second is kept.
  var turned: Set<Set<CustomerID>> = []

  /// The pair that is selected, the one who is kept first.
  var current: LikelyPair? {
    guard let pairs, pairs.indices.contains(selected) else { return nil }
    return asDecided(pairs[selected])
  }

  /// The keys that act now.
  var hints: [(String, String)] {
    let undo = [("u", "undo")]
    guard current != nil else { return undo + [("Esc", "close")] }
    return [("m", "merge"), ("x", "keep the other"), ("n", "not the same")] + undo
      + [("⏎", "open"), ("Esc", "close")]
  }

  /// A pair with the one first who is kept.
  func asDecided(_ pair: LikelyPair) -> LikelyPair {
    guard turned.contains([pair.first.id, pair.second.id]) else { return pair }
    return LikelyPair(first: pair.second, second: pair.first, reason: pair.reason)
  }
}

extension State {
  mutating func openDuplicates() -> [Effect] {
    overlay = .duplicates(DuplicatesState())
    return [.readLikelyPairs]
  }

  /// Takes in who may be there twice.
  mutating func take(_ pairs: LikelyPairs) {
    guard case .duplicates(var state)? = overlay else { return }
    state.pairs = pairs.pairs
    state.count = pairs.count
    state.selected = max(0, min(state.selected, pairs.pairs.count - 1))
    overlay = .duplicates(state)
  }

  /// Reads the pairs again, after something changed.
  func readPairsAgain() -> [Effect] {
    if case .duplicates? = overlay { [.readLikelyPairs] } else { [] }
  }

  mutating func pressInDuplicates(_ key: Key, _ state: DuplicatesState) -> [Effect] {
    var state = state
    let last = max(0, (state.pairs?.count ?? 0) - 1)
    switch key {
    case .down, .character("j"): state.selected = min(last, state.selected + 1)
    case .up, .character("k"): state.selected = max(0, state.selected - 1)
    case .pageDown, .character(" "): state.selected = min(last, state.selected + 10)
    case .pageUp: state.selected = max(0, state.selected - 10)
    case .home, .character("g"): state.selected = 0
    case .end, .character("G"): state.selected = last
    case .escape, .character("q"), .character("D"):
      overlay = nil
      return []
    case .enter:
      guard let pair = state.current else { return [] }
      overlay = nil
      page = CustomerPageState(
        customer: pair.first.id, origin: [pair.first.id, pair.second.id])
      return [.readHistory(pair.first.id), .beHere(pair.first.id)]
    case .character("x"):
      guard let pair = state.current else { return [] }
      let ids: Set = [pair.first.id, pair.second.id]
      if state.turned.remove(ids) == nil { state.turned.insert(ids) }
    case .character("m"), .character("n"), .character("u"), .character("U"):
      return change(key, state)
    default: return pressAnywhere(key)
    }
    overlay = .duplicates(state)
    return []
  }

  private mutating func change(_ key: Key, _ state: DuplicatesState) -> [Effect] {
    var state = state
    if let cannotChange {
      status = Status(text: cannotChange, role: .bad)
      return []
    }
    switch key {
    case .character("u"): return [.undo]
    case .character("U"): return [.redo]
    default: break
    }
    guard let pair = state.current else { return [] }
    // What is decided leaves the list at once; it is read again when it is stored.
    let (kept, other) = (pair.first.id, pair.second.id)
    let before = state.pairs?.count ?? 0
    if key == .character("m") {
      state.pairs?.removeAll { [$0.first.id, $0.second.id].contains(other) }
    } else {
      state.pairs?.removeAll { Set([$0.first.id, $0.second.id]) == [kept, other] }
    }
    state.count -= before - (state.pairs?.count ?? 0)
    state.selected = max(0, min(state.selected, (state.pairs?.count ?? 0) - 1))
    overlay = .duplicates(state)
    return [key == .character("m") ? .merge(other, into: kept) : .keepApart(kept, other)]
  }
}
