import Canvas
import LoopModel

extension State {
  /// Takes in what happened and says what must be done outside.
  public mutating func update(_ message: Message) -> [Effect] {
    defer { settleListTop() }
    switch message {
    case .key(let key): return press(key)
    case .resized(let size):
      self.size = size
      return []
    case .snapshot(let snapshot): return take(snapshot)
    case .history(let customer, let history):
      if page?.customer == customer { page?.history = history }
      return []
    case .tick: return tick()
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
    if page != nil { effects += refreshPage() }
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
    if view == .customers { orderList() }
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
    case nil: break
    }
    if filter.line != nil { return pressInFilter(key) }
    if case .paste = key {
      status = Status(text: "pasted text is not taken as commands; press / first", role: .muted)
      return []
    }
    let scope: Operation.Scope = page != nil ? .page : view == .loop ? .loop : .customers
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
    case .viewCustomers: show(.customers)
    case .nextView, .previousView: show(view == .loop ? .customers : .loop)
    case .filter: beginFilter()
    case .clearFilter: setFilter(.everyone)
    case .onlyStalled: toggleStalled()
    case .nextStage: selectStage(loop.stage?.next ?? .salesLoop)
    case .previousStage: selectStage(loop.stage?.previous ?? .swell)
    case .nextCustomer: step(1)
    case .previousCustomer: step(-1)
    case .firstCustomer: step(-.max / 2)
    case .lastCustomer: step(.max / 2)
    case .pageDown: step(pageRows)
    case .pageUp: step(-pageRows)
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

  private mutating func goBack() -> [Effect] {
    if page != nil {
      page = nil
      refreshVisible()
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
    if view == .customers {
      // Both views speak of the same customer.
      if let customer = loop.customer { list.selected = customer }
      orderList()
      status = nil
    } else if let selected = list.selected, loop.customer != nil {
      selectOnLoop(selected)
    }
  }

  private mutating func step(_ offset: Int) {
    if let page {
      let limit = pageScrollLimit
      let wanted = page.scroll + clamped(offset)
      self.page?.scroll = max(0, min(limit, wanted))
    } else if view == .customers {
      moveInList(by: clamped(offset))
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
    let scope: Operation.Scope = page != nil ? .page : view == .loop ? .loop : .customers
    let scopes = operation.entry.scopes
    if !scopes.contains(.everywhere), !scopes.contains(scope) {
      if scopes.contains(.customers) {
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
  private mutating func pressAnywhere(_ key: Key) -> [Effect] {
    switch key {
    case .control("z"): [.suspend]
    case .control("l"): [.redraw]
    case .control("c"): [.quit]
    default: []
    }
  }
}
