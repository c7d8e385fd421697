import LoopModel
import Testing

/// A business of purchases and moves, drawn by lot, and the ledger of it.
private struct Business {
  var purchases: [CustomerID: [Purchase]] = [:]
  var moves: [CustomerID: [Move]] = [:]
  var ledger = Ledger()
  var facts: [CustomerFacts] = []
  var ids: [CustomerID] { facts.map(\.id) }

  init(customers: Int, seed: UInt64) {
    var random = SeededRandom(seed: seed)
    for number in 1...customers {
      let id = CustomerID(Int64(number) * 2)
      let count = Int.random(in: 0...25, using: &random)
      let start = today.advanced(by: -Int.random(in: 0...500, using: &random))
      let bought = random.purchaseDays(count: count, from: start, longestGap: 40).map { day in
        Purchase(
          day: day, amount: [-500, 0, 1_000, 2_500].randomElement(using: &random) ?? 1,
          recordedAt: Timestamp(milliseconds: Int64.random(in: 0...99_999, using: &random)))
      }
      for purchase in bought { ledger.append(purchase, of: id) }
      purchases[id] = bought
      var moved: [Move] = []
      for step in 0..<Int.random(in: 0...3, using: &random) {
        let move = Move(
          stage: Stage.allCases.randomElement(using: &random) ?? .swell, lap: Int32(step + 1),
          day: start.advanced(by: 60 * step + 3), at: Timestamp(milliseconds: Int64(step)))
        ledger.append(move, of: id)
        moved.append(move)
      }
      moves[id] = moved
      facts.append(CustomerFacts(id: id, since: start, owner: UInt16(number % 3)))
    }
  }

  /// The facts of a customer when all that lies after `day` has never been.
  func replayed(_ now: CustomerFacts, atEndOf day: Day) -> CustomerFacts? {
    guard now.since <= day else { return nil }
    let earlier = (purchases[now.id] ?? []).filter { $0.day <= day }
    let bought = earlier.filter { $0.amount > 0 }
    let last = bought.map(\.day).max()
    let first = bought.map(\.day).min()
    let isSingle = first == last
    let spend = bought.filter { isSingle || $0.day != first }.map(\.amount).reduce(0, +)
    let moved = moves[now.id]?.filter { $0.day <= day } ?? []
    var care = Care()
    for move in moved {
      care.take(.move(Relocation(stage: move.stage, lap: move.lap)), on: move.day, at: move.at)
    }
    return CustomerFacts(
      id: now.id, since: now.since, owner: now.owner,
      rhythm: PurchaseRhythm(days: bought.map(\.day)),
      lastPurchaseRecorded: bought.filter { $0.day == last }.map(\.recordedAt).max()
        ?? .distantPast, revenue: earlier.map(\.amount).reduce(0, +),
      spend: spend, move: moved.last, care: care)
  }
}

private func purchase(_ daysAgo: Int, _ amount: Int64, at recorded: Int64 = 0) -> Purchase {
  Purchase(
    day: today.advanced(by: -daysAgo), amount: amount,
    recordedAt: Timestamp(milliseconds: recorded))
}

@Suite struct `A ledger` {
  private static let business = Business(customers: 120, seed: 61)

  @Test(arguments: [-600, -400, -365, -200, -90, -30, -7, -1, 0, 200, 900])
  func `shows a customer as if nothing had happened after a day`(daysLater: Int) {
    let day = today.advanced(by: daysLater)
    var known = 0
    for facts in Self.business.facts {
      let past = Self.business.ledger.facts(facts, atEndOf: day)
      #expect(past == Self.business.replayed(facts, atEndOf: day))
      if past != nil { known += 1 }
    }
    if daysLater == -600 { #expect(known == 0) }
    if daysLater >= 0 { #expect(known == 120) }
  }

  @Test func `knows a customer from the day they are first known`() {
    var ledger = Ledger()
    ledger.append(purchase(10, 5), of: CustomerID(1))
    let facts = facts(1, knownDaysAgo: 10)
    #expect(ledger.facts(facts, atEndOf: today.advanced(by: -11)) == nil)
    #expect(ledger.facts(facts, atEndOf: today.advanced(by: -10))?.revenue == 5)
  }

  @Test func `takes neither a refund nor a zero for a purchase`() throws {
    var ledger = Ledger()
    for purchase in [purchase(10, 700), purchase(9, -200), purchase(8, 0)] {
      ledger.append(purchase, of: CustomerID(1))
    }
    let past = try #require(ledger.facts(facts(1, knownDaysAgo: 10), atEndOf: today))
    #expect(past.revenue == 500)
    #expect(past.purchases == 1)
    #expect(past.rhythm?.last == today.advanced(by: -10))
  }

  @Test func `keeps the latest record of the last day of purchase`() throws {
    var ledger = Ledger()
    let all = [
      purchase(10, 7, at: 900), purchase(5, 7, at: 30), purchase(5, 7, at: 40),
      purchase(5, 7, at: 35), purchase(5, -7, at: 99),
    ]
    for purchase in all { ledger.append(purchase, of: CustomerID(1)) }
    let facts = facts(1, knownDaysAgo: 10)
    #expect(
      ledger.facts(facts, atEndOf: today)?.lastPurchaseRecorded == Timestamp(milliseconds: 40))
    #expect(
      ledger.facts(facts, atEndOf: today.advanced(by: -6))?.lastPurchaseRecorded
        == Timestamp(milliseconds: 900))
  }

