import LoopModel
import Testing

@Suite struct `A fit of CDNOW` {
  static let starts = [
    nil, Prior(r: 1, alpha: 1, a: 1, b: 1), Prior(r: 0.05, alpha: 50, a: 5, b: 0.2),
    Prior(r: 5, alpha: 0.5, a: 0.1, b: 20),
  ]

  @Test(arguments: starts)
  func `finds the published BG/NBD from any start`(start: Prior?) throws {
    let fit = try PurchaseModel.bgnbd.fit(CDNOW.summaries, usesPrior: false, start: start)
    #expect(fit.converged && !fit.atLimit)
    #expect(fit.customers == 2357 && fit.repeatCustomers == 946)
    #expect(abs(fit.prior.r - 0.24260) < 1e-3)
    #expect(abs(fit.prior.alpha - 4.41368) < 1e-3)
    #expect(abs(fit.prior.a - 0.79299) < 1e-3)
    #expect(abs(fit.prior.b - 2.42617) < 1e-3)
    #expect(abs(fit.logLikelihood - -9582.4292) < 1e-3)
  }

  @Test(arguments: starts)
  func `finds the published MBG/NBD from any start`(start: Prior?) throws {
    let fit = try PurchaseModel.mbgnbd.fit(CDNOW.summaries, usesPrior: false, start: start)
    #expect(fit.converged && !fit.atLimit)
    #expect(abs(fit.prior.r - 0.525) < 1e-3)
    #expect(abs(fit.prior.alpha - 6.183) < 1e-3)
    #expect(abs(fit.prior.a - 0.891) < 1e-3)
    #expect(abs(fit.prior.b - 1.614) < 1e-3)
    #expect(abs(fit.logLikelihood - -9582.1) < 0.05)
  }

  @Test(arguments: PurchaseModel.allCases)
  func `is hardly moved by the weak prior`(model: PurchaseModel) throws {
    let free = try model.fit(CDNOW.summaries, usesPrior: false)
    let held = try model.fit(CDNOW.summaries)
    #expect(free.logLikelihood - held.logLikelihood < 0.01)
    #expect(free.logLikelihood >= held.logLikelihood)
    #expect(isNear(free.prior.r, held.prior.r, 0.01))
    #expect(isNear(free.prior.b, held.prior.b, 0.02))
  }

  @Test(arguments: PurchaseModel.allCases)
  func `does not depend on the order of customers`(model: PurchaseModel) throws {
    var random = SeededRandom(seed: 9)
    let fit = try model.fit(CDNOW.summaries)
    let other = try model.fit(CDNOW.summaries.shuffled(using: &random))
    #expect(other == fit)
  }

  @Test(arguments: PurchaseModel.allCases)
  func `is the top of its likelihood`(model: PurchaseModel) throws {
    let fit = try model.fit(CDNOW.summaries, usesPrior: false)
    let top = model.logLikelihood(of: CDNOW.summaries, prior: fit.prior)
    #expect(top == fit.logLikelihood)
    for path in [\Prior.r, \Prior.alpha, \Prior.a, \Prior.b] {
      for factor in [0.99, 1.01] {
        var other = fit.prior
        other[keyPath: path] *= factor
        #expect(model.logLikelihood(of: CDNOW.summaries, prior: other) < top)
      }
    }
  }
}

@Suite struct `A fit` {
  /// Customers who behave as MBG/NBD assumes.
  static func simulated(_ count: Int, prior: Prior, seed: UInt64) -> [PurchaseSummary] {
    var random = SeededRandom(seed: seed)
    return (0..<count).map { _ in
      let rate = random.gamma(shape: prior.r, rate: prior.alpha)
      let leaving = random.beta(prior.a, prior.b)
      let age = Double(Int.random(in: 180...540, using: &random)) / 7
      var (repeats, recency, time) = (0, 0.0, 0.0)
      while random.share() > leaving {
        time += random.exponential(rate: rate)
        guard time < age else { break }
        recency = time
        repeats += 1
      }
      return PurchaseSummary(repeats: repeats, recency: recency, age: age)
    }
  }

  @Test func `finds what customers were drawn from`() throws {
    let prior = Prior(r: 1.2, alpha: 9, a: 0.8, b: 3)
    let fit = try PurchaseModel.mbgnbd.fit(Self.simulated(20_000, prior: prior, seed: 1))
    #expect(isNear(fit.prior.r, prior.r, 0.1))
    #expect(isNear(fit.prior.alpha, prior.alpha, 0.1))
    #expect(isNear(fit.prior.a, prior.a, 0.15))
    #expect(isNear(fit.prior.b, prior.b, 0.15))
  }

