import LoopModel
import Testing

/// What the momentum formula promises of customers who behave as it assumes, drawn by lot.
@Suite struct `Simulated customers` {
  /// How a steady buyer's statistic and arrow end: purchases without memory over a number of weeks.
  private static func steadyBuyers(
    _ count: Int, weeks: Int, meanGap: Int
  ) -> [(trend: Double, arrow: Arrow)] {
    var random = SeededRandom(seed: UInt64(weeks * 1000 + meanGap))
    let end = Double(today.number) + Double(weeks * 7)
    var result: [(trend: Double, arrow: Arrow)] = []
    while result.count < count {
      var days: [Day] = [today]
      var time = random.exponential(rate: 1 / Double(meanGap))
      while time < Double(weeks * 7) {
        days.append(today.advanced(by: Int(time.rounded(.up))))
        time += random.exponential(rate: 1 / Double(meanGap))
      }
      guard let rhythm = PurchaseRhythm(days: days), let trend = rhythm.trend(at: end) else {
        continue
      }
      result.append((trend, rhythm.arrow(at: end)))
    }
    return result
  }

  @Test(arguments: [(26, 14), (52, 14), (104, 21), (104, 45), (208, 30)])
  func `who buy steadily reach 1.28 either way 20 % of the time`(weeks: Int, meanGap: Int) {
    let buyers = Self.steadyBuyers(4000, weeks: weeks, meanGap: meanGap)
    let share = Double(buyers.filter { abs($0.trend) >= Arrow.appears }.count) / 4000
    #expect((0.17...0.23).contains(share), "\(share)")
  }

  // Arrows once shown are kept down to 0.88, which adds to the 20 %.
  @Test(arguments: [(26, 14), (52, 14), (104, 21), (104, 45), (208, 30)])
  func `who buy steadily show a false arrow 22 to 30 % of the time`(weeks: Int, meanGap: Int) {
    let buyers = Self.steadyBuyers(4000, weeks: weeks, meanGap: meanGap)
    let share = Double(buyers.filter { $0.arrow != .steady }.count) / 4000
    #expect((0.22...0.30).contains(share), "\(share)")
  }

  /// The share of gaps of active customers after which so long a silence has a chance below 5 %.
  private static func rareGaps(memory: Double) -> Double {
    let prior = Prior(medianGapDays: 365)
    var random = SeededRandom(seed: 77)
    var gaps = 0
    var rare = 0
    for _ in 0..<6000 {
      let rate = random.gamma(shape: prior.r, rate: prior.alpha)
      var rhythm = PurchaseRhythm(firstPurchase: today)
      for _ in 0..<12 {
        let gap = min(1e7, random.exponential(rate: rate) * 7).rounded(.up)
        let next = rhythm.last.advanced(by: Int(gap))
        gaps += 1
        if Pace(of: rhythm, at: Double(next.number), prior: prior).survival < 0.05 { rare += 1 }
        rhythm.recordPurchase(on: next, memory: memory)
      }
    }
    return Double(rare) / Double(gaps)
  }

  @Test func `with memory 1 are silent beyond 1 in 20 in exactly that share of their gaps`() {
    let share = Self.rareGaps(memory: 1)
    #expect((0.047...0.053).contains(share), "\(share)")
  }

  // A shorter memory knows a steady rate less well: 1 in 15.
  @Test func `with the standard memory are silent beyond 1 in 20 a little more often`() {
    let share = Self.rareGaps(memory: PurchaseRhythm.memory)
    #expect((0.06...0.075).contains(share), "\(share)")
  }

  // The flag can appear only where two years are long against the customer's rhythm, and then in
  // at most 5 % of the weeks of those who are still active.
  @Test(arguments: [(7, 0.03, 0.05), (30, 0.005, 0.02), (90, 0, 0.005)])
  func `who are active are called stalled in few of their weeks`(
    medianGap: Int, low: Double, high: Double
  ) {
    let prior = Prior(medianGapDays: Double(medianGap))
    var random = SeededRandom(seed: UInt64(medianGap))
    var weeks = 0
    var stalled = 0
    for _ in 0..<8000 {
      let rate = random.gamma(shape: prior.r, rate: prior.alpha)
      let leaving = random.beta(prior.a, prior.b)
      guard random.share() > leaving else { continue }
      var rhythm = PurchaseRhythm(firstPurchase: today)
      var time = 0.0
      while time < 104 {
        let next = time + random.exponential(rate: rate)
        var week = time.rounded(.down) + 1
        while week <= min(104, next) {
          let pace = Pace(of: rhythm, at: Double(today.number) + week * 7, prior: prior)
          weeks += 1
          if pace.survival < SilenceFlag.stalledBelow { stalled += 1 }
          week += 1
        }
        time = next
        guard time < 104, random.share() > leaving else { break }
        rhythm.recordPurchase(on: today.advanced(by: Int((time * 7).rounded(.up))))
      }
    }
    let share = Double(stalled) / Double(weeks)
    #expect((low...high).contains(share), "\(share)")
  }
}
