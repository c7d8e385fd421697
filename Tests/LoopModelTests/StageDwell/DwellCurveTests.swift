import LoopModel
import Testing

@Suite struct `A dwell curve` {
  static let byHand = DwellCurve([
    Stay(days: 5, outcome: .censored), Stay(days: 2, outcome: .advanced, count: 2),
    Stay(days: 2, outcome: .exited), Stay(days: 2, outcome: .censored),
    Stay(days: 5, outcome: .advanced), Stay(days: 1, outcome: .exited),
    Stay(days: 7, outcome: .advanced), Stay(days: 7, outcome: .exited),
    Stay(days: 1, outcome: .censored),
  ])

  @Test func `with ties is worked out by hand`() throws {
    let curve = Self.byHand
    #expect(curve.stays == 10 && curve.advances == 4 && curve.exits == 3 && curve.censored == 3)
    // Day 1: n 10, an exit. Day 2: n 8, two advances and an exit. Day 5: n 4. Day 7: n 2.
    let expected: [(Double, Int, Double, Double, Double)] = [
      (1, 10, 0, 0.1, 0.9), (2, 8, 0.225, 0.2125, 0.5625), (5, 4, 0.365625, 0.2125, 0.421875),
      (7, 2, 0.5765625, 0.4234375, 0),
    ]
    try #require(curve.steps.count == expected.count)
    for (step, row) in zip(curve.steps, expected) {
      #expect(step.days == row.0 && step.atRisk == row.1)
      #expect(abs(step.advanced - row.2) < 1e-15)
      #expect(abs(step.exited - row.3) < 1e-15)
      #expect(abs(step.open - row.4) < 1e-15)
    }
    #expect(abs(curve.everAdvanced - 0.5765625) < 1e-15)
    #expect(curve.limit(0.5) == 5 && curve.limit(0.8) == 7 && curve.limit(0.9) == 7)
    #expect(curve.limit(0.3) == 2 && curve.limit(0) == 2 && curve.limit(1) == 7)
    #expect(curve.open(after: 0) == 1 && curve.open(after: 1.5) == 0.9)
    #expect(abs(curve.advanced(by: 6) - 0.365625) < 1e-15 && curve.exited(by: 0.5) == 0)
  }

  @Test func `gives a chance only where ten are at risk`() {
    let many = DwellCurve(
      [
        Stay(days: 2, outcome: .advanced, count: 20), Stay(days: 2, outcome: .exited, count: 20),
        Stay(days: 5, outcome: .advanced, count: 3), Stay(days: 6, outcome: .censored, count: 7),
      ])
    #expect(many.advanceChance(openAt: 0).chance == 20.0 / 50 + 10.0 / 50 * 3 / 10)
    #expect(many.advanceChance(openAt: 2).atRisk == 50)
    let later = many.advanceChance(openAt: 3)
    #expect(later.atRisk == 10 && abs((later.chance ?? 0) - 0.3) < 1e-12)
    #expect(many.advanceChance(openAt: 6) == AdvanceChance(chance: nil, atRisk: 7))
    #expect(many.advanceChance(openAt: 99) == AdvanceChance(chance: nil, atRisk: 0))
    #expect(many.advanceChance(openAt: 5).chance == 0)
  }

  @Test func `gives a stay beyond all experience the chance of the oldest there is some of`() {
    let curve = DwellCurve([
      Stay(days: 2, outcome: .advanced, count: 20), Stay(days: 4, outcome: .exited, count: 10),
      Stay(days: 9, outcome: .advanced, count: 3), Stay(days: 12, outcome: .censored, count: 9),
    ])
    #expect(curve.chanceOfGoingOn(openAt: 3) == curve.advanceChance(openAt: 3))
    #expect(curve.advanceChance(openAt: 11).chance == nil)
    // Twelve were there on day 9, of whom three went on that day and nobody after it.
    #expect(curve.chanceOfGoingOn(openAt: 11) == AdvanceChance(chance: 0, atRisk: 12))
    #expect(curve.chanceOfGoingOn(openAt: 999) == AdvanceChance(chance: 0, atRisk: 12))
    #expect(DwellCurve([]).chanceOfGoingOn(openAt: 0) == nil)
  }

