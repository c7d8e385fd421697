import EventLoop
import Exchange
import Glibc
import LoopModel
import Refresh
import Store

extension Session {
  /// `feed run [NAME]`: runs a feed, or all that are due; gives the exit code.
  func runFeeds(only name: String?) throws(FeedError) -> Int32 {
    let book = try feedPlace.read()
    var feeds = book.feeds
    if let name {
      try refuseUnknown(name, in: book)
      guard let feed = book.feed(name) else {
        let problem = book.problems.first { $0.feed == name }
        throw FeedError(
          "\(feedPlace.file) line \(problem?.line ?? 0): \(problem?.message ?? "not understood")")
      }
      guard feed.isOn else {
        throw FeedError("\(name) is off; `salesloop feed on \(name)` switches it on", isUsage: true)
      }
      feeds = [feed]
    } else {
      for problem in book.problems {
        complain("\(feedPlace.file) line \(problem.line): \(problem.message)")
      }
    }
    // What is under way is stopped with this process.
    let signals = SignalSource()
    let stop = StopRequest()
    // A command starts where its user does, whoever runs the feed.
    if let home = arguments.variable("HOME") { chdir(home) }
    var code: Int32 = name == nil && !book.problems.isEmpty ? 1 : 0
    for feed in feeds where feed.isOn && !stop.isAsked {
      let ending = try run(
        feed, onlyIfDue: name == nil || arguments.has(.ifDue), isAlone: name != nil,
        stop: ChildRun.Stop(descriptor: signals.descriptor) { stop.take(signals.descriptor) })
      if ending != 0 { code = code == 0 ? ending : code }
    }
    return stop.isAsked ? 1 : code
  }

  private func run(
    _ feed: Feed, onlyIfDue: Bool, isAlone: Bool, stop: ChildRun.Stop
  ) throws(FeedError) -> Int32 {
    let place = feedPlace
    let name = feed.name
    guard let lock = FeedLock(name, in: place) else {
      // Another process does what was asked for.
      guard isAlone, !arguments.has(.ifDue) else { return 0 }
      let holder = FeedLock.holder(of: name, in: place).map { " (\($0))" } ?? ""
      throw FeedError("\(name) is being run by another process\(holder); wait until it has ended")
    }
    defer { withExtendedLifetime(lock) {} }
    let before = place.state(of: name)
    let now = WallClock.nowMilliseconds()
    let isCommand = feed.watchedFolder == nil
    if onlyIfDue {
      let waiting = feed.waitingFiles(before).map(\.readyAt).min()
      // Files that do not stand still yet are waited for below.
      guard let due = feed.due(after: before, now: now, waiting: waiting.map { min($0, now) }),
        due <= now
      else { return 0 }
    }
    var state = before
    state.started = now
    if isCommand { try place.keep(state, of: name) }
    let begun = WallClock.monotonicMilliseconds()
    var run = FeedRun(session: self, feed: feed, stop: stop)
    let result = isCommand ? run.takeCommand(&state) : run.takeFiles(&state, isAsked: !onlyIfDue)
    switch result {
    case .stopped:
      // As if it had not begun, so that it is due again.
      try place.keep(before, of: name)
      throw FeedError("\(name) was stopped; nothing of it was taken in")
    case .nothing(let reason):
      if isAlone, !arguments.has(.ifDue) { say("\(name): \(reason)") }
      return 0
    case .brought(let words, let remarks):
      state.brought = words
      state.remarks = remarks
      state.succeeded = now
      state.failures = 0
      state.isHeldUp = false
    case .failed(let reason, let brought, _, let isHeldUp):
      if !brought.isEmpty { state.brought = brought }
      state.error = reason
      state.erred = WallClock.nowMilliseconds()
      state.failures += 1
      state.isHeldUp = isHeldUp
    }
    state.ended = WallClock.nowMilliseconds()
    state.took = Int64(WallClock.monotonicMilliseconds() - begun)
    feed.prune(&state)
    try place.keep(state, of: name)
    if case .failed(let reason, _, let code, _) = result {
      complain("\(name) failed: \(reason.split(separator: "\n").first ?? "")")
      for line in reason.split(separator: "\n").dropFirst() { remark("  " + line) }
      return code
    }
    let words = state.brought.isEmpty ? "nothing new" : state.brought
    say("\(name): \(words) (\(FeedNews.spoken(duration: state.took)))")
    return 0
  }
}

/// Whether this process was asked to end.
private final class StopRequest {
  private(set) var isAsked = false

  /// Reads the signals that wait.
  func take(_ descriptor: Int32) -> Bool {
    while let signal = SignalSource.next(from: descriptor) {
      switch signal {
      case .hangUp, .terminate, .interrupt, .quit: isAsked = true
      case .windowChanged, .suspend, .resume: break
      }
    }
    return isAsked
  }
}
