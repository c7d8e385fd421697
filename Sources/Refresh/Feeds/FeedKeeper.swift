internal import EventLoop
internal import Glibc
internal import LoopModel

/// Runs a user's feeds when they are due, for as long as a dashboard is open.
///
/// A thread of its own that sleeps until a feed is due, a watched file is complete, or the feeds are
/// changed; each run is a process of its own, one at a time.
final class FeedKeeper: Sendable {
  /// How the feeds of a dashboard are run.
  struct Setting: Sendable {
    let place: FeedPlace
    let program: String
    let store: String
  }

  /// The run under way, and whether everything is over.
  struct Running: Sendable {
    var child: Child?
    var isOver = false
  }

  private let running = Locked(Running())
  private let wakeUps = Mailbox<Void>()

  /// Starts the thread; `tell` is called on it.
  func start(_ setting: Setting, tell: @escaping @Sendable (FeedNews) -> Void) {
    let running = running
    let wakeUps = wakeUps
    startThread(name: "feeds") {
      var run = FeedKeeperRun(setting: setting, running: running, wakeUps: wakeUps, tell: tell)
      run.loop()
    }
  }

  /// Ends the run under way, with all it started, and the thread.
  func stop() {
    running.withLock { running in
      running.isOver = true
      running.child?.send(SIGTERM)
    }
    wakeUps.post(())
  }
}

/// The thread of the feeds.
struct FeedKeeperRun: ~Copyable {
  private let setting: FeedKeeper.Setting
  private let running: Locked<FeedKeeper.Running>
  private let wakeUps: Mailbox<Void>
  private let tell: @Sendable (FeedNews) -> Void
  private let alarm = Alarm()
  private var watch = FolderWatch()
  private var feeds: [Feed] = []
  private var unwatched: Set<String> = []
  private var child: (process: Child, feed: String)?
  /// Until when a feed is let be after a run that changed nothing, in milliseconds since 1970.
  private var restsUntil: [String: Int64] = [:]
  /// Feeds whose files changed during the run under way.
  private var changedMeanwhile: Set<String> = []
  /// What was told of each feed.
  private var told: [String: FeedNews] = [:]
  private var endings: [String: Int64] = [:]
  /// When the run before the one under way ended.
  private var endBefore: Int64?

  /// How long to let a feed be that another process runs, or whose file is being written.
  private static let rest: Int64 = 20_000
  /// How often to look where nothing tells of files.
  private static let poll: Int64 = 60_000

  init(
    setting: FeedKeeper.Setting, running: Locked<FeedKeeper.Running>, wakeUps: Mailbox<Void>,
    tell: @escaping @Sendable (FeedNews) -> Void
  ) {
    self.setting = setting
    self.running = running
    self.wakeUps = wakeUps
    self.tell = tell
  }

  mutating func loop() {
    // Folders made here can be watched for what others put there.
    setting.place.prepare()
    readFeeds()
    while !running.withLock({ $0.isOver }) {
      look()
      let ready = wait(
        on: [
          wakeUps.descriptor, watch?.descriptor ?? -1, alarm.descriptor,
          child?.process.descriptor ?? -1,
        ], timeoutMilliseconds: child?.process.descriptor == -1 ? 200 : nil)
      if ready[0].isReadable { _ = wakeUps.drain() }
      if ready[1].isReadable { takeChanges() }
      if ready[2].isReadable { _ = alarm.acknowledge() }
      finishRun()
    }
    // It was told to end, and first ends what it started.
    guard let child else { return }
    _ = wait(on: [child.process.descriptor], timeoutMilliseconds: 5000)
    _ = child.process.ending()
  }

  // MARK: The feeds

  private mutating func readFeeds() {
    do throws(FeedError) {
      let book = try setting.place.read()
      feeds = book.feeds.filter { $0.isOn && samePath($0.store, setting.store) }
      if let problem = book.problems.first {
        let place = "\(setting.place.file) line \(problem.line)"
        report(FeedNews(name: "feeds", text: "\(place): \(problem.message)", isFailing: true))
      } else {
        report(FeedNews(name: "feeds", text: "", isFailing: false))
      }
    } catch {
      feeds = []
      report(FeedNews(name: "feeds", text: error.message, isFailing: true))
    }
    for name in told.keys where name != "feeds" && !feeds.contains(where: { $0.name == name }) {
      report(FeedNews(name: name, text: "", isFailing: false))
    }
    watchFolders()
  }

