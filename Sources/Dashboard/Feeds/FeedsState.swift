import Canvas
import LoopModel

/// The feeds of the store, and which is looked at.
public struct FeedsState: Hashable, Sendable {
  /// The feeds; nil until they are read.
  var overview: FeedOverview?
  /// The selected feed.
  var selected = 0

  /// The feed that is selected.
  var current: FeedStanding? {
    guard let standings = overview?.standings, standings.indices.contains(selected) else {
      return nil
    }
    return standings[selected]
  }

  /// The keys that act now.
  var hints: [(String, String)] {
    guard let current else { return [("Esc", "close")] }
    return (current.isOn && !current.isRunning ? [("⏎", "run it now")] : [])
      + [("o", current.isOn ? "switch off" : "switch on"), ("↑↓", "choose"), ("Esc", "close")]
  }
}

extension State {
  mutating func openFeeds() -> [Effect] {
    overlay = .feeds(FeedsState())
    return [.readFeeds]
  }

  /// Takes in how the feeds stand; while one runs they are looked at again and again.
  mutating func take(_ overview: FeedOverview) -> [Effect] {
    guard case .feeds(var state)? = overlay else { return [] }
    state.overview = overview
    state.selected = max(0, min(state.selected, overview.standings.count - 1))
    overlay = .feeds(state)
    return overview.standings.contains(where: \.isRunning)
      ? [.wake(afterMilliseconds: FeedsState.lookMilliseconds)] : []
  }

  /// Reads the feeds again, where they are looked at.
  func readFeedsAgain() -> [Effect] {
    if case .feeds? = overlay { [.readFeeds] } else { [] }
  }

  mutating func pressInFeeds(_ key: Key, _ state: FeedsState) -> [Effect] {
    var state = state
    let last = max(0, (state.overview?.standings.count ?? 0) - 1)
    switch key {
    case .down, .character("j"): state.selected = min(last, state.selected + 1)
    case .up, .character("k"): state.selected = max(0, state.selected - 1)
    case .home, .character("g"): state.selected = 0
    case .end, .character("G"): state.selected = last
    case .escape, .character("q"), .character("I"):
      overlay = nil
      return []
    case .enter, .character("r"):
      guard let feed = state.current else { return [] }
      if let cannotChange {
        status = Status(text: cannotChange, role: .bad)
        return []
      }
      guard feed.isOn else {
        status = Status(text: "\(feed.name) is off; o switches it on", role: .muted)
        return []
      }
      guard !feed.isRunning else {
        status = Status(text: "\(feed.name) is running already", role: .muted)
        return []
      }
      return [.runFeed(feed.name)]
    case .character("o"):
      guard let feed = state.current else { return [] }
      return [.switchFeed(feed.name, isOn: !feed.isOn)]
    default: return pressAnywhere(key)
    }
    overlay = .feeds(state)
    return []
  }
}

extension FeedsState {
  /// How long to wait before looking again at feeds of which one runs.
  static let lookMilliseconds = 500
}
