import Canvas
import LoopModel

extension State {
  /// Does an operation, by key or by name.
  public mutating func perform(_ operation: Operation) -> [Effect] {
    if let effects = performInStandUp(operation) { return effects }
    switch operation {
    case .quit: return [.quit]
    case .suspend: return [.suspend]
    case .redraw: return [.redraw]
    case .back: return goBack()
    case .help: overlay = .help(scroll: 0)
    case .palette: overlay = .palette(Palette())
    case .viewLoop: return goTo(.loop)
    case .viewTriage: return goTo(.triage)
    case .viewCustomers: return goTo(.customers)
    case .viewStandUp: return goTo(.standUp)
    case .nextView, .previousView: return goTo(neighbour(operation == .nextView ? 1 : -1))
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
    case .importFile: openImport()
    case .duplicates: return openDuplicates()
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
    // These are the stand-up's own.
    case .standUpOn, .standUpBack, .unlock, .letIn, .thank, .setGoal, .finishStandUp: break
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
      return view == .triage ? readTriageCard() : [.beHere(nil)]
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
      return goTo(.loop)
    } else {
      status = Status(text: "nothing to go back from; q quits", role: .muted)
    }
    return []
  }

  /// Shows a view; others are told whom one looks at there, or that one has left.
  mutating func goTo(_ view: View) -> [Effect] {
    let wasOnSomebody = page != nil || self.view == .triage
    show(view)
    if view == .triage { return readTriageCard() }
    let effects: [Effect] = wasOnSomebody ? [.beHere(nil)] : []
    return view == .standUp ? effects + enterStandUp() : effects
  }

  mutating func show(_ view: View) {
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
  var pageRows: Int { max(1, size.rows - 6) }
}
