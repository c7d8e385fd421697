import Glibc
import LoopModel
import Testing

@Suite struct `A rhythm of purchases` {
  @Test(arguments: [0, 0.3, 0.7, 0.95, 1])
  func `kept purchase by purchase equals the sums over the whole history`(memory: Double) throws {
    var random = SeededRandom(seed: 1)
    for _ in 0..<200 {
      let count = Int.random(in: 1...120, using: &random)
      let days = random.purchaseDays(count: count, from: today, longestGap: 50)
      let rhythm = try #require(PurchaseRhythm(days: days, memory: memory))

      let distinct = Set(days).sorted()
      let repeats = distinct.count - 1
      var faded = 0.0
      var weeks = 0.0
      var times = 0.0
      for place in 0..<repeats {
        let gap = Double(distinct[place + 1].number - distinct[place].number) / 7
        faded += pow(memory, Double(repeats - 1 - place))
        weeks += pow(memory, Double(repeats - place)) * gap
        times += Double(distinct[place + 1].number - distinct[0].number) / 7
      }
      #expect(rhythm.repeats == Int32(repeats))
      #expect(rhythm.purchases == Int32(distinct.count))
      #expect(rhythm.first == distinct.first)
      #expect(rhythm.last == distinct.last)
      #expect(abs(rhythm.fadedRepeats - faded) <= 1e-9 * max(1, faded))
      #expect(abs(rhythm.fadedWeeks - weeks) <= 1e-9 * max(1, weeks))
      #expect(abs(rhythm.sumOfRepeatTimes - times) <= 1e-9 * max(1, times))
    }
  }

  @Test func `fades by 0.7 a purchase`() throws {
    // Gaps of 1, 2 and 3 weeks.
    let rhythm = try rhythm(daysAgo: [42, 35, 21, 0])
    #expect(abs(rhythm.fadedRepeats - (1 + 0.7 + 0.49)) < 1e-12)
    #expect(abs(rhythm.fadedWeeks - (0.7 * 3 + 0.49 * 2 + 0.343 * 1)) < 1e-12)
    #expect(abs(rhythm.sumOfRepeatTimes - (1 + 3 + 6)) < 1e-12)
  }

  @Test func `counts purchases of one day once`() throws {
    #expect(try rhythm(daysAgo: [9, 9, 5, 5, 5, 2]) == rhythm(daysAgo: [9, 5, 2]))
  }

  @Test func `is not changed by a purchase before the last`() throws {
    var late = try rhythm(daysAgo: [9, 5])
    late.recordPurchase(on: today.advanced(by: -7))
    #expect(try late == rhythm(daysAgo: [9, 5]))
  }

  @Test func `does not exist without a purchase`() {
    #expect(PurchaseRhythm(days: [Day]()) == nil)
  }

  @Test func `is the same after it was kept elsewhere`() throws {
    let rhythm = try rhythm(daysAgo: [90, 70, 45, 44, 3])
    let restored = PurchaseRhythm(
      first: rhythm.first, last: rhythm.last, repeats: rhythm.repeats,
      fadedRepeats: rhythm.fadedRepeats, fadedWeeks: rhythm.fadedWeeks,
      sumOfRepeatTimes: rhythm.sumOfRepeatTimes, arrow: rhythm.arrow)
    #expect(restored == rhythm)
  }

  @Test(arguments: [(0, 0), (7, 1), (3.5, 0.5), (-1, 0), (-400, 0)] as [(Double, Double)])
  func `is silent for the weeks since the last purchase, never less than none`(
    daysLater: Double, weeks: Double
  ) throws {
    let rhythm = try rhythm(daysAgo: [70, 0])
    #expect(rhythm.silence(at: Double(today.number) + daysLater) == weeks)
  }

  @Test(arguments: [(0, 10), (7, 11), (-1, 10), (-400, 10)] as [(Double, Double)])
  func `is as old as from first to last purchase at least`(
    daysLater: Double, weeks: Double
  ) throws {
    let rhythm = try rhythm(daysAgo: [70, 0])
    #expect(abs(rhythm.age(at: Double(today.number) + daysLater) - weeks) < 1e-9)
  }

  @Test(arguments: [[0], [7, 0], [3, 3]])
  func `has no trend below two repeat purchases`(daysAgo: [Int]) throws {
    #expect(try rhythm(daysAgo: daysAgo).trend(at: Double(today.number) + 100) == nil)
  }
}
