import Canvas
import Dashboard
import EventLoop
import Glibc
import LoopModel
import Refresh
import Store
import Terminal
import Themes

extension Session {
  /// The dashboard, until it is left.
  func runDashboard() throws(Failure) -> Int32 {
    let day = try arguments.asOf()
    let theme = try theme()
    let isFirst = try isFirstStart()
    // Before any thread: signals are read as messages, by this thread only.
    let signals = SignalSource()
    let options = TerminalOptions(
      depth: hasNoColour ? .mono : nil, isASCII: arguments.has(.ascii) ? true : nil,
      paintsBackground: arguments.has(.paintBackground))
    var screen: Screen
    do throws(TerminalError) {
      screen = try Screen(options: options)
    } catch {
      return try printInstead(of: error)
    }
    screen.interruptDescriptor = signals.descriptor
    var setting = setting(
      readOnlyReason: arguments.has(.readOnly) ? "--read-only was asked for" : nil,
      hasMotion: !arguments.has(.noMotion) && arguments.variable("SSH_CONNECTION") == nil)
    setting.isASCII = screen.isASCII
    // The demo keeps nothing.
    let savedFilters = arguments.isDemo ? nil : SavedFilters(folder: arguments.configurationFolder)
    setting.savedFilters = savedFilters?.read() ?? [:]
    let engine = Engine()
    engine.start(
      day: day.map { Double($0.number) }, clock: clock, actor: actor,
      feeds: arguments.isDemo
        ? nil
        : Engine.Feeds(place: feedPlace, program: Bench.program, store: arguments.storePath),
      open: opening(create: isFirst))
    var state = State(
      setting: setting, size: screen.size,
      view: arguments.command == .standup ? .standUp : .loop, startDay: day)
    state.setStandUp(
      since: try since(until: day ?? clock.today), auto: try arguments.number(.auto))
    if isFirst { state.openImport() }
    var run = DashboardRun(
      state: state,
      inks: theme.inks(
        depth: screen.depth, paintsBackground: arguments.has(.paintBackground)),
      sharedInks: try sharedTheme().inks(depth: screen.depth, paintsBackground: true),
      engine: engine, savedFilters: savedFilters,
      imports: arguments.isDemo
        ? nil
        : ImportRun(
          store: arguments.storePath, actor: actor, profileFolder: arguments.profileFolder),
      feeds: arguments.isDemo ? nil : FeedDesk(place: feedPlace, store: arguments.storePath))
    let ending = run.loop(&screen, signals)
    screen.close()
    switch ending {
    case .left: return 0
    case .ended(let signal): return 128 + signal
    case .failed(let error): throw storeFailure(error)
    }
  }

  /// Whether there is no store yet in the usual place, where one is begun.
  ///
  /// A store at a place that was said, or to be read only, is told to be missing before the screen is
  /// taken: a slip of the finger must not begin a new one.
  private func isFirstStart() throws(Failure) -> Bool {
    guard !arguments.isDemo, access(arguments.storePath, F_OK) != 0, errno == ENOENT else {
      return false
    }
    guard arguments.saidStorePath == nil, !arguments.has(.readOnly) else {
      throw storeFailure(StoreError(.missing, ""))
    }
    return true
  }
}

/// The dashboard between its start and its end: messages go in, pictures go out.
struct DashboardRun {
  /// How it ended.
  enum Ending {
    case left
    case ended(Int32)
    case failed(StoreError)
  }

  private var state: State
  private let inks: Inks
  /// How a shared screen looks.
  private let sharedInks: Inks
  private let engine: Engine
  private var wakeAt: Double?
  private var isEngineGone = false
  private var shown: Picture?
  private let savedFilters: SavedFilters?
  /// Takes files in; nil where there is no store to take them.
  private let imports: ImportRun?
  /// Looks after the feeds; nil where there are none.
  private let feeds: FeedDesk?
  /// How long to wait for an answer before drawing without it, in milliseconds.
  private static let patience = 6

