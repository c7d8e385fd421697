import LoopModel
import Testing

@Suite struct `A gamma–gamma model` {
  @Test func `of CDNOW is the published one`() throws {
    let fit = try GammaGamma.fit(CDNOW.summaries)
    #expect(abs(fit.parameters.p - 6.25) < 5e-3)
    #expect(abs(fit.parameters.q - 3.74) < 5e-3)
    #expect(abs(fit.parameters.v - 15.44) < 5e-3)
    #expect(fit.customers == 946 && fit.converged && fit.isSound)
    #expect(abs(fit.logLikelihood - -4055.92) < 0.01)
    #expect(abs(fit.correlation - 0.114) < 1e-3)
  }

  @Test func `expects of the first ten customers of CDNOW what is published`() throws {
    let model = SpendModel(for: CDNOW.summaries)
    let published = [24.65, 18.91, 35.17, 35.17, 35.17, 71.46, 18.91, 35.17, 27.28, 35.17]
    for (customer, spend) in zip(CDNOW.summaries, published) {
      #expect(abs(model.expectedSpend(customer) - spend) < 5.1e-3)
    }
  }

  /// The purchases of CDNOW as a store has them: so many days, the amounts adding up.
  @Test func `of the purchases of CDNOW in a ledger is the published one, too`() throws {
    var ledger = Ledger()
    var expected: [PurchaseSummary] = []
    var ids: [CustomerID] = []
    for (place, customer) in CDNOW.customers.enumerated() where customer.meanSpend > 0 {
      let (summary, first) = (customer.summary, customer.rhythm.first)
      let count = summary.repeats
      let repeated = Int64(((summary.meanSpend ?? 0) * 100 * Double(count)).rounded())
      let whole = Int64((customer.meanSpend * Double(count + 1)).rounded())
      ids.append(CustomerID(Int64(place + 1)))
      expected.append(summary)
      func add(_ day: Day, _ amount: Int64) {
        ledger.append(
          Purchase(day: day, amount: amount, recordedAt: .distantPast), of: ids[ids.count - 1])
      }
      // A refund is no purchase, and two amounts of one day are one.
      add(first, whole - (count > 0 ? repeated : 0))
      add(first, -700)
      for lap in 0..<count {
        let day = first.advanced(by: (lap + 1) * Int((summary.recency * 7).rounded()) / count)
        let share = repeated * Int64(lap + 1) / Int64(count) - repeated * Int64(lap) / Int64(count)
        if share > 5 { add(day, 5) }
        add(day, share > 5 ? share - 5 : share)
      }
    }
    let summaries = ledger.summaries(atEndOf: CDNOW.end, among: ids)
    let fit = try GammaGamma.fit(summaries)
    #expect(abs(fit.parameters.p - 6.25) < 5e-3)
    #expect(abs(fit.parameters.q - 3.74) < 5e-3)
    #expect(abs(fit.parameters.v / 100 - 15.44) < 5e-3)
    #expect(fit.customers == 946)
    let model = SpendModel(for: CDNOW.summaries)
    let stored = SpendModel(for: summaries)
    try #require(summaries.count == expected.count)
    for (summary, published) in zip(summaries, expected) {
      #expect(
        isNear(stored.expectedSpend(summary), model.expectedSpend(published) * 100, 1e-5))
    }
  }

  @Test func `in cents is that in euros`() throws {
    let cents = CDNOW.summaries.map {
      PurchaseSummary(
        repeats: $0.repeats, recency: $0.recency, age: $0.age,
        meanSpend: $0.meanSpend.map { $0 * 100 })
    }
    let (fit, other) = (try GammaGamma.fit(CDNOW.summaries), try GammaGamma.fit(cents))
    #expect(isNear(fit.parameters.p, other.parameters.p, 1e-6))
    #expect(isNear(fit.parameters.q, other.parameters.q, 1e-6))
    #expect(isNear(fit.parameters.v * 100, other.parameters.v, 1e-6))
  }

  @Test func `finds what amounts were drawn from`() throws {
    let drawn = Self.simulated(GammaGamma(p: 3, q: 5, v: 60), count: 20_000, seed: 1)
    let fit = try GammaGamma.fit(drawn)
    #expect(isNear(fit.parameters.p, 3, 0.1))
    #expect(isNear(fit.parameters.q, 5, 0.1))
    #expect(isNear(fit.parameters.v, 60, 0.15))
    #expect(fit.isSound)
  }

  @Test func `is refused for nobody, and defined for anybody else`() throws {
    let once = PurchaseSummary(repeats: 0, recency: 0, age: 9, meanSpend: 12)
    let free = PurchaseSummary(repeats: 3, recency: 5, age: 9, meanSpend: 0)
    #expect(throws: FitRefusal.noCustomers) { try GammaGamma.fit([]) }
    #expect(throws: FitRefusal.noCustomers) { try GammaGamma.fit([once, free]) }
    for (count, repeats, spend) in [(1, 1, 10), (500, 2, 10), (40, 2000, 1e9), (40, 1, 1e-9)] {
      let alike = PurchaseSummary(repeats: repeats, recency: 5, age: 9, meanSpend: spend)
      let fit = try GammaGamma.fit(Array(repeating: alike, count: count))
      let values = [fit.parameters.p, fit.parameters.q, fit.parameters.v, fit.logLikelihood]
      #expect(values.allSatisfy { $0.isFinite }, "\(fit)")
      #expect(!fit.isSound || count >= 30)
    }
  }

  /// Customers with 1 to 9 repeat purchases whose amounts follow a model.
  static func simulated(_ model: GammaGamma, count: Int, seed: UInt64) -> [PurchaseSummary] {
    var random = SeededRandom(seed: seed)
    return (0..<count).map { _ in
      let repeats = Int.random(in: 1...9, using: &random)
      let scale = random.gamma(shape: model.q, rate: model.v)
      let sum = random.gamma(shape: model.p * Double(repeats), rate: scale)
      return PurchaseSummary(
        repeats: repeats, recency: 5, age: 9, meanSpend: sum / Double(repeats))
    }
  }
}

