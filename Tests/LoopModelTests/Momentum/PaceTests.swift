import Glibc
import LoopModel
import Testing

@Suite struct `A pace` {
  static let priors = [
    Prior(r: 0.5, alpha: 60.0 / 7, a: 0.8, b: 2), Prior(r: 0.525, alpha: 6.183, a: 0.891, b: 1.614),
    Prior(r: 3, alpha: 0.4, a: 1, b: 1), Prior(r: 0.02, alpha: 40, a: 6, b: 0.1),
  ]

  static func isNear(_ value: Double, _ expected: Double, _ tolerance: Double) -> Bool {
    abs(value - expected) <= tolerance * max(abs(value), abs(expected))
  }

  @Test func `is worked out by hand`() throws {
    // A = 1, B = 0.7 · 2 weeks, s = 4 weeks; x = 1, T = 6 weeks.
    let rhythm = try rhythm(daysAgo: [42, 28])
    let pace = Pace(
      of: rhythm, at: Double(today.number), prior: Prior(r: 0.5, alpha: 8.6, a: 0.8, b: 2))
    #expect(abs(pace.rate - 1.5 / 14) < 1e-12)
    #expect(abs(pace.survival - 0.603682) < 1e-6)
    #expect(abs(pace.active - 0.693609) < 1e-6)
    #expect(abs(pace.pace - pace.active * 1.5 / 14) < 1e-12)
    #expect(abs(pace.usual - 1.5 / 14.6) < 1e-12)
  }

  @Test(arguments: priors)
  func `with memory 1 is that of MBG/NBD`(prior: Prior) throws {
    var random = SeededRandom(seed: 2)
    for _ in 0..<300 {
      let count = Int.random(in: 1...60, using: &random)
      let days = random.purchaseDays(count: count, from: today, longestGap: 60)
      let rhythm = try #require(PurchaseRhythm(days: days, memory: 1))
      let silence = Double(Int.random(in: 0...400, using: &random))
      let end = Double(rhythm.last.number) + silence
      let pace = Pace(of: rhythm, at: end, prior: prior)

      let x = Double(Set(days).count - 1)
      let tx = Double(rhythm.last.number - rhythm.first.number) / 7
      let T = (end - Double(rhythm.first.number)) / 7
      let ratio = (prior.alpha + T) / (prior.alpha + tx)
      let active = 1 / (1 + prior.a / (prior.b + x) * exp((prior.r + x) * log(ratio)))
      #expect(Self.isNear(pace.active, active, 1e-12))
      #expect(Self.isNear(pace.rate, (prior.r + x) / (prior.alpha + T), 1e-12))
      #expect(Self.isNear(pace.survival, exp(-(prior.r + x) * log(ratio)), 1e-12))
      #expect(Self.isNear(pace.usual, pace.rate, 1e-12))
      #expect(Self.isNear(pace.pace, pace.active * pace.rate, 1e-15))
    }
  }

  @Test(arguments: priors)
  func `strictly falls with every day of silence`(prior: Prior) throws {
    for daysAgo in [[0], [30, 0], [90, 60, 30, 0], (0...40).map { 40 - $0 }] {
      let rhythm = try rhythm(daysAgo: daysAgo)
      var last = Double.infinity
      var lastSurvival = Double.infinity
      for days in 0...3650 {
        let pace = Pace(of: rhythm, at: Double(today.number) + Double(days), prior: prior)
        #expect(pace.pace < last && pace.survival < lastSurvival, "day \(days)")
        (last, lastSurvival) = (pace.pace, pace.survival)
      }
    }
  }

  @Test(arguments: priors)
  func `jumps with every purchase`(prior: Prior) {
    var random = SeededRandom(seed: 4)
    for _ in 0..<100 {
      var rhythm = PurchaseRhythm(firstPurchase: today)
      for _ in 0..<40 {
        let day = rhythm.last.advanced(by: Int.random(in: 1...200, using: &random))
        let before = Pace(of: rhythm, at: Double(day.number), prior: prior)
        rhythm.recordPurchase(on: day)
        let after = Pace(of: rhythm, at: Double(day.number), prior: prior)
        #expect(after.pace > before.pace)
        #expect(after.active > before.active)
        #expect(after.survival == 1)
      }
    }
  }

  @Test func `is not changed by a second purchase of the day`() throws {
    var rhythm = try rhythm(daysAgo: [30, 0])
    let end = Double(today.number)
    let before = Pace(of: rhythm, at: end, prior: Self.priors[0])
    rhythm.recordPurchase(on: today)
    #expect(Pace(of: rhythm, at: end, prior: Self.priors[0]) == before)
  }

  @Test func `before the last purchase is that on its day`() throws {
    let rhythm = try rhythm(daysAgo: [90, 30, 0])
    for prior in Self.priors {
      let pace = Pace(of: rhythm, at: Double(today.number), prior: prior)
      #expect(Pace(of: rhythm, at: Double(today.number) - 1, prior: prior) == pace)
      #expect(Pace(of: rhythm, at: Double(today.number) - 4000, prior: prior) == pace)
    }
  }

  @Test(arguments: [0.7, 1])
  func `is a number for up to 2,000 repeats and ten years of silence`(memory: Double) {
    for gap in [1, 7, 30, 365] {
      var rhythm = PurchaseRhythm(firstPurchase: Day(number: 0))
      for repeats in 0...2000 {
        if repeats > 0 {
          rhythm.recordPurchase(on: rhythm.last.advanced(by: gap), memory: memory)
        }
        guard repeats < 5 || repeats.isMultiple(of: 97) || repeats == 2000 else { continue }
        for silence in [-1, 0, 1, 30, 365, 3650] {
          for prior in Self.priors {
            let pace = Pace(
              of: rhythm, at: Double(rhythm.last.number) + Double(silence), prior: prior)
            let isSound =
              pace.rate.isFinite && pace.rate > 0 && (0...1).contains(pace.survival)
              && (0...1).contains(pace.active) && pace.pace.isFinite && pace.pace >= 0
              && pace.usual.isFinite && pace.usual > 0
            #expect(isSound, "\(repeats) repeats of \(gap) days, silent \(silence): \(pace)")
          }
        }
      }
    }
  }

  @Test func `of one day only is as the prior says`() throws {
    let prior = Self.priors[0]
    let pace = Pace(of: try rhythm(daysAgo: [0]), at: Double(today.number), prior: prior)
    #expect(pace.rate == prior.r / prior.alpha)
    #expect(pace.usual == prior.r / prior.alpha)
    #expect(pace.survival == 1)
    #expect(abs(pace.active - 1 / 1.4) < 1e-12)
  }
}
