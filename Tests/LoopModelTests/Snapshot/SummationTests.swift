import LoopModel
import Testing

@Suite struct `A summation` {
  private let typical = Yardstick.thirtyDays.typicalPace

  @Test func `of nobody has no momentum`() {
    let (stages, loop) = Summation().result(typicalPace: typical)
    #expect(stages == Array(repeating: StageSummary(), count: 7))
    #expect(loop == LoopSummary())
    #expect(loop.momentum == nil)
  }

  @Test func `counts stages, trends, flags and revenue`() throws {
    let entries = randomEntries(count: 1200, seed: 41)
    let readings = entries.map { Reading(of: $0.facts, at: now.day, by: .thirtyDays) }
    var summation = Summation()
    for (entry, reading) in zip(entries, readings) {
      summation.add(reading, revenue: entry.facts.revenue)
    }
    let (stages, loop) = summation.result(typicalPace: typical)
    for stage in Stage.allCases {
      let here = readings.filter { $0.position.stage == stage }
      let summary = stages[stage.index]
      #expect(!here.isEmpty)
      #expect(summary.customers == here.count)
      #expect(summary.late == here.filter { $0.flag == .late }.count)
      #expect(summary.stalled == here.filter(\.isStalled).count)
      for trend in Trend.allCases {
        #expect(summary.count(trend) == here.filter { $0.trend == trend }.count)
      }
      let momenta = here.compactMap(\.momentum)
      #expect(isNear(try #require(summary.momentum), median(of: momenta), 1e-15))
    }
    #expect(loop.customers == 1200)
    #expect(loop.stalled == readings.filter(\.isStalled).count)
    #expect(loop.lapsed == readings.filter { $0.flag == .lapsed }.count)
    #expect(loop.lapsed < loop.stalled)
    #expect(loop.revenue == entries.map(\.facts.revenue).reduce(0, +))
  }

  @Test func `has the pace of all over the usual pace of all`() throws {
    let readings = [[90, 60, 30], [200, 100], [3]].map {
      Reading(of: facts(1, boughtDaysAgo: $0), at: now.day, by: .thirtyDays)
    }
    var summation = Summation()
    for reading in readings { summation.add(reading, revenue: 0) }
    summation.add(Reading(of: facts(9), at: now.day, by: .thirtyDays), revenue: 0)
    let pace = readings.compactMap(\.pace?.pace).reduce(0, +)
    let usual = readings.compactMap(\.pace?.usual).reduce(0, +)
    let momentum = summation.result(typicalPace: typical).1.momentum
    #expect(abs(try #require(momentum) - pace / usual) < 1e-12)
  }

  @Test func `may be read and then go on`() {
    let reading = Reading(of: facts(1), at: now.day, by: .thirtyDays)
    var summation = Summation()
    summation.add(reading, revenue: 1)
    _ = summation.result(typicalPace: typical)
    summation.add(reading, revenue: 1)
    #expect(summation.result(typicalPace: typical).1.customers == 2)
  }
}
