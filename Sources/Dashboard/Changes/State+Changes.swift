import Canvas
import LoopModel

extension State {
  /// Whom a change is about: the open page's customer, the marked ones, or the selected one.
  var targets: [CustomerID] {
    if let page { return [page.customer] }
    if !marks.isEmpty { return marks.sorted() }
    switch view {
    case .loop: return loop.customer.map { [$0] } ?? []
    case .triage: return triage.selected.map { [$0] } ?? []
    case .customers: return list.selected.map { [$0] } ?? []
    }
  }

  /// Why nothing can be changed now; nil when it can.
  var cannotChange: String? {
    if let reason = setting.readOnlyReason { return "nothing can be changed here: \(reason)" }
    if travel.day != nil { return "the past cannot be changed; 0 goes back to the present" }
    return nil
  }

  /// Today, as changes are dated.
  var today: Day { snapshot?.moment.civilDay ?? Day(number: 0) }

  // MARK: Asking

  /// Begins to ask what a change needs to know.
  mutating func begin(_ purpose: Form.Purpose) -> [Effect] {
    if let cannotChange {
      status = Status(text: cannotChange, role: .bad)
      return []
    }
    guard let snapshot else { return [] }
    let customers = targets.filter { snapshot.roster.index(of: $0) != nil }
    guard let first = customers.first else {
      status = Status(text: "choose a customer first", role: .muted)
      return []
    }
    // One customer's form knows their history: pushes this week, what the stage asks.
    if customers.count == 1, history(of: first) == nil, purpose == .touch || purpose == .advance {
      awaiting = purpose
      return [.readHistory(first)]
    }
    awaiting = nil
    if purpose == .answerHandOff, !customers.contains(where: { facts(of: $0)?.care.handOff != nil })
    {
      status = Status(text: "no hand-off waits for an answer here", role: .muted)
      return []
    }
    var form = Form(
      purpose: purpose, customers: customers, title: named(customers),
      steps: purpose.steps(
        actor: setting.actor, owners: snapshot.owners.filter { !$0.isEmpty },
        mode: facts(of: first)?.care.mode?.other ?? .buying))
    if purpose == .touch || purpose == .plan, customers.count == 1 {
      form.plays = plays(for: first)
    }
    if customers.count == 1 { prepare(&form, first) }
    guard !form.steps.isEmpty else { return finish(form) }
    form.line = LineEditor(form.steps[0].answer ?? "")
    overlay = .form(form)
    return []
  }

  /// What is known of one customer goes into their form.
  private func prepare(_ form: inout Form, _ customer: CustomerID) {
    guard let snapshot, let index = snapshot.roster.index(of: customer) else { return }
    let reading = snapshot.roster.reading(index)
    let facts = snapshot.roster.facts(index)
    switch form.purpose {
    case .touch: form.hint = pushHint(customer)
    case .advance:
      guard let history = history(of: customer) else { return }
      let entered = today.advanced(by: -Int(reading.stageDays))
      form.criteria = ExitCriterion.of(
        reading.position.stage, history: history, facts: facts, entered: entered)
      if reading.position.stage.next == .heatUp {
        form.steps[0].question = "Why is it relevant to them?"
      } else if form.criteria.contains(where: { !$0.isMet }) {
        form.steps[0].question = "Not all is met: why go on?"
        form.steps[0].isOptional = false
      }
    case .back where reading.position.stage == .salesLoop && reading.position.lap <= 1:
      form.hint = "they are at the start of their first lap"
    default: break
    }
  }

  /// More pushes in a week than the limit are said before the next is logged, never forbidden.
  private func pushHint(_ customer: CustomerID) -> String {
    let since = today.advanced(by: -6)
    let pushes = history(of: customer)?.touches.count {
      $0.direction == .push && $0.day >= since
    }
    guard let pushes, pushes >= Touch.pushesAWeek else { return "" }
    return "\(pushes) pushes in the last 7 days: this would be the \(ordinal(pushes + 1))"
  }

  /// What is recorded of a customer, where it has been read.
  func history(of customer: CustomerID) -> CustomerHistory? {
    if page?.customer == customer, let history = page?.history { return history }
    return known?.customer == customer ? known?.history : nil
  }

