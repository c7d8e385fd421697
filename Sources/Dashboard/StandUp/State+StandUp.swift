import Canvas
public import LoopModel

extension State {
  /// What the stand-up looks back to, and after how many seconds it goes on by itself.
  public mutating func setStandUp(since: Day?, auto: Int?) {
    standUp.since = since
    standUp.auto = auto
  }

  /// When the screens want to be woken, in milliseconds of `milliseconds`; nil for never.
  ///
  /// A stand-up turns its clock once a minute, and goes on where that is wanted; a file that is read or
  /// taken in counts its seconds.
  public var nextBeat: Int? {
    [standUpBeat, importBeat].compactMap { $0 }.min()
  }

  private var standUpBeat: Int? {
    guard view == .standUp, standUp.told != nil else { return nil }
    let minute = standUp.begun + (standUpMinutes + 1) * 60_000
    return autoDeadline.map { min($0, minute) } ?? minute
  }

  /// Minutes since the stand-up began.
  var standUpMinutes: Int { max(0, milliseconds - standUp.begun) / 60_000 }

  /// Minutes of the person who speaks.
  var personMinutes: Int { max(0, milliseconds - standUp.personBegun) / 60_000 }

  private var autoDeadline: Int? {
    guard let auto = standUp.auto, page == nil, overlay == nil,
      standUp.place + 1 < standUp.pages.count
    else { return nil }
    return standUp.rested + auto * 1000
  }

  /// The time asked for by `nextBeat` has come.
  mutating func beat() -> [Effect] {
    guard view == .standUp, let deadline = autoDeadline, milliseconds >= deadline else { return [] }
    status = nil
    standUp.rested = milliseconds
    goOn()
    return []
  }

  // MARK: Entering

  /// Shows the stand-up; one that is held goes on where it was.
  mutating func enterStandUp() -> [Effect] {
    guard standUp.told == nil || standUp.isFinished, snapshot != nil else {
      standUp.rested = milliseconds
      return []
    }
    standUp.asked = .all
    return [.readStandUp(since: standUp.since)]
  }

  /// The store has told.
  mutating func take(_ material: StandUpMaterial) -> [Effect] {
    guard let snapshot, let asked = standUp.asked else { return [] }
    standUp.asked = nil
    guard asked == .all else {
      standUp.takeOwn(material, snapshot)
      return []
    }
    let isBegin = standUp.told == nil || standUp.isFinished
    if isBegin { standUp.place = 0 }
    standUp.tell(StandUp(snapshot, material), snapshot)
    standUp.rested = milliseconds
    if isBegin {
      standUp.begun = milliseconds
      standUp.personBegun = milliseconds
    }
    return []
  }

  /// Counts what others change while the stand-up is held.
  mutating func countNews(_ new: Snapshot) -> [Effect] {
    guard standUp.told != nil else {
      return view == .standUp && standUp.asked == nil ? enterStandUp() : []
    }
    let news = new.news - standUp.newsSeen
    guard news > 0 else { return [] }
    standUp.newsSeen = new.news
    if standUp.expectsOwn { standUp.expectsOwn = false } else { standUp.others += news }
    return []
  }

  /// After a change made here: what the stand-up tells of it is read again.
  mutating func readOwn() -> [Effect] {
    if standUp.isFinishing { standUp.isFinished = true }
    standUp.isFinishing = false
    guard view == .standUp, let told = standUp.told, standUp.asked == nil else { return [] }
    standUp.asked = .own
    // Since the same day, even where this stand-up has become the last one.
    return [.readStandUp(since: told.period.since)]
  }

  // MARK: Keys

  /// Does what only the stand-up does; nil for all else.
  mutating func performInStandUp(_ operation: Operation) -> [Effect]? {
    guard view == .standUp, page == nil else { return nil }
    standUp.rested = milliseconds
    switch operation {
    case .standUpOn, .standUpBack, .nextCustomer, .previousCustomer, .open, .finishStandUp, .letIn,
      .thank, .setGoal:
      // What is typed while the store is read means nothing yet.
      guard standUp.told != nil else { return [] }
      return performOnPage(operation)
    case .unlock: toggleLock()
    case .weekBack, .weekForward, .quarterBack, .quarterForward, .replay, .present:
      status = Status(text: "a stand-up tells of one moment; 1 leaves it", role: .muted)
    default: return nil
    }
    return []
  }

