import Glibc
import LoopModel
import Testing

@Suite struct `An outlook` {
  static let published = Prior(r: 0.243, alpha: 4.414, a: 0.793, b: 2.426)

  static let priors = [
    published, Prior(r: 0.525, alpha: 6.183, a: 0.891, b: 1.614),
    Prior(r: 3, alpha: 0.4, a: 1, b: 1), Prior(r: 0.02, alpha: 40, a: 6, b: 0.1),
    Prior(r: 0.5, alpha: 2.0 / 7, a: 1 + 1e-7, b: 2), Prior(r: 0.5, alpha: 8, a: 1 - 1e-9, b: 2),
    Prior(r: 0.2, alpha: 1, a: 0.3, b: 0.7), Prior(r: 90, alpha: 300, a: 1e-3, b: 40),
    Prior(r: 2, alpha: 3, a: 2000, b: 3000), Prior(r: 1e-6, alpha: 1e-6, a: 1e-6, b: 1e-6),
    Prior(r: 1e5, alpha: 1e5, a: 1e5, b: 1e5),
  ]

  @Test func `of customer 1 of CDNOW is the published 1.226 purchases in 39 weeks`() throws {
    let customer = PurchaseSummary(repeats: 2, recency: 30.43, age: 38.86)
    let expected = PurchaseModel.bgnbd.expectedPurchases(
      customer, weeks: 39, prior: Self.published)
    #expect(abs(expected - 1.226) < 5e-4)

    let fit = try PurchaseModel.bgnbd.fit(CDNOW.summaries, usesPrior: false)
    let fitted = PurchaseModel.bgnbd.expectedPurchases(
      CDNOW.summaries[0], weeks: 39, prior: fit.prior)
    #expect(abs(fitted - 1.226) < 1e-3)
  }

