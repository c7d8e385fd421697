import Canvas
@testable import Dashboard
import Demo
import LoopModel

/// The screens on the demo, with a store that makes changes, takes them back and tells of them as the
/// engine does.
struct Desk {
  var state: State
  /// What was asked for, in order.
  private(set) var effects: [Effect] = []
  /// What somebody else did meanwhile; the next change meets it.
  var conflict: String?
  /// Whether the store does not answer for now.
  var isBusy = false

  private var entries: [Board.Entry]
  private var histories: [CustomerHistory]
  private var board: Board
  private var sequence: Int64 = 0
  private var past: [(entries: [Board.Entry], histories: [CustomerHistory], order: ChangeOrder)] =
    []
  private var waiting: [Effect] = []

  init(_ columns: Int = 80, _ rows: Int = 24, isASCII: Bool = false, actor: String = "ana") {
    entries = DemoSnapshot.entries()
    histories = DemoSnapshot.business.customers
    board = DemoSnapshot.board(entries)
    state = State(
      setting: State.Setting(
        actor: actor, isASCII: isASCII, storeName: "demo",
        today: Double(DemoBusiness.today.number)),
      size: Size(columns: columns, rows: rows))
    publish()
    press("2")
  }

  // MARK: Hands and eyes

  /// Presses a character after the other.
  mutating func press(_ characters: String) {
    for character in characters { press(.character(character)) }
  }

  mutating func press(_ keys: Key...) {
    for key in keys { answer(state.update(.key(key))) }
  }

  /// Types a text and Return.
  mutating func enter(_ text: String) {
    press(text)
    press(.enter)
  }

  var text: String { state.text }
  var selected: String { state.triage.selected.map(name) ?? "nobody" }
  var queue: [String] { state.triage.order.map { entries[Int($0)].name } }

  func name(_ customer: CustomerID) -> String { entries[Int(customer.number) - 1].name }

  func care(_ name: String) -> Care { entries[index(name)].facts.care }

  func history(_ name: String) -> CustomerHistory { histories[index(name)] }

  func reading(_ name: String) -> Reading? { state.snapshot?.roster.reading(index(name)) }

  private func index(_ name: String) -> Int { entries.firstIndex { $0.name == name } ?? 0 }

  /// The last order that was given.
  var order: ChangeOrder? {
    for case .apply(let order) in effects.reversed() { return order }
    return nil
  }

  var form: Form? {
    if case .form(let form)? = state.overlay { form } else { nil }
  }

  /// Presses keys written as signs, one each; `!` makes the next change meet somebody else's.
  mutating func pressSigns(_ keys: String) {
    for sign in keys {
      switch sign {
      case "↓": press(.down)
      case "→": press(.right)
      case "⏎": press(.enter)
      case "!": conflict = "bruno changed \(selected) at 14:01: next: Call them, 20 Mar 2026"
      default: press(.character(sign))
      }
    }
  }

  // MARK: The store's side

  /// The store answers what waited.
  mutating func answerNow() {
    isBusy = false
    let asked = waiting
    waiting = []
    answer(asked)
  }

  /// Somebody else does something to a customer.
  mutating func somebodyElse(does change: Change, to name: String) {
    make([ChangeOrder.Item(customer: entries[index(name)].facts.id, change: change)])
    publish()
  }

  /// Others are looking at customers.
  mutating func others(_ others: [CustomerID: [String]]) {
    board.setOthers(others)
    publish()
  }

  /// The customers at the head of the queue have other names.
  mutating func rename(_ names: [String]) {
    for (row, name) in zip(state.triage.order, names) { entries[Int(row)].name = name }
    board = DemoSnapshot.board(entries)
    publish()
  }

  private mutating func publish() {
    var snapshot = board.publish()
    snapshot.sequence = sequence
    answer(state.update(.snapshot(snapshot)))
  }

  private mutating func answer(_ asked: [Effect]) {
    for effect in asked {
      if isBusy {
        effects.append(effect)
        waiting.append(effect)
        continue
      }
      effects.append(effect)
      switch effect {
      case .readHistory(let customer):
        answer(state.update(.history(customer, histories[Int(customer.number) - 1])))
      case .readJournal(let customer): answer(state.update(.journal(customer, journal(customer))))
      case .apply(let order): take(order)
      case .undo:
        guard let last = past.popLast() else {
          answer(state.update(.answered(.refused("ana has nothing to undo"))))
          continue
        }
        (entries, histories) = (last.entries, last.histories)
        sequence += 1
        _ = board.apply(last.order.customers.map { entries[Int($0.number) - 1] })
        publish()
        answer(state.update(.answered(.told("undo: it", last.order.customers.first))))
      case .keepPlay, .removePlay, .redo, .restore:
        answer(state.update(.answered(.told("kept"))))
      default: break
      }
    }
  }

  private mutating func take(_ order: ChangeOrder) {
    if let conflict, order.seen != nil {
      self.conflict = nil
      answer(state.update(.answered(.conflict(order, conflict))))
      return
    }
    past.append((entries, histories, order))
    make(order.items)
    publish()
    answer(state.update(.answered(.done(order))))
  }

  private mutating func make(_ items: [ChangeOrder.Item]) {
    let today = DemoBusiness.today
    for item in items {
      sequence += 1
      let at = Timestamp(milliseconds: DemoBusiness.now.milliseconds + sequence)
      let index = Int(item.customer.number) - 1
      let by = state.setting.actor
      entries[index].facts.care.take(item.change, on: today, at: at, owner: DemoSnapshot.owner)
      switch item.change {
      case .touch(let contact):
        histories[index].touches.append(
          Touch(contact, on: today, at: at, by: by))
      case .move(let to):
        let move = Move(stage: to.stage, lap: to.lap, day: today, at: at)
        entries[index].facts.move = move
        histories[index].moves.append(RecordedMove(move: move, by: by, reason: to.reason))
      default:
        if case .assign(let owner) = item.change {
          entries[index].facts.owner = DemoSnapshot.owner(owner)
        }
        histories[index].changes.append(RecordedChange(item.change, day: today, at: at, by: by))
      }
    }
    _ = board.apply(Set(items.map(\.customer)).map { entries[Int($0.number) - 1] })
  }

  private func journal(_ customer: CustomerID) -> [JournalLine] {
    histories[Int(customer.number) - 1].changes.enumerated().reversed().map { place, step in
      JournalLine(
        event: String(place), day: step.day, minute: 600, actor: step.by,
        text: step.change.spoken(.unknown), before: place == 0 ? "" : "what was before")
    }
  }
}