  private mutating func performOnPage(_ operation: Operation) -> [Effect] {
    switch operation {
    case .standUpOn: goOn()
    case .standUpBack: goBackAPage()
    case .nextCustomer: select(1)
    case .previousCustomer: select(-1)
    case .letIn:
      standUp.asked = .all
      return [.readStandUp(since: standUp.since)]
    case .thank: return beginThanks()
    case .setGoal: return beginGoal()
    case .finishStandUp: return finishStandUp()
    case .open: return openFromStandUp()
    default: break
    }
    return []
  }

  /// The next page, or the rest of this one; leaving a stalled customer without a decision asks once.
  private mutating func goOn() {
    let next = standUp.first + shownItems.count
    if next < standUpItems.count {
      standUp.first = next
      standUp.selected = next
      return
    }
    let open = standUp.undecidedHere.count
    if open > 0, !standUp.hasAsked {
      standUp.hasAsked = true
      status = Status(
        text: "\(open) stalled without a decision: \(standUp.isUnlocked ? "" : "w unlocks, ")"
          + "p plans; space again goes on", role: .late)
      return
    }
    guard standUp.place + 1 < standUp.pages.count else {
      let rest =
        standUp.isFinished
        ? "the stand-up is over, and kept"
        : (standUp.isUnlocked ? "" : "w unlocks, ") + "F keeps it as held: the next begins here"
      status = Status(text: rest, role: .muted)
      return
    }
    turn(to: standUp.place + 1)
  }

  private mutating func goBackAPage() {
    if standUp.first > 0 {
      standUp.first = 0
      standUp.selected = 0
    } else if standUp.place > 0 {
      turn(to: standUp.place - 1)
    }
  }

  private mutating func turn(to place: Int) {
    let before = standUp.page.person
    standUp.place = place
    standUp.first = 0
    standUp.selected = 0
    standUp.hasAsked = false
    standUp.rested = milliseconds
    if standUp.page.person != before { standUp.personBegun = milliseconds }
  }

  /// Selects another item, which is then to be seen.
  private mutating func select(_ offset: Int) {
    let count = standUpItems.count
    guard count > 0 else { return }
    standUp.selected = max(0, min(count - 1, standUp.selected + offset))
    if standUp.selected < standUp.first { standUp.first = standUp.selected }
    while standUp.selected >= standUp.first + max(1, shownItems.count) { standUp.first += 1 }
  }

  private mutating func toggleLock() {
    if let reason = setting.readOnlyReason {
      status = Status(text: "nothing can be changed here: \(reason)", role: .bad)
      return
    }
    if travel.day != nil {
      status = Status(text: "the past cannot be changed", role: .bad)
      return
    }
    standUp.isUnlocked.toggle()
    status = Status(
      text: standUp.isUnlocked
        ? "unlocked: p plans, + thanks, G sets the goal, F keeps the stand-up" : "locked",
      role: .muted)
  }

  private mutating func openFromStandUp() -> [Effect] {
    guard let customer = standUpSelected else {
      status = Status(text: "↓ selects a customer first", role: .muted)
      return []
    }
    page = CustomerPageState(
      customer: customer, origin: standUpItems.compactMap(\.customer))
    return [.readHistory(customer), .beHere(customer)]
  }

  private mutating func finishStandUp() -> [Effect] {
    if let cannotChange {
      status = Status(text: cannotChange, role: .bad)
      return []
    }
    guard let told = standUp.told, !standUp.isFinished else {
      status = Status(text: "this stand-up is kept already", role: .muted)
      return []
    }
    standUp.isFinishing = true
    return [.finishStandUp(told.numbers)]
  }

  /// The customer of the selected item.
  var standUpSelected: CustomerID? {
    let items = standUpItems
    return items.indices.contains(standUp.selected) ? items[standUp.selected].customer : nil
  }
}