  /// o, r, α, a, b, x, tx, T, t and the result of 60-digit arithmetic.
  static let references: [[Double]] = [
    [0, 1, 0.29, 0.99999, 2.4, 2, 0.012502540170373888, 1, 52, 0.6092667952237969],
    [1, 3, 0.29, 2, 2.4, 3, 0.5688036463632092, 1, 0.14285714285714285, 0.11579590588615553],
    [1, 1, 4.4, 0.99999, 50, 3, 0, 0, 52, 32.0862017984188],
    [0, 1, 60, 0.793, 1.614, 0, 0, 1, 520, 3.2359647199737016],
    [0, 10, 60, 6, 0.1, 2, 5.915097006344614, 20, 4.345, 0.00898876511362271],
    [0, 3, 0.29, 3, 0.1, 10, 8.576952727238101, 38.86, 4.345, 1.5286082578976733e-08],
    [1, 1, 4.4, 3, 0.1, 0, 0, 500, 52, 2.7876014511498118e-05],
    [0, 3, 4.4, 2, 50, 200, 0, 0, 52, 225.39800292305637],
    [1, 10, 1, 0.3, 2.4, 2, 0.553365936298761, 1, 52, 50.88206424309743],
    [1, 0.05, 1, 2, 8, 2, 113.65428063494869, 200, 1, 0.006241467390902464],
    [1, 0.2426, 0.29, 1.5, 8, 10, 0.54142226552371, 1, 52, 3.599692341223695],
    [1, 10, 4.4, 6, 50, 10, 0.7809117312593469, 1, 520, 10.74082638126527],
    [0, 0.05, 4.4, 1.5, 0.5, 2, 0.8858311274066017, 1, 52, 1.8160399116068695],
    [0, 1, 8.57, 2, 1, 1, 0.747468678655683, 1, 520, 0.9317825779306071],
    [0, 3, 0.29, 3, 8, 0, 0, 0, 52, 4.99546052645058],
    [0, 3, 0.29, 6, 2.4, 3, 0, 0, 52, 0.8799999994141444],
    [0, 0.2426, 0.29, 1, 1, 1, 135.28944640367556, 200, 39, 0.08612815505049991],
    [1, 0.525, 0.29, 1, 1.614, 29, 268.89600276053113, 500, 4.345, 8.828636286411434e-08],
    [1, 10, 1, 1.0000001, 50, 2000, 0, 0, 0.14285714285714285, 268.6102875214587],
    [0, 3, 8.57, 1, 2.4, 1, 457.4137556855796, 500, 1, 0.00493752505984425],
    [1, 0.05, 8.57, 0.99999, 50, 3, 0.1468688988256639, 1, 520, 69.55401410214859],
    [1, 0.525, 8.57, 0.05, 8, 2000, 499.69591331971304, 500, 4.345, 17.086578218726924],
    [0, 0.2426, 8.57, 0.3, 50, 2000, 199.68364182254507, 200, 520, 4002.8171910688566],
    [0, 3, 60, 2, 8, 2000, 0, 0, 1, 32.804981954691286],
    [1, 0.525, 4.4, 0.99999, 1.614, 2000, 199.0349769102881, 200, 1, 1.3087838809435302],
    // Where buying is regular or shapes are extreme, by quadrature with 30 digits.
    [0, 100, 50, 0.8, 2, 0, 0, 0, 520, 24.613539421180305],
    [1, 500, 100, 0.8, 2, 0, 0, 0, 39, 14.110051414991567],
    [0, 2000, 100, 0.8, 2, 0, 0, 0, 104, 29.63743111712061],
    [0, 2000, 100, 0.8, 2, 5, 9, 10, 104, 6.0417259360153818e-6],
    [1, 762, 760, 0.05, 30, 50, 50, 50.5, 520, 487.33252427698728],
    [1, 1e6, 1e6, 0.3, 5, 52, 51, 52, 520, 326.49463901104348],
    [0, 1e6, 1000, 2.5, 0.7, 10000, 9999, 10000, 1e9, 3.5327172118151741e-33],
    [1, 0.001, 0.001, 0.5, 0.5, 0, 0, 10000, 1e9, 0.61453471955961208],
    [0, 0.001, 10, 0.2, 0.3, 0, 0, 4, 1e6, 6.5896474584747755],
    [1, 5e5, 2e6, 200, 300, 30, 100, 101, 10000, 1.4977606019823794],
    [1, 50, 20, 1.2, 400, 10000, 9000, 9001, 52, 57.718391504522085],
    [0, 10000, 10000, 0.9, 0.05, 0, 0, 3, 1e5, 2.1751987044057584],
    [1, 0.5, 8.57, 0.8, 2, 3, 20, 30, 1e9, 521.59883428198081],
    [0, 4000, 30, 12, 0.6, 7, 60, 61, 5000, 5.487306783032596e-20],
    [1, 2e5, 1, 0.4, 0.4, 400, 5000, 5001, 13, 1.7204448207476673e-12],
    [0, 75, 3e5, 0.01, 0.02, 2, 3, 4, 1e9, 227653.43032876837],
    [1, 1e6, 0.001, 3, 3, 0, 0, 0, 1e9, 1.5],
    [0, 900, 700, 1.0000001, 7, 26, 25, 26, 260, 71.654679898973377],
    [1, 30, 60, 700, 5e4, 1000, 9999, 10000, 1e5, 72.855019990554271],
  ]

  @Test(arguments: references)
  func `is that of arithmetic with 60 digits`(row: [Double]) {
    let model: PurchaseModel = row[0] == 0 ? .bgnbd : .mbgnbd
    let summary = PurchaseSummary(repeats: Int(row[5]), recency: row[6], age: row[7])
    let prior = Prior(r: row[1], alpha: row[2], a: row[3], b: row[4])
    let expected = model.expectedPurchases(summary, weeks: row[8], prior: prior)
    #expect(isNear(expected, row[9], 1e-11), "\(expected)")
  }

