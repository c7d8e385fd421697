import LoopModel

/// Writes what people have decided about customers and noted of them: modes, fit, problems, plans,
/// snoozes, hand-offs and notes, and which touches followed a play.
///
/// It draws from numbers of its own, so that purchases, moves and touches are the same without it.
struct CareBook {
  private var generator: SeededGenerator
  private let today = DemoBusiness.today

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed &+ 0xCA2E)
  }

  /// Fills in the changes of the customers, and the plays of their touches.
  mutating func fill(_ customers: inout [CustomerHistory]) {
    for index in customers.indices {
      describe(&customers[index])
      followPlays(&customers[index])
    }
    decide(&customers)
    for index in customers.indices { customers[index].changes.sort { $0.at < $1.at } }
  }

  // MARK: What is known

  private mutating func describe(_ customer: inout CustomerHistory) {
    let early = customer.since...max(customer.since, today.advanced(by: -15))
    let isBuyer = !customer.purchases.isEmpty
    if generator.chance(0.7) {
      let mode: Mode = generator.chance(isBuyer ? 0.65 : 0.35) ? .buying : .information
      let evidence = CareLines.evidence[mode] ?? []
      record(.setMode(mode, evidence: pick(evidence)), in: early, of: &customer)
    }
    if generator.chance(0.6) {
      let fit = generator.chance(0.7) ? generator.int(in: 2...3) : generator.int(in: 0...1)
      record(.describe(.fit, String(fit)), in: early, of: &customer)
    }
    if generator.chance(0.45) {
      record(.describe(.problem, pick(CareLines.problems)), in: early, of: &customer)
    }
    if generator.chance(0.4) {
      record(.describe(.buys, pick(CareLines.buys)), in: early, of: &customer)
    }
    if generator.chance(0.2) {
      record(.describe(.persona, pick(CareLines.personas)), in: early, of: &customer)
    }
    if !isBuyer, generator.chance(0.5) {
      let stake = generator.int(in: 12...90) * 10_000
      record(.describe(.stake, String(stake)), in: early, of: &customer)
    }
    if generator.chance(0.3) {
      let late = max(customer.since, today.advanced(by: -90))...today
      record(.note(pick(CareLines.notes)), in: late, of: &customer)
    }
  }

  /// One in five of the touches we began followed a play of the stage they fell into.
  private mutating func followPlays(_ customer: inout CustomerHistory) {
    let library = Play.library
    for index in customer.touches.indices where customer.touches[index].contact.direction == .push {
      guard generator.chance(0.3) else { continue }
      let touch = customer.touches[index]
      let stage = stage(of: touch.day, among: customer.purchases.map(\.day))
      let mode: Mode = touch.contact.intent == .ask ? .buying : .information
      // The store numbers them in the library's order, from 1.
      let fitting = library.indices.filter {
        library[$0].stage == stage && (library[$0].mode ?? mode) == mode
      }
      customer.touches[index].contact.play = generator.pick(from: fitting).map { Int64($0 + 1) }
    }
  }

  private func stage(of day: Day, among purchases: [Day]) -> Stage {
    guard let last = purchases.last(where: { $0 <= day }) else {
      return purchases.isEmpty ? .customerExperience : .salesLoop
    }
    let silence = last.days(to: day)
    return silence < 8 ? .heatUp : silence < 30 ? .automation : silence < 60 ? .metrics : .momentum
  }

  // MARK: What is decided

  private mutating func decide(_ customers: inout [CustomerHistory]) {
    let silent = customers.indices.sorted { silence(customers[$0]) > silence(customers[$1]) }
    var calm = customers.indices.filter { isCalm(customers[$0]) }
    guard silent.count > 3, calm.count > 16 else { return }
    decide(.letGo(reason: "closed for good, machine came back"), 24, on: &customers[silent[0]])
    let april = today.advanced(by: 21)
    decide(
      .snooze(until: april, reason: "rebuilding, opens again after Easter"), 9,
      on: &customers[silent[2]])
    plan(&customers[silent[3]], made: 5, due: -3)
    // Two promises nobody has kept, of customers nobody has spoken with since.
    let forgotten = calm.filter { hasNoTouch(customers[$0], inLast: 13) }.prefix(2)
    for (place, index) in forgotten.enumerated() {
      plan(&customers[index], made: 12 - place, due: 3 + 2 * place)
    }
    calm.removeAll { forgotten.contains($0) }
    for (place, index) in generator.shuffled(calm).prefix(9).enumerated() {
      plan(&customers[index], made: 2 + place % 4, due: -1 - place)
      calm.removeAll { $0 == index }
    }
    offer(to: "ana", ago: 3, among: &calm, of: &customers)
    offer(to: "emil", ago: 6, among: &calm, of: &customers)
  }

  /// Offers somebody else's customer, who has begun to ask for prices.
  private mutating func offer(
    to colleague: String, ago days: Int, among calm: inout [Int],
    of customers: inout [CustomerHistory]
  ) {
    guard let index = calm.first(where: { customers[$0].owner != colleague }) else { return }
    calm.removeAll { $0 == index }
    decide(
      .setMode(.buying, evidence: "asked for prices twice this week"), days, on: &customers[index])
    decide(
      .offerHandOff(to: colleague, reason: "wants an offer in your language"), days,
      on: &customers[index], minutesLater: 2)
  }

  private mutating func plan(_ customer: inout CustomerHistory, made: Int, due: Int) {
    let stage = stage(of: today, among: customer.purchases.map(\.day))
    let fitting = Play.library.indices.filter { Play.library[$0].stage == stage }
    guard let play = generator.pick(from: fitting) else { return }
    var day = today.advanced(by: -due)
    while !OfficeCalendar.isOpen(day) || day.weekday > 4 {
      day = day.advanced(by: due < 0 ? 1 : -1)
    }
    decide(
      .plan(
        PlannedAction(
          what: Play.library[play].text, why: pick(CareLines.reasons), due: day,
          by: customer.owner, play: Int64(play + 1))), made, on: &customer)
  }

  private mutating func decide(
    _ change: Change, _ daysAgo: Int, on customer: inout CustomerHistory, minutesLater: Int = 0
  ) {
    let day = today.advanced(by: -daysAgo)
    let at = Timestamp(
      milliseconds: (Int64(day.number) * 86_400 + Int64(10 * 3600 + minutesLater * 60)) * 1000)
    customer.changes.append(RecordedChange(change, day: day, at: at, by: customer.owner))
  }

  private mutating func record(
    _ change: Change, in range: ClosedRange<Day>, of customer: inout CustomerHistory
  ) {
    guard let day = OfficeCalendar.workingDay(in: range, by: &generator) else { return }
    let at = OfficeCalendar.moment(on: day, by: &generator)
    customer.changes.append(RecordedChange(change, day: day, at: at, by: customer.owner))
  }

  private mutating func pick(_ lines: [String]) -> String { generator.pick(from: lines) ?? "" }

  // MARK: Whom

  private func silence(_ customer: CustomerHistory) -> Int {
    customer.purchases.last.map { $0.day.days(to: today) } ?? -1
  }

  /// Whether they buy as they always do, and nobody has moved them or waits for an answer.
  private func isCalm(_ customer: CustomerHistory) -> Bool {
    guard customer.purchases.count >= 4, let first = customer.purchases.first,
      let last = customer.touches.last
    else { return false }
    let gap = first.day.days(to: today) / customer.purchases.count
    return silence(customer) < gap && last.contact.direction == .push
      && hasNoMove(customer, inLast: 60)
  }

  private func hasNoMove(_ customer: CustomerHistory, inLast days: Int) -> Bool {
    customer.moves.allSatisfy { $0.move.day.days(to: today) > days }
  }

  private func hasNoTouch(_ customer: CustomerHistory, inLast days: Int) -> Bool {
    customer.touches.allSatisfy { $0.day.days(to: today) > days }
  }
}
