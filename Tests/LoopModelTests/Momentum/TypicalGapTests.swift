import LoopModel
import Testing

@Suite struct `A typical gap` {
  @Test(
    arguments: [
      // No gap: the store's.
      ([10], 30, 30),
      // (2 · 30 + 10) / 3.
      ([20, 10], 30, 70.0 / 3),
      // Two gaps of 10: half the store's, half theirs.
      ([30, 20, 10], 30, 20),
      // Twenty gaps of 10: (60 + 200) / 22.
      ((0...20).map { 300 - $0 * 10 }, 30, 260.0 / 22),
      // Two gaps of 365 and 1.
      ([366, 1, 0], 30, (60.0 + 366) / 4),
      // Never below a day.
      ((0...50).map { 50 - $0 }, 0, 1),
      ([10], 0, 1),
    ] as [([Int], Double, Double)])
  func `is the customer's own, shrunk towards the store's`(
    daysAgo: [Int], storeMedian: Double, days: Double
  ) throws {
    let rhythm = try rhythm(daysAgo: daysAgo)
    #expect(abs(TypicalGap.days(of: rhythm, storeMedian: storeMedian) - days) < 1e-12)
  }

  @Test func `does not change with silence, only with a purchase`() throws {
    var rhythm = try rhythm(daysAgo: [400, 390])
    let before = TypicalGap.days(of: rhythm, storeMedian: 30)
    rhythm.recordPurchase(on: today)
    #expect(TypicalGap.days(of: rhythm, storeMedian: 30) > before)
  }

  @Test func `is 30 days in a store without gaps`() {
    #expect(TypicalGap.defaultMedianDays == 30)
  }
}

@Suite struct `The median of gaps by length` {
  @Test(
    arguments: [
      ([], nil), ([0], nil), ([0, 0, 0], nil), ([0, 1], 1), ([0, 0, 0, 5], 3),
      ([0, 1, 1], 1.5), ([0, 1, 0, 0, 1], 2.5), ([0, 2, 0, 1], 1), ([0, 1, 0, 2], 3),
      ([0, 2, 0, 2], 2), ([0, 1, 1, 1], 2), ([3, 1], 0),
    ] as [([Int], Double?)])
  func `is the middle one, or the mean of the two in the middle`(
    histogram: [Int], median: Double?
  ) {
    #expect(TypicalGap.median(histogram: histogram) == median)
  }

  @Test func `equals that of the gaps in order`() {
    var random = SeededRandom(seed: 3)
    for _ in 0..<500 {
      let gaps = (0..<Int.random(in: 1...40, using: &random)).map { _ in
        Int.random(in: 1...30, using: &random)
      }.sorted()
      var histogram = Array(repeating: 0, count: 31)
      for gap in gaps { histogram[gap] += 1 }
      let expected = Double(gaps[(gaps.count - 1) / 2] + gaps[gaps.count / 2]) / 2
      #expect(TypicalGap.median(histogram: histogram) == expected)
    }
  }
}