  @Test(arguments: PurchaseModel.allCases, priors)
  func `is a number for up to 2,000 repeats and ten years`(model: PurchaseModel, prior: Prior) {
    for repeats in [0, 1, 2, 5, 29, 200, 2000] {
      for (recency, age) in [(0, 0), (0, 500), (38, 39), (500, 500)] as [(Double, Double)] {
        let summary = PurchaseSummary(repeats: repeats, recency: recency, age: age)
        let active = model.probabilityActive(summary, prior: prior)
        #expect((0...1).contains(active))
        var last = 0.0
        var lastChance = 0.0
        for weeks in [1.0 / 7, 1, 4.345, 39, 52, 104, 260, 521.4] {
          let expected = model.expectedPurchases(summary, weeks: weeks, prior: prior)
          let chance = model.probabilityOfPurchase(summary, weeks: weeks, prior: prior)
          let longest = (prior.r + Double(repeats)) / (prior.alpha + age) * weeks
          let about = "\(repeats) in \(recency) of \(age), \(weeks) weeks: \(expected)"
          #expect(expected.isFinite && expected >= last * (1 - 1e-9), "\(about)")
          #expect(expected <= longest * (1 + 1e-9), "\(about)")
          #expect((0...1).contains(chance) && chance >= lastChance, "\(about)")
          #expect(chance <= expected * (1 + 1e-7) + 1e-12, "\(about), \(chance)")
          (last, lastChance) = (expected, chance)
        }
        let value = CustomerValue.lifetime(summary, spend: 20, model: model, prior: prior)
        #expect(value.isFinite && value >= 0)
      }
    }
  }

  @Test(arguments: PurchaseModel.allCases)
  func `passes smoothly over a = 1`(model: PurchaseModel) {
    let summary = PurchaseSummary(repeats: 3, recency: 20, age: 30)
    func expected(_ a: Double) -> Double {
      let prior = Prior(r: 0.5, alpha: 8, a: a, b: 2)
      return model.expectedPurchases(summary, weeks: 39, prior: prior)
    }
    let middle = expected(1)
    for distance in [1e-15, 1e-12, 1e-9, 1e-6] {
      #expect(abs(expected(1 + distance) - middle) <= 2 * distance + 1e-13)
      #expect(abs(expected(1 - distance) - middle) <= 2 * distance + 1e-13)
    }
  }

  @Test(arguments: [1e-3, 0.1, 3, 100, 1e4, 1e6], [1e-3, 0.7, 1, 30, 1e4])
  func `never falls with time, is never more than the rate allows, and always a number`(
    r: Double, a: Double
  ) {
    for (model, b, repeats, age) in [
      (.bgnbd, 0.01, 0, 0), (.bgnbd, 0.3, 0, 10_000), (.bgnbd, 2, 7, 40), (.mbgnbd, 0.01, 0, 3),
      (.mbgnbd, 40, 10_000, 10_000), (.mbgnbd, 1e5, 30, 60),
    ] as [(PurchaseModel, Double, Int, Double)] {
      for alpha in [1e-3, 50, 1e6] {
        let prior = Prior(r: r, alpha: alpha, a: a, b: b)
        // Bought again up to now: the chance of being active stays above 0.
        let summary = PurchaseSummary(
          repeats: repeats, recency: repeats == 0 ? 0 : age, age: age)
        let active = model.probabilityActive(summary, prior: prior)
        var last = 0.0
        for weeks in [1e-6, 0.1, 1, 52, 1e4, 1e9] {
          let expected = model.expectedPurchases(summary, weeks: weeks, prior: prior)
          let bound = active * (r + Double(repeats)) / (alpha + age) * weeks
          let about = "\(model) \(prior) \(repeats) of \(age), \(weeks) weeks: \(expected)"
          #expect(expected.isFinite && expected >= last * (1 - 1e-13), "\(about)")
          #expect(expected <= bound * (1 + 1e-13), "\(about)")
          #expect(expected > 0 || bound < 1e-300, "\(about)")
          last = expected
        }
      }
    }
  }