  @Test func `replaces what is known of one customer and of no other`() throws {
    var business = Self.business
    let id = try #require(business.ids.dropFirst(40).first)
    let bought = [purchase(50, 900), purchase(20, 100)]
    business.ledger.replace(id, purchases: bought, moves: [])
    business.purchases[id] = bought
    business.moves[id] = []
    #expect(business.ledger.changedCustomers == 1)
    for facts in business.facts {
      #expect(
        business.ledger.facts(facts, atEndOf: today) == business.replayed(facts, atEndOf: today))
    }
  }

  @Test func `takes in a customer it has not known`() {
    var ledger = Self.business.ledger
    ledger.replace(CustomerID(7), purchases: [purchase(3, 900)], moves: [])
    #expect(ledger.facts(facts(7, knownDaysAgo: 3), atEndOf: today)?.revenue == 900)
    #expect(ledger.facts(facts(9, knownDaysAgo: 3), atEndOf: today)?.revenue == 0)
  }

  @Test(arguments: [-400, -100, 0, 400])
  func `has the median gap between the purchases made by then`(daysLater: Int) {
    let day = today.advanced(by: daysLater)
    var gaps: [Int] = []
    for (_, purchases) in Self.business.purchases {
      let days = Set(purchases.filter { $0.amount > 0 && $0.day <= day }.map(\.day)).sorted()
      gaps += zip(days, days.dropFirst()).map { $0.days(to: $1) }
    }
    gaps.sort()
    let expected =
      gaps.isEmpty ? nil : Double(gaps[(gaps.count - 1) / 2] + gaps[gaps.count / 2]) / 2
    #expect(expected != nil || daysLater == -400)
    #expect(
      Self.business.ledger.medianGap(atEndOf: day, among: Self.business.ids) == expected)
  }

  @Test func `has no median gap without a gap, and one of any length`() {
    var ledger = Ledger()
    ledger.append(purchase(1000, 5), of: CustomerID(1))
    #expect(ledger.medianGap(atEndOf: today, among: [CustomerID(1)]) == nil)
    ledger.append(purchase(100, 5), of: CustomerID(1))
    #expect(ledger.medianGap(atEndOf: today, among: [CustomerID(1)]) == 900)
    #expect(ledger.medianGap(atEndOf: today, among: [CustomerID(2)]) == nil)
  }
}

@Suite struct `A ledger's history` {
  private static let business = Business(customers: 80, seed: 62)
  static let prior = Yardstick.thirtyDays.prior

  @Test func `has the momentum of the loop at the end of each of twelve weeks`() throws {
    let business = Self.business
    let history = business.ledger.history(
      at: now.day, among: business.ids, prior: Self.prior)
    #expect(history.weeks.count == 12)
    for week in 0..<12 {
      let day = today.advanced(by: -7 * (11 - week))
      let paces = business.facts.compactMap { business.replayed($0, atEndOf: day)?.rhythm }
        .map { Pace(of: $0, at: Double(day.number), prior: Self.prior) }
      let expected = paces.map(\.pace).reduce(0, +) / paces.map(\.usual).reduce(0, +)
      #expect(abs(try #require(history.weeks[week]) - expected) < 1e-9, "week \(week)")
    }
  }

  @Test func `has no momentum before the first purchase`() {
    var ledger = Ledger()
    ledger.append(purchase(15, 5), of: CustomerID(1))
    let history = ledger.history(at: now.day, among: [CustomerID(1)], prior: Self.prior)
    #expect(
      history.weeks.map { $0 == nil } == Array(repeating: true, count: 9) + [false, false, false])
  }

  @Test func `does not count what happened after its day`() {
    let business = Self.business
    let day = today.advanced(by: -200)
    var earlier = Ledger()
    for id in business.ids {
      for purchase in business.purchases[id] ?? [] where purchase.day <= day {
        earlier.append(purchase, of: id)
      }
    }
    let whole = business.ledger.history(
      at: Double(day.number), among: business.ids, prior: Self.prior)
    #expect(
      whole == earlier.history(at: Double(day.number), among: business.ids, prior: Self.prior))
  }

  @Test func `has the median gaps closed in the last 90 days and in the 90 before`() {
    var ledger = Ledger()
    for daysAgo in [300, 180, 179, 90, 89, 40, 0] {
      ledger.append(purchase(daysAgo, 5), of: CustomerID(1))
    }
    let history = ledger.history(at: now.day, among: [CustomerID(1)], prior: Self.prior)
    #expect(history.lapDays == 40)
    #expect(history.lapDaysBefore == 45)
  }

  @Test func `has the revenue of the last 28 days and of the 28 before, less refunds`() {
    var ledger = Ledger()
    for (daysAgo, amount) in [(56, 1), (55, 20), (28, 300), (27, 4_000), (3, -1_000), (0, 50_000)] {
      ledger.append(purchase(daysAgo, Int64(amount)), of: CustomerID(1))
    }
    let history = ledger.history(at: now.day, among: [CustomerID(1)], prior: Self.prior)
    #expect(history.revenue == 53_000)
    #expect(history.revenueBefore == 320)
  }

  @Test func `of nobody says nothing`() {
    let history = Ledger().history(at: now.day, among: [], prior: Self.prior)
    #expect(history.weeks == Array(repeating: nil, count: 12))
    #expect(history.lapDays == nil)
    #expect(history.revenue == 0)
  }
}
