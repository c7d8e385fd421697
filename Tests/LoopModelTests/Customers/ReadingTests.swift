import LoopModel
import Testing

private func read(_ facts: CustomerFacts, daysLater: Double = 0) -> Reading {
  Reading(of: facts, at: Double(today.number) + daysLater, by: .thirtyDays)
}

private func move(_ stage: Stage, daysAgo: Int, at recorded: Int64 = 10) -> Move {
  Move(
    stage: stage, lap: 5, day: today.advanced(by: -daysAgo),
    at: Timestamp(milliseconds: recorded))
}

@Suite struct `A reading of a customer` {
  @Suite struct `who has never bought` {
    @Test(arguments: [(0, 0), (15, 0.5), (30, 1), (400, 1)] as [(Int, Double)])
    func `starts in Sales Loop and waits at its end`(daysAgo: Int, progress: Double) {
      let reading = read(facts(1, knownDaysAgo: daysAgo))
      #expect(reading.placedBy == .start)
      #expect(reading.position == Position(lap: 1, stage: .salesLoop, progress: progress))
      #expect(reading.stageDays == Double(daysAgo))
    }

    @Test func `has no momentum, no flag and is new`() {
      let reading = read(facts(1, knownDaysAgo: 400))
      #expect(reading.momentum == nil)
      #expect(reading.pace == nil)
      #expect(reading.flag == nil)
      #expect(reading.silenceDays == nil)
      #expect(reading.trendStatistic == nil)
      #expect(reading.trend == .new)
      #expect(reading.stalls == [.stageLimit])
    }

    @Test func `has the store's typical gap`() {
      #expect(read(facts(1, knownDaysAgo: 400)).typicalGapDays == 30)
    }

    @Test func `has been in the stage for no time before they are known`() {
      let reading = read(facts(1, knownDaysAgo: 0), daysLater: -3)
      #expect(reading.stageDays == 0)
      #expect(reading.position.progress == 0)
    }
  }

  @Suite struct `placed by purchases` {
    // One purchase and a store's gap of 30 days: the typical gap is 30 days.
    @Test(
      arguments: [
        (0, .heatUp, 1, 0), (2, .heatUp, 1, 2), (3, .automation, 1, 0), (12, .automation, 1, 9),
        (14, .metrics, 1, 0.5), (18, .swell, 1, 1.5), (20, .salesLoop, 2, 0.5),
        (24, .customerExperience, 2, 1.5), (28, .momentum, 2, 1), (30, .momentum, 2, 3),
        (90, .momentum, 2, 63),
      ] as [(Int, Stage, Int32, Double)])
    func `goes round by the days since the last`(
      daysAgo: Int, stage: Stage, lap: Int32, stageDays: Double
    ) {
      let reading = read(facts(1, boughtDaysAgo: [daysAgo]))
      #expect(reading.placedBy == .purchases)
      #expect(reading.position.stage == stage)
      #expect(reading.position.lap == lap)
      #expect(abs(reading.stageDays - stageDays) < 1e-9)
    }

    @Test func `goes round by their own typical gap`() {
      // (2 · 30 + 18 · 5) / (2 + 18): 7.5 days.
      let reading = read(facts(1, boughtDaysAgo: (0...18).map { 94 - $0 * 5 }))
      #expect(reading.typicalGapDays == 7.5)
      #expect(reading.silenceDays == 4)
      #expect(reading.position.stage == .metrics)
      #expect(reading.position.lap == 19)
      #expect(abs(reading.position.progress - (4 / 7.5 - 0.45) / 0.1) < 1e-9)
      #expect(abs(reading.stageDays - (4 - 0.45 * 7.5)) < 1e-9)
    }

    @Test func `waits at the end of Momentum when overdue`() {
      let reading = read(facts(1, boughtDaysAgo: [120, 90]))
      #expect(reading.position == Position(lap: 3, stage: .momentum, progress: 1))
      #expect(reading.position.isHeld)
    }

    @Test func `is in Heat up before a purchase that lies ahead`() {
      let reading = read(facts(1, boughtDaysAgo: [0]), daysLater: -1)
      #expect(reading.position == Position(lap: 1, stage: .heatUp, progress: 0))
      #expect(reading.silenceDays == 0)
    }
  }