  init(
    state: State, inks: Inks, sharedInks: Inks, engine: Engine, savedFilters: SavedFilters?,
    imports: ImportRun?, feeds: FeedDesk?
  ) {
    self.imports = imports
    self.feeds = feeds
    self.sharedInks = sharedInks
    self.savedFilters = savedFilters
    self.state = state
    self.inks = inks
    self.engine = engine
  }

  mutating func loop(_ screen: inout Screen, _ signals: borrowing SignalSource) -> Ending {
    // A small store is read before the first picture; a large one is not waited for.
    var patience: Int? = 12
    while true {
      let timeout = patience ?? millisecondsToSleep
      let ready = wait(
        on: [
          screen.inputDescriptor, signals.descriptor, engine.snapshotDescriptor,
          engine.reportDescriptor, imports?.descriptor ?? -1,
          feeds?.descriptor ?? -1,
        ], timeoutMilliseconds: timeout)
      var effects: [Effect] = []
      state.milliseconds = Int(WallClock.monotonicMilliseconds())
      if let beat = state.nextBeat, state.milliseconds >= beat { effects += state.update(.beat) }
      if ready[1].isReadable {
        while let signal = signals.next() {
          switch signal {
          case .hangUp: return finish(.ended(1))
          case .terminate: return finish(.ended(15))
          case .quit: return finish(.ended(3))
          case .interrupt: return finish(.ended(2))
          case .windowChanged: effects += state.update(.resized(screen.resize()))
          case .suspend: effects.append(.suspend)
          case .resume: effects.append(.redraw)
          }
        }
      }
      if ready[0].isReadable || ready[0].isHungUp {
        let batch = screen.readKeys()
        if batch.hungUp { return finish(.ended(1)) }
        for key in batch.keys { effects += state.update(.key(key)) }
      }
      for (number, answer) in imports?.take() ?? [] {
        effects += state.update(.imported(answer, number: number))
      }
      for overview in feeds?.take() ?? [] { effects += state.update(.feeds(overview)) }
      if let failure = takeFromEngine(&effects) {
        engine.stop()
        return .failed(failure)
      }
      if let time = wakeAt, WallClock.monotonicMilliseconds() >= time {
        wakeAt = nil
        effects += state.update(.tick)
      }
      let asked = effects
      patience = nil
      for effect in asked {
        switch effect {
        case .quit: return finish(.left)
        case .suspend:
          draw(on: &screen)
          _ = state.update(.resized(screen.suspend()))
        case .redraw: screen.redrawEverything()
        case .show(let day):
          engine.show(day: day)
          patience = DashboardRun.patience
        case .readHistory(let customer):
          engine.readHistory(of: customer)
          patience = DashboardRun.patience
        case .apply(let order): change(.apply(order), &patience)
        case .undo: change(.undo, &patience)
        case .redo: change(.redo, &patience)
        case .restore(let event): change(.restore(event: event), &patience)
        case .keepPlay(let play): change(.keepPlay(play), &patience)
        case .removePlay(let id): change(.removePlay(id), &patience)
        case .thank(let kudos): change(.thank(kudos), &patience)
        case .setGoal(let period, let amount): change(.setGoal(period, amount), &patience)
        case .finishStandUp(let numbers): change(.finishStandUp(numbers), &patience)
        case .readStandUp(let since):
          engine.readStandUp(since: since)
          patience = DashboardRun.patience
        case .beHere(let customer): engine.beHere(customer)
        case .readJournal(let customer):
          engine.readJournal(of: customer)
          patience = DashboardRun.patience
        case .readLikelyPairs:
          engine.readLikelyPairs()
          patience = DashboardRun.patience
        case .merge(let other, let kept): change(.merge(other, into: kept), &patience)
        case .keepApart(let one, let other): change(.keepApart(one, other), &patience)
        case .completePath(let text, let word):
          let whole = imports?.paths(beginning: text) ?? []
          let paths = whole.isEmpty ? imports?.paths(beginning: word) ?? [] : whole
          _ = state.update(.paths(for: text, isLastWord: whole.isEmpty, paths))
        case .importFile(let number, let typed, let words, let options, let isTrial):
          guard let imports else {
            _ = state.update(.imported(.failed(["the demo takes nothing in"]), number: number))
            break
          }
          imports.start(
            number, typed: typed, words: words, options: options, isTrial: isTrial)
        case .stopImport: imports?.stop()
        case .readFeeds:
          guard let feeds else {
            _ = state.update(.feeds(FeedOverview(standings: [])))
            break
          }
          feeds.read()
        case .runFeed(let name): feeds?.run(name)
        case .switchFeed(let name, let isOn): feeds?.set(name, isOn: isOn)
        case .keepFilter(let digit, let text): savedFilters?.keep(text, on: digit)
        case .wake(let milliseconds):
          wakeAt = WallClock.monotonicMilliseconds() + Double(milliseconds)
        }
      }
      // The answer is most often there within a millisecond: one picture instead of two.
      if patience == nil || !ready.contains(where: { $0.isReadable }) {
        draw(on: &screen)
        if screen.isHungUp { return finish(.ended(1)) }
        if screen.lastWriteMilliseconds > 25 { state.setting.hasMotion = false }
        patience = nil
      }
    }
  }

