internal import EventLoop
internal import LoopModel
internal import Store

/// The engine's thread from the open store to its end.
struct EngineRun: ~Copyable {
  let store: Store
  let clock: Clock
  let actor: String
  private let requests: Mailbox<Engine.Request>
  let reports: Mailbox<Engine.Report>
  private let snapshots: Latest<Snapshot>
  private var watch: FileWatch?
  private let alarm = Alarm()
  private var dataVersion: Int64 = 0
  private var isTroubled = false
  /// When to look again after something was written; see `Looks`.
  private var looks = Looks()
  /// Which customer is looked at here.
  var presence = Presence()
  /// What came of changes, told after the picture that shows them.
  private var answers: [ChangeAnswer] = []

  init(
    store: Store, clock: Clock, actor: String, requests: Mailbox<Engine.Request>,
    reports: Mailbox<Engine.Report>, snapshots: Latest<Snapshot>
  ) {
    self.store = store
    self.clock = clock
    self.actor = actor
    self.requests = requests
    self.reports = reports
    self.snapshots = snapshots
  }

  /// How long to sleep at most, in milliseconds: for ever where the system tells of changes and none is
  /// under way; on a network disk, where it does not tell, a second.
  private var patience: Int? {
    if store.path == ":memory:" { return nil }
    if let next = looks.next { return next }
    if watch == nil || isTroubled { return 1000 }
    return store.warnings.contains { $0.contains("network") } ? 1000 : nil
  }

  mutating func loop(from day: Double?) throws(StoreError) {
    // Watched before it is read: what is written in between is seen as a change.
    if store.path != ":memory:" { watch = FileWatch(path: store.path) }
    dataVersion = try store.dataVersion()
    var board = try StoreBoard(store, day: day, clock: clock)
    snapshots.publish(board.publish())
    alarm.set(atEpochMilliseconds: clock.nextDay)
    // Who else is here is told with the plays, after the first picture.
    let hasCompany = try presence.hasNews(store, now: clock.now)
    if hasCompany { board.setOthers(presence.others) }
    if (fillPlays() && refreshOwn(&board)) || hasCompany { snapshots.publish(board.publish()) }
    var needsHistory = true
    while true {
      let watchDescriptor = watch?.descriptor ?? -1
      let ready = wait(
        on: [requests.descriptor, watchDescriptor, alarm.descriptor],
        timeoutMilliseconds: needsHistory
          ? (board.board.moment.isLive ? 0 : 150) : presence.soonest(patience))
      presence.tellIfDue(store, actor: actor, now: clock.now)
      var isChanged = false
      if ready[1].isReadable, watch?.drain().isEmpty == false { looks.begin() }
      let isTimeOut = !ready.contains { $0.isReadable }
      if ready[1].isReadable || (isTimeOut && !needsHistory) {
        if isTimeOut { looks.taken() }
        isChanged = refresh(&board)
      }
      if ready[2].isReadable, alarm.acknowledge() {
        alarm.set(atEpochMilliseconds: clock.nextDay)
        if board.board.moment.isLive, board.board.moment.civilDay != clock.today {
          board.tick(clock: clock)
          isChanged = true
        }
      }
      if ready[0].isReadable {
        guard serve(&board, &isChanged) else {
          presence.leave(store, actor: actor, now: clock.now)
          return
        }
      }
      if isChanged {
        snapshots.publish(board.publish())
        needsHistory = true
      } else if needsHistory, isTimeOut {
        // Only when there is nothing else to do; a film, which asks for day after day, does without.
        needsHistory = false
        if addHistory(&board) { snapshots.publish(board.publish()) }
      }
      for answer in answers { reports.post(.answered(answer)) }
      answers = []
    }
  }

  /// Serves what was asked for; false to end.
  private mutating func serve(_ board: inout StoreBoard, _ isChanged: inout Bool) -> Bool {
    var wanted: Double??
    for request in requests.drain() {
      switch request {
      case .stop: return false
      case .show(let day): wanted = .some(day)
      case .readJournal(let customer): readJournal(of: customer)
      case .readStandUp(let since): readStandUp(since: since, board.board)
      case .readLikelyPairs: readLikelyPairs()
      case .change(let edit):
        answers.append(answer(to: edit))
        if refreshOwn(&board) { isChanged = true }
      case .beHere(let customer): presence.move(to: customer)
      case .readHistory(let customer):
        do throws(StoreError) {
          reports.post(.history(customer, try store.history(of: customer)))
        } catch {
          tell(error)
          reports.post(.history(customer, nil))
        }
      }
    }
    if let wanted {
      do throws(StoreError) {
        try board.show(day: wanted, store, clock: clock)
        isChanged = true
      } catch {
        tell(error)
      }
    }
    return true
  }

  private mutating func refresh(_ board: inout StoreBoard) -> Bool {
    do throws(StoreError) {
      try store.checkPath()
      let version = try store.dataVersion()
      let isNew = version != dataVersion
      dataVersion = version
      var isChanged = isNew ? try board.refresh(store, clock: clock) : false
      if isNew, try presence.hasNews(store, now: clock.now) {
        board.setOthers(presence.others)
        isChanged = true
      }
      if isTroubled {
        isTroubled = false
        reports.post(.recovered)
      }
      return isChanged
    } catch {
      tell(error)
      return false
    }
  }

  private mutating func addHistory(_ board: inout StoreBoard) -> Bool {
    do throws(StoreError) {
      try board.learn(store, clock: clock, keeps: true)
      board.addHistory()
      return true
    } catch {
      tell(error)
      return false
    }
  }

  private mutating func tell(_ error: StoreError) {
    guard !isTroubled else { return }
    isTroubled = true
    reports.post(.trouble(error.message))
  }
}