  @Suite struct `moved by hand` {
    @Test(
      arguments: [
        (.salesLoop, 30), (.customerExperience, 45), (.momentum, 45), (.heatUp, 30),
        (.metrics, 14), (.swell, 60), (.automation, 30),
      ] as [(Stage, Double)])
    func `goes through the stage in its limit`(stage: Stage, limit: Double) {
      let reading = read(facts(1, knownDaysAgo: 90, move: move(stage, daysAgo: 7)))
      #expect(reading.placedBy == .hand)
      #expect(reading.position == Position(lap: 5, stage: stage, progress: 7 / limit))
      #expect(reading.stageDays == 7)
    }

    @Test func `goes through Automation in their own typical gap`() {
      let bought = (0...18).map { 94 - $0 * 5 }
      let reading = read(facts(1, boughtDaysAgo: bought, move: move(.automation, daysAgo: 3)))
      #expect(reading.position.progress == 3 / 7.5)
    }

    @Test(arguments: [
      (10, 20, true), (10, 10, true), (10, 9, false), (10, 1, false),
    ])
    func `is placed by purchases again once one lies after the move`(
      moved: Int, bought: Int, isByHand: Bool
    ) {
      let facts = facts(1, boughtDaysAgo: [bought], recorded: 5, move: move(.swell, daysAgo: moved))
      #expect(read(facts).placedBy == (isByHand ? .hand : .purchases))
    }

    @Test(arguments: [(9, true), (10, true), (11, false)] as [(Int64, Bool)])
    func `is placed by a purchase of the same day only if it was recorded later`(
      recorded: Int64, isByHand: Bool
    ) {
      let facts = facts(
        1, boughtDaysAgo: [4], recorded: recorded, move: move(.swell, daysAgo: 4, at: 10))
      #expect(read(facts).placedBy == (isByHand ? .hand : .purchases))
    }

    @Test func `stays where they are when older purchases are imported`() {
      let facts = facts(
        1, boughtDaysAgo: [90, 60], recorded: 5_000, move: move(.swell, daysAgo: 4, at: 10))
      #expect(read(facts).placedBy == .hand)
    }

    @Test func `keeps the momentum of their purchases`() {
      let plain = facts(1, boughtDaysAgo: [90, 60, 30])
      var moved = plain
      moved.move = move(.swell, daysAgo: 1)
      #expect(read(moved).momentum == read(plain).momentum)
      #expect(read(moved).trend == read(plain).trend)
    }
  }

  @Suite struct `as a trend` {
    @Test(
      arguments: [
        ([30], .new), ([60, 30], .new), ([120, 90, 60, 30], .steady),
        ([220, 160, 110, 70, 40, 20, 8, 2], .up),
        ([220, 218, 214, 207, 190, 160, 100, 20], .down), ([700, 690, 680, 670, 660], .stopped),
        ([3000], .stopped),
      ] as [([Int], Trend)])
    func `is one glyph`(daysAgo: [Int], trend: Trend) {
      #expect(read(facts(1, boughtDaysAgo: daysAgo)).trend == trend)
    }

    @Test func `is stopped exactly when stalled or lapsed`() {
      var seen: Set<SilenceFlag?> = []
      for entry in randomEntries(count: 2000, seed: 11) {
        let reading = read(entry.facts)
        seen.insert(reading.flag)
        let isOverdue = reading.flag == .stalled || reading.flag == .lapsed
        #expect((reading.trend == .stopped) == isOverdue)
        #expect(reading.stalls.contains(.overdue) == isOverdue)
      }
      #expect(seen == [nil, .late, .stalled, .lapsed])
    }
  }

  @Test func `has a momentum of pace over the typical pace`() throws {
    var yardstick = Yardstick.thirtyDays
    let facts = facts(1, boughtDaysAgo: [90, 60, 30])
    let rhythm = try #require(facts.rhythm)
    let pace = Pace(of: rhythm, at: Double(today.number), prior: yardstick.prior)
    yardstick.typicalPace = pace.pace / 1.8
    let reading = Reading(of: facts, at: Double(today.number), by: yardstick)
    #expect(abs(try #require(reading.momentum) - 1.8) < 1e-12)
    #expect(reading.pace == pace)
  }
}

@Suite struct `A trend` {
  @Test func `is said in one word`() {
    #expect(Trend.allCases.map(\.word) == ["new", "up", "steady", "down", "stopped"])
  }

  @Test func `is better before it is worse`() {
    #expect(Trend.allCases.sorted() == Trend.allCases)
  }
}
