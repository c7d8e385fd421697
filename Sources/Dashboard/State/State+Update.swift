import Canvas
import LoopModel

extension State {
  /// Takes in what happened and says what must be done outside.
  public mutating func update(_ message: Message) -> [Effect] {
    defer {
      settleListTop()
      settleTriageTop()
    }
    switch message {
    case .key(let key): return press(key)
    case .resized(let size):
      self.size = size
      return []
    case .snapshot(let snapshot): return take(snapshot)
    case .history(let customer, let history):
      if page?.customer == customer { page?.history = history }
      known = history.map { KnownHistory(customer: customer, history: $0) }
      if let awaiting, targets == [customer] { return begin(awaiting) }
      awaiting = nil
      return []
    case .tick: return tick()
    case .answered(let answer): return take(answer)
    case .journal(let customer, let lines):
      if case .history(var history)? = overlay, history.customer == customer {
        history.lines = lines
        history.selected = min(history.selected, max(0, lines.count - 1))
        overlay = .history(history)
      }
      return []
    case .trouble(let text):
      trouble = text
      return []
    case .recovered:
      trouble = nil
      return []
    }
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
      effects.append(.readHistory(selected))
    }
    if before == nil { list.top = 0 }
    return effects
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
    guard motion != nil else { return [] }
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
    visible = Visible(filter.filter, in: snapshot, withSums: showsLoop)
    if view == .loop { orderStage() }
    if view == .triage { orderTriage() }
    if view == .customers { orderList() }
    marks = marks.filter { snapshot.roster.index(of: $0) != nil }
  }

  /// Where keys are pressed.
  private var scope: Operation.Scope {
    if page != nil { return .page }
    switch view {
    case .loop: return .loop
    case .triage: return .triage
    case .customers: return .customers
    }
  }

  // MARK: Keys

  private mutating func press(_ key: Key) -> [Effect] {
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

  /// Does an operation, by key or by name.
  public mutating func perform(_ operation: Operation) -> [Effect] {
    switch operation {
    case .quit: return [.quit]
    case .suspend: return [.suspend]
    case .redraw: return [.redraw]
    case .back: return goBack()
    case .help: overlay = .help(scroll: 0)
    case .palette: overlay = .palette(Palette())
    case .viewLoop: show(.loop)
    case .viewTriage:
      show(.triage)
      return readTriageCard()
    case .viewCustomers: show(.customers)
    case .nextView, .previousView:
      show(neighbour(operation == .nextView ? 1 : -1))
      return readTriageCard()
    case .filter: beginFilter()
    case .clearFilter: setFilter(.everyone)
    case .onlyStalled: toggleStalled()
    case .nextStage: selectStage(loop.stage?.next ?? .salesLoop)
    case .previousStage: selectStage(loop.stage?.previous ?? .swell)
    case .nextCustomer: return stepped(1)
    case .previousCustomer: return stepped(-1)
    case .firstCustomer: return stepped(-.max / 2)
    case .lastCustomer: return stepped(.max / 2)
    case .pageDown: return stepped(pageRows)
    case .pageUp: return stepped(-pageRows)
    case .touch: return begin(.touch)
    case .plan: return begin(.plan)
    case .advance: return begin(.advance)
    case .moveBack: return begin(.back)
    case .snooze: return begin(.snooze)
    case .letGo: return begin(.letGo)
    case .assign: return begin(.assign)
    case .mode: return begin(.mode)
    case .note: return begin(.note)
    case .answerHandOff: return begin(.answerHandOff)
    case .comeBack: return begin(.comeBack)
    case .undo: return changing(.undo)
    case .redo: return changing(.redo)
    case .history: return openHistory()
    case .mark: toggleMark()
    case .markAll: markAll()
    case .plays: openPlays()
    case .queueNext: return showQueue(offset: 1)
    case .queuePrevious: return showQueue(offset: -1)
    case .orderNext: sortQueue(offset: 1)
    case .orderPrevious: sortQueue(offset: -1)
    case .open: return openSelected()
    case .follow: toggleFollow()
    case .sortNext: sortBy(offset: 1)
    case .sortPrevious: sortBy(offset: -1)
    case .reverseOrder:
      list.isReversed.toggle()
      orderList()
    case .columns: overlay = .columns(selected: 0)
    case .nextOfList: return openNeighbour(1)
    case .previousOfList: return openNeighbour(-1)
    case .weekBack: return travel(by: -7)
    case .weekForward: return travel(by: 7)
    case .quarterBack: return travel(by: -91)
    case .quarterForward: return travel(by: 91)
    case .replay: return startFilm()
    case .present: return travelHome()
    }
    return []
  }

  /// An undo or a redo, where anything can be changed.
  private mutating func changing(_ effect: Effect) -> [Effect] {
    guard let cannotChange else { return [effect] }
    status = Status(text: cannotChange, role: .bad)
    return []
  }

  private func neighbour(_ offset: Int) -> View {
    let all = View.allCases
    let place = all.firstIndex(of: view) ?? 0
    return all[(place + offset + all.count) % all.count]
  }

  private mutating func goBack() -> [Effect] {
    if page != nil {
      page = nil
      refreshVisible()
      return readTriageCard()
    } else if !marks.isEmpty {
      marks = []
      status = Status(text: "nobody is marked", role: .muted)
    } else if view == .loop, loop.customer != nil {
      loop.customer = nil
      loop.isFollowing = false
    } else if view == .loop, loop.stage != nil {
      loop.stage = nil
      orderStage()
    } else if !filter.filter.isEveryone {
      setFilter(.everyone)
    } else if travel.day != travel.base {
      return travelHome()
    } else if view != .loop {
      show(.loop)
    } else {
      status = Status(text: "nothing to go back from; q quits", role: .muted)
    }
    return []
  }

  private mutating func show(_ view: View) {
    self.view = view
    page = nil
    if view == .loop, !visible.hasSums { refreshVisible() }
    if view == .triage { orderTriage() }
    if view == .customers {
      // Both views speak of the same customer.
      if let customer = loop.customer { list.selected = customer }
      orderList()
      status = nil
    } else if let selected = list.selected, loop.customer != nil {
      selectOnLoop(selected)
    }
  }

  private mutating func stepped(_ offset: Int) -> [Effect] {
    step(offset)
    return readTriageCard()
  }

  mutating func step(_ offset: Int) {
    if let page {
      let limit = pageScrollLimit
      let wanted = page.scroll + clamped(offset)
      self.page?.scroll = max(0, min(limit, wanted))
    } else if view == .customers {
      moveInList(by: clamped(offset))
    } else if view == .triage {
      _ = moveInTriage(by: clamped(offset))
    } else {
      moveOnLoop(by: clamped(offset))
    }
  }

  private func clamped(_ offset: Int) -> Int {
    max(-1_000_000_000, min(1_000_000_000, offset))
  }

  /// Rows a page key moves.
  private var pageRows: Int { max(1, size.rows - 6) }

  // MARK: Help and columns

  private mutating func pressInHelp(_ key: Key, scroll: Int) -> [Effect] {
    let limit = helpScrollLimit
    switch key {
    case .down, .character("j"), .enter: overlay = .help(scroll: min(limit, scroll + 1))
    case .up, .character("k"): overlay = .help(scroll: max(0, scroll - 1))
    case .pageDown, .character(" "): overlay = .help(scroll: min(limit, scroll + pageRows))
    case .pageUp: overlay = .help(scroll: max(0, scroll - pageRows))
    case .home, .character("g"): overlay = .help(scroll: 0)
    case .end, .character("G"): overlay = .help(scroll: limit)
    case .escape, .character("?"), .function(1), .character("q"): overlay = nil
    default: return pressAnywhere(key)
    }
    return []
  }

  private mutating func pressInPalette(_ key: Key, _ palette: Palette) -> [Effect] {
    var palette = palette
    let matches = palette.matches
    switch key {
    case .escape:
      overlay = nil
      return []
    case .down, .tab:
      palette.selected = min(max(0, matches.count - 1), palette.selected + 1)
    case .up, .backTab:
      palette.selected = max(0, palette.selected - 1)
    case .enter:
      overlay = nil
      guard palette.selected < matches.count else {
        status = Status(text: "nothing is called '\(palette.line.text)'", role: .bad)
        return []
      }
      return performFromPalette(matches[palette.selected])
    default:
      if palette.line.take(key) {
        palette.selected = 0
      } else {
        return pressAnywhere(key)
      }
    }
    overlay = .palette(palette)
    return []
  }

  private mutating func performFromPalette(_ operation: Operation) -> [Effect] {
    let scopes = operation.entry.scopes
    if !scopes.contains(.everywhere), !scopes.contains(scope) {
      if scopes.contains(.triage), !scopes.contains(.customers) {
        show(.triage)
      } else if scopes.contains(.customers) {
        show(.customers)
      } else if scopes.contains(.loop) {
        show(.loop)
      } else {
        status = Status(text: "open a customer first, with ⏎", role: .muted)
        return []
      }
    }
    return perform(operation)
  }

  private mutating func pressInColumns(_ key: Key, _ selected: Int) -> [Effect] {
    let count = Column.initial.count
    switch key {
    case .down, .character("j"): overlay = .columns(selected: min(count - 1, selected + 1))
    case .up, .character("k"): overlay = .columns(selected: max(0, selected - 1))
    case .character(" "), .enter:
      let column = Column.initial[selected]
      if column == .name {
        status = Status(text: "the customer's name is always shown", role: .muted)
      } else if let index = list.columns.firstIndex(of: column) {
        list.columns.remove(at: index)
      } else {
        list.columns = Column.initial.filter { $0 == column || list.columns.contains($0) }
      }
    case .escape, .character("c"), .character("q"): overlay = nil
    default: return pressAnywhere(key)
    }
    return []
  }

  /// What works whatever lies over a view.
  mutating func pressAnywhere(_ key: Key) -> [Effect] {
    switch key {
    case .control("z"): [.suspend]
    case .control("l"): [.redraw]
    case .control("c"): [.quit]
    default: []
    }
  }
}