  func facts(of customer: CustomerID) -> CustomerFacts? {
    snapshot.flatMap { $0.roster.index(of: customer).map($0.roster.facts) }
  }

  /// The names of customers, the first three where there are many.
  func named(_ customers: [CustomerID]) -> String {
    guard let snapshot else { return "" }
    let names = customers.prefix(3).compactMap { id in
      snapshot.roster.index(of: id).map { snapshot.roster.name($0) }
    }
    guard customers.count > 1 else { return names.first ?? "" }
    let rest = customers.count - names.count
    return "\(grouped(customers.count)) customers: " + names.joined(separator: ", ")
      + (rest > 0 ? " and \(grouped(rest)) more" : "")
  }

  // MARK: Answers

  mutating func pressInForm(_ key: Key, _ form: Form) -> [Effect] {
    var form = form
    let today = today
    switch form.take(key, check: { Form.problem($0, $1, today: today) }) {
    case .goesOn:
      overlay = .form(form)
      return []
    case .cancelled:
      overlay = nil
      status = Status(text: "nothing was changed", role: .muted)
      return []
    case .meansNothing: return pressAnywhere(key)
    case .done:
      overlay = nil
      return finish(form)
    }
  }

  /// Makes the changes of a form that is answered.
  private mutating func finish(_ form: Form) -> [Effect] {
    guard let snapshot else { return [] }
    switch form.purpose {
    case .addPlay(let stage, let mode):
      return [.keepPlay(Play(stage: stage, mode: mode, text: form.answer(.what)))]
    case .changePlay(var play):
      play.text = form.answer(.what)
      return [.keepPlay(play)]
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
    if form.disposes { triage.disposed = Set(items.map(\.customer)) } else { triage.disposed = [] }
    return [.apply(ChangeOrder(items: items, seen: snapshot.sequence))]
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
      status = Status(
        text: named(customers) + ": " + what + more
          + (customers.count > 1 ? " · u takes it all back" : " · u undoes it"), role: .good)
      return readShown()
    case .conflict(let order, let text):
      overlay = .confirm(order, text)
    case .told(let text):
      status = Status(text: text, role: .good)
      return readShown()
    case .refused(let text):
      status = Status(text: text, role: .bad)
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

  /// Reads again what is shown of one customer, after they changed.
  private func readShown() -> [Effect] {
    if let page { return [.readHistory(page.customer)] }
    if view == .triage, let selected = triage.selected { return [.readHistory(selected)] }
    return []
  }

  // MARK: Marks

  mutating func toggleMark() {
    guard page == nil, let customer = selectedCustomer else {
      status = Status(text: "choose a customer to mark first", role: .muted)
      return
    }
    if marks.remove(customer) == nil { marks.insert(customer) }
    step(1)
    status = Status(text: marks.isEmpty ? "nobody is marked" : markText, role: .muted)
  }

  /// Marks all that are in view, or nobody where all are marked already.
  mutating func markAll() {
    guard let snapshot else { return }
    let rows: [Int32] =
      switch view {
      case .loop: loop.order
      case .triage: triage.order
      case .customers: list.order
      }
    let all = Set(rows.map { snapshot.roster.facts(Int($0)).id })
    if all.isSubset(of: marks) { marks.subtract(all) } else { marks.formUnion(all) }
    status = Status(text: marks.isEmpty ? "nobody is marked" : markText, role: .muted)
  }

  private var markText: String {
    "\(grouped(marks.count)) marked: t p a b z x o act on all of them"
  }

  var selectedCustomer: CustomerID? {
    switch view {
    case .loop: loop.customer
    case .triage: triage.selected
    case .customers: list.selected
    }
  }
}

extension Touch {
  /// Pushes a customer bears in seven days before the next is remarked upon.
  static let pushesAWeek = 2
}

/// `third`, `4th`.
func ordinal(_ number: Int) -> String {
  let words = ["", "first", "second", "third"]
  return words.indices.contains(number) ? words[number] : "\(number)th"
}