@Suite struct `Expected spend` {
  let model = GammaGamma(p: 6, q: 4, v: 15)

  @Test func `is worked out by hand`() throws {
    let twice = PurchaseSummary(repeats: 2, recency: 5, age: 9, meanSpend: 20)
    try #expect(isNear(#require(model.expectedSpend(twice)), 6 * 55.0 / 15, 1e-14))
    let once = PurchaseSummary(repeats: 0, recency: 0, age: 9, meanSpend: 20)
    try #expect(isNear(#require(model.expectedSpend(once)), 30, 1e-14))
  }

  @Test func `is not defined where customers have no mean`() {
    let wild = GammaGamma(p: 6, q: 0.9, v: 15)
    #expect(wild.expectedSpend(PurchaseSummary(repeats: 0, recency: 0, age: 9)) == nil)
    let twice = PurchaseSummary(repeats: 2, recency: 5, age: 9, meanSpend: 20)
    #expect(wild.expectedSpend(twice) != nil)
  }

  @Test func `of few customers is a shrunken mean`() {
    let few = [
      PurchaseSummary(repeats: 0, recency: 0, age: 9, meanSpend: 10),
      PurchaseSummary(repeats: 2, recency: 5, age: 9, meanSpend: 30),
      PurchaseSummary(repeats: 1, recency: 5, age: 9, meanSpend: 0),
      PurchaseSummary(repeats: 1, recency: 5, age: 9),
    ]
    let model = SpendModel(for: few)
    #expect(model == .shrunk(mean: 20))
    #expect(few.map(model.expectedSpend) == [20, 25, 20, 20])
    #expect(SpendModel(for: []) == .shrunk(mean: 0))
    #expect(SpendModel(for: []).expectedSpend(few[1]) == 15)
  }

  @Test func `is a shrunken mean where those who buy often spend more`() {
    var random = SeededRandom(seed: 2)
    let drawn = (0..<500).map { _ in
      let repeats = Int.random(in: 1...9, using: &random)
      return PurchaseSummary(
        repeats: repeats, recency: 5, age: 9,
        meanSpend: Double(repeats) * (1 + random.share()))
    }
    guard case .shrunk = SpendModel(for: drawn) else {
      Issue.record("a gamma–gamma model")
      return
    }
  }
}

@Suite struct `A customer's value` {
  let prior = Prior(r: 0.243, alpha: 4.414, a: 0.793, b: 2.426)
  let customer = PurchaseSummary(repeats: 2, recency: 30.43, age: 38.86)

  @Test func `is the discounted sum of twelve months`() {
    var sum = 0.0
    var worth = 1.0
    for month in 1...12 {
      worth /= 1.01
      let until = PurchaseModel.bgnbd.expectedPurchases(
        customer, weeks: 4.345 * Double(month), prior: prior)
      let before = PurchaseModel.bgnbd.expectedPurchases(
        customer, weeks: 4.345 * Double(month - 1), prior: prior)
      sum += 24.65 * (until - before) * worth
    }
    let value = CustomerValue.lifetime(customer, spend: 24.65, model: .bgnbd, prior: prior)
    #expect(isNear(value, sum, 1e-12))
    let year = PurchaseModel.bgnbd.expectedPurchases(customer, weeks: 52.14, prior: prior)
    #expect(value < 24.65 * year && value > 24.65 * year / 1.13)
  }

  @Test func `without a discount is what is expected`() {
    let value = CustomerValue.lifetime(
      customer, spend: 10, model: .mbgnbd, prior: prior, months: 3, monthlyDiscount: 0)
    let expected = PurchaseModel.mbgnbd.expectedPurchases(
      customer, weeks: 3 * 4.345, prior: prior)
    #expect(isNear(value, 10 * expected, 1e-12))
    #expect(
      CustomerValue.lifetime(customer, spend: 10, model: .mbgnbd, prior: prior, months: 0) == 0)
  }

  @Test func `at risk is what fading costs in a month`() {
    #expect(CustomerValue.atRiskPerMonth(usual: 0.5, pace: 0.2, spend: 10) == 0.3 * 10 * 4.345)
    #expect(CustomerValue.atRiskPerMonth(usual: 0.2, pace: 0.5, spend: 10) == 0)
    #expect(CustomerValue.atRiskPerMonth(usual: 0.5, pace: 0.2, spend: -10) == 0)
  }
}

@Suite struct `A purchase summary` {
  @Test func `is made of a rhythm`() throws {
    let rhythm = try rhythm(daysAgo: [42, 42, 28])
    let summary = PurchaseSummary(of: rhythm, at: Double(today.number))
    #expect(summary == PurchaseSummary(repeats: 1, recency: 2, age: 6))
  }

  @Test func `before its last purchase is that on its day`() throws {
    let rhythm = try rhythm(daysAgo: [42, 28, -7])
    let summary = PurchaseSummary(of: rhythm, at: Double(today.number))
    #expect(summary == PurchaseSummary(repeats: 2, recency: 7, age: 7))
  }

  @Test func `is sound whatever it is given`() {
    let summary = PurchaseSummary(repeats: -1, recency: .nan, age: -3, meanSpend: .infinity)
    #expect(summary == PurchaseSummary(repeats: 0, recency: 0, age: 0))
    #expect(PurchaseSummary(repeats: 1, recency: 9, age: 3).age == 9)
    #expect(PurchaseSummary(repeats: 1, recency: 9, age: .infinity).age == 9)
  }
}
