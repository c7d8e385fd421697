import Canvas
import LoopModel

extension State {
  /// Whom a change is about: the open page's customer, the marked ones, or the selected one.
  var targets: [CustomerID] {
    if let page { return [page.customer] }
    if !marks.isEmpty, view != .standUp { return markedInOrder }
    switch view {
    case .loop: return loop.customer.map { [$0] } ?? []
    case .triage: return triage.selected.map { [$0] } ?? []
    case .customers: return list.selected.map { [$0] } ?? []
    case .standUp: return standUpSelected.map { [$0] } ?? []
    }
  }

  /// Why nothing can be changed now; nil when it can.
  var cannotChange: String? {
    if let reason = setting.readOnlyReason { return "nothing can be changed here: \(reason)" }
    if view == .standUp, !standUp.isUnlocked {
      return "the stand-up is locked: \(page == nil ? "" : "Esc, then ")w unlocks it"
    }
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
    awaiting = nil
    if customers.count == 1, history(of: first) == nil, purpose == .touch || purpose == .advance {
      awaiting = purpose
      return [.readHistory(first)]
    }
    if purpose == .answerHandOff, !customers.contains(where: { facts(of: $0)?.care.handOff != nil })
    {
      status = Status(text: "no hand-off waits for an answer here", role: .muted)
      return []
    }
    // All of many go the way the first of them goes.
    let mode = facts(of: first)?.care.mode?.other ?? .buying
    if purpose == .back, customers.allSatisfy(isAtStart) {
      status = Status(text: "they are at the start of their first lap", role: .muted)
      return []
    }
    var form = Form(
      purpose: purpose, customers: customers, title: named(customers),
      steps: purpose.steps(
        actor: setting.actor,
        owners: Set(snapshot.owners + [setting.actor]).filter { !$0.isEmpty }.sorted(), mode: mode))
    form.mode = mode
    form.seen = snapshot.sequence
    if purpose == .touch || purpose == .plan, customers.count == 1 {
      form.plays = plays(for: first)
    }
    if customers.count == 1 { prepare(&form, first) }
    if purpose == .advance, customers.contains(where: wouldBeAsked) {
      form.steps[0].question = Form.relevance
      form.steps[0].isOptional = false
    }
    guard !form.steps.isEmpty else { return finish(form) }
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
      if form.criteria.contains(where: { !$0.isMet }) {
        form.steps[0].question = "Not all is met: why go on?"
        form.steps[0].isOptional = false
      }
    case .answerHandOff:
      guard let handOff = facts.care.handOff else { return }
      let to = Int(handOff.to)
      let asked = snapshot.owners.indices.contains(to) ? snapshot.owners[to] : ""
      form.hint =
        "offered to \(asked) on \(handOff.day.spoken)"
        + (asked == setting.actor ? "" : "; you answer for them")
    default: break
    }
  }

  /// Whether there is nowhere to move a customer back to.
  private func isAtStart(_ customer: CustomerID) -> Bool {
    guard let snapshot, let index = snapshot.roster.index(of: customer) else { return true }
    let position = snapshot.roster.reading(index).position
    return position.stage == .salesLoop && position.lap <= 1
  }

  /// Whether moving a customer on leads to asking them for something: to Heat up.
  private func wouldBeAsked(_ customer: CustomerID) -> Bool {
    guard let snapshot, let index = snapshot.roster.index(of: customer) else { return false }
    return snapshot.roster.reading(index).position.stage.next == .heatUp
  }

  /// More pushes in a week than the limit are said before the next is logged, never forbidden.
  private func pushHint(_ customer: CustomerID) -> String {
    let since = today.advanced(by: -6)
    let pushes = history(of: customer)?.touches.count {
      $0.contact.direction == .push && $0.day >= since
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

  /// A customer's name, or how many they are.
  func named(_ customers: [CustomerID]) -> String {
    guard customers.count == 1 else { return "\(grouped(customers.count)) customers" }
    return sampled(customers)
  }

  /// The names of customers, the first few where there are many.
  func sampled(_ customers: [CustomerID]) -> String {
    guard let snapshot else { return "" }
    let names = customers.prefix(customers.count > 6 ? 5 : 6).compactMap { id in
      snapshot.roster.index(of: id).map { snapshot.roster.name($0) }
    }
    let rest = customers.count - names.count
    return names.joined(separator: ", ") + (rest > 0 ? " and \(grouped(rest)) more" : "")
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