  /// The customer's own parameters with the weak prior stay within e³ of its middle.
  @Test(arguments: PurchaseModel.allCases)
  func `of fifteen customers runs away without the weak prior and not with it`(
    model: PurchaseModel
  ) throws {
    var ranAway = 0
    let middle = Prior(medianGapDays: 30)
    for seed in 0..<30 {
      let few = Self.simulated(15, prior: middle, seed: UInt64(100 + seed))
      let held = try model.fit(few, leastRepeatCustomers: 0)
      #expect(held.converged && !held.atLimit)
      for path in [\Prior.r, \Prior.alpha, \Prior.a, \Prior.b] {
        let ratio = held.prior[keyPath: path] / middle[keyPath: path]
        #expect((0.05...20).contains(ratio), "seed \(seed): \(ratio)")
      }
      let free = try model.fit(few, usesPrior: false, leastRepeatCustomers: 0)
      #expect(free.logLikelihood.isFinite)
      let values = [free.prior.r, free.prior.alpha, free.prior.a, free.prior.b]
      #expect(values.allSatisfy { $0.isFinite && $0 > 0 })
      if values.contains(where: { $0 > 1000 || $0 < 0.001 }) { ranAway += 1 }
    }
    #expect(ranAway >= 15, "\(ranAway)")
  }

  @Test(arguments: [0, 1, 24])
  func `is refused below 25 repeat customers`(count: Int) {
    let customers =
      Array(repeating: PurchaseSummary(repeats: 2, recency: 9, age: 30), count: count)
      + Array(repeating: PurchaseSummary(repeats: 0, recency: 0, age: 30), count: 200)
    #expect(throws: FitRefusal.fewRepeatCustomers(found: count, needed: 25)) {
      try PurchaseModel.mbgnbd.fit(customers)
    }
    #expect(throws: Never.self) {
      try PurchaseModel.mbgnbd.fit(customers, leastRepeatCustomers: count)
    }
  }

  @Test(arguments: PurchaseModel.allCases)
  func `of nobody is the weak prior, or refused without it`(model: PurchaseModel) throws {
    let fit = try model.fit([], medianGapDays: 21, leastRepeatCustomers: 0)
    #expect(isNear(fit.prior.r, 0.5, 1e-9) && isNear(fit.prior.alpha, 6, 1e-9))
    #expect(isNear(fit.prior.a, 0.8, 1e-9) && isNear(fit.prior.b, 2, 1e-9))
    #expect(fit.logLikelihood == 0 && fit.customers == 0)
    #expect(throws: FitRefusal.noCustomers) {
      try model.fit([], usesPrior: false, leastRepeatCustomers: 0)
    }
  }

  static let oddStores: [[PurchaseSummary]] = [
    [PurchaseSummary(repeats: 0, recency: 0, age: 0)],
    [PurchaseSummary(repeats: 1, recency: 3, age: 5)],
    [PurchaseSummary(repeats: 2000, recency: 2000, age: 2001)],
    [PurchaseSummary(repeats: 2000, recency: 0, age: 0)],
    Array(repeating: PurchaseSummary(repeats: 0, recency: 0, age: 0), count: 500),
    Array(repeating: PurchaseSummary(repeats: 0, recency: 0, age: 52), count: 500),
    Array(repeating: PurchaseSummary(repeats: 5, recency: 30, age: 40), count: 500),
    Array(repeating: PurchaseSummary(repeats: 3, recency: 0, age: 0), count: 40),
    [PurchaseSummary(repeats: -3, recency: .nan, age: -.infinity)],
  ]

  @Test(arguments: PurchaseModel.allCases, oddStores)
  func `of an odd store is a number`(model: PurchaseModel, store: [PurchaseSummary]) throws {
    for usesPrior in [true, false] {
      for gap in [0, 30, 1e9, -Double.infinity, .nan] {
        let fit = try model.fit(
          store, medianGapDays: gap, usesPrior: usesPrior, leastRepeatCustomers: 0)
        let values = [fit.prior.r, fit.prior.alpha, fit.prior.a, fit.prior.b]
        #expect(values.allSatisfy { $0.isFinite && $0 > 0 }, "\(fit)")
        #expect(fit.logLikelihood.isFinite)
      }
    }
  }

  @Test func `begins at any start`() throws {
    for value in [-1, 0, 1e-300, 1e300, Double.nan, .infinity] {
      let start = Prior(r: value, alpha: value, a: value, b: value)
      let fit = try PurchaseModel.mbgnbd.fit(CDNOW.summaries, start: start)
      #expect(fit.logLikelihood.isFinite)
    }
  }

  @Test func `counts customers alike together`() {
    let prior = Prior(r: 0.525, alpha: 6.183, a: 0.891, b: 1.614)
    for model in PurchaseModel.allCases {
      let one = CDNOW.summaries.reduce(0) { $0 + model.logLikelihood(of: [$1], prior: prior) }
      #expect(isNear(model.logLikelihood(of: CDNOW.summaries, prior: prior), one, 1e-12))
    }
  }
}