  @Test func `of no time is nothing`() {
    let summary = PurchaseSummary(repeats: 4, recency: 20, age: 30)
    for model in PurchaseModel.allCases {
      for weeks in [0, -1, -Double.infinity, .nan] {
        #expect(model.expectedPurchases(summary, weeks: weeks, prior: Self.published) == 0)
        #expect(model.probabilityOfPurchase(summary, weeks: weeks, prior: Self.published) == 0)
      }
      let forever = model.expectedPurchases(summary, weeks: .infinity, prior: Self.published)
      #expect(forever.isFinite && forever > 0)
      #expect(
        model.probabilityOfPurchase(summary, weeks: .infinity, prior: Self.published)
          == model.probabilityActive(summary, prior: Self.published))
    }
  }

  @Test(arguments: priors.prefix(8))
  func `with memory 1 has the pace's chance of being active`(prior: Prior) throws {
    var random = SeededRandom(seed: 3)
    for _ in 0..<300 {
      let days = random.purchaseDays(
        count: Int.random(in: 1...60, using: &random), from: today, longestGap: 60)
      let rhythm = try #require(PurchaseRhythm(days: days, memory: 1))
      let end = Double(rhythm.last.number) + Double(Int.random(in: 0...400, using: &random))
      let pace = Pace(of: rhythm, at: end, prior: prior)
      let summary = PurchaseSummary(of: rhythm, at: end)
      #expect(
        isNear(
          pace.active, PurchaseModel.mbgnbd.probabilityActive(summary, prior: prior), 1e-12))
      // The pace is the slope of what is expected, at its start.
      let soon = PurchaseModel.mbgnbd.expectedPurchases(summary, weeks: 1e-7, prior: prior)
      #expect(isNear(soon / 1e-7, pace.pace, 1e-3))
    }
  }

  @Test func `of BG/NBD takes whoever bought once for active`() {
    let once = PurchaseSummary(repeats: 0, recency: 0, age: 500)
    #expect(PurchaseModel.bgnbd.probabilityActive(once, prior: Self.published) == 1)
    let mbg = PurchaseModel.mbgnbd.probabilityActive(once, prior: Self.published)
    #expect(isNear(mbg, 1 / (1 + 0.793 / 2.426 * pow(504.414 / 4.414, 0.243)), 1e-12))
    let twice = PurchaseSummary(repeats: 2, recency: 30.43, age: 38.86)
    let bg = PurchaseModel.bgnbd.probabilityActive(twice, prior: Self.published)
    #expect(isNear(bg, 1 / (1 + 0.793 / 3.426 * pow(43.274 / 34.844, 2.243)), 1e-12))
  }

  @Test func `of customers drawn by lot comes true`() {
    // Each draw of a customer who bought once at time 0 and now, 10 weeks on, has bought twice more.
    let prior = Prior(r: 2, alpha: 8, a: 1, b: 3)
    var random = SeededRandom(seed: 12)
    var (customers, bought, buyers) = (0.0, 0.0, 0.0)
    var expected = 0.0
    var chance = 0.0
    for _ in 0..<60_000 {
      let rate = random.gamma(shape: prior.r, rate: prior.alpha)
      let leaving = random.beta(prior.a, prior.b)
      var times: [Double] = []
      var time = 0.0
      while random.share() > leaving {
        time += random.exponential(rate: rate)
        guard time < 30 else { break }
        times.append(time)
      }
      let before = times.filter { $0 <= 10 }
      let summary = PurchaseSummary(
        repeats: before.count, recency: before.last ?? 0, age: 10)
      customers += 1
      bought += Double(times.count - before.count)
      buyers += times.count > before.count ? 1 : 0
      expected += PurchaseModel.mbgnbd.expectedPurchases(summary, weeks: 20, prior: prior)
      chance += PurchaseModel.mbgnbd.probabilityOfPurchase(summary, weeks: 20, prior: prior)
    }
    #expect(isNear(bought, expected, 0.02), "\(bought / customers) \(expected / customers)")
    #expect(isNear(buyers, chance, 0.02), "\(buyers / customers) \(chance / customers)")
  }
}
