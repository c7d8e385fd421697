import Canvas
import LoopModel

extension State {
  /// Asks whom to thank; on a win for what they did for it.
  mutating func beginThanks() -> [Effect] {
    if let cannotChange {
      status = Status(text: cannotChange, role: .bad)
      return []
    }
    var people = standUp.told?.persons.map(\.name).filter { !$0.isEmpty } ?? []
    var customer: CustomerID?
    if case .wins = standUp.page, let person = standUp.person,
      let win = (person.wins + person.helped).first(where: { $0.customer == standUpSelected })
    {
      customer = win.customer
      // Who helped with it comes first.
      let helped = win.credits.map(\.person)
      people = helped + people.filter { !helped.contains($0) }
    }
    let first = people.first { $0 != setting.actor } ?? ""
    var form = Form(
      purpose: .thank(customer), customers: [],
      title: customer.map { standUp.told?.name($0) ?? "" } ?? "",
      steps: [
        .text(.to, "Whom?  (Tab)", isOptional: false, answer: first, suggestions: people),
        .text(.text, "What for?"),
      ])
    form.line = LineEditor(first)
    overlay = .form(form)
    return []
  }

  /// Asks for the team's goal.
  mutating func beginGoal() -> [Effect] {
    if let cannotChange {
      status = Status(text: cannotChange, role: .bad)
      return []
    }
    let period = standUp.told?.standing?.period.text ?? ""
    var form = Form(
      purpose: .goal, customers: [], title: "",
      steps: [
        .text(.due, "Which period?  \(GoalPeriod.forms)", isOptional: false, answer: period),
        .text(.amount, "How much revenue together?  (- for no goal)", isOptional: false),
      ])
    form.line = LineEditor(period)
    overlay = .form(form)
    return []
  }

  /// What the answers of a form about the team ask for.
  mutating func finishTeamForm(_ form: Form) -> [Effect] {
    if case .thank(let customer) = form.purpose {
      return [
        .thank(
          Kudos(
            customer: customer, person: form.answer(.to), by: setting.actor,
            words: form.answer(.text), day: today))
      ]
    }
    guard let period = GoalPeriod(form.answer(.due)) else { return [] }
    let amount = form.answer(.amount)
    if amount == "-" { return [.setGoal(period, nil)] }
    return teamAmount(amount).map { [.setGoal(period, $0)] } ?? []
  }

  /// What is wrong with an answer about the team; nil for nothing.
  func teamProblem(_ step: Form.Step, _ text: String) -> String? {
    switch step.field {
    case .due: GoalPeriod(text) == nil ? "'\(text)' is no period: \(GoalPeriod.forms)" : nil
    case .amount:
      text == "-" || teamAmount(text) != nil ? nil : "'\(text)' is no amount, as 240000"
    default: nil
    }
  }

  private func teamAmount(_ text: String) -> Int64? {
    let currency = snapshot?.currency ?? .unknown
    guard let amount = try? currency.minorUnits(of: text), amount > 0 else { return nil }
    return amount
  }
}