  private mutating func watchFolders() {
    let folders = Set(feeds.compactMap(\.watchedFolder))
    let own: Set<String> = [setting.place.configuration, setting.place.memory]
    let watched = watch?.keep(folders.union(own)) ?? []
    unwatched = folders.filter { !watched.contains($0) || FolderWatch.isOnNetwork($0) }
  }

  private mutating func takeChanges() {
    guard let changes = watch?.drain() else { return }
    for change in changes {
      if change.name.isEmpty {
        watchFolders()
      } else if change.folder == setting.place.configuration, change.name == "feeds" {
        readFeeds()
      }
      for feed in feeds where feed.watchedFolder == change.folder && feed.reads(change.name) {
        restsUntil[feed.name] = nil
        changedMeanwhile.insert(feed.name)
      }
    }
  }

  // MARK: Running

  /// Starts what is due, and sets the alarm for what will be.
  private mutating func look() {
    let now = WallClock.nowMilliseconds()
    var next: Int64?
    for feed in feeds {
      let state = setting.place.state(of: feed.name)
      tellOf(feed, state, now: now)
      guard child?.feed != feed.name else { continue }
      let waiting = feed.waitingFiles(state).map(\.readyAt).min()
      var due = feed.due(after: state, now: now, waiting: waiting)
      if let resting = restsUntil[feed.name] {
        // A clock that was set back holds nothing up.
        due = due.map { max($0, min(resting, now + FeedKeeperRun.rest)) }
      }
      if due == nil, let folder = feed.watchedFolder, unwatched.contains(folder) {
        due = now + (feed.every?.milliseconds ?? FeedKeeperRun.poll)
      }
      guard let due else { continue }
      // One at a time: the end of the run under way wakes this thread.
      if due > now { next = min(next ?? due, due) } else if child == nil { start(feed, now: now) }
    }
    alarm.set(atEpochMilliseconds: next)
  }

  private mutating func start(_ feed: Feed, now: Int64) {
    changedMeanwhile = []
    endBefore = setting.place.state(of: feed.name).ended
    let words = [setting.program, "feed", "run", feed.name, "--if-due"]
    do throws(SpawnError) {
      let process = try Child(words)
      child = (process, feed.name)
      let isOver = running.withLock { running in
        running.child = process
        return running.isOver
      }
      if isOver { process.send(SIGTERM) }
    } catch {
      restsUntil[feed.name] = now + FeedKeeperRun.rest
      let text = "\(feed.name) cannot be run: \(error.reason)"
      report(FeedNews(name: feed.name, text: text, isFailing: true))
    }
  }

  private mutating func finishRun() {
    guard let run = child, run.process.ending() != nil else { return }
    running.withLock { $0.child = nil }
    child = nil
    let ended = setting.place.state(of: run.feed).ended
    let isChanged =
      (ended != nil && ended != endBefore) || changedMeanwhile.contains(run.feed)
    // Another process has it, or its file is still being written: not at once again.
    restsUntil[run.feed] =
      isChanged ? nil : WallClock.nowMilliseconds() + FeedKeeperRun.rest
  }

  // MARK: Telling

  /// Tells what came of a run, whoever made it.
  private mutating func tellOf(_ feed: Feed, _ state: FeedState, now: Int64) {
    let before = endings.updateValue(state.ended ?? 0, forKey: feed.name)
    guard before != state.ended ?? 0 else { return }
    var news = FeedNews(feed: feed, state: state, now: now)
    // What it brought before this dashboard was there is no news.
    if before == nil, !news.isFailing {
      news = FeedNews(name: feed.name, text: "", isFailing: false)
    }
    report(news)
  }

  private mutating func report(_ news: FeedNews) {
    let before = told.updateValue(news, forKey: news.name)
    let isTidings = !news.text.isEmpty && !news.isFailing
    if isTidings || (before != news && !(before == nil && news.text.isEmpty)) { tell(news) }
  }
}
