import Canvas
import LoopModel

extension State {
  /// Takes in what happened and says what must be done outside.
  public mutating func update(_ message: Message) -> [Effect] {
    defer {
      settleListTop()
      settleTriageTop()
      settleRing()
    }
    var effects = take(message)
    noteChange(effects)
    effects += pressHeld()
    return effects
  }

  private mutating func take(_ message: Message) -> [Effect] {
    switch message {
    case .key(let key): return takeOrHold(key)
    case .resized(let size):
      self.size = size
      return []
    case .snapshot(let snapshot): return take(snapshot)
    case .history(let customer, let history):
      return take(history, of: customer)
    case .tick: return tick()
    case .beat: return beat()
    case .standUp(let material): return take(material)
    case .answered(let answer):
      isChanging = false
      return take(answer)
    case .journal(let customer, let lines):
      if case .history(var history)? = overlay, history.customer == customer {
        history.lines = lines
        history.selected = min(history.selected, max(0, lines.count - 1))
        overlay = .history(history)
      }
      return []
    case .paths(let text, let isLastWord, let paths):
      return take(paths, for: text, isLastWord: isLastWord)
    case .likelyPairs(let pairs):
      take(pairs)
      return []
    case .imported(let answer, let number): return take(answer, ofImport: number)
    case .trouble(let text):
      trouble = text
      return []
    case .recovered:
      trouble = nil
      return []
    case .feed(let news): return take(news)
    case .feeds(let overview): return take(overview)
    }
  }

  private mutating func take(_ history: CustomerHistory?, of customer: CustomerID) -> [Effect] {
    guard let history else {
      if awaiting != nil {
        status = Status(text: "what is recorded of them cannot be read", role: .bad)
      }
      awaiting = nil
      heldKeys = []
      return []
    }
    if page?.customer == customer { page?.history = history }
    // Keys may have gone on to another customer by now.
    if targets.count != 1 || targets == [customer] {
      known = KnownHistory(customer: customer, history: history)
    }
    guard let awaiting, targets == [customer] else { return [] }
    return begin(awaiting)
  }

  // MARK: Snapshots

  private mutating func take(_ new: Snapshot) -> [Effect] {
    // A picture of another day than the one asked for last is late and dropped.
    guard new.moment.isLive == (travel.day == nil),
      new.moment.isLive || new.moment.day == travel.day
    else { return [] }
    let before = snapshot
    snapshot = new
    if new.moment.isLive { setting.today = new.moment.day }
    trouble = nil
    refreshVisible()
    var effects: [Effect] = []
    if travel.film != nil {
      changed = []
      effects += filmStepShown()
    } else {
      effects += startMotion(new.movements)
    }
    if page != nil {
      effects += refreshPage()
    } else if view == .triage, let selected = triage.selected {
      effects += [.readHistory(selected), .beHere(selected)]
    }
    if before == nil { list.top = 0 }
    return effects + countNews(new)
  }

  private mutating func startMotion(_ movements: [Movement]) -> [Effect] {
    changed = Set(movements.map(\.id))
    let moving = movements.filter { $0.from != $0.to }
    guard setting.hasMotion, view == .loop, page == nil, overlay == nil, !moving.isEmpty else {
      return []
    }
    motion = MotionState(
      movements: Dictionary(moving.map { ($0.id, $0) }, uniquingKeysWith: { $1 }))
    return [.wake(afterMilliseconds: MotionState.millisecondsPerFrame)]
  }

  private mutating func tick() -> [Effect] {
    if travel.film != nil { return filmTick() }
    guard motion != nil else { return readFeedsAgain() }
    motion?.frame += 1
    if let frame = motion?.frame, frame >= MotionState.frames {
      motion = nil
      return []
    }
    return [.wake(afterMilliseconds: MotionState.millisecondsPerFrame)]
  }

  /// Works everything out again that depends on the snapshot or the filter.
  mutating func refreshVisible() {
    guard let snapshot else { return }
    let showsLoop = view == .loop && page == nil
    visible = Visible(filter.filter, in: snapshot, withSums: showsLoop, before: visible)
    if view == .loop { orderStage() }
    if view == .triage { orderTriage() }
    if view == .customers { orderList() }
    marks = marks.filter { snapshot.roster.index(of: $0) != nil }
  }

  /// Where keys are pressed.
  var scope: Operation.Scope {
    if page != nil { return .page }
    switch view {
    case .loop: return .loop
    case .triage: return .triage
    case .customers: return .customers
    case .standUp: return .standUp
    }
  }

  // MARK: Keys

  mutating func press(_ key: Key) -> [Effect] {
    // A key ends a film where it stands, and does what it does besides.
    if travel.film != nil {
      stopFilm()
      if key == .escape || key == .character("r") || key == .character(" ") { return [] }
    }
    motion = nil
    status = nil
    switch overlay {
    case .help(let scroll): return pressInHelp(key, scroll: scroll)
    case .palette(let palette): return pressInPalette(key, palette)
    case .columns(let selected): return pressInColumns(key, selected)
    case .form(let form): return pressInForm(key, form)
    case .history(let history): return pressInHistory(key, history)
    case .confirm(let order, _): return pressInConfirmation(key, order)
    case .plays(let plays): return pressInPlays(key, plays)
    case .importing(let state): return pressInImport(key, state)
    case .duplicates(let state): return pressInDuplicates(key, state)
    case .feeds(let state): return pressInFeeds(key, state)
    case nil: break
    }
    if filter.line != nil { return pressInFilter(key) }
    if case .paste = key {
      status = Status(text: "pasted text is not taken as commands; press / first", role: .muted)
      return []
    }
    guard let operation = Operation.of(key, in: scope) else { return [] }
    return perform(operation)
  }
}