  /// How long nothing is to be done, in milliseconds; nil for ever.
  private var millisecondsToSleep: Int? {
    let now = WallClock.monotonicMilliseconds()
    let times = [wakeAt, state.nextBeat.map(Double.init)].compactMap { $0 }
    return times.min().map { max(0, Int(($0 - now).rounded(.up))) }
  }

  private func change(_ edit: Engine.Edit, _ patience: inout Int?) {
    engine.change(edit)
    patience = DashboardRun.patience
  }

  /// Takes snapshots and reports in; an error ends the dashboard.
  private mutating func takeFromEngine(_ effects: inout [Effect]) -> StoreError? {
    // Reports first: the picture an answer speaks of is there before it, and shown before it.
    let reports = engine.takeReports()
    if let snapshot = engine.takeSnapshot() { effects += state.update(.snapshot(snapshot)) }
    for report in reports {
      switch report {
      case .history(let customer, let history):
        effects += state.update(.history(customer, history))
      case .journal(let customer, let lines):
        effects += state.update(.journal(customer, lines))
      case .standUp(let material): effects += state.update(.standUp(material))
      case .likelyPairs(let pairs): effects += state.update(.likelyPairs(pairs))
      case .answered(let answer): effects += state.update(.answered(answer))
      case .opened(let reason, let warnings):
        if let reason, state.setting.readOnlyReason == nil { state.setting.readOnlyReason = reason }
        if let warning = warnings.first { effects += state.update(.trouble(warning)) }
      case .trouble(let text): effects += state.update(.trouble(text))
      case .recovered: effects += state.update(.recovered)
      case .feed(let news): effects += state.update(.feed(news))
      case .failed(let error):
        isEngineGone = true
        return error
      case .stopped: isEngineGone = true
      }
    }
    return nil
  }

  private mutating func draw(on screen: inout Screen) {
    let picture = state.picture()
    guard picture != shown else { return }
    shown = picture
    screen.present(
      picture.canvas, inks: picture.isShared ? sharedInks : inks,
      cursor: picture.cursor.map { ($0.column, $0.row) })
  }

  /// Lets the engine close the store, which takes the log into the file; never longer than half a
  /// second.
  private mutating func finish(_ ending: Ending) -> Ending {
    engine.stop()
    imports?.stop()
    let end = WallClock.monotonicMilliseconds() + 500
    var effects: [Effect] = []
    while !isEngineGone {
      let left = end - WallClock.monotonicMilliseconds()
      guard left > 0 else { break }
      _ = wait(on: [engine.reportDescriptor], timeoutMilliseconds: Int(left.rounded(.up)))
      _ = takeFromEngine(&effects)
    }
    return ending
  }
}