  @Test func `of nothing, or of no advance, has no limit`() {
    for stays in [
      [], [Stay(days: 3, outcome: .censored, count: 50)],
      [Stay(days: 3, outcome: .exited, count: 50)], [Stay(days: 3, outcome: .advanced, count: 0)],
      [Stay(days: .nan, outcome: .exited, count: -3)],
    ] {
      let curve = DwellCurve(stays)
      #expect(curve.limit(0.9) == nil && curve.everAdvanced == 0)
      #expect((curve.advanceChance(openAt: 1).chance ?? 0) == 0)
    }
  }

  @Test func `of stays of no time has its limit at 0`() {
    let curve = DwellCurve([Stay(days: 0, outcome: .advanced, count: 30)])
    #expect(curve.limit(0.9) == 0)
    #expect(curve.advanceChance(openAt: 0) == AdvanceChance(chance: nil, atRisk: 30))
  }

  @Test func `does not depend on the order of stays, nor on counting them together`() {
    var random = SeededRandom(seed: 1)
    let stays = Self.simulated(500, seed: 4)
    let curve = DwellCurve(stays)
    #expect(DwellCurve(stays.shuffled(using: &random)) == curve)
    let twice = DwellCurve(stays + stays)
    let counted = DwellCurve(stays.map { Stay(days: $0.days, outcome: $0.outcome, count: 2) })
    #expect(twice == counted)
    #expect(twice.limit(0.9) == curve.limit(0.9))
  }

  /// Nine in ten of the ten days 1 to 10.
  @Test(arguments: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1])
  func `without censoring has plain quantiles`(share: Double) {
    let curve = DwellCurve((1...10).map { Stay(days: Double($0), outcome: .advanced) })
    #expect(curve.limit(share) == (share * 10).rounded())
  }

  @Test func `accounts for every stay`() {
    for seed in 0..<20 {
      for step in DwellCurve(Self.simulated(200, seed: UInt64(seed))).steps {
        #expect(abs(step.advanced + step.exited + step.open - 1) < 1e-12)
        #expect((0...1).contains(step.open))
      }
    }
  }

  // Advancing at 1/12 a day, leaving at 1/30, and seen for up to 90 days: 90 % of those who advance
  // do so within ln 10 / (1/12 + 1/30) days.
  @Test func `of simulated stays finds the limit and the chances`() throws {
    let curve = DwellCurve(Self.simulated(40_000, seed: 5))
    let rate = 1.0 / 12 + 1.0 / 30
    #expect(abs(curve.everAdvanced - 1.0 / 12 / rate) < 0.01)
    try #expect(abs(#require(curve.limit(0.9)) - 2.302585 / rate) < 1)
    try #expect(abs(#require(curve.limit(0.5)) - 0.693147 / rate) < 0.5)
    let chance = try #require(curve.advanceChance(openAt: 14).chance)
    #expect(abs(chance - 1.0 / 12 / rate) < 0.02)
  }

  static func simulated(_ count: Int, seed: UInt64) -> [Stay] {
    var random = SeededRandom(seed: seed)
    return (0..<count).map { _ in
      let advance = random.exponential(rate: 1.0 / 12)
      let exit = random.exponential(rate: 1.0 / 30)
      let seen = 90 * random.share()
      let days = min(advance, exit, seen)
      let outcome: StayOutcome =
        days == advance ? .advanced : days == exit ? .exited : .censored
      return Stay(days: count > 1000 ? days : days.rounded(.up), outcome: outcome)
    }
  }
}

/// Weeks of remission under 6-mercaptopurine (Freireich et al., Blood 21, 1963), as in Cox and Oakes.
@Suite struct `The Freireich remissions` {
  static let curve: DwellCurve = {
    let relapses = [6, 6, 6, 7, 10, 13, 16, 22, 23].map {
      Stay(days: $0, outcome: .advanced)
    }
    let others = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35].map {
      Stay(days: $0, outcome: .censored)
    }
    return DwellCurve(relapses + others)
  }()

  @Test(
    arguments: [
      (6, 21, 0.857), (7, 17, 0.807), (10, 15, 0.753), (13, 12, 0.690), (16, 11, 0.627),
      (22, 7, 0.538), (23, 6, 0.448),
    ])
  func `survive as published`(weeks: Double, atRisk: Int, survival: Double) throws {
    let step = try #require(Self.curve.steps.first { $0.days == weeks })
    #expect(step.atRisk == atRisk)
    #expect(abs(step.open - survival) < 5e-4)
    #expect(abs(step.advanced + step.open - 1) < 1e-12)
  }

  @Test func `have seven times of relapse`() {
    #expect(Self.curve.steps.count == 7)
    #expect(Self.curve.open(after: 35) == Self.curve.open(after: 23))
  }
}
