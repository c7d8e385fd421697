import Canvas
import LoopModel

extension State {
  mutating func pressInForm(_ key: Key, _ form: Form) -> [Effect] {
    var form = form
    let today = today
    let before = self
    let isOfTeam = form.isOfTeam
    let check = { (step: Form.Step, text: String) in
      isOfTeam ? before.teamProblem(step, text) : Form.problem(step, text, today: today)
    }
    switch form.take(key, check: check) {
    case .goesOn:
      overlay = .form(form)
      return []
    case .cancelled:
      overlay = form.library.map { .plays($0) }
      status = Status(text: "nothing was changed", role: .muted)
      return []
    case .meansNothing: return pressAnywhere(key)
    case .done:
      overlay = form.library.map { .plays($0) }
      return finish(form)
    }
  }

  /// Makes the changes of a form that is answered.
  mutating func finish(_ form: Form) -> [Effect] {
    guard let snapshot else { return [] }
    switch form.purpose {
    case .addPlay(let stage, let mode):
      return [.keepPlay(Play(stage: stage, mode: mode, text: form.answer(.what)))]
    case .changePlay(var play):
      play.text = form.answer(.what)
      return [.keepPlay(play)]
    case .thank, .goal: return finishTeamForm(form)
    default: break
    }
    var items: [ChangeOrder.Item] = []
    for customer in form.customers {
      guard let index = snapshot.roster.index(of: customer) else { continue }
      let changes = form.changes(
        for: snapshot.roster.facts(index), snapshot.roster.reading(index), actor: setting.actor,
        today: today)
      items += changes.map { ChangeOrder.Item(customer: customer, change: $0) }
    }
    guard !items.isEmpty else {
      status = Status(text: "there is nothing to do for \(form.title)", role: .muted)
      return []
    }
    triage.disposed = form.disposes ? Set(items.map(\.customer)) : []
    return [.apply(ChangeOrder(items: items, seen: form.seen ?? snapshot.sequence))]
  }

  /// Takes in what came of a change.
  mutating func take(_ answer: ChangeAnswer) -> [Effect] {
    switch answer {
    case .done(let order):
      let currency = snapshot?.currency ?? .unknown
      let customers = order.customers
      let what = order.items.first.map { $0.change.spoken(currency) } ?? ""
      for customer in customers where triage.disposed.contains(customer) {
        triage.handled[customer] = what
      }
      triage.disposed = []
      marks.subtract(customers)
      let more = order.items.count > customers.count ? " and more" : ""
      // That it can be taken back is told whole, whatever people are called.
      let undo = customers.count > 1 ? " · u takes it all back" : " · u undoes it"
      let room = max(24, size.columns - 2 - TextWidth.columns(of: undo))
      let name = shortened(named(customers), columns: max(12, room / 2))
      let told = shortened(
        what + more, columns: max(8, room - TextWidth.columns(of: name) - 2))
      status = Status(text: "\(name): \(told)\(undo)", role: .good)
      return readShown() + readOwn()
    case .conflict(let order, let text):
      standUp.expectsOwn = false
      heldKeys = []
      overlay = .confirm(order, text)
    case .told(let text, let customer):
      status = Status(text: text, role: .good)
      if let customer, page == nil { showAgain(customer) }
      return readShown() + readOwn() + readPairsAgain()
    case .refused(let text):
      standUp.expectsOwn = false
      standUp.isFinishing = false
      heldKeys = []
      status = Status(text: text, role: .bad)
      return readPairsAgain()
    }
    return []
  }

  mutating func pressInConfirmation(_ key: Key, _ order: ChangeOrder) -> [Effect] {
    switch key {
    case .character("y"):
      overlay = nil
      var order = order
      order.seen = nil
      return [.apply(order)]
    case .escape, .character("n"), .character("q"):
      overlay = nil
      status = Status(text: "nothing was changed", role: .muted)
      return []
    default: return pressAnywhere(key)
    }
  }

  /// The cursor goes to a customer whose change was taken back or made again, if they are in view.
  private mutating func showAgain(_ customer: CustomerID) {
    guard view == .triage, let snapshot, let index = snapshot.roster.index(of: customer),
      let row = triage.order.firstIndex(of: Int32(index))
    else { return }
    triage.selected = customer
    triage.row = row
  }

  /// Reads again what is shown of one customer, after they changed.
  private func readShown() -> [Effect] {
    if let page { return [.readHistory(page.customer)] }
    if view == .triage, let selected = triage.selected { return [.readHistory(selected)] }
    return []
  }
}
