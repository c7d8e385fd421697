import LoopModel
import Store

extension CustomerMerger {
  /// A deal of a customer as it came out.
  private struct Course {
    let number: Int
    let place: MergedPlace
    let record: DealRecord
    let status: DealStatus
    let steps: [DealHistory.Step]
    /// The stages of the loop it entered, and when.
    var moves: [(stage: Stage, step: DealHistory.Step)] = []

    var title: String { record.title.isEmpty ? record.externalID : record.title }

    /// The last day it entered a stage that means `target`.
    func day(of target: StageMapping.Target, _ mapping: StageMapping) -> Day? {
      steps.last { mapping.target(of: $0.stage) == target }?.day
    }
  }

  /// Works out what the deals of the customer mean: purchases, moves, position, stake, letting go.
  ///
  /// `elsewhere` are the deals of the history that no file has, by their numbers.
  mutating func settle(_ deals: [Deal], _ history: DealHistory, _ elsewhere: [Int: String]) {
    let courses = deals.map { course($0, history) }
    for course in courses where course.status == .won { buy(course) }
    customer.purchases.sort {
      ($0.day, $0.place.file, $0.place.line) < ($1.day, $1.place.file, $1.place.line)
    }
    let open = courses.filter { $0.status == .open }.sorted(by: isFurther)
    let moving = courses.filter { $0.status != .open } + open.prefix(1)
    let moves = moving.flatMap { course in
      course.moves.map { (course.title, $0.stage, $0.step) }
    }.sorted { ($0.2.time, $0.0) < ($1.2.time, $1.0) }
    let bought = customer
    customer.moves = moves.map { title, stage, step in
      MergedMove(
        stage: stage, lap: bought.purchaseDays(before: step.day) + 1, day: step.day, by: step.by,
        foreignStage: step.stage, deal: title)
    }
    customer.openDeals = open.map(merged)
    customer.hasDeals = !courses.isEmpty
    place(courses)
    customer.histories = elsewhere.sorted { $0.key < $1.key }.compactMap { number, deal in
      let moves = stages(of: history.steps[number] ?? []).map { stage, step in
        ForeignMove(stage: stage, day: step.day, by: step.by, reason: step.stage)
      }
      customer.know(of: moves.first?.day)
      return moves.isEmpty ? nil : ForeignHistory(deal: deal, moves: moves)
    }
    let amounts = open.compactMap(\.record.amount)
    if !courses.isEmpty {
      customer.stake = amounts.isEmpty ? nil : amounts.reduce(0) { $0.addingHeld($1) }
    }
    let owners = (open + courses.reversed()).map(\.record.owner)
    customer.tellers.fill(
      &customer.owner, .owner, owners.first { !$0.isEmpty } ?? "", by: .deal)
    customer.deals = courses.map { course in
      let key = RecordKey.key(course.record.externalID)
      return ForeignDeal(
        externalID: key.isEmpty
          ? ForeignDeal.key(title: course.title, customer: customer.name) : key,
        isClosed: course.status != .open)
    }
    customer.touches = customer.touches.enumerated()
      .sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }.map(\.element)
    customer.know(of: customer.purchases.first?.day)
    customer.know(of: customer.moves.first?.day)
    customer.know(of: customer.touches.first?.day)
    customer.spoke(on: customer.touches.last?.day)
  }

  private func course(_ deal: Deal, _ history: DealHistory) -> Course {
    var course = Course(
      number: deal.number, place: deal.place, record: deal.record,
      status: mapping.status(of: deal.record), steps: history.steps[deal.number] ?? [])
    course.moves = stages(of: course.steps)
    return course
  }

  /// The stages of the loop that a deal entered, and when.
  private func stages(
    of steps: [DealHistory.Step]
  ) -> [(stage: Stage, step: DealHistory.Step)] {
    var stages: [(stage: Stage, step: DealHistory.Step)] = []
    for step in steps {
      guard case .stage(let stage)? = mapping.target(of: step.stage), stages.last?.stage != stage
      else { continue }
      stages.append((stage, step))
    }
    return stages
  }

  /// Where the customer is: by the open deal that is furthest, else as the file of customers says.
  private mutating func place(_ courses: [Course]) {
    if let first = customer.openDeals.first {
      customer.position = MergedPosition(
        stage: first.stage, foreignStage: first.foreignStage, since: first.since)
      return
    }
    let said = customer.position
    customer.position = nil
    if !courses.isEmpty {
      let lost = courses.filter { $0.status == .lost }
      let days = lost.map { lostDay($0) }
      guard let last = zip(lost, days).max(by: { ($0.1?.number ?? .min) < ($1.1?.number ?? .min) })
      else { return }
      if let bought = customer.purchases.last?.day, last.1.map({ $0 <= bought }) ?? true { return }
      customer.letGo = MergedParting(day: last.1, reason: last.0.record.lostReason)
      return
    }
    if customer.isLetGo {
      customer.letGo = MergedParting(day: nil, reason: "")
      return
    }
    guard let said, let target = mapping.target(of: said.foreignStage) else { return }
    switch target {
    case .stage(let stage):
      customer.position = MergedPosition(
        stage: stage, foreignStage: said.foreignStage, isListed: true, asOf: said.asOf)
    case .won:
      // They bought, nobody says when: what comes after a purchase begins.
      guard customer.purchases.isEmpty else { return }
      customer.position = MergedPosition(
        stage: .heatUp, foreignStage: said.foreignStage, isListed: true, asOf: said.asOf)
    case .lost:
      if customer.purchases.isEmpty { customer.letGo = MergedParting(day: nil, reason: "") }
    }
  }

  private func lostDay(_ course: Course) -> Day? {
    let record = course.record
    let day =
      record.lostAt ?? record.closedAt ?? course.day(of: .lost, mapping) ?? record.stageChangedAt
      ?? record.changedAt
    guard let today, let day else { return day }
    return min(day, today)
  }

  /// The day of a deal that was won; what it was expected to close on only where nothing else says.
  private func wonDay(_ course: Course) -> Day? {
    let record = course.record
    var days = [record.wonAt, record.closedAt, course.day(of: .won, mapping)]
    days += [record.stageChangedAt, record.changedAt]
    return days.lazy.compactMap { $0 }.first { day in today.map { day <= $0 } ?? true }
      ?? record.wonAt ?? record.closedAt
  }

  private mutating func buy(_ course: Course) {
    let record = course.record
    guard let day = wonDay(course) else {
      return reject(course.place, "is won, but has no day of it", course.title)
    }
    if let today, day > today {
      return reject(
        course.place, "is won on \(day.iso), which lies in the future", course.title)
    }
    customer.purchases.append(
      MergedPurchase(
        day: day, amount: record.amount ?? 0, title: course.title, externalID: record.externalID,
        place: course.place))
  }

  private func merged(_ course: Course) -> MergedDeal {
    let record = course.record
    let stage = mapping.stage(of: record)
    let last = course.moves.last
    return MergedDeal(
      externalID: record.externalID, title: course.title, stage: stage,
      foreignStage: record.stage,
      since: last?.stage == stage ? last?.step.day : record.stageChangedAt, amount: record.amount,
      owner: record.owner, expectedClose: record.closedAt)
  }

  /// The deal in the later stage comes first, then the likelier, then the larger, then the older.
  private func isFurther(_ left: Course, _ right: Course) -> Bool {
    let (a, b) = (mapping.stage(of: left.record), mapping.stage(of: right.record))
    if a != b { return a > b }
    let (p, q) = (left.record.probability ?? 0, right.record.probability ?? 0)
    if p != q { return p > q }
    let (m, n) = (left.record.amount ?? 0, right.record.amount ?? 0)
    return m == n ? left.number < right.number : m > n
  }
}
