import LoopModel
import Testing

@Suite struct `A trend arrow` {
  @Test(
    arguments: [
      (.steady, 1.28, .up), (.steady, 1.27, .steady), (.steady, -1.28, .down),
      (.steady, -1.27, .steady), (.steady, 0, .steady), (.up, 1.27, .up), (.up, 0.88, .up),
      (.up, 0.87, .steady), (.up, -1.27, .steady), (.up, -1.28, .down), (.down, -1.27, .down),
      (.down, -0.88, .down), (.down, -0.87, .steady), (.down, 1.27, .steady), (.down, 1.28, .up),
      (.up, nil, .steady), (.down, nil, .steady), (.steady, nil, .steady), (.up, .nan, .up),
    ] as [(Arrow, Double?, Arrow)])
  func `appears at 1.28 and goes below 0.88`(from: Arrow, trend: Double?, to: Arrow) {
    #expect(from.following(trend) == to)
  }

  @Test func `in silence only ever falls, so that its end value tells the whole path`() {
    var random = SeededRandom(seed: 8)
    var seen: Set<[Arrow]> = []
    for _ in 0..<300 {
      let count = Int.random(in: 3...15, using: &random)
      let days = random.purchaseDays(count: count, from: today, longestGap: 40)
      guard let rhythm = PurchaseRhythm(days: days), rhythm.repeats >= 2 else { continue }
      let end = Double(rhythm.last.number)
      var walked = rhythm.arrow
      var last = Double.infinity
      var path: [Arrow] = [walked]
      for step in 0..<600 {
        let day = end + Double(step) / 2
        guard let trend = rhythm.trend(at: day) else { continue }
        #expect(trend < last)
        last = trend
        walked = walked.following(trend)
        if walked != path.last { path.append(walked) }
        #expect(rhythm.arrow(at: day) == walked)
      }
      seen.insert(path)
    }
    #expect(seen.isSuperset(of: [[.up, .steady, .down], [.steady, .down]]))
  }

  @Test func `is kept through purchases as if the day had been watched`() {
    var random = SeededRandom(seed: 9)
    var turned = 0
    for _ in 0..<200 {
      let days = random.purchaseDays(count: 20, from: today, longestGap: 60)
      guard var rhythm = days.first.map(PurchaseRhythm.init(firstPurchase:)) else { continue }
      var watched = Arrow.steady
      for day in days.dropFirst() {
        var passing = rhythm.last
        while passing < day {
          watched = watched.following(rhythm.trend(at: Double(passing.number)))
          passing = passing.advanced(by: 1)
        }
        watched = watched.following(rhythm.trend(at: Double(day.number)))
        rhythm.recordPurchase(on: day)
        watched = watched.following(rhythm.trend(at: Double(day.number)))
        #expect(rhythm.arrow == watched)
        if watched != .steady { turned += 1 }
      }
    }
    #expect(turned > 100)
  }
}

@Suite struct `The Laplace trend` {
  // System 1 of table B.1 of the RGA reference (ReliaWiki, appendix B), observed to 2,000 hours.
  @Test func `is -2.6121 for the published system 1`() throws {
    let times = [1.2, 55.6, 72.7, 111.9, 121.9, 303.6, 326.9, 1568.4, 1913.5]
    #expect(abs(try #require(laplaceTrend(times: times, end: 2000)) + 2.6121) < 5e-5)
  }

  @Test(
    arguments: [
      // System 1 of the AMSAA table of three (Crow 1974), to 200 hours: (53.3 − 100) / (200 / √120).
      ([4.3, 4.4, 10.2, 23.5, 23.8, 26.4, 74.0, 77.1, 92.1, 197.2], 200, -2.557864),
      ([10, 20, 30], 40, 0), ([30, 40], 40, 1.837117), ([1, 1], 40, -2.327015),
    ] as [([Double], Double, Double)])
  func `is worked out by hand`(times: [Double], end: Double, trend: Double) throws {
    #expect(abs(try #require(laplaceTrend(times: times, end: end)) - trend) < 1e-6)
  }

  @Test(arguments: [([], 10), ([3], 10), ([3, 4], 0), ([3, 4], -1)] as [([Double], Double)])
  func `is not known from fewer than two times or no length`(times: [Double], end: Double) {
    #expect(laplaceTrend(times: times, end: end) == nil)
  }

  @Test func `is the same in a rhythm kept purchase by purchase`() throws {
    var random = SeededRandom(seed: 10)
    for _ in 0..<200 {
      let days = random.purchaseDays(count: 12, from: today, longestGap: 30)
      let rhythm = try #require(PurchaseRhythm(days: days))
      guard rhythm.repeats >= 2 else { continue }
      let distinct = Set(days).sorted().dropFirst()
      let times = distinct.map { Double(rhythm.first.days(to: $0)) / 7 }
      let silence = Double(Int.random(in: 0...200, using: &random))
      let end = Double(rhythm.last.number) + silence
      let expected = try #require(
        laplaceTrend(times: times, end: (end - Double(rhythm.first.number)) / 7))
      #expect(abs(try #require(rhythm.trend(at: end)) - expected) < 1e-9)
    }
  }
}
